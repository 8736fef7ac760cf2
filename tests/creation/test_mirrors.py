"""Mirrors: which faces are silvered, and what stands in them."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation.mirrors import mirrors_of
from terrazzo.creation.pieces import Piece, painted, scene_of
from terrazzo.creation.reflecting import reflected
from terrazzo.creation.virtual_images import mirrored, opened, virtual_image
from terrazzo.geometry import Pose
from terrazzo.harmonics import harmonic_basis
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.shapes.primitives.flat import box_between
from terrazzo.shapes.shape import Part, Shape
from terrazzo.splats import Splats

EYE = np.array([1.5, -0.6, 1.4])


def _hung(*words: str, kind: str = "mirror") -> Piece:
    """A mirror whose back is on the plane x = 0, seen from where x > 0."""
    shape = build(spec_for(catalogue()[kind], attributes=words))
    return Piece("mirror-1", kind, kind, Pose.at(shape.size[0] / 2, 0.0, 1.0), shape)


def _red_ball(at: tuple[float, float, float]) -> Splats:
    return Splats.from_colours([at], [(1, 0, 0, 0)], [(0.04, 0.04, 0.04)], [0.99], [(1.0, 0.0, 0.0)])


def _wall(x: float = -0.05) -> Piece:
    """A wall of 6 m by 3 m whose face stands at x."""
    slab = Part(box_between((-0.1, -3, 0), (0, 3, 3), 0.004), _hung().shape.parts[0].finish)
    return Piece(
        "wall-1", "wall", "wall", Pose.at(x, 0.0), Shape((0.1, 6.0, 3.0), (slab,), ()), structure=True
    )


def _shown(
    piece: Piece, ball: tuple[float, float, float], eyes: np.ndarray = EYE[None], *, wall: bool = True
) -> Splats:
    """The mirror's splats in the world; without a wall the image would be seen beside it."""
    thing = Piece("ball-1", "ball", "ball", Pose(), piece.shape)
    solid_ones = [piece, *([_wall()] if wall else [])]
    own = [(Splats.empty(), Splats.empty()), (_red_ball(ball), Splats.empty())]
    made = reflected(
        own, [piece, thing], mirrors_of([piece]), budget=100_000, eyes=eyes, scene=scene_of(painted(solid_ones)),
        background=(0.0, 0.0, 1.0),
    )  # fmt: skip
    return made[0][0].transform(piece.pose)


def _plane(piece: Piece) -> float:
    [mirror] = [m for m in mirrors_of([piece]) if (piece.pose @ m.frame).matrix[0, 2] > 0.99]
    return (piece.pose @ mirror.frame).position[0]


@pytest.mark.parametrize("words", [(), ("round",), ("frameless",), ("arched",)])
def test_a_mirror_has_one_face_of_glass_towards_the_room(words):
    piece = _hung(*words)
    faces = [m for m in mirrors_of([piece]) if (piece.pose @ m.frame).matrix[0, 2] > 0.99]
    assert len(faces) == 1
    assert 0.3 * np.prod(piece.shape.size[1:]) < faces[0].area < np.prod(piece.shape.size[1:])


def test_an_image_stands_as_far_behind_the_glass_as_its_thing_before_it():
    piece, ball = _hung(), (1.0, 0.5, 1.45)
    [image] = _shown(piece, ball).means
    assert image == pytest.approx([2 * _plane(piece) - ball[0], *ball[1:]], abs=1e-5)


def test_an_image_is_turned_round_with_its_splats_and_their_sheen():
    """Seen from anywhere, the splat of the image is what the reflected eye sees of the splat itself."""
    chance = np.random.default_rng(0)
    turn = chance.normal(size=4)
    splat = Splats(
        [(1.0, 0.3, 0.4)],
        [turn / np.linalg.norm(turn)],
        [(0.2, 0.1, 0.02)],
        [0.9],
        chance.normal(0, 0.2, (1, 4, 3)),
    )
    image = mirrored(splat)
    flip = np.diag([1.0, 1.0, -1.0])
    assert image.covariances()[0] == pytest.approx(flip @ splat.covariances()[0] @ flip, abs=1e-7)
    for direction in chance.normal(size=(5, 3)):
        d = direction / np.linalg.norm(direction)
        here, there = (harmonic_basis(v[None], 1)[0] for v in (d, flip @ d))
        assert here @ image.harmonics[0] == pytest.approx(there @ splat.harmonics[0], abs=1e-5)


def test_without_a_wall_behind_it_a_mirror_shows_a_picture_where_the_law_of_reflection_says():
    ball, eyes = (1.0, 0.5, 1.45), np.array([EYE, (-1.0, 0.5, 1.4), (-2.0, 1.0, 1.4)])
    glass = _shown(_hung(), ball, eyes, wall=False)
    red = glass.means[glass.colours[:, 0] > 0.6]
    assert len(red) > 3
    plane = glass.means[:, 0].mean()
    behind = np.array([2 * plane - ball[0], *ball[1:]])
    share = (EYE[0] - plane) / (EYE[0] - behind[0])
    assert red.mean(0) == pytest.approx(EYE + share * (behind - EYE), abs=0.015)


def test_what_is_behind_a_mirror_or_seen_by_nobody_in_it_has_no_image():
    assert (_shown(_hung(), (-0.5, 0.0, 1.4)).means[:, 0] > -0.1).all()
    aside = _shown(_hung(), (0.3, 2.9, 1.4))
    assert (aside.means[:, 0] > -0.1).all()


def test_a_mirror_that_no_eye_sees_keeps_its_splats():
    assert len(_shown(_hung(), (1.0, 0.5, 1.45), np.array([[-1.0, 0.0, 1.4]]))) == 0


def test_the_wall_between_glass_and_image_is_opened_and_no_more():
    piece = _hung("frameless")
    [mirror] = [m for m in mirrors_of([piece]) if (piece.pose @ m.frame).matrix[0, 2] > 0.99]
    here = piece.pose @ mirror.frame
    y, z = (a.ravel() for a in np.meshgrid(np.linspace(-1, 1, 81), np.linspace(0, 2.4, 97)))
    n = len(y)
    spots = Splats.from_colours(
        np.column_stack([np.full(n, -0.02), y, z]), np.tile([1.0, 0, 0, 0], (n, 1)), np.full((n, 3), 0.01), np.full(n, 0.9),
        np.full((n, 3), 0.5),
    )  # fmt: skip
    left = opened(spots, here, mirror, wall=True)
    flat = here.inverse().apply(spots.means)[:, :2]
    assert len(left) == n - mirror.covers(flat).sum() < n


def test_images_stay_within_their_share_of_the_splats():
    chance = np.random.default_rng(0)
    n = 40_000
    room = Splats.from_colours(
        chance.uniform((0.2, -1, 0.2), (3, 1, 2), (n, 3)), np.tile([1.0, 0, 0, 0], (n, 1)), np.full((n, 3), 0.01),
        np.full(n, 0.9), chance.uniform(size=(n, 3)),
    )  # fmt: skip
    [mirror] = [m for m in mirrors_of([_hung()]) if (_hung().pose @ m.frame).matrix[0, 2] > 0.99]
    here = _hung().pose @ mirror.frame
    scene = scene_of(painted([_hung(), _wall()]))
    image = virtual_image(mirror, here, room, eyes=EYE[None], scene=scene, budget=2000)
    assert image is not None and 200 < len(image) <= 2000
    assert (image.means[:, 2] < 0).all()
    assert virtual_image(mirror, here, room, eyes=EYE[None], scene=scene, budget=1) is None
