"""Small models as files: boxes by name, as OBJ (z-up) or binary glTF (y-up)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from terrazzo.formats.gltf_container import pack_glb

Boxes = dict[str, tuple[tuple[float, float, float], tuple[float, float, float], float]]
"""Name -> middle of the base [m], extents [m], yaw [rad]."""

FACES = np.array(
    [(0, 2, 1), (0, 3, 2), (4, 5, 6), (4, 6, 7), (0, 1, 5), (0, 5, 4), (1, 2, 6), (1, 6, 5),
     (2, 3, 7), (2, 7, 6), (3, 0, 4), (3, 4, 7)]
)  # fmt: skip


def corners(centre, size, yaw) -> np.ndarray:
    """The eight corners of a box, z-up."""
    own = np.array([(x, y, z) for z in (0, 1) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))], float)
    own *= (size[0] / 2, size[1] / 2, size[2])
    c, s = np.cos(yaw), np.sin(yaw)
    return own @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) + centre


def write_obj(path: Path, boxes: Boxes) -> Path:
    """Boxes as an OBJ file, z-up."""
    lines, first = [], 1
    for name, (centre, size, yaw) in boxes.items():
        lines.append(f"o {name}")
        lines += ["v {:.5f} {:.5f} {:.5f}".format(*p) for p in corners(centre, size, yaw)]
        lines += ["f {} {} {}".format(*(f + first)) for f in FACES]
        first += 8
    path.write_text("\n".join(lines))
    return path


def write_glb(path: Path, boxes: Boxes, *, up: str = "y") -> Path:
    """Boxes as a binary glTF file, each a node of its own."""
    arrays, views, accessors, meshes, nodes, offset = [], [], [], [], [], 0
    for i, (name, (centre, size, yaw)) in enumerate(boxes.items()):
        points = corners(centre, size, yaw)
        if up == "y":
            points = points[:, [0, 2, 1]] * (1, 1, -1)
        for data, kind, component in (
            (points.astype("<f4"), "VEC3", 5126),
            (FACES.astype("<u4").reshape(-1), "SCALAR", 5125),
        ):
            arrays.append(data)
            views.append({"buffer": 0, "byteOffset": offset, "byteLength": data.nbytes})
            accessors.append(
                {"bufferView": len(views) - 1, "componentType": component, "count": len(data), "type": kind}
            )
            offset += data.nbytes
        meshes.append({"primitives": [{"attributes": {"POSITION": 2 * i}, "indices": 2 * i + 1}]})
        nodes.append({"mesh": i, "name": name})
    root = {
        "asset": {"version": "2.0"}, "buffers": [{"byteLength": offset}], "bufferViews": views, "accessors": accessors,
        "meshes": meshes, "nodes": nodes, "scenes": [{"nodes": list(range(len(nodes)))}], "scene": 0,
    }  # fmt: skip
    path.write_bytes(pack_glb(root, arrays))
    return path
