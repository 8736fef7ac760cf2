import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.hulls import convex_hull


def _volume(p, faces):
    a, b, c = (p[faces[:, i]] for i in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


@given(st.integers(0, 2**32 - 1), st.integers(4, 60))
@settings(max_examples=60, deadline=None)
def test_hull_encloses_every_point_and_is_closed(seed, n):
    p = np.random.default_rng(seed).normal(0, 1, (n, 3))
    faces = convex_hull(p)
    a, b, c = (p[faces[:, i]] for i in range(3))
    normals = np.cross(b - a, c - a)
    assert ((p[None] - a[:, None]) * normals[:, None]).sum(-1).max() < 1e-9
    edges = {(f[i], f[(i + 1) % 3]) for f in faces.tolist() for i in range(3)}
    assert all((v, u) in edges for u, v in edges)


def test_hull_of_a_box_has_its_volume():
    p = np.stack(np.meshgrid([0, 2], [0, 3], [0, 4]), -1).reshape(-1, 3).astype(float)
    assert _volume(p, convex_hull(p)) == pytest.approx(24)


@pytest.mark.parametrize(
    "p", [np.zeros((5, 3)), np.pad(np.random.default_rng(0).random((9, 2)), ((0, 0), (0, 1))), np.eye(3)]
)
def test_flat_points_are_refused(p):
    with pytest.raises(ArgumentError):
        convex_hull(p)
