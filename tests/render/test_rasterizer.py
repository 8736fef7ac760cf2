"""`rasterize` as its callers see it: one Gaussian by hand, the edges of what can be asked, and nasty scenes."""

from __future__ import annotations

import importlib
import multiprocessing
import resource
import sys
import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import terrazzo
from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose, quaternion_to_matrix
from terrazzo.render import Frame, rasterize
from terrazzo.render.native_backend import draw_timed
from terrazzo.render.rasterizer import PASSES, Request
from terrazzo.splats import Splats
from tests.render.scenes import CAMERAS, cloud, decibels, one_splat, panorama, pinhole


def native(splats: Splats, camera: Camera, **options) -> Frame:
    return rasterize(splats, camera, backend="native", **options)


def assert_sound(frame: Frame) -> None:
    """Nothing that a caller would choke on."""
    assert np.isfinite(frame.colour).all()
    assert np.isfinite(frame.alpha).all()
    assert frame.alpha.min() >= 0 and frame.alpha.max() <= 1
    if frame.depth is not None:
        assert not np.isnan(frame.depth).any()
        assert np.array_equal(np.isinf(frame.depth), frame.alpha == 0)
    if frame.normals is not None:
        assert np.isfinite(frame.normals).all()


# One Gaussian, by hand


@pytest.mark.parametrize("antialias", [False, True])
@pytest.mark.parametrize("backend", ["native", "reference"])
def test_a_round_splat_is_the_gaussian_that_the_textbook_draws(backend, antialias):
    camera = pinhole(101, 81)
    splats = one_splat((4, 0, 0), 0.1, opacity=0.8, colour=(1.0, 0.5, 0.25))
    frame = rasterize(splats, camera, backend=backend, background=(0, 0, 1), antialias=antialias)
    bare = (camera.fx * 0.1 / 4) ** 2
    variance = bare + (0.1 if antialias else 0.3)
    x, y = np.arange(101) + 0.5 - 50.5, np.arange(81)[:, None] + 0.5 - 40.5
    peak = 0.8 * bare / variance if antialias else 0.8  # the square root of two determinants
    alpha = peak * np.exp(-(x * x + y * y) / (2 * variance))
    alpha[alpha < 1 / 255] = 0
    # At the very rim, rounding decides about the last faint contribution.
    assert np.abs(frame.alpha - alpha).max() < 1 / 254
    assert np.quantile(np.abs(frame.alpha - alpha), 0.99) < 1e-4
    colour = alpha[..., None] * (1.0, 0.5, 0.25) + (1 - alpha[..., None]) * (0.0, 0.0, 1.0)
    assert decibels(frame.colour, colour) > 70


def test_the_nearer_splat_hides_the_farther_one():
    red = one_splat((3, 0, 0), 0.5, opacity=1.0, colour=(1, 0, 0))
    blue = one_splat((6, 0, 0), 2.0, opacity=1.0, colour=(0, 0, 1))
    for scene in (Splats.merge([red, blue]), Splats.merge([blue, red])):
        middle = native(scene, pinhole(), passes=("depth",))
        assert np.allclose(middle.colour[36, 60], (0.99, 0, 0.0099), atol=2e-3)
        assert middle.depth is not None and abs(middle.depth[36, 60] - 3.03) < 0.02


def test_no_splat_is_wholly_opaque_and_alpha_adds_up():
    frame = native(one_splat((3, 0, 0), 1.0, opacity=1.0), pinhole(21, 21))
    assert frame.alpha[10, 10] == pytest.approx(0.99, abs=1e-4)


def test_antialiasing_keeps_the_light_of_a_distant_splat():
    camera = pinhole(64, 64, fov=1.0)
    far = one_splat((400, 0, 0), 0.5, opacity=0.9)  # about a tenth of a pixel
    plain, kept = (native(far, camera, antialias=a).alpha.sum() for a in (False, True))
    near = native(one_splat((400, 0, 0), 0.5, opacity=0.9), camera.resized(1024, 1024)).alpha.sum() / 256
    assert abs(kept - near) < abs(plain - near) / 4


def test_a_flat_splat_seen_edge_on_vanishes_only_when_antialiased():
    edge = one_splat((3, 0, 0), (0.5, 0.5, 0.0))
    assert native(edge, pinhole()).alpha.max() > 0.3
    assert not native(edge, pinhole(), antialias=True).alpha.any()


