"""Small files of the formats that are only read, built by hand from their published layouts."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile

import numpy as np

from terrazzo.formats import encode_splats
from terrazzo.formats.axes import axes_matrix, turn_harmonics, turn_quaternions, turn_scales, turn_vectors
from terrazzo.harmonics import SH_C0
from terrazzo.splats import Splats

C, S = np.float32(SH_C0), "<f4"


def file_frame(splats: Splats, axes: str = "RDF") -> tuple[np.ndarray, ...]:
    """Means, unit quaternions, scales, opacities and harmonics in a file's axes."""
    p = axes_matrix(axes)
    q = turn_quaternions(splats.quaternions, p)
    q = q / np.linalg.norm(q, axis=1, keepdims=True)
    q = np.where(q[:, :1] < 0, -q, q)
    return (
        turn_vectors(splats.means, p),
        q,
        turn_scales(splats.scales, p),
        splats.opacities,
        turn_harmonics(splats.harmonics, p),
    )


def compressed_ply(splats: Splats) -> bytes:
    """PlayCanvas's compressed PLY: 256 splats to a chunk, 32 bits for each property."""
    means, q, scales, opacities, harmonics = file_frame(splats)
    n, rest = len(splats), 3 * (harmonics.shape[1] - 1)
    chunks = -(-n // 256)
    logs, colours = np.log(scales), harmonics[:, 0] * C + 0.5
    bounds, words = np.zeros((chunks, 18), S), np.zeros((n, 4), "<u4")

    def pack(fractions: np.ndarray, *fields: tuple[int, int]) -> np.ndarray:
        out = np.zeros(len(fractions), np.uint32)
        for column, (shift, bits) in zip(fractions.T, fields):
            out |= np.rint(np.clip(column, 0, 1) * ((1 << bits) - 1)).astype(np.uint32) << np.uint32(shift)
        return out

    for c in range(chunks):
        s = slice(256 * c, min(n, 256 * (c + 1)))
        unit = []
        for i, values in enumerate((means[s], logs[s], colours[s])):
            low, high = values.min(0), values.max(0)
            bounds[c, 6 * i : 6 * i + 3], bounds[c, 6 * i + 3 : 6 * i + 6] = low, high
            unit.append((values - low) / np.maximum(high - low, 1e-6))
        words[s, 0] = pack(unit[0], (21, 11), (11, 10), (0, 11))
        words[s, 2] = pack(unit[1], (21, 11), (11, 10), (0, 11))
        words[s, 3] = pack(np.column_stack([unit[2], opacities[s]]), (24, 8), (16, 8), (8, 8), (0, 8))
    for i in range(n):
        largest = int(np.abs(q[i]).argmax())
        three = np.delete(q[i], largest) * np.sign(q[i, largest])
        words[i, 1] = (largest << 30) | pack((three / 2**0.5 + 0.5)[None], (20, 10), (10, 10), (0, 10))[0]
    names = [
        f"{end}_{p}{a}"
        for p, axes in (("", "xyz"), ("scale_", "xyz"), ("", "rgb"))
        for end in ("min", "max")
        for a in axes
    ]
    lines = [
        "ply",
        "format binary_little_endian 1.0",
        f"element chunk {chunks}",
        *(f"property float {p}" for p in names),
    ]
    lines += [
        f"element vertex {n}",
        *(f"property uint packed_{p}" for p in ("position", "rotation", "scale", "color")),
    ]
    body = bounds.tobytes() + words.tobytes()
    if rest:
        lines += [f"element sh {n}", *(f"property uchar f_rest_{i}" for i in range(rest))]
        stored = np.clip((harmonics[:, 1:] / 8 + 0.5) * 256, 0, 255).astype(np.uint8)
        body += stored.transpose(0, 2, 1).tobytes()
    return "\n".join([*lines, "end_header", ""]).encode() + body


def ksplat(splats: Splats, level: int) -> bytes:
    """GaussianSplats3D's format: one section; at level 1 and 2 one full bucket and one that is partly filled."""
    means, q, scales, opacities, harmonics = file_frame(splats)
    n, degree = len(splats), splats.degree
    size = max(1, 2 * n // 3)
    real = (S, "<f2", "<f2")[level]
    centre, block = means.mean(0), float(2 * np.ptp(means, axis=0).max() + 1)
    stored_means = (
        means.astype(S)
        if level == 0
        else np.rint((means - centre) / (block / 2 / 32767) + 32767).astype("<u2")
    )
    colours = np.rint(np.clip(np.column_stack([harmonics[:, 0] * C + 0.5, opacities]), 0, 1) * 255).astype(
        "u1"
    )
    bands = [
        harmonics[:, b * b : (b + 1) ** 2].transpose(0, 2, 1).reshape(n, -1) for b in range(1, degree + 1)
    ]
    rest = np.concatenate([np.zeros((n, 0)), *bands], axis=1)
    stored_rest = (
        rest.astype(real) if level < 2 else np.rint((rest + 1.5) / 3 * 255).clip(0, 255).astype("u1")
    )
    columns = [stored_means, scales.astype(real), q.astype(real), colours, stored_rest]
    rows = np.concatenate([np.ascontiguousarray(c).view("u1").reshape(n, -1) for c in columns], axis=1)
    main, section = bytearray(4096), bytearray(1024)
    struct.pack_into("<BB2x4IH", main, 0, 0, 1, 1, 1, n, n, level)
    buckets, partial = (0, 0) if level == 0 else (2, 1)
    struct.pack_into(
        "<4IfH2xI", section, 0, n, n, size, buckets, block, 12 if level else 0, 32767 if level else 0
    )
    struct.pack_into("<2IH", section, 32, 1 if level else 0, partial, degree)
    body = b""
    if level:
        body = struct.pack("<I", n - size) + np.tile(centre, 2).astype(S).tobytes()
    return bytes(main + section) + body + rows.tobytes()


def spz_raw(splats: Splats, version: int) -> bytes:
    """SPZ of version 1 or 2 before it is compressed."""
    means, q, scales, opacities, harmonics = file_frame(splats, "RUB")
    fixed = np.rint(means * 4096).astype("<i4").reshape(-1, 1).view("u1")[:, :3]

    def b(values: np.ndarray) -> bytes:
        return np.clip(np.rint(values), 0, 255).astype("u1").tobytes()

    header = struct.pack("<4sIIBBBB", b"NGSP", version, len(splats), splats.degree, 12, 0, 0)
    blocks = [means.astype("<f2").tobytes() if version == 1 else fixed.tobytes(), b(opacities * 255)]
    blocks += [
        b((harmonics[:, 0] * 0.15 + 0.5) * 255),
        b((np.log(scales) + 10) * 16),
        b((q[:, 1:] + 1) * 127.5),
    ]
    return header + b"".join(blocks) + b(harmonics[:, 1:] * 128 + 128)


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def glb_parts(data: bytes) -> tuple[bytes, bytes]:
    """The JSON and the binary chunk of a GLB file."""
    size = struct.unpack_from("<I", data, 12)[0]
    return bytes(data[20 : 20 + size]), bytes(data[28 + size :])


def glb_of(text: bytes, binary: bytes) -> bytes:
    """A GLB file of a JSON and a binary chunk, with right lengths."""
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4sIIII", b"glTF", 2, 28 + len(text) + len(binary), len(text), 0x4E4F534A)
    return head + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary


def text_ply(splats: Splats) -> bytes:
    """The text form of PLY."""
    header, body = bytes(encode_splats(splats, format="ply")).split(b"end_header\n")
    rows = np.frombuffer(body, S).reshape(len(splats), -1)
    text = "\n".join(" ".join(f"{v:.9g}" for v in row) for row in rows)
    return header.replace(b"binary_little_endian", b"ascii") + b"end_header\n" + text.encode() + b"\n"


def gzipped(data: bytes) -> bytes:
    """A gzip stream, quickly made."""
    return gzip.compress(data, 1, mtime=0)
