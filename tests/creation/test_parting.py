"""Cuts follow the lines of textures, so that a joint is one long thin cell."""

import numpy as np

from terrazzo.creation.cells import cut, look, refine, whole
from terrazzo.creation.parting import parting
from terrazzo.creation.quads import Painted, dice, gather
from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface

JOINT = 0.003
"""Of the tiles [m]; their middles lie at multiples of 15 cm."""


def _wall(pattern, *, seed=3):
    """A square of 10 by 10 cm around the joint at x = 0.15."""
    corners = np.array([[[0.09, 0, 0.02], [0.19, 0, 0.02], [0.19, 0, 0.06], [0.09, 0, 0.06]]], float)
    normals = np.tile([0.0, -1.0, 0.0], (1, 4, 1))
    surface = Surface(corners, normals)
    finish = Finish(pattern=pattern, colour=(0.8, 0.8, 0.8), second=(0.1, 0.1, 0.1), seed=seed)
    return [Painted(Part(surface, finish), Pose(), 0)]


def test_a_tiled_wall_is_cut_along_both_sides_of_its_joint():
    parts = _wall("subway")
    quads = dice(gather(parts), 1.0)
    cells = whole(quads)
    look(cells, quads, parts)
    cells = refine(cells, quads, parts, 8)
    cuts = 0.09 + 0.10 * cells.box[:, :2].ravel()
    for side in (0.15 - JOINT / 2, 0.15 + JOINT / 2):
        assert np.abs(cuts - side).min() < 0.0018
    joint = cells.select(np.abs(0.09 + 0.10 * cells.centre[0] - 0.15) < JOINT / 2)
    assert (joint.lines > 0).any() and (joint.albedo < 0.45).all()


def test_a_texture_without_straight_lines_is_cut_at_quarters():
    parts = _wall("marble")
    quads = dice(gather(parts), 1.0)
    cells = whole(quads)
    look(cells, quads, parts)
    for half in cut(cells, quads, parts, np.array([0])):
        sides = half.box[0]
        assert np.isin(np.round(sides, 5), [0, 0.25, 0.5, 0.75, 1]).all()
        assert not half.lines.any()


def test_strips_are_parted_where_their_means_differ_most():
    strips = np.zeros((4, 3, 3), np.float32)
    strips[1:, 0], strips[2:, 1], strips[3:, 2] = 1, 1, 1
    np.testing.assert_allclose(parting(strips), [0.25, 0.5, 0.75])
