import numpy as np
import pytest

from terrazzo.geometry import Bounds
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.shapes.footing import gap_under, tops_of, with_footing
from terrazzo.shapes.shape import Shape, Shelf
from terrazzo.world import Collider


def test_a_round_thing_is_let_down_to_the_floor_and_what_it_carries_is_carried():
    blob = Collider.box((-0.2, -0.2, 0.03), (0.2, 0.2, 0.35))
    shape = Shape((0.5, 0.5, 0.4), (), (blob,), (Shelf((0, 0, 0.38), (0.2, 0.2)),))
    out = with_footing(shape, stands=True)
    points = np.concatenate([c.points for c in out.colliders])
    assert points[:, 2].min() == 0
    assert points[:, 2].max() == pytest.approx(0.38)
    hanging = with_footing(shape, stands=False)
    assert np.concatenate([c.points for c in hanging.colliders])[:, 2].min() == pytest.approx(0.03)


def test_the_height_over_a_point_of_a_slanted_piece():
    wedge = np.array([(0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 1), (1, 1, 1)], np.float32)
    assert tops_of(wedge, np.array([[0.25, 0.5]]), 9.0)[0] == pytest.approx(0.25, abs=1e-6)
    assert tops_of(wedge, np.array([[2.0, 0.5]]), 9.0)[0] == -np.inf


def test_what_hangs_over_a_shelf_does_not_carry_what_lies_on_it():
    low, high = Collider.box((-1, -0.5, 0), (1, 0.5, 0.4)), Collider.box((-1, -0.5, 1.4), (1, 0.5, 1.6))
    assert gap_under([low, high], Shelf((0, 0, 0.45), (1.8, 0.8), 0.9, "seat")) == pytest.approx(0.05)


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_kind_touches_its_base_and_carries_what_its_tops_and_seats_promise(name):
    kind = catalogue()[name]
    shape = build(spec_for(kind, seed=1))
    assert shape.colliders, "something to bump into"
    box = Bounds.of(np.concatenate([c.points for c in shape.colliders]))
    if kind.stand not in ("wall", "ceiling"):
        assert box.low[2] <= 0.002
    for shelf in shape.shelves:
        if shelf.kind in ("top", "seat"):
            assert gap_under(list(shape.colliders), shelf) <= 0.005, shelf


def test_a_shelf_wider_than_its_thing_is_carried_within_the_box():
    bench = build(spec_for(catalogue()["park bench"], size_factors=(0.6, 0.6, 1.0), seed=7))
    points = np.concatenate([c.points for c in bench.colliders])
    assert (np.abs(points[:, :2]) <= np.array(bench.size[:2]) / 2 + 0.001).all()