def test_normals_face_the_camera_and_things_are_named():
    for turn in ((1, 0, 0, 0), (0, 1, 0, 0)):  # the disc's axis towards and away from the eye
        disc = one_splat((3, 0, 0), (0.01, 0.5, 0.5), quaternion=turn, thing=7)
        frame = native(disc, pinhole(), passes=PASSES)
        assert frame.normals is not None and frame.things is not None
        assert np.allclose(frame.normals[36, 60], (-1, 0, 0), atol=1e-5)
        assert frame.things[36, 60] == 7
        assert frame.things[0, 0] == -1


def test_things_of_splats_without_owners_are_none():
    frame = native(one_splat((3, 0, 0), 0.5), pinhole(), passes=("things",))
    assert frame.things is not None and (frame.things == -1).all()


# What can be asked


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"background": (0, 0)}, "background"),
        ({"background": (0, 0, float("nan"))}, "background"),
        ({"sh_degree": 4}, "sh_degree is 4"),
        ({"passes": ("depth", "albedo")}, "albedo"),
        ({"passes": "depth"}, "string"),
        ({"backend": "vulkan"}, "vulkan"),
        ({"threads": -1}, "threads is -1"),
    ],
)
def test_a_wrong_argument_is_named(options, message):
    with pytest.raises(ArgumentError, match=message):
        rasterize(cloud(3), pinhole(), **options)


def test_the_environment_chooses_the_backend(monkeypatch):
    splats = cloud(30)
    monkeypatch.setenv("TERRAZZO_BACKEND", "reference")
    chosen = rasterize(splats, pinhole())
    assert np.array_equal(chosen.colour, rasterize(splats, pinhole(), backend="reference").colour)
    monkeypatch.setenv("TERRAZZO_BACKEND", "abacus")
    with pytest.raises(ArgumentError, match="abacus"):
        rasterize(splats, pinhole())


def test_it_is_exported_from_the_package():
    assert terrazzo.rasterize is rasterize


def test_a_higher_degree_than_the_splats_have_is_all_they_have():
    splats = cloud(30, degree=1)
    whole = native(splats, pinhole())
    assert np.array_equal(native(splats, pinhole(), sh_degree=3).colour, whole.colour)


@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_no_splats_give_the_background(camera):
    frame = native(Splats.empty(), camera, background=(0.25, 0.5, 1.0), passes=PASSES)
    assert (frame.colour == np.float32((0.25, 0.5, 1.0))).all()
    assert not frame.alpha.any()
    assert frame.depth is not None and np.isinf(frame.depth).all()
    assert frame.things is not None and (frame.things == -1).all()


# The same bytes


@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_any_number_of_threads_gives_the_same_bytes(camera):
    splats = cloud(20_000, centre=(3, 0, 0), sizes=(0.005, 0.1), degree=1, things=9)
    one = native(splats, camera, threads=1, passes=PASSES)
    for threads in (2, 3, 7):
        many = native(splats, camera, threads=threads, passes=PASSES)
        for name in ("colour", "alpha", "depth", "normals", "things"):
            assert getattr(one, name).tobytes() == getattr(many, name).tobytes(), name


def test_splats_at_one_depth_keep_their_order():
    parts = [one_splat((3, 0, 0), 0.5, opacity=0.9, colour=c) for c in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
    middle = native(Splats.merge(parts), pinhole()).colour[36, 60]
    assert middle[0] > middle[1] > middle[2] > 0


def test_calls_at_the_same_time_do_not_disturb_each_other():
    scenes = [cloud(3000, seed=k, centre=(3, 0, 0)) for k in range(4)]
    alone = [native(s, pinhole()).colour for s in scenes]
    together: dict[int, np.ndarray] = {}

    def draw(k: int) -> None:
        for _ in range(5):
            together[k] = native(scenes[k], pinhole(), threads=2).colour

    workers = [threading.Thread(target=draw, args=(k,)) for k in range(4)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    assert all(np.array_equal(alone[k], together[k]) for k in range(4))


def _alpha_sum(queue) -> None:
    queue.put(float(native(cloud(500), pinhole(), threads=2).alpha.sum()))


@pytest.mark.skipif(
    not hasattr(multiprocessing, "get_context") or sys.platform == "win32", reason="needs fork"
)
def test_it_works_in_a_forked_process():
    expected = float(native(cloud(500), pinhole(), threads=2).alpha.sum())
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    child = context.Process(target=_alpha_sum, args=(queue,))
    child.start()
    assert queue.get(timeout=30) == expected
    child.join()


def test_both_builds_of_the_core_draw_the_same():
    builds = []
    for name in ("_core_v2", "_core_v3", "_core"):
        try:
            builds.append(importlib.import_module(f"terrazzo.native.{name}"))
        except ImportError:
            continue
    assert builds
    splats = cloud(3000, degree=3, centre=(3, 0, 0), sizes=(0.005, 0.2), things=3)
    for camera in CAMERAS.values():
        request = Request(splats, camera, (0.1, 0.2, 0.3), 3, False, frozenset(PASSES), 2)
        frames = [draw_timed(request, module=m)[0] for m in builds]
        for frame in frames[1:]:
            assert decibels(frame.colour, frames[0].colour) >= 60
            assert decibels(frame.alpha, frames[0].alpha) >= 60


# Nasty scenes


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (17, 15), (16, 16), (33, 31)])
@pytest.mark.parametrize("make", [pinhole, panorama])
def test_every_size_of_picture(make, size):
    splats = cloud(200, centre=(2, 0, 0), sizes=(0.01, 1))
    frame = native(splats, make(*size), passes=PASSES)
    assert frame.colour.shape == (size[1], size[0], 3)
    assert_sound(frame)


