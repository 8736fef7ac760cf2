"""Rooms under a roof: closed, solid, lit through windows in their slopes."""

import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.lighting.lights import portals
from terrazzo.materials import Finish
from terrazzo.shapes.architecture import build_shell
from terrazzo.world import Opening, Room
from terrazzo.world.rooms import Roof
from tests.shapes.test_architecture import LOOKS, scene_of, sphere

ATTIC = Room("attic", ((-3, -2), (3, -2), (3, 2), (-3, 2)), 2.9, roof=Roof(1.2, 0.6))
TURNED = Room("attic", ((-2, -3), (2, -3), (2, 3), (-2, 3)), 2.9, roof=Roof(1.2, 0.6))
LEAN = float(np.pi / 4)
"""Both rise 1.7 m over a run of 1.7 m."""
ROOFLIGHT = Opening("window", "attic", 0, (0.5, -1.15, 2.05), (0.8, 1.2), np.pi / 2, lean=LEAN)
DOOR = Opening("door", "attic", 1, (3.0, 0.0, 1.02), (0.9, 2.04), np.pi)


def test_the_ceiling_is_high_in_the_middle_and_low_at_the_eaves():
    spots = np.array([[0.0, 0.0], [0.0, 0.3], [0.0, 1.15], [0.0, 2.0], [2.9, -2.0]])
    assert np.allclose(ATTIC.ceiling(spots), [2.9, 2.9, 2.05, 1.2, 1.2])
    assert np.allclose(TURNED.ceiling(spots[:, ::-1]), [2.9, 2.9, 2.05, 1.2, 1.2])


@pytest.mark.parametrize("room", [ATTIC, TURNED])
def test_a_room_under_a_roof_is_closed_and_faces_inwards(room):
    scene = scene_of(build_shell(room, [], **LOOKS, beams=Finish("wood", (0.3, 0.2, 0.1))))
    directions = sphere(4000)
    distance, index = scene.closest(np.tile([0.1, 0.2, 1.3], (4000, 1)), directions)
    assert np.isfinite(distance).all()
    t = scene.triangles[index]
    out = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])
    assert (np.einsum("ij,ij->i", out, directions) < 0).all()
    hits = np.array([0.1, 0.2, 1.3]) + directions * distance[:, None]
    assert (hits[:, 2] <= room.ceiling(hits[:, :2]) + 1e-4).all()


def test_rays_leave_through_the_rooflight_and_nowhere_else():
    scene = scene_of(build_shell(ATTIC, [ROOFLIGHT], **LOOKS), skip=("glass",))
    eye = np.array([0.5, 0.3, 1.5])
    directions = sphere(20000)
    gone = directions[np.isinf(scene.closest(np.tile(eye, (20000, 1)), directions)[0])]
    assert len(gone) > 50
    # The slope is the plane that -y + z keeps at 3.2.
    at = eye + gone * ((3.2 + eye[1] - eye[2]) / (gone[:, 2] - gone[:, 1]))[:, None]
    local = at - ROOFLIGHT.centre
    assert (np.abs(local[:, 0]) < 0.4).all() and (np.abs(local @ ROOFLIGHT.upward) < 0.6).all()


def test_a_rooflight_lets_the_sky_in_along_its_slope():
    (portal,) = portals([ROOFLIGHT])
    assert np.allclose(portal.normal, [0, np.cos(LEAN), -np.sin(LEAN)])
    assert np.isclose(np.dot(portal.edge_v, portal.normal), 0)
    assert np.isclose(np.linalg.norm(portal.edge_v), 1.2)


@pytest.mark.parametrize("beams", [None, Finish("wood", (0.3, 0.2, 0.1))])
def test_slopes_and_gables_are_solid_and_what_is_below_them_is_free(beams):
    pieces = build_shell(ATTIC, [ROOFLIGHT, DOOR], **LOOKS, beams=beams)
    solids = [
        piece.pose.apply(c.points)
        for piece in pieces
        if piece.kind == "ceiling"
        for c in piece.shape.colliders
    ]
    for points in solids:
        assert (points[:, 2] > ATTIC.ceiling(points[:, :2]) - 1e-4).all()
        assert points[:, 1].max() - points[:, 1].min() < 0.7, "low parts do not bar what is high"
    gable = next(p for p in pieces if p.id == "attic-wall-2")
    tops = np.concatenate([gable.pose.apply(c.points) for c in gable.shape.colliders])
    assert (tops[:, 2] <= ATTIC.ceiling(tops[:, :2]) + 1e-4).all() and tops[:, 2].max() > 2.89


def test_rafters_keep_clear_of_rooflights():
    pieces = build_shell(ATTIC, [ROOFLIGHT], **LOOKS, beams=Finish("wood", (0.3, 0.2, 0.1)))
    (rafters,) = [p for p in pieces if p.kind == "beam"]
    points = np.concatenate([rafters.pose.apply(c.points) for c in rafters.shape.colliders])
    below = points[points[:, 1] < 0]
    assert len(below) and not ((below[:, 0] > 0.1) & (below[:, 0] < 0.9)).any()


def test_level_ceilings_may_have_windows_too():
    flat = Room("kitchen", ATTIC.floor, 2.6)
    hole = Opening("window", "kitchen", 0, (1.0, 0.0, 2.6), (1.0, 1.0), np.pi / 2, lean=float(np.pi / 2))
    scene = scene_of(build_shell(flat, [hole], **LOOKS), skip=("glass",))
    up = np.array([0.0, 0.0, 1.0])
    distance, _ = scene.closest(np.array([[1.1, 0.1, 1.0], [-1.0, 0.1, 1.0]]), np.stack([up, up]))
    assert np.isinf(distance[0]) and np.isclose(distance[1], 1.6)


def test_windows_outside_of_the_roof_are_refused():
    far = Opening("window", "attic", 0, (2.9, -1.15, 2.05), (0.8, 1.2), np.pi / 2, lean=LEAN)
    with pytest.raises(ArgumentError, match="ceiling of 'attic'"):
        build_shell(ATTIC, [far], **LOOKS)
    high = Opening("door", "attic", 1, (3.0, 1.5, 1.02), (0.9, 2.04), np.pi)
    with pytest.raises(ArgumentError, match="does not lie in wall 1"):
        build_shell(ATTIC, [high], **LOOKS)


def test_a_wide_door_to_the_street_is_sectional_and_solid():
    garage = Room("garage", ATTIC.floor, 2.6)
    gate = Opening("door", "garage", 1, (3.0, 0.0, 1.06), (2.5, 2.12), np.pi)
    (door,) = [p for p in build_shell(garage, [gate], **LOOKS) if p.kind == "door"]
    assert door.label == "garage door"
    box = door.pose.apply(door.shape.colliders[0].points)
    assert np.ptp(box[:, 1]) > 2.49 and np.ptp(box[:, 2]) > 2.1
    narrow = Opening("door", "garage", 1, (3.0, 0.0, 1.02), (1.6, 2.04), np.pi)
    (leaves,) = [p for p in build_shell(garage, [narrow], **LOOKS) if p.kind == "door"]
    assert leaves.label == "door"
