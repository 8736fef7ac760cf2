"""Relocation, noise and whole trainings on small scenes."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.fitting import Fitter, Rates, moved
from terrazzo.fitting.relocating import DEAD, grow, relocate, shared, wander
from terrazzo.fitting.training import Course, Example, Training, starting_splats, train
from terrazzo.geometry import quaternion_to_matrix
from terrazzo.render import rasterize
from terrazzo.splats import Splats


def ball(n: int, seed: int) -> Splats:
    """Coloured splats on a sphere."""
    rng = np.random.default_rng(seed)
    p = rng.normal(size=(n, 3))
    p /= np.linalg.norm(p, axis=1, keepdims=True)
    return Splats.from_colours(
        p, rng.normal(size=(n, 4)), np.full((n, 3), 0.08), np.full(n, 0.9), 0.5 + 0.45 * np.sin(3 * p)
    )


def examples(count: int, size: int = 64) -> list[Example]:
    out = []
    for a in np.linspace(0, 2 * np.pi, count, endpoint=False):
        eye = (3.2 * np.cos(a), 3.2 * np.sin(a), 1.1 * np.sin(2 * a))
        camera = Camera.look_at(eye, (0, 0, 0), width=size, height=size, fov=0.9)
        out.append(Example(camera, rasterize(ball(1500, 0), camera, antialias=True, backend="native").colour))
    return out


def test_shared_opacity_blends_to_the_same() -> None:
    opacities = np.array([0.2, 0.6, 0.95, 0.5])
    number = np.array([2, 3, 5, 1])
    own, factor = shared(opacities, number)
    np.testing.assert_allclose(1 - (1 - own) ** number, opacities, rtol=1e-5)
    assert factor[3] == pytest.approx(1) and (factor[:3] < 1).all()


def test_parted_splats_look_like_the_one() -> None:
    """The paper keeps the integral along a line through the middle; that over the picture stays within a few per cent."""
    one = Splats.from_colours([[0, 0, 0]], [[1, 0, 0, 0]], [[0.3, 0.3, 0.3]], [0.7], [[1, 1, 1]])
    own, factor = shared(one.opacities, np.array([4]))
    many = Splats.from_colours(
        np.zeros((4, 3)), np.tile([1, 0, 0, 0], (4, 1)), np.full((4, 3), 0.3 * factor[0]), np.full(4, own[0]),
        np.ones((4, 3)),
    )  # fmt: skip
    camera = Camera.look_at((3, 0, 0), (0, 0, 0), width=64, height=64, fov=0.8)
    a, b = (rasterize(s, camera, backend="native").alpha for s in (one, many))
    assert a.sum() == pytest.approx(b.sum(), rel=0.08)
    assert np.abs(a - b).max() < 0.12


def test_relocation_keeps_the_picture_and_uses_every_splat() -> None:
    splats = ball(800, 1)
    opacities = np.array(splats.opacities)
    opacities[::4] = DEAD / 2
    start = Splats(splats.means, splats.quaternions, splats.scales, opacities, splats.harmonics)
    fitter = Fitter(start)
    camera = examples(1)[0].camera
    before = rasterize(start, camera, antialias=True, backend="native").colour
    assert relocate(fitter, np.random.default_rng(0)) == 200
    after = fitter.splats()
    assert (after.opacities > DEAD).all() and len(after) == 800
    shown = rasterize(after, camera, antialias=True, backend="native").colour
    assert np.abs(shown - before).mean() < 0.02
    assert relocate(fitter, np.random.default_rng(0)) == 0


def test_growth_stops_at_the_budget() -> None:
    fitter, chance = Fitter(ball(100, 2)), np.random.default_rng(0)
    assert grow(fitter, 103, chance) == 3
    assert grow(fitter, 103, chance) == 0
    assert len(fitter.splats()) == 103


def test_only_faint_splats_wander_and_within_their_shape() -> None:
    n = 20_000
    rng = np.random.default_rng(0)
    opacities = np.where(np.arange(n) < n // 2, 1e-4, 0.5).astype(np.float32)
    start = Splats(
        np.zeros((n, 3)), np.tile(rng.normal(size=4), (n, 1)), np.tile([0.1, 0.02, 0.3], (n, 1)), opacities,
        np.zeros((n, 1, 3)),
    )  # fmt: skip
    fitter = Fitter(start)
    wander(fitter, 2e-6, 7)
    moved = fitter.splats().means
    assert not moved[n // 2 :].any()
    turn = quaternion_to_matrix(start.quaternions[:1])[0]
    own = moved[: n // 2] @ turn
    # Covariance times normal numbers, times 5e5 * 2e-6 = 1, faded by 1 / (1 + exp(100 (1e-4 - 0.005))).
    wanted = np.array([0.1, 0.02, 0.3]) ** 2 / (1 + np.exp(100 * (1e-4 - 0.005)))
    np.testing.assert_allclose(own.std(0), wanted, rtol=0.04)
    np.testing.assert_allclose(own.mean(0), 0, atol=4 * wanted.max() / np.sqrt(n / 2))
    again = Fitter(start)
    wander(again, 2e-6, 7)
    assert (again.splats().means == moved).all()


def test_training_learns_a_scene_it_has_not_seen_from_there() -> None:
    views = examples(12)
    held, seen = views[::4], [v for i, v in enumerate(views) if i % 4]
    rng = np.random.default_rng(0)
    start = starting_splats(rng.uniform(-1.2, 1.2, (400, 3)), np.full((400, 3), 0.5))
    course = Course(steps=600, budget=1500, degree=1, shrink=((2, 0.3), (1, 1.0)), every=20)
    told: list[int] = []

    def watch(number: int, fitter: Fitter) -> bool:
        told.append(len(fitter.values.means))
        return False

    made = train(start, seen, radius=3.0, course=course, watch=watch)

    def psnr(splats: Splats) -> float:
        error = [np.mean((rasterize(splats, e.camera, antialias=True).colour - e.picture) ** 2) for e in held]
        return float(-10 * np.log10(np.mean(error)))

    assert psnr(made) > psnr(start) + 8
    assert len(told) == 600 and told[-1] == len(made) <= 1500 and told == sorted(told)


def test_the_same_seed_gives_the_same_bytes_and_watching_can_stop() -> None:
    views, start = (
        examples(3, 32),
        starting_splats(np.random.default_rng(0).normal(size=(50, 3)), np.ones((50, 3))),
    )
    course = Course(steps=40, budget=60, every=10, degree=0)
    one, two = (train(start, views, radius=3.0, course=course) for _ in range(2))
    assert (one.means == two.means).all() and (one.harmonics == two.harmonics).all()
    count: list[int] = []
    train(start, views, radius=3.0, course=course, watch=lambda n, f: count.append(n) or n == 5)
    assert count == [1, 2, 3, 4, 5]


def test_what_cannot_be_trained_is_refused() -> None:
    views, start = examples(1, 32), ball(10, 0)
    with pytest.raises(ArgumentError, match="0 pictures"):
        train(start, [], radius=1.0)
    wrong = Example(views[0].camera, np.zeros((5, 5, 3), np.float32))
    with pytest.raises(ArgumentError, match="picture 0"):
        train(start, [wrong], radius=1.0)
    with pytest.raises(ArgumentError, match="points"):
        starting_splats(np.zeros((2, 3)), np.zeros((2, 3)))


def test_spacing_is_that_of_all_pairs() -> None:
    points = np.random.default_rng(3).normal(size=(700, 3))
    gaps = np.sort(np.linalg.norm(points[:, None] - points[None], axis=-1), axis=1)[:, 1:4].mean(1)
    np.testing.assert_allclose(starting_splats(points, np.zeros((700, 3))).scales[:, 0], gaps, rtol=1e-5)


def test_rates_scale_together() -> None:
    assert Rates(1, 2, 3, 4, 5, 6).times(0.5) == Rates(0.5, 1, 1.5, 2, 2.5, 3)


def test_cameras_that_are_a_little_off_are_moved_back() -> None:
    views = examples(4)
    wrong = np.random.default_rng(0).normal(size=(4, 6)) * 0.015
    moved_views = [Example(moved(v.camera, o), v.picture) for v, o in zip(views, wrong)]
    course = Course(
        steps=400,
        budget=1500,
        rates=Rates(0, 0, 0, 0, 0, 0),
        degree=0,
        shrink=((1, 1.0),),
        settled=0.0,
        turn=2e-3,
    )
    training = Training(ball(1500, 0), moved_views, radius=3.0, course=course)
    training.run()

    def apart(cameras: list[Camera]) -> float:
        drawn = [rasterize(ball(1500, 0), c, antialias=True, backend="native").colour for c in cameras]
        return float(np.mean([np.abs(d - v.picture).mean() for d, v in zip(drawn, views)]))

    # A shift and a turn that cancel one another are hardly seen, so it is the pictures that must agree again.
    found = [training.camera(i) for i in range(4)]
    assert apart(found) < 0.4 * apart([v.camera for v in moved_views])
    assert (training.splats().means == ball(1500, 0).means).all()
