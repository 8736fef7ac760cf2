"""Native noise against its NumPy twins, and what textures rely on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.materials.noise import cells, cells_reference, fbm, fbm_reference, lattice_hash, unit


@pytest.mark.parametrize("spread", [1.0, 30.0, 2000.0])
def test_fbm_matches_its_twin(spread):
    p = np.random.default_rng(1).uniform(-spread, spread, (999, 3)).astype(np.float32)
    for octaves in (1, 4):
        ours = fbm(p, octaves=octaves, seed=7)
        assert np.abs(ours - fbm_reference(p, octaves=octaves, seed=7)).max() < 2e-5 * max(spread, 1) + 1e-4


@pytest.mark.parametrize("jitter", [0.0, 0.6, 1.0])
def test_cells_match_their_twin(jitter):
    p = np.random.default_rng(2).uniform(-20, 20, (700, 3)).astype(np.float32)
    first, second, ids = cells(p, jitter=jitter, seed=3)
    f1, f2, names = cells_reference(p, jitter=jitter, seed=3)
    assert np.abs(first - f1).max() < 1e-4 and np.abs(second - f2).max() < 1e-4
    clear = f2 - f1 > 1e-4
    assert (ids[clear] == names[clear]).all() and (first <= second).all()


def test_many_points_on_threads_equal_few():
    p = np.random.default_rng(4).uniform(-5, 5, (40_000, 3)).astype(np.float32)
    whole = fbm(p, octaves=3, seed=5)
    assert np.allclose(whole[17_000:17_300], fbm(p[17_000:17_300], octaves=3, seed=5), atol=1e-6)


def test_noise_is_zero_on_the_lattice_and_continuous():
    lattice = np.random.default_rng(0).integers(-50, 50, (100, 3)).astype(np.float32)
    assert np.abs(fbm(lattice, octaves=1)).max() < 1e-6
    step = np.linspace(-3, 3, 6001, dtype=np.float32)
    line = np.stack([step, step * 0.3 + 0.2, step * 0 + 0.7], 1)
    assert np.abs(np.diff(fbm(line, octaves=1))).max() < 0.01


def test_seeds_differ_and_noise_is_centred():
    p = np.random.default_rng(6).uniform(-500, 500, (20_000, 3)).astype(np.float32)
    a, b = fbm(p, octaves=1, seed=1), fbm(p, octaves=1, seed=2)
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.05 and abs(a.mean()) < 0.02 and 0.15 < a.std() < 0.4


@settings(max_examples=30)
@given(st.lists(st.tuples(*[st.floats(-1e4, 1e4, width=32)] * 3), max_size=5), st.integers(-5, 2**40))
def test_any_points_and_seed_give_finite_noise(points, seed):
    p = np.array(points, np.float32).reshape(-1, 3)
    assert np.isfinite(fbm(p, seed=seed)).all() and fbm(p, seed=seed).shape == (len(points),)
    assert np.isfinite(cells(p, seed=seed)[0]).all()


def test_hashes_spread_evenly():
    i = np.arange(100_000)
    values = unit(lattice_hash(i, i // 300, 0, 9))
    assert values.min() >= 0 and values.max() < 1
    assert np.histogram(values, 20, (0, 1))[0].min() > 4500
    assert abs(np.corrcoef(values, unit(lattice_hash(i, i // 300, 0, 9), salt=1))[0, 1]) < 0.02
