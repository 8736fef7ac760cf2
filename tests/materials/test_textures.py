"""Every texture is a believable albedo, seeded, continuous with its seed, and of the colours that were asked for."""

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.materials import FINISHES, Finish, finish
from terrazzo.materials.textures import albedo, pattern, pattern_names


def _plane(n: int = 4000, side: float = 1.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    points = np.random.default_rng(seed).uniform(-side / 2, side / 2, (n, 3)) * (1, 1, 0) + (0, 0, 0.4)
    return points, np.tile([0.0, 0.0, 1.0], (n, 1))


def test_every_finish_has_its_texture():
    assert {entry.pattern for entry in FINISHES.values()} <= set(pattern_names())


@pytest.mark.parametrize("name", [n for n in pattern_names() if n != "volume"])  # needs a model
@pytest.mark.parametrize("facing", [0, 2])
def test_textures_are_albedos_and_repeat(name, facing):
    points, _ = _plane()
    points = np.roll(points, facing + 1, axis=1)
    normals = np.tile(np.eye(3)[facing], (len(points), 1))
    look = Finish(pattern=name, colour=(0.3, 0.2, 0.1), second=(0.1, 0.2, 0.4), seed=3)
    colour = albedo(look, points, normals)
    assert colour.shape == (4000, 3) and colour.dtype == np.float32
    assert np.isfinite(colour).all() and colour.min() >= 0 and colour.max() <= 0.95
    assert np.array_equal(colour, albedo(look, points, normals))
    assert np.allclose(colour[1000:1100], albedo(look, points[1000:1100], normals[1000:1100],
                                                 low=points.min(0), high=points.max(0)), atol=1e-5)  # fmt: skip


@pytest.mark.parametrize("name", sorted(FINISHES))
def test_the_mean_colour_is_near_what_was_asked(name):
    entry = FINISHES[name]
    mean = albedo(finish(name), *_plane(side=2.0)).mean(0)
    low = np.minimum(entry.colour, entry.second or np.multiply(entry.colour, 0.6))
    high = np.maximum(entry.colour, entry.second or entry.colour)
    if entry.pattern not in ("terrazzo", "stained", "persian"):
        assert (mean > 0.55 * low - 0.03).all() and (mean < 1.3 * high + 0.05).all()


@pytest.mark.parametrize("name", ["wood", "marble", "granite", "leather", "concrete", "fabric"])
def test_another_seed_is_another_piece(name):
    points, normals = _plane()
    look = Finish(pattern=name, colour=(0.4, 0.3, 0.2))
    assert (
        np.abs(albedo(look, points, normals) - albedo(replace(look, seed=1), points, normals)).mean() > 1e-3
    )


def test_grain_runs_along_the_axis():
    line = np.linspace(0, 0.2, 2000)
    normals = np.tile([0.0, 0.0, 1.0], (2000, 1))
    for axis in (0, 1):
        look = finish("oak", axis=axis)
        along, across = np.zeros((2000, 3)), np.zeros((2000, 3))
        along[:, axis] = line
        across[:, 1 - axis] = line
        change = [np.abs(np.diff(albedo(look, p, normals)[:, 0])).sum() for p in (along, across)]
        assert change[1] > 3 * change[0]


def test_floorboards_have_thin_dark_joints():
    points, normals = _plane(60_000)
    light = albedo(finish("planks"), points, normals).mean(1)
    dark = light < 0.35 * np.median(light)
    assert 0.005 < dark.mean() < 0.05


def test_unknown_pattern_and_no_points():
    with pytest.raises(ArgumentError, match="blorple"):
        albedo(Finish(pattern="blorple"), np.zeros((1, 3)), np.zeros((1, 3)))
    assert albedo(Finish(), np.zeros((0, 3)), np.zeros((0, 3))).shape == (0, 3)
    assert pattern("tiles").detail < 0.01