@pytest.mark.parametrize("camera", [pinhole(8192, 64), panorama(8192, 4096)], ids=["wide", "8k panorama"])
def test_very_wide_pictures(camera):
    splats = cloud(300, centre=(3, 0, 0), spread=1)
    frame = native(splats, camera)
    small = rasterize(
        splats, camera.resized(camera.width // 32, max(1, camera.height // 32)), backend="native"
    )
    assert_sound(frame)
    assert frame.alpha.mean() == pytest.approx(small.alpha.mean(), rel=0.1)


def test_too_long_a_picture_is_refused():
    with pytest.raises(ArgumentError, match="a side"):
        rasterize(cloud(3), Camera(Pose(), 2_000_000, 1, 1, 1, 1, 1))


NASTY = {
    "behind": {"means": (-5, 0, 0)},
    "at the eye": {"means": (0, 0, 0)},
    "almost at the eye": {"means": (0.0501, 0, 0)},
    "beside the eye": {"means": (0.06, 30, 0), "scales": (20, 20, 20)},
    "around the eye": {"means": (-0.5, 0, 0), "scales": (3, 3, 3)},
    "huge": {"scales": (1e6, 1e6, 1e6)},
    "a huge needle": {"scales": (1e6, 1e-6, 1e-6)},
    "a huge disc": {"scales": (1e6, 1e6, 0)},
    "the hugest": {"scales": (1e30, 1e30, 1e30)},
    "a point": {"scales": (0, 0, 0)},
    "tiny": {"scales": (1e-30, 1e-30, 1e-30)},
    "far away": {"means": (1e6, 1e6, -1e6)},
    "farther": {"means": (1e30, 0, 0)},
    "at the edge of float": {"means": (3e38, -3e38, 3e38), "scales": (3e38, 3e38, 3e38)},
    "transparent": {"opacities": 0.0},
    "opaque": {"opacities": 1.0},
    "a long quaternion": {"quaternions": (1e20, 1e20, 0, 0)},
    "a short quaternion": {"quaternions": (1e-20, 0, 1e-20, 0)},
    "the longest quaternion": {"quaternions": (3e38, 3e38, 3e38, 3e38)},
    "the shortest quaternion": {"quaternions": (1e-38, 0, 0, 1e-38)},
    "glaring": {"harmonics": (1e30, -1e30, 1e30)},
}


@pytest.mark.parametrize("antialias", [False, True])
@pytest.mark.parametrize("what", NASTY)
def test_a_nasty_splat_does_no_harm(what, antialias):
    plain = {
        "means": (4, 0.1, 0),
        "quaternions": (1, 0, 0, 0),
        "scales": (0.3,) * 3,
        "opacities": 0.5,
        "harmonics": (0.1,) * 3,
    }
    fields = {k: np.array([v], np.float32) for k, v in (plain | NASTY[what]).items()}
    fields["harmonics"] = fields["harmonics"][:, None]
    for camera in CAMERAS.values():
        frame = native(Splats(**fields, things=[1]), camera, antialias=antialias, passes=PASSES)
        assert_sound(frame)
        both = native(
            Splats.merge([Splats(**fields), one_splat((0.5, 0, 0), 0.1)]), camera, antialias=antialias
        )
        assert_sound(both)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.data(), n=st.integers(1, 5), round_view=st.booleans(), antialias=st.booleans())
