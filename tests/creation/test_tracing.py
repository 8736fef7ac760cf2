"""Ray-traced pictures of a stage agree with splats of it, and with light that is known."""

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.creation.mirrors import SILVER, mirrors_of
from terrazzo.creation.painting import DRAFT_LIGHT
from terrazzo.creation.tracing import Tracer
from terrazzo.creation.worlds import make
from terrazzo.errors import ArgumentError
from terrazzo.language import understand
from terrazzo.layout import arrange
from terrazzo.lighting import Filter, to_srgb
from terrazzo.render import rasterize


@pytest.fixture(scope="module")
def made():
    plan = arrange(understand("a small bedroom with a bed and a wardrobe"), seed=1)
    return make(plan, splats=120_000, light=False)


def test_splats_under_flat_light_look_like_the_surfaces(made):
    camera = made.world.cameras["view"].resized(240, 136)
    traced = Tracer(made.stage, made.field, made.adaptation, flat=DRAFT_LIGHT).picture(camera)
    shown = rasterize(made.world.splats(), camera, background=made.world.background, antialias=True).colour
    error = np.mean((np.clip(shown, 0, 1) - traced) ** 2)
    assert -10 * np.log10(error) > 25


def test_path_traced_samples_have_independent_grain_around_one_picture(made):
    camera = made.world.cameras["view"].resized(48, 27)
    layers = Tracer(made.stage, made.field, made.adaptation, paths=2, bounces=4).layers(camera, samples=4)
    assert layers.shape == (4, 27, 48, 3) and np.isfinite(layers).all()
    assert np.abs(layers[0] - layers[3]).mean() > 1e-4
    assert abs(layers[0].mean() - layers[3].mean()) < 0.03


def test_samples_must_be_a_square_number(made):
    with pytest.raises(ArgumentError, match="square"):
        Tracer(made.stage, made.field, made.adaptation).picture(made.world.cameras["view"], samples=3)


def test_a_sketch_is_right_on_average(made):
    """Half of the pixels, one ray in each; weighted, over blocks of pixels, it is the picture of many rays."""
    tracer, camera = Tracer(made.stage, made.field, made.adaptation, paths=0), made.world.cameras["view"]
    small = camera.resized(64, 48)
    chance = np.tile([0.25, 0.75], (48, 32))
    [sketch] = tracer.sketches([small], [chance], seed=1)
    count = len(sketch.pixels)
    assert 0.45 < count / (48 * 64) < 0.55 and sketch.colours.shape == (count, 3)
    assert sketch.weights.sum() == pytest.approx(48 * 64, rel=0.05)
    whole = tracer.picture(small, samples=4).reshape(-1, 3)
    error = np.zeros((48 * 64, 3))
    error[sketch.pixels] = (sketch.colours - whole[sketch.pixels]) * sketch.weights[:, None]
    blocks = error.reshape(6, 8, 8, 8, 3).mean((1, 3))
    assert np.abs(blocks).mean() < 0.4 * np.abs(error[sketch.pixels]).mean() and abs(error.mean()) < 0.01


def test_a_mirror_sends_rays_on_and_takes_a_little_of_their_light():
    plan = arrange(understand("a bathroom with a large square mirror over a washbasin"), seed=1)
    made = make(plan, splats=60_000, light=False)
    faces = [
        made.stage.pieces[m.owner].pose @ m.frame for m in mirrors_of(made.stage.pieces) if m.area > 0.15
    ]
    eye = np.array([made.world.cameras["view"].position])
    [here] = [face for face in faces if face.inverse().apply(eye)[0, 2] > 0.3]
    tracer = Tracer(made.stage, made.field, made.adaptation, flat=DRAFT_LIGHT)

    def seen(at: tuple[float, float, float], towards: tuple[float, float, float]):
        start, end = here.apply(np.array([at, towards]))
        camera = Camera.look_at(start, end, width=4, height=4, fov=0.002)
        return tracer.picture(camera, samples=1).mean((0, 1))

    colours = []
    for x, y in ((0.3, 0.1), (-0.4, -0.1), (0.5, 0.3), (-0.2, 0.4)):
        in_glass, ahead = seen((-x, -y, 1.0), (0.0, 0.0, 0.0)), seen((0.0, 0.0, 0.002), (x, y, 1.002))
        assert in_glass == pytest.approx(ahead * to_srgb(SILVER), abs=0.01)
        colours.append(in_glass)
    assert np.ptp(colours, axis=0).max() > 0.02


def test_light_is_shared_within_a_plane_and_not_across_an_edge():
    rng = np.random.default_rng(0)
    light = np.ones((20, 30, 3), np.float32)
    light[:, 15:] = 5.0
    grainy = light + rng.normal(0, 0.2, light.shape).astype(np.float32)
    y, x = np.mgrid[:20, :30] * 0.01
    points = np.stack([x, y, np.zeros_like(x)], -1)
    normals = np.tile(np.array([0.0, 0.0, 1.0]), (20, 30, 1))
    surface = np.zeros((20, 30), int)
    surface[:, 15:] = 1
    out = Filter(points, normals, surface).mean(grainy)
    assert np.abs(out - light).mean() < 0.35 * np.abs(grainy - light).mean()
    assert np.abs(out[:, 14].mean() - 1) < 0.05 and np.abs(out[:, 15].mean() - 5) < 0.05
