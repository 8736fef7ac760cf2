import numpy as np
import pytest

from terrazzo.evaluate.stability import MOVED, stability
from terrazzo.evaluate.subjects import Box, Measured, Subject
from terrazzo.geometry import Pose
from terrazzo.hulls import centre_of_boxes
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.shapes.hollows import clipped, with_hollows
from terrazzo.shapes.shape import Shape, Shelf
from terrazzo.shapes.standing import THICKEST, TOUCHING, inset, with_foot
from terrazzo.world import Collider

CUBE = Collider.box((-0.5, -0.5, 0.0), (0.5, 0.5, 1.0)).points


def test_a_tall_thing_on_a_small_base_gets_a_foot_under_its_middle_and_a_steady_one_none():
    pole, top = (
        Collider.box((-0.02, -0.02, 0), (0.02, 0.02, 1)),
        Collider.box((-0.1, -0.1, 1), (0.3, 0.1, 1.2)),
    )
    out = with_foot(Shape((0.6, 0.3, 1.2), (), (pole, top)))
    foot = out.colliders[-1].points
    assert len(out.colliders) == 3
    assert foot[:, 2].max() == pytest.approx(THICKEST)
    assert inset(foot[:, :2].astype(float), centre_of_boxes([pole.points, top.points])[None, :2]) > 0.05
    crate = Shape((1, 1, 1), (), (Collider(CUBE),))
    assert with_foot(crate) is crate


def test_a_foot_stays_within_the_box_of_its_thing():
    board = Collider(np.array([(0, 0, 0), (0.03, -0.25, 1), (0.03, 0.25, 1), (-0.03, 0, 1)], np.float32))
    foot = with_foot(Shape((0.06, 0.5, 1), (), (board,))).colliders[-1].points
    assert np.abs(foot[:, 0]).max() <= 0.03 + 1e-6


def test_no_foot_reaches_far_from_a_trunk():
    trunk = Collider.box((-0.15, -0.15, 0), (0.15, 0.15, 2))
    crown = Collider.box((-3, -3, 2), (3, 3, 9))
    shape = Shape((6, 6, 9), (), (trunk, crown))
    assert with_foot(shape) is shape


@pytest.mark.parametrize(
    "name", sorted(k.name for k in catalogue().values() if k.stand in ("floor", "surface"))
)
def test_every_kind_stands_with_its_middle_over_its_base(name):
    shape = build(spec_for(catalogue()[name], seed=2))
    points = np.concatenate([c.points for c in shape.colliders]).astype(float)
    middle = centre_of_boxes([c.points for c in shape.colliders])
    assert inset(points[points[:, 2] <= TOUCHING][:, :2], middle[None, :2]) > 0.002


@pytest.mark.parametrize(
    "name", ["arc lamp", "doll", "laptop", "alarm clock", "towel", "guitar", "basketball", "heron", "bicycle", "log"]
)  # fmt: skip
def test_what_used_to_tip_or_roll_stays(name):
    pytest.importorskip("mujoco", reason="the extra `physics` is not installed")
    shape = build(spec_for(catalogue()[name], attributes=("rolled",), seed=3))
    pose = Pose.at(1.0, 2.0, 0.0, yaw=0.7)
    pieces = tuple(pose.apply(c.points) for c in shape.colliders)
    subject = Subject(
        "a", name, name, Box(pose, shape.size), pieces, mass=shape.mass, friction=shape.material.friction
    )
    assert stability(Measured((subject,))).moved["a"] <= MOVED


def test_a_solid_dish_gets_a_floor_and_a_rim():
    dish = Shape((1, 1, 1), (), (Collider(CUBE),), (Shelf((0, 0, 0.2), (0.6, 0.6), kind="inside"),))
    pieces = [c.points for c in with_hollows(dish).colliders]
    assert len(pieces) == 5
    assert min(p[:, 2].max() for p in pieces) == pytest.approx(0.2)
    inner = np.array([(x, y) for x in (-0.29, 0.29) for y in (-0.29, 0.29)])
    for p in (p for p in pieces if p[:, 2].max() > 0.5):
        low, high = p[:, :2].min(0), p[:, :2].max(0)
        assert not ((inner > low) & (inner < high)).all(1).any()


def test_headroom_keeps_what_is_above_a_niche_and_cushions_stay_whole():
    niche = Shelf((0, 0, 0.2), (0.6, 0.6), 0.3, "shelf")
    pieces = [c.points for c in with_hollows(Shape((1, 1, 1), (), (Collider(CUBE),), (niche,))).colliders]
    assert len(pieces) == 6
    assert any(p[:, 2].min() == pytest.approx(0.5) for p in pieces)
    seat = Shape((1, 1, 1), (), (Collider(CUBE),), (Shelf((0, 0, 0.9), (0.6, 0.6), kind="seat"),))
    assert with_hollows(seat) is seat


def test_what_lies_on_a_plate_lies_on_its_floor():
    shape = build(spec_for(catalogue()["plate"], seed=1))
    shelf = shape.shelves[0]
    over = [c for c in shape.colliders if c.points[:, 2].max() > shelf.centre[2] + 0.003]
    a, b = np.array(shelf.size) / 2 - 1e-4
    for c in over:
        low, high = c.points.min(0), c.points.max(0)
        assert low[0] >= a or high[0] <= -a or low[1] >= b or high[1] <= -b


def test_clipping_keeps_one_side_of_a_plane():
    half = clipped(CUBE, (1, 0, 1), 0.5)
    assert half is not None
    assert half @ (1, 0, 1) == pytest.approx(np.minimum(half @ (1, 0, 1), 0.5))
    assert half[:, 0].min() == -0.5
    assert half[:, 2].max() == pytest.approx(1.0)
    assert clipped(CUBE, (0, 0, 1), -0.1) is None
    assert clipped(CUBE, (0, 0, 1), 2.0) is not None
