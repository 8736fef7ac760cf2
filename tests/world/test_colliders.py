import io

import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.world import World
from terrazzo.world.colliders import TO_GLTF, collider_glb
from tests.scenes import small_world


def test_every_thing_and_wall_is_a_named_node_in_its_place():
    trimesh = pytest.importorskip("trimesh")
    world = small_world()
    scene = trimesh.load(io.BytesIO(collider_glb(world)), file_type="glb")
    for thing in world.everything:
        names = [n for n in scene.graph.nodes_geometry if n == thing.id or n.startswith(f"{thing.id}_")]
        assert names, thing.id
        corners = []
        for name in names:
            matrix, geometry = scene.graph[name]
            mesh = scene.geometry[geometry]
            assert mesh.is_watertight
            assert mesh.volume > 0
            corners.append(trimesh.transform_points(mesh.vertices, matrix))
        points = (
            np.concatenate(corners) @ TO_GLTF
        )  # back to z-up: the inverse of an orthogonal matrix, on rows
        wanted = np.concatenate([thing.pose.apply(c.points) for c in thing.colliders])
        assert np.allclose(points.min(0), wanted.min(0), atol=1e-5)
        assert np.allclose(points.max(0), wanted.max(0), atol=1e-5)


def test_a_world_without_colliders_says_so():
    with pytest.raises(ArgumentError, match="no colliders"):
        collider_glb(World())
