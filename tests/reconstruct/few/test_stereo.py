"""Dense depth of photographs with known cameras, how they come to stand to each other, and what level surfaces say of scale."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.few.box_fitting import Box
from terrazzo.reconstruct.few.common_room import common_room, floor_below
from terrazzo.reconstruct.few.known_heights import eye_above
from terrazzo.reconstruct.few.making import Wishes
from terrazzo.reconstruct.few.matched import create_from_placed
from terrazzo.reconstruct.few.rigs import rig_of_matches
from terrazzo.reconstruct.few.sights import sight_of
from terrazzo.reconstruct.few.stereo import dense_depths
from terrazzo.reconstruct.photographs import open_photograph
from terrazzo.reconstruct.views import View
from terrazzo.render import rasterize
from tests.reconstruct import rooms
from tests.reconstruct.few import painted


def looks() -> list[Camera]:
    """Two cameras in the made room of splats, 33 degrees apart."""
    targets = ((-0.8, -1.2, 1.5), (0.2, 1.4, 0.7)), ((0.7, -1.3, 1.35), (0.0, 1.4, 0.7))
    return [Camera.look_at(eye, to, width=320, height=240, fov=1.2) for eye, to in targets]


def test_depths_are_found_where_both_look() -> None:
    cameras = looks()
    frames = [rasterize(rooms.room(), c, antialias=True, passes=("depth",)) for c in cameras]
    found = dense_depths([(c, f.to_bytes()) for c, f in zip(cameras, frames)], [(0.5, 6.0)] * 2)
    for dense, frame in zip(found, frames):
        assert frame.depth is not None
        step = frame.depth.shape[1] / dense.depth.shape[1]
        rows, columns = (((np.arange(n) + 0.5) * step).astype(int) for n in dense.depth.shape)
        off = np.abs(dense.depth / frame.depth[rows[:, None], columns] - 1)
        assert dense.sure.mean() > 0.35
        assert np.median(off[dense.sure]) < 0.03 and (off[dense.sure] < 0.1).mean() > 0.9
    points = np.concatenate([d.points() + c.position for d, c in zip(found, cameras)])
    table = points[(np.abs(points[:, 0] - 0.1) < 0.4) & (np.abs(points[:, 1]) < 0.2) & (points[:, 2] > 0.6)]
    assert np.median(table[:, 2]) == pytest.approx(rooms.TABLE[2], abs=0.04)


def level(depth: float, count: int) -> np.ndarray:
    """Points of a level surface below an eye."""
    chance = np.random.default_rng(count)
    return np.column_stack([chance.uniform(0.5, 2, (count, 2)), chance.normal(-depth, 0.006, count)])


def upright(depth: float, count: int) -> np.ndarray:
    """Points of a wall down to so far below an eye."""
    chance = np.random.default_rng(count)
    return np.column_stack([np.full((count, 2), 2.0), chance.uniform(-depth, 0.3, count)])


@pytest.mark.parametrize("unit", [1.0, 0.37])
@pytest.mark.parametrize(
    "parts, metres",
    [
        ((level(0.74, 900), upright(1.1, 900)), 1.0),  # a table top, and cabinets seen below its height
        ((level(1.45, 400), level(0.71, 700), upright(1.45, 400)), 1.0),  # a floor and a table on it
        ((level(1.45, 900), upright(1.45, 900)), 1.03),  # a floor alone
        ((level(1.3, 800), upright(1.3, 400)), 1.15),  # of someone who holds the camera low
    ],
)
def test_a_table_is_told_from_a_floor(parts, metres: float, unit: float) -> None:
    found = eye_above(np.concatenate(parts) / unit, 1.5, 0.12)
    assert found is not None
    assert found.metres == pytest.approx(metres * unit, rel=0.08)
    assert 0.02 < found.spread < 0.5


def test_without_level_surfaces_nothing_is_said() -> None:
    assert eye_above(upright(1.2, 2000), 1.5, 0.12) is None
    assert eye_above(level(1.2, 20), 1.5, 0.12) is None


def test_a_room_is_as_large_as_what_is_seen_of_it() -> None:
    chance = np.random.default_rng(0)
    floor = level(1.5, 800)
    wall = np.column_stack([np.full(800, 3.2), chance.uniform(-1, 1, 800), chance.uniform(-1.5, 0.6, 800)])
    points = np.concatenate([floor, wall]) / 1.5
    assert floor_below(points) == pytest.approx(1.0, abs=0.02)
    guess = Box(np.array([1.5, 1.2, 1.3, 1.3]), 1.7, 1.0, np.zeros(5))
    room = common_room([guess, guess], np.array([(0, 0, 0), (0.4, -0.9, 0.1)]), points)
    assert room.walls[0] == pytest.approx(3.2 / 1.5, rel=0.02)
    assert room.walls[3] >= 0.9 + 0.25 and room.height >= 1.1


def test_three_photographs_have_one_scale() -> None:
    pytest.importorskip("pycolmap")
    chance = np.random.default_rng(3)
    points = chance.uniform((-1.2, 0.4, 0.2), (1.2, 1.5, 2.0), (160, 3))
    eyes = ((-1.0, -1.1, 1.5), (-0.2, -1.2, 1.4), (1.0, -1.0, 1.6))
    cameras = [Camera.look_at(eye, (0, 1.2, 1.0), width=640, height=480, fov=1.3) for eye in eyes]

    def places(camera: Camera) -> np.ndarray:
        matrix = camera.world_to_camera
        seen = points @ matrix[:3, :3].T + matrix[:3, 3]
        return seen[:, :2] / seen[:, 2:] * camera.fx / 640

    shown = [places(c) for c in cameras]
    matches = {(1, 0): (shown[1], shown[0]), (1, 2): (shown[1], shown[2])}
    rig = rig_of_matches(matches, dict.fromkeys(range(3), cameras[0].fx / 640))
    assert rig is not None and rig.first == 1 and set(rig.turns) == {0, 1, 2}
    ways = [np.linalg.norm(np.subtract(eyes[k], eyes[1])) for k in (0, 2)]
    found = [np.linalg.norm(rig.eyes[k]) for k in (0, 2)]
    assert found[0] / found[1] == pytest.approx(ways[0] / ways[1], rel=0.02)
    depth = (points - cameras[0].position) @ cameras[0].pose.matrix[:3, 2] * found[0] / ways[0]
    assert rig.reach[0][0] < depth.min() and rig.reach[0][1] > depth.max()


def test_a_photograph_with_another_focal_length_is_held_otherwise() -> None:
    camera = painted.camera(yaw=0.3, pitch=-0.25)
    true = camera.fx / camera.width
    wrong = sight_of("a.png", painted.paint(camera), 0.8 * true)
    right = wrong.with_focal(true)
    assert right.focal == pytest.approx(true) and right.camera.fx == pytest.approx(camera.fx)
    down = camera.pose.rotate((0.0, 0.0, 1.0))[2]
    assert right.camera.pose.rotate((0.0, 0.0, 1.0))[2] == pytest.approx(down, abs=0.03)
    assert (right.edges.axes >= 0).mean() > (wrong.edges.axes >= 0).mean()


def test_three_placed_photographs_make_one_room(tmp_path: Path) -> None:
    stands = (((-1.7, 0.5, 1.5), -0.15), ((-1.4, -0.9, 1.45), 0.4), ((-1.6, -0.2, 1.4), 0.1))
    cameras = [painted.camera(eye, yaw=yaw, pitch=-0.25) for eye, yaw in stands]
    shift = rooms.shifted(4, scale=0.6)
    views = []
    for k, camera in enumerate(cameras):
        file = painted.write(tmp_path / f"{k:05d}.png", camera)
        views.append(View(f"IMG_{k}", open_photograph(file), shift.camera(camera), camera))
    points = np.random.default_rng(0).uniform(painted.LOW, painted.HIGH, (300, 3))
    moved = (points @ shift.matrix[:3, :3].T + shift.matrix[:3, 3]).astype(np.float32)
    capture = Capture("placed", tuple(views), moved, moved, ("1 photograph left out, it is torn: a.jpg",))
    files = [v.photograph.path for v in views]
    made = create_from_placed(files, capture, Wishes(splats=60_000))
    found = [made.cameras[f.name] for f in files]
    ways = [np.linalg.norm(found[k].position - found[0].position) for k in (1, 2)]
    true = [np.linalg.norm(cameras[k].position - cameras[0].position) for k in (1, 2)]
    assert ways[0] / ways[1] == pytest.approx(true[0] / true[1], rel=0.01)
    assert ways[0] == pytest.approx(true[0], rel=0.2)
    turn = found[0].pose.matrix[:3, :3] @ cameras[0].pose.matrix[:3, :3].T
    assert turn[2, 2] > np.cos(np.radians(2))  # it stands upright
    assert any("torn" in n.reason for n in made.report)
