"""Polished surfaces show what is around them, more of it at a slant, and matt ones do not."""

import numpy as np
import pytest

from terrazzo.creation import gloss as glossing
from terrazzo.creation.gloss import DEGREE, GLOSSY, VIEWS, Surfaces, fitted_slowly, roughness, sheen
from terrazzo.harmonics import harmonic_basis
from terrazzo.lighting import LightField, Lights, Scene, Sky


def _quad(corner, u, v):
    o, u, v = (np.asarray(x, float) for x in (corner, u, v))
    return np.array([[o, o + u, o + u + v], [o, o + u + v, o + v]])


def _field():
    """A dark floor and a wall to the east that glows red, under no sky."""
    floor, wall = _quad((-3, -3, 0), (6, 0, 0), (0, 6, 0)), _quad((3, -3, 0), (0, 0, 5), (0, 6, 0))
    glow = np.array([[0, 0, 0]] * 2 + [[2.0, 0.2, 0.2]] * 2)
    scene = Scene(np.concatenate([floor, wall]), np.full((4, 3), 0.1), emission=glow)
    return LightField(scene, Lights(sky=None), quality="draft")


def _surfaces(count, *, gloss, metallic=False, albedo=0.1, light=0.5):
    places = np.zeros((count, 3), np.float32)
    places[:, 0] = np.linspace(-0.5, 0.5, count)
    up = np.tile(np.float32([0, 0, 1]), (count, 1))
    return Surfaces(
        places,
        up,
        np.full(count, gloss, np.float32),
        np.full(count, metallic),
        np.full((count, 3), albedo, np.float32),
        np.full((count, 3), light, np.float32),
        np.ones(count, np.float32),
        np.ones(count, np.float32),
    )


def _seen(coefficients, towards_eye):
    view = np.asarray(towards_eye, float) / np.linalg.norm(towards_eye)
    return 0.5 + np.einsum("k,mkc->mc", harmonic_basis(-view, DEGREE), coefficients)


def _display(radiance):
    return np.clip(radiance, 0, 1).astype(np.float32)


@pytest.mark.parametrize(("gloss", "metallic"), [(0.45, False), (0.8, False), (0.8, True)])
def test_the_glow_of_a_wall_is_mirrored_towards_the_eye_across_from_it(gloss, metallic):
    colours = sheen(_field(), _surfaces(40, gloss=gloss, metallic=metallic, albedo=0.4), _display)
    from_west, from_east = _seen(colours, (-1, 0, 0.35)).mean(0), _seen(colours, (1, 0, 0.35)).mean(0)
    assert from_west[0] > from_east[0] + 0.02
    assert from_west[0] - from_west[1] > from_east[0] - from_east[1] + 0.02


def test_slanting_views_mirror_more_than_steep_ones():
    colours = sheen(_field(), _surfaces(40, gloss=0.6), _display)
    slanting, steep = _seen(colours, (-1, 0, 0.25)).mean(0), _seen(colours, (-0.3, 0, 1)).mean(0)
    assert slanting[0] > steep[0] + 0.02


def test_metal_in_the_dark_is_dark_and_a_varnished_board_is_not():
    nothing = LightField(
        Scene(_quad((-3, -3, 0), (6, 0, 0), (0, 6, 0)), np.full((2, 3), 0.1)), Lights(), quality="draft"
    )
    metal = sheen(nothing, _surfaces(5, gloss=0.7, metallic=True), _display)
    board = sheen(nothing, _surfaces(5, gloss=0.2, albedo=0.5, light=2.0), _display)
    assert _seen(metal, (0, 0, 1)).max() < 0.02
    assert _seen(board, (0, 0, 1)).mean() == pytest.approx(0.96 * 0.5 * 2 / np.pi, rel=0.03)


def test_roughness_falls_with_gloss():
    gloss = np.linspace(GLOSSY, 1, 20)
    assert (np.diff(roughness(gloss)) < 0).all() and roughness(np.float32(1.0)) < 0.05


def test_metals_of_every_hue_of_sky_agree_with_the_furnace():
    """Under a sky that is the same everywhere a perfect mirror shows the sky, whatever the view."""
    sky = Sky((0.6, 0.6, 0.6), (0.6, 0.6, 0.6), (0.6, 0.6, 0.6))
    far = _quad((50, 50, -9), (1, 0, 0), (0, 1, 0))
    field = LightField(Scene(far, np.zeros((2, 3))), Lights(sky=sky), quality="draft")
    colours = sheen(field, _surfaces(9, gloss=1.0, metallic=True, albedo=1.0), _display)
    for view in ((0, 0, 1), (1, 0, 0.5), (-0.4, 0.7, 0.3)):
        assert _seen(colours, view).mean() == pytest.approx(0.6, abs=0.03)


def test_no_glossy_surface():
    assert sheen(_field(), _surfaces(0, gloss=0.5), _display).shape == (0, 9, 3)


def test_rays_that_views_share_tell_the_same_as_rays_of_their_own():
    field, some = _field(), _surfaces(60, gloss=0.3)
    views = glossing._views()
    own = field.mirrored(some.places, some.normals, roughness(some.gloss), views, rays=400)
    shared = field.mirrored(some.places, some.normals, roughness(some.gloss), views, rays=400, shared=True)
    assert np.abs(own.mean(0) - shared.mean(0)).max() < 0.04 * own.mean(0).max()
    assert (shared[:, views[:, 2] < 0] == 0).all() and own.mean() > 0.01


def test_fitted_harmonics_agree_with_the_slow_twin():
    random = np.random.default_rng(3)
    normals = random.normal(size=(50, 3)).astype(np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    values = random.uniform(-1, 1, (50, VIEWS, 3)).astype(np.float32)
    assert glossing._fitted(normals, values) == pytest.approx(fitted_slowly(normals, values), abs=2e-5)
