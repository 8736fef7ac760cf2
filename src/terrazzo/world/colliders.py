"""Colliders as a mesh file: binary glTF 2.0 with one named node per thing and per piece of structure.

Each convex piece is one primitive of its thing's mesh. glTF is y-up, so the world's (x, y, z) becomes (x, z, -y), and each
node keeps its thing's pose. Mass, friction and labels are in the nodes' `extras`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from terrazzo.errors import ArgumentError
from terrazzo.formats.gltf_container import pack_glb
from terrazzo.geometry import matrix_to_quaternion, quaternion_to_matrix
from terrazzo.hulls import convex_hull
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

TO_GLTF = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])
_FLOAT, _UNSIGNED = 5126, 5125
_VERTICES, _INDICES = 34962, 34963


def collider_glb(world: World) -> bytes:
    """The colliders of a world as the bytes of a `.glb` file.

    Raises:
        ArgumentError: No thing of the world has a collider (a scanned file, say).
    """
    things = [t for t in world.everything if t.colliders]
    if not things:
        raise ArgumentError("this world has no colliders to export: it was opened from plain splats")
    binary = bytearray()
    views: list[dict[str, Any]] = []
    accessors: list[dict[str, Any]] = []
    meshes = [_mesh(thing, binary, views, accessors) for thing in things]
    document = {
        "asset": {"version": "2.0", "generator": "Terrazzo"},
        "scene": 0,
        "scenes": [{"name": "colliders", "nodes": list(range(len(things)))}],
        "nodes": [_node(thing, i) for i, thing in enumerate(things)],
        "meshes": meshes,
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(binary)}],
    }
    return pack_glb(document, [np.frombuffer(binary, np.uint8)])


def _node(thing: Thing, mesh: int) -> dict[str, Any]:
    turn = TO_GLTF @ quaternion_to_matrix(thing.pose.rotation) @ TO_GLTF.T
    w, x, y, z = (float(v) for v in matrix_to_quaternion(turn))
    return {
        "name": thing.id,
        "mesh": mesh,
        "translation": [float(v) for v in TO_GLTF @ np.asarray(thing.pose.position)],
        "rotation": [x, y, z, w],
        "extras": {
            "label": thing.label,
            "kind": thing.kind,
            "room": thing.room,
            "mass": float(thing.mass),
            "material": thing.material.name,
            "friction": float(thing.material.friction),
            "restitution": float(thing.material.restitution),
        },
    }


def _mesh(thing: Thing, binary: bytearray, views: list[dict], accessors: list[dict]) -> dict[str, Any]:
    primitives = []
    for collider in thing.colliders:
        faces = convex_hull(collider.points)
        used, index = np.unique(faces, return_inverse=True)
        points = (collider.points[used].astype(np.float64) @ TO_GLTF.T).astype("<f4")
        corner = _accessor(points, _VERTICES, _FLOAT, "VEC3", binary, views, accessors)
        accessors[corner] |= {"min": points.min(0).tolist(), "max": points.max(0).tolist()}
        triangles = index.reshape(-1).astype("<u4")
        primitives.append(
            {
                "attributes": {"POSITION": corner},
                "indices": _accessor(triangles, _INDICES, _UNSIGNED, "SCALAR", binary, views, accessors),
            }
        )
    return {"name": thing.id, "primitives": primitives}


def _accessor(
    values: np.ndarray,
    target: int,
    component: int,
    kind: str,
    binary: bytearray,
    views: list,
    accessors: list,
) -> int:
    views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": values.nbytes, "target": target})
    binary += values.tobytes()  # every array here is a multiple of 4 bytes long, so offsets stay aligned
    accessors.append(
        {"bufferView": len(views) - 1, "componentType": component, "count": len(values), "type": kind}
    )
    return len(accessors) - 1
