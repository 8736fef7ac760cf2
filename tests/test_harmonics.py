"""Spherical harmonics: the basis, and turning functions written in it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.geometry import quaternion_to_matrix
from terrazzo.harmonics import harmonic_basis, harmonic_rotation, rotate_harmonics


def directions(n: int, seed: int = 0) -> np.ndarray:
    d = np.random.default_rng(seed).normal(size=(n, 3))
    return d / np.linalg.norm(d, axis=-1, keepdims=True)


def test_the_basis_is_orthonormal_over_the_sphere():
    # A product of Gauss-Legendre in z and equal steps in azimuth integrates degree 6 exactly.
    z, weight = np.polynomial.legendre.leggauss(8)
    azimuth = np.arange(16) * 2 * np.pi / 16
    z, azimuth = np.meshgrid(z, azimuth, indexing="ij")
    r = np.sqrt(1 - z * z)
    basis = harmonic_basis(np.stack([r * np.cos(azimuth), r * np.sin(azimuth), z], -1), 3)
    gram = np.einsum("iak,ial,i->kl", basis, basis, weight) * (2 * np.pi / 16)
    assert np.allclose(gram, np.eye(16), atol=1e-12)


def test_the_signs_are_those_of_gaussian_splatting():
    x, y, z = np.eye(3)
    assert harmonic_basis(x, 1) == pytest.approx([0.28209479, 0, 0, -0.48860251])
    assert harmonic_basis(y, 1) == pytest.approx([0.28209479, -0.48860251, 0, 0])
    assert harmonic_basis(z, 1) == pytest.approx([0.28209479, 0, 0.48860251, 0])


@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_a_lower_degree_is_the_front_of_a_higher_one(degree):
    d = directions(10)
    assert np.array_equal(harmonic_basis(d, degree), harmonic_basis(d, 3)[:, : (degree + 1) ** 2])


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 1000), st.sampled_from([0, 1, 2, 3]))
def test_turned_harmonics_show_the_turned_function(seed, degree):
    rng = np.random.default_rng(seed)
    turn = quaternion_to_matrix(rng.normal(size=4))
    coefficients = rng.normal(size=(5, (degree + 1) ** 2, 3)).astype(np.float32)
    turned = rotate_harmonics(coefficients, turn)
    d = directions(20, seed)
    before = np.einsum("dk,nkc->ndc", harmonic_basis(d, degree), coefficients)
    after = np.einsum("dk,nkc->ndc", harmonic_basis(d @ turn.T, degree), turned)
    assert np.allclose(before, after, atol=1e-4)


def test_turning_mixes_no_bands_and_keeps_lengths():
    matrix = harmonic_rotation(quaternion_to_matrix((0.3, 0.5, -0.2, 0.8)), 3)
    assert np.allclose(matrix @ matrix.T, np.eye(16), atol=1e-9)
    assert not matrix[1:4, 4:].any() and not matrix[0, 1:].any()
