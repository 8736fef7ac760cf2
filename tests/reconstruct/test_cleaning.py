"""Floaters are taken away, and nothing that pictures need."""

from __future__ import annotations

import numpy as np

from terrazzo.fitting import Example
from terrazzo.reconstruct.cleaning import cleaned
from terrazzo.reconstruct.scoring import psnr
from terrazzo.reconstruct.surroundings import survey
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from tests.reconstruct import rooms

BLACK = (0.0, 0.0, 0.0)


def test_fog_before_a_lens_and_splats_that_nobody_sees_go() -> None:
    room = rooms.room()
    taken = rooms.cameras(16, width=96, height=72)
    examples = [Example(c, rasterize(room, c, antialias=True, backend="native").colour) for c in taken]
    lens = taken[3]
    fog = lens.pose.apply(
        np.random.default_rng(0).normal(size=(30, 3)) * [0.02, 0.02, 0.01] + (0.01, 0, 0.09)
    )
    behind = np.random.default_rng(1).uniform(-1, 1, (200, 3)) + (0, 8, 0)  # beyond a wall
    extra = np.concatenate([fog, behind])
    n = len(extra)
    added = Splats.from_colours(
        extra, np.tile([1, 0, 0, 0], (n, 1)), np.full((n, 3), 0.004), np.full(n, 0.15), np.full((n, 3), 0.9)
    )
    around = survey(taken, room.means)
    kept = cleaned(Splats.merge([room, added]), examples, around, BLACK)
    places = {tuple(p) for p in kept.means.round(4).tolist()}
    assert not any(tuple(p) in places for p in extra.astype(np.float32).round(4).tolist())
    # Of the room itself only what no camera sees may go, so pictures stay as they are.
    worst = min(
        psnr(rasterize(kept, e.camera, antialias=True, backend="native").colour, e.picture) for e in examples
    )
    assert worst > 38


def test_dark_splats_that_hide_something_stay() -> None:
    room = rooms.room()
    board = rooms.sheet((-0.5, 1.45, 1.0), (1.0, 0, 0), (0, 0, 0.8), (0, 0, 0), 0)
    dark = Splats.from_colours(
        board.means, board.quaternions, board.scales, board.opacities, np.full((len(board), 3), -0.2)
    )
    scene = Splats.merge([room, dark])
    taken = rooms.cameras(16, width=96, height=72)
    examples = [Example(c, rasterize(scene, c, antialias=True, backend="native").colour) for c in taken]
    kept = cleaned(scene, examples, survey(taken, room.means), BLACK)
    assert (kept.colours < -0.1).all(1).sum() > 0.9 * len(dark)
