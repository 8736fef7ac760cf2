"""Writing SOG version 2: splats in Morton order, packed to bytes and written as lossless WebP images in an archive."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.formats.codebooks import nearest_level, scalar_codebook, vector_palette
from terrazzo.formats.columns import Array, Columns, logarithm, unit_quaternions
from terrazzo.formats.smallest_three import pack_smallest_three
from terrazzo.formats.webp import write_webp

PALETTE_WIDTH = 64
"""Palette entries in a row of the image of centroids."""

FIRST_TAG = 252
"""Alpha of a quaternion whose missing component is w."""

MAX_PALETTE = 1 << 16
"""Entries that the 16 bits of a label can number; up to as many splats keep their own harmonics."""

LEAST_LOG_SCALE = -20.0
"""Thinner splats are written this thin, 2 nanometres, so that one flat splat does not coarsen the codebook."""

_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def encode(columns: Columns, *, seed: int = 0) -> bytes:
    """A `.sog` archive. The splats' order is not kept: neighbours in space become neighbours in the images.

    Args:
        columns: What to write.
        seed: Of the clustering of harmonics.

    Raises:
        ArgumentError: There are no splats: the format has no image of none.
    """
    if not len(columns):
        raise ArgumentError("a SOG file cannot hold zero splats")
    packed = np.copysign(np.log1p(np.abs(columns.means.astype(np.float64))), columns.means)
    order = morton_order(packed)
    images: dict[str, NDArray[np.uint8]] = {}
    meta: dict[str, Any] = {
        "version": 2,
        "asset": {"generator": "Terrazzo"},
        "count": len(columns),
        "means": _means(packed[order], images),
        "scales": _scales(columns.scales[order], images),
        "quats": _quaternions(columns.quaternions[order], images),
        "sh0": _colours(columns.harmonics[order, 0], columns.opacities[order], images),
    }
    if columns.degree:
        meta["shN"] = _harmonics(columns.harmonics[order, 1:], images, seed)
    return _archive(meta, images)


def morton_order(points: NDArray[np.floating]) -> NDArray[np.intp]:
    """Indices that sort points, shape [n, 3], along a Z-order curve of 2^21 cells a side."""
    low = points.min(axis=0)
    extent = np.maximum(points.max(axis=0) - low, 1e-30)
    cells = ((points - low) / extent * ((1 << 21) - 1)).astype(np.uint64)
    code = np.zeros(len(points), np.uint64)
    for axis in range(3):
        code |= _spread_bits(cells[:, axis]) << np.uint64(axis)
    return np.argsort(code, kind="stable")


def _spread_bits(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """21 bits, two zeros between each and the next, by the usual doubling masks."""
    masks = (0x1F00000000FFFF, 0x1F0000FF0000FF, 0x100F00F00F00F00F, 0x10C30C30C30C30C3, 0x1249249249249249)
    for shift, mask in zip((32, 16, 8, 4, 2), masks):
        x = (x | (x << np.uint64(shift))) & np.uint64(mask)
    return x


def _image(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pixels, shape [n, 4], as a nearly square image with sides that are multiples of four."""
    width = -(-int(np.ceil(len(pixels) ** 0.5)) // 4) * 4
    height = -(-len(pixels) // (4 * width)) * 4
    image = np.zeros((height * width, 4), np.uint8)
    image[: len(pixels)] = pixels
    image[len(pixels) :, 3] = 255
    return image.reshape(height, width, 4)


def _opaque(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.concatenate([rgb, np.full((len(rgb), 1), 255, np.uint8)], axis=1)


def _short(levels: NDArray[np.float64]) -> list[float]:
    """Numbers with the digits of a float32 and no more."""
    return [float(f"{level:.8g}") for level in levels.tolist()]


def _means(packed: NDArray[np.float64], images: dict[str, NDArray[np.uint8]]) -> dict[str, Any]:
    low, high = packed.min(axis=0), packed.max(axis=0)
    span = np.where(high > low, high - low, 1)
    steps = np.rint((packed - low) / span * 65535).astype(np.uint16)
    images["means_l.webp"] = _image(_opaque((steps & 255).astype(np.uint8)))
    images["means_u.webp"] = _image(_opaque((steps >> 8).astype(np.uint8)))
    return {"mins": low.tolist(), "maxs": high.tolist(), "files": ["means_l.webp", "means_u.webp"]}


def _scales(scales: Array, images: dict[str, NDArray[np.uint8]]) -> dict[str, Any]:
    logs = np.maximum(logarithm(scales), LEAST_LOG_SCALE)
    levels = scalar_codebook(logs)
    images["scales.webp"] = _image(_opaque(nearest_level(logs, levels)))
    return {"codebook": _short(levels), "files": ["scales.webp"]}


def _quaternions(quaternions: Array, images: dict[str, NDArray[np.uint8]]) -> dict[str, Any]:
    largest, three = pack_smallest_three(unit_quaternions(quaternions))
    stored = np.clip(np.rint((three * 2**0.5 + 1) * 127.5), 0, 255)
    images["quats.webp"] = _image(
        np.concatenate([stored, FIRST_TAG + largest[:, None]], axis=1).astype(np.uint8)
    )
    return {"files": ["quats.webp"]}


def _colours(dc: Array, opacities: Array, images: dict[str, NDArray[np.uint8]]) -> dict[str, Any]:
    levels = scalar_codebook(dc)
    alpha = np.rint(opacities * 255).astype(np.uint8)
    images["sh0.webp"] = _image(np.concatenate([nearest_level(dc, levels), alpha[:, None]], axis=1))
    return {"codebook": _short(levels), "files": ["sh0.webp"]}


def _harmonics(rest: Array, images: dict[str, NDArray[np.uint8]], seed: int) -> dict[str, Any]:
    n, k, _ = rest.shape
    palette, labels = vector_palette(
        np.ascontiguousarray(rest.reshape(n, 3 * k), np.float32), MAX_PALETTE, seed
    )
    levels = scalar_codebook(palette)
    rows = -(-len(palette) // PALETTE_WIDTH)
    entries = np.zeros((rows * PALETTE_WIDTH, k, 3), np.uint8)
    entries[: len(palette)] = nearest_level(palette, levels).reshape(-1, k, 3)
    images["shN_centroids.webp"] = _opaque(entries.reshape(-1, 3)).reshape(rows, PALETTE_WIDTH * k, 4)
    bytes_of = np.stack([labels & 255, labels >> 8, np.zeros_like(labels)], axis=1).astype(np.uint8)
    images["shN_labels.webp"] = _image(_opaque(bytes_of))
    bands = round((k + 1) ** 0.5) - 1
    files = ["shN_centroids.webp", "shN_labels.webp"]
    return {"count": len(palette), "bands": bands, "codebook": _short(levels), "files": files}


def _archive(meta: dict[str, Any], images: dict[str, NDArray[np.uint8]]) -> bytes:
    """A zip archive without compression or clock, so that the same splats give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, pixels in images.items():
            archive.writestr(zipfile.ZipInfo(name, _MIDNIGHT), write_webp(pixels))
        archive.writestr(zipfile.ZipInfo("meta.json", _MIDNIGHT), json.dumps(meta, separators=(",", ":")))
    return out.getvalue()
