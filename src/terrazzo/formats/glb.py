"""Binary glTF with KHR_gaussian_splatting: splats as attributes of a POINTS primitive; x right, y up, z back.

Scales are linear and opacities 0..1. Extension: https://github.com/KhronosGroup/glTF (extensions/2.0/Khronos). Nodes'
positions, rotations and uniform scales are applied; compressed primitives are not read.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.formats.columns import Array, Columns, join_columns, to_splats, unit_quaternions
from terrazzo.formats.gltf_container import Gltf, pack_glb, read_glb
from terrazzo.formats.json_reading import Node
from terrazzo.formats.limits import check_count
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.source import Source
from terrazzo.harmonics import SH_C0

EXTENSION = "KHR_gaussian_splatting"
COLOUR_SPACE = "srgb_rec709_display"

_FLOAT, _BYTE = 5126, 5121
_KINDS = {1: "SCALAR", 3: "VEC3", 4: "VEC4"}


def decode(source: Source) -> Columns:
    """Reads every primitive with the extension that the scene shows."""
    gltf = read_glb(source)
    parts: list[Columns] = []
    cache: dict[tuple[int, int], Columns] = {}
    total = 0
    for mesh, matrix in gltf.shown_meshes():
        primitives = gltf.root["meshes"][mesh]["primitives"].items()
        for i, primitive in enumerate(primitives):
            extension = primitive["extensions"].get(EXTENSION) if "extensions" in primitive else None
            if extension is None:
                continue
            if (mesh, i) not in cache:
                cache[mesh, i] = _primitive(gltf, primitive, extension)
            total += len(cache[mesh, i])
            check_count(source, total, "scene", packed_bytes=len(source.data))
            parts.append(_placed(source, cache[mesh, i], matrix))
    if not parts:
        raise source.error(f"it shows no primitive with {EXTENSION}; a mesh is not splats", "meshes")
    return join_columns(parts)


def _primitive(gltf: Gltf, primitive: Node, extension: Node) -> Columns:
    space = extension.get("colorSpace")
    if space is not None and space.text().startswith("lin"):
        raise space.error(f"its colours are {space.text()[:40]!r}; only display colours (sRGB) are read")
    attributes = primitive["attributes"]
    prefix = EXTENSION + ":"
    for name in (
        "POSITION",
        *(prefix + part for part in ("ROTATION", "SCALE", "OPACITY", "SH_DEGREE_0_COEF_0")),
    ):
        if name not in attributes:
            raise attributes.error(f"{name} is missing; compressed splats are not read")
    means = gltf.accessor(attributes["POSITION"], "VEC3")
    names = [f"{prefix}SH_DEGREE_{degree}_COEF_{i}" for degree in range(4) for i in range(2 * degree + 1)]
    k = next((size for size in (16, 9, 4, 1) if all(name in attributes for name in names[:size])), 0)
    values = {name: gltf.accessor(attributes[name], "VEC3") for name in names[:k]}
    rotation = gltf.accessor(attributes[prefix + "ROTATION"], "VEC4")
    scales = gltf.accessor(attributes[prefix + "SCALE"], "VEC3")
    opacities = gltf.accessor(attributes[prefix + "OPACITY"], "SCALAR")
    for name, column in {"ROTATION": rotation, "SCALE": scales, "OPACITY": opacities, **values}.items():
        if len(column) != len(means):
            raise attributes.error(f"{name} has {len(column)} values for {len(means)} positions")
    if len(scales) and np.nanmin(scales) < 0:
        raise attributes.error(
            "SCALE holds a negative value; wanted linear scales (early drafts stored logarithms)"
        )
    return Columns(
        means, rotation[:, [3, 0, 1, 2]], scales, opacities[:, 0], np.stack(list(values.values()), axis=1)
    )


def _placed(source: Source, columns: Columns, matrix: NDArray[np.float64]) -> Columns:
    if np.array_equal(matrix, np.eye(4)):
        return columns
    try:
        moved = to_splats(columns, "RFU", source).transform(matrix)  # "RFU" keeps the file's own axes
    except ArgumentError as error:
        raise source.error(f"a node's transform cannot be applied to splats: {error}", "nodes") from error
    return Columns(moved.means, moved.quaternions, moved.scales, moved.opacities, moved.harmonics)


def encode(columns: Columns) -> bytes:
    """One node, one mesh, one primitive, with colours for viewers that only know points.

    Raises:
        ArgumentError: There are no splats: an accessor has one item at least.
    """
    if not len(columns):
        raise ArgumentError("a glTF file cannot hold zero splats")
    attributes = _attributes(columns)
    views, accessors, offset = [], [], 0
    for name, values in attributes.items():
        views.append({"buffer": 0, "byteOffset": offset, "byteLength": values.nbytes, "target": 34962})
        kind = _BYTE if values.dtype == np.uint8 else _FLOAT
        accessor: dict[str, Any] = {
            "bufferView": len(accessors),
            "componentType": kind,
            "count": len(columns),
        }
        accessor["type"] = _KINDS[values.shape[1]]
        if kind == _BYTE:
            accessor["normalized"] = True
        if name == "POSITION":
            accessor |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        accessors.append(accessor)
        offset += values.nbytes
    extension = {"kernel": "ellipse", "colorSpace": COLOUR_SPACE}
    extension |= {"sortingMethod": "cameraDistance", "projection": "perspective"}
    primitive = {
        "attributes": {name: i for i, name in enumerate(attributes)},
        "mode": 0,
        "extensions": {EXTENSION: extension},
    }
    root = {
        "asset": {"version": "2.0", "generator": "Terrazzo"},
        "extensionsUsed": [EXTENSION],
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": "splats"}],
        "meshes": [{"primitives": [primitive], "name": "splats"}],
        "buffers": [{"byteLength": offset}],
        "bufferViews": views,
        "accessors": accessors,
    }
    return pack_glb(root, list(attributes.values()))


def _attributes(columns: Columns) -> dict[str, Array]:
    """Attribute name -> values, shape [n, components], each a multiple of four bytes long."""
    colours = columns.harmonics[:, 0] * SH_C0 + 0.5
    shown = np.concatenate([colours, columns.opacities[:, None]], axis=1)
    out: dict[str, NDArray] = {
        "POSITION": columns.means,
        "COLOR_0": np.clip(np.rint(shown * 255), 0, 255).astype(np.uint8),
        f"{EXTENSION}:ROTATION": unit_quaternions(columns.quaternions)[:, [1, 2, 3, 0]],
        f"{EXTENSION}:SCALE": columns.scales,
        f"{EXTENSION}:OPACITY": columns.opacities[:, None],
    }
    for degree in range(columns.degree + 1):
        for i in range(2 * degree + 1):
            out[f"{EXTENSION}:SH_DEGREE_{degree}_COEF_{i}"] = columns.harmonics[:, degree * degree + i]
    return {name: v if v.dtype == np.uint8 else np.ascontiguousarray(v, "<f4") for name, v in out.items()}


def _sniff(data: memoryview) -> bool:
    return bytes(data[:4]) == b"glTF"


GLB = register(SplatFormat("glb", (".glb",), "RUB", decode, encode, _sniff))
