"""Where cells are lit: on what is seen of them, not behind what covers them."""

import numpy as np
import pytest

from terrazzo.creation.cells import divide, pieces, whole
from terrazzo.creation.painting import uncovered
from terrazzo.creation.pieces import scene_of
from terrazzo.creation.quads import Painted, dice, gather
from terrazzo.geometry import Pose
from terrazzo.layout.scene import WALL_GAP
from terrazzo.materials import finish
from terrazzo.shapes.primitives.flat import box, rect
from terrazzo.shapes.shape import Part


def _lit(height):
    """Places of light on a wall in cells of ten centimetres, with a board of 0.3 by 0.3 m at a height over it."""
    wall = Painted(Part(rect((1.0, 1.0)), finish("paint")), Pose(), 0)
    board = Painted(Part(box((0.3, 0.3, 0.01)), finish("oak")), Pose.at(0.02, 0.02, height), 1)
    scene = scene_of([wall, board])
    quads = dice(gather([wall]), 1.0)
    cells = whole(quads)
    cells = divide(cells, quads, pieces(cells, 0.1))
    middle = cells.places(quads)
    _, sides, normal = cells.frame(quads)
    return middle, *uncovered(scene, middle, sides, normal, np.arange(len(cells)))


def test_cells_under_the_rim_of_a_board_are_lit_beside_it():
    middle, at, buried = _lit(0.005)
    under = (np.abs(middle[:, :2] - 0.02) < 0.15).all(1)
    moved = np.linalg.norm(at - middle, axis=1) > 1e-6
    assert moved.any() and (moved <= under).all()
    assert (np.abs(at[moved, :2] - 0.02) > 0.15).any(1).all()
    assert buried.any() and (buried == (under & ~moved)).all()


@pytest.mark.parametrize("height", [0.1, WALL_GAP + 0.005])
def test_what_hangs_or_stands_off_a_wall_covers_nothing(height):
    middle, at, buried = _lit(height)
    assert np.array_equal(at, middle) and not buried.any()