def test_any_numbers_do_no_harm(data, n, round_view, antialias):
    def numbers(shape, low, high):
        value = st.floats(low, high, width=32)
        size = int(np.prod(shape))
        return np.array(data.draw(st.lists(value, min_size=size, max_size=size)), np.float32).reshape(shape)

    big = float(np.float32(1e38))
    quaternions = numbers((n, 4), -big, big)
    quaternions[~quaternions.any(-1)] = (1, 0, 0, 0)
    try:
        splats = Splats(
            numbers((n, 3), -big, big), quaternions, numbers((n, 3), 0, big), numbers((n,), 0, 1),
            numbers((n, 4, 3), -1000, 1000), np.arange(n),
        )  # fmt: skip
    except ArgumentError:
        return
    camera = panorama(40, 20) if round_view else pinhole(40, 20)
    assert_sound(native(splats, camera, antialias=antialias, passes=PASSES))


def test_a_thin_needle_from_afar_leaves_no_speckles():
    """The terms of its conic are 1e7 times their sum; drawn by their plain sum it would glitter."""
    angle = np.radians(33)
    turn = (float(np.cos(angle / 2)), float(np.sin(angle / 2)), 0.0, 0.0)  # about the optical axis
    along = quaternion_to_matrix(turn)[:, 1]
    mean = np.array((5.0, 0, 0)) + 400 * along
    needle = one_splat(tuple(mean), (1e-4, 300.0, 1e-4), opacity=1.0, quaternion=turn)
    camera = pinhole(200, 200, fov=1.0)
    frame = native(needle, camera)
    truth = rasterize(needle, camera, backend="reference")
    assert truth.alpha.max() > 0.1
    assert decibels(frame.alpha, truth.alpha) > 45


@pytest.mark.parametrize("opacity", [0.9, 0.02])
@pytest.mark.parametrize(
    "make", [lambda: pinhole(1024, 1024), lambda: panorama(1024, 512)], ids=["pinhole", "panorama"]
)
def test_giant_splats_everywhere_take_bounded_memory(make, opacity):
    """4096 tiles times 20,000 splats would be 328 MB of list, and 10 times that for the next zero."""
    rng = np.random.default_rng(0)
    n = 20_000 if opacity > 0.5 else 4_000
    splats = Splats.from_colours(
        rng.normal((50, 0, 0), 1, (n, 3)), np.tile((1.0, 0, 0, 0), (n, 1)), np.full((n, 3), 500.0),
        np.full(n, opacity), rng.random((n, 3)), rng.integers(0, 3, n),
    )  # fmt: skip
    native(cloud(10), make(), passes=PASSES)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    frame = native(splats, make(), passes=PASSES)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * (1 if sys.platform == "darwin" else 1024) < 150 << 20
    assert_sound(frame)
    assert frame.alpha.min() > 0.99
    # The same as a small picture of it, which needs one slab only.
    small = native(splats, make().resized(32, 32), passes=PASSES)
    assert np.allclose(frame.colour.mean((0, 1)), small.colour.mean((0, 1)), atol=5e-3)


@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_slabs_change_nothing(camera):
    """A picture drawn in slabs has the bytes of the picture drawn at once, pass by pass."""
    splats = replace(cloud(400, centre=(3, 0, 0), things=4), opacities=np.full(400, 0.05))
    request = Request(splats, camera, (0.1, 0.2, 0.3), 0, False, frozenset(PASSES), 2)
    whole, report = draw_timed(request)
    slabs, more = draw_timed(request, pair_budget=60)
    assert report["slabs"] == 1 and more["slabs"] > 3
    for name in ("colour", "alpha", "depth", "normals", "things"):
        assert getattr(whole, name).tobytes() == getattr(slabs, name).tobytes(), name


def test_slabs_of_an_opaque_scene_differ_by_less_than_can_be_seen():
    splats = cloud(3000, centre=(3, 0, 0), spread=1, sizes=(0.05, 0.5))
    request = Request(splats, pinhole(), (0.1, 0.2, 0.3), 0, False, frozenset(), 2)
    whole, slabs = draw_timed(request)[0], draw_timed(request, pair_budget=1)[0]
    assert np.abs(whole.colour - slabs.colour).max() < 1e-3
