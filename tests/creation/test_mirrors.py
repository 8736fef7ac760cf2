"""Mirrors: which faces are silvered, and what stands in them."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation.mirrors import mirrors_of, reflected, splat_count, splat_side
from terrazzo.creation.pieces import Piece, painted, scene_of
from terrazzo.geometry import Pose
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.splats import Splats

EYE = np.array([1.5, -0.6, 1.4])


def _hung(*words: str, kind: str = "mirror") -> Piece:
    """A mirror whose back is on the plane x = 0, seen from where x > 0."""
    shape = build(spec_for(catalogue()[kind], attributes=words))
    return Piece("mirror-1", kind, kind, Pose.at(shape.size[0] / 2, 0.0, 1.0), shape)


def _red_ball(at: tuple[float, float, float]) -> Splats:
    return Splats.from_colours([at], [(1, 0, 0, 0)], [(0.04, 0.04, 0.04)], [0.99], [(1.0, 0.0, 0.0)])


def _pictured(piece: Piece, ball: tuple[float, float, float], eye: np.ndarray = EYE) -> Splats:
    thing = Piece("ball-1", "ball", "ball", Pose(), piece.shape)
    mirrors = mirrors_of([piece])
    own = [(Splats.empty(), Splats.empty()), (_red_ball(ball), Splats.empty())]
    made = reflected(
        own, [piece, thing], mirrors, side=0.01, eyes=eye[None], scene=scene_of(painted([piece])),
        background=(0.0, 0.0, 1.0),
    )  # fmt: skip
    return made[0][0].transform(piece.pose)


@pytest.mark.parametrize("words", [(), ("round",), ("frameless",), ("arched",)])
def test_a_mirror_has_one_face_of_glass_towards_the_room(words):
    piece = _hung(*words)
    faces = [m for m in mirrors_of([piece]) if (piece.pose @ m.frame).matrix[0, 2] > 0.99]
    assert len(faces) == 1
    assert 0.3 * np.prod(piece.shape.size[1:]) < faces[0].area < np.prod(piece.shape.size[1:])


def test_what_stands_before_a_mirror_is_seen_where_the_law_of_reflection_says():
    ball = (1.0, 0.5, 1.45)
    glass = _pictured(_hung(), ball)
    red = glass.means[glass.colours[:, 0] > 0.6]
    assert len(red)
    plane = glass.means[:, 0].mean()
    behind = np.array([2 * plane - ball[0], *ball[1:]])
    share = (EYE[0] - plane) / (EYE[0] - behind[0])
    assert red.mean(0) == pytest.approx(EYE + share * (behind - EYE), abs=0.015)


def test_what_is_behind_a_mirror_is_not_seen_in_it():
    glass = _pictured(_hung(), (-0.5, 0.0, 1.4))
    assert len(glass)
    assert glass.colours[:, 0].max() < 0.1


def test_a_mirror_that_no_eye_sees_keeps_its_splats():
    assert len(_pictured(_hung(), (1.0, 0.5, 1.45), eye=np.array([-1.0, 0.0, 1.4]))) == 0


def test_mirrors_stay_within_their_share_of_the_splats():
    mirrors = mirrors_of([_hung(kind="full-length mirror")] * 5)
    for budget in (50_000, 500_000):
        assert splat_count(mirrors, splat_side(mirrors, budget)) < 0.06 * budget
