"""Straight edges, the directions of a room, and its box, from painted pictures of known cameras."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.reconstruct.few.box_fitting import Box, fit_box
from terrazzo.reconstruct.few.manhattan import find_frame
from terrazzo.reconstruct.few.regions import find_regions
from terrazzo.reconstruct.few.segments import find_segments
from terrazzo.reconstruct.few.sights import directions, panorama_of, places, sampled, sight_of
from terrazzo.reconstruct.few.unrolled import unroll
from tests.reconstruct.few import painted


def up_error(found: Camera, true: Camera) -> float:
    """Angle between what two cameras take for up [degrees]."""
    cosine = found.pose.matrix[2, :3] @ true.pose.matrix[2, :3]
    return float(np.degrees(np.arccos(min(1.0, cosine))))


def test_segments_lie_on_the_edges_of_a_tilted_square() -> None:
    y, x = np.mgrid[0:200, 0:300] + 0.5
    c, s = np.cos(0.3), np.sin(0.3)
    u, v = c * (x - 150) + s * (y - 100), -s * (x - 150) + c * (y - 100)
    grey = np.where((np.abs(u) < 60) & (np.abs(v) < 40), 0.8, 0.2).astype(np.float32)
    found = find_segments(grey)
    long = found.select(found.lengths > 60)
    assert len(long) == 4
    for a, b in zip(long.starts, long.ends):
        ends = np.array(
            [[c * (p[0] - 150) + s * (p[1] - 100), -s * (p[0] - 150) + c * (p[1] - 100)] for p in (a, b)]
        )
        off = np.minimum(np.abs(np.abs(ends[:, 0]) - 60), np.abs(np.abs(ends[:, 1]) - 40))
        assert off.max() < 1.0


def test_a_plain_picture_has_no_segments() -> None:
    assert len(find_segments(np.full((90, 120), 0.5, np.float32))) == 0


@pytest.mark.parametrize("focal", [None, 0.8])
def test_the_frame_is_found_among_stray_edges(focal: float | None) -> None:
    chance = np.random.default_rng(2)
    camera = Camera.look_at((0, 0, 0), (1, 0.45, -0.3), width=1000, height=750, fov=2 * np.arctan(0.5 / 0.8))
    to_camera = camera.pose.matrix[:3, :3].T
    starts, ends = [], []
    while len(starts) < 60:
        point = chance.uniform(-1, 1, 3) * (0.5, 2, 1.3) + (3.5, 1.2, -0.8)
        other = point + np.eye(3)[len(starts) % 3] * chance.uniform(0.3, 1.2)
        a, b = to_camera @ point, to_camera @ other
        starts.append(0.8 * a[:2] / a[2] + chance.normal(0, 4e-4, 2))
        ends.append(0.8 * b[:2] / b[2] + chance.normal(0, 4e-4, 2))
    stray = chance.uniform(-0.4, 0.4, (25, 2))
    starts, ends = (
        np.concatenate([starts, stray]),
        np.concatenate([ends, stray + chance.normal(0, 0.08, (25, 2))]),
    )
    frame = find_frame(starts, ends, np.ones(len(starts)), focal=focal)
    assert frame.focal == pytest.approx(0.8, rel=0.06)
    assert np.degrees(np.arccos(frame.rotation[2] @ to_camera[:, 2])) < 1.0
    assert frame.agreed > 0.6


@pytest.mark.parametrize("yaw, pitch", [(0.1, -0.12), (0.5, -0.2), (-0.4, -0.05)])
def test_a_painted_room_is_found_again(yaw: float, pitch: float) -> None:
    true = painted.camera(yaw=yaw, pitch=pitch)
    sight = sight_of("a.png", painted.paint(true), None)
    assert up_error(sight.camera, true) < 1.0
    assert sight.camera.fx == pytest.approx(true.fx, rel=0.08)
    box = fit_box(unroll(sight), sight.edges).scaled(true.position[2])
    walls = np.array(
        [
            painted.HIGH[0] - true.position[0],
            0,
            painted.HIGH[1] - true.position[1],
            true.position[1] - painted.LOW[1],
        ]
    )
    seen = np.flatnonzero(box.sure[:4] > 0.3)
    assert 0 in seen and len(seen) >= 2
    assert box.walls[seen] == pytest.approx(walls[seen], rel=0.08)
    assert box.height == pytest.approx(painted.HIGH[2], rel=0.05)


def test_a_painted_panorama_gives_all_four_walls_whichever_way_it_looks() -> None:
    for yaw in (0.3, 2.0):
        true = Camera.panorama((-0.3, 0.2, 1.6), width=768, yaw=yaw)
        sight = panorama_of("p.png", painted.paint(true))
        box = fit_box(unroll(sight), sight.edges).scaled(1.6)
        turned = sight.camera.pose.matrix[:3, :3] @ true.pose.matrix[:3, :3].T
        quarters = round(float(np.arctan2(turned[1, 0], turned[0, 0])) / (np.pi / 2))
        want = Box(np.array([2.5, 1.9, 1.5, 1.9]), 2.5, 1.6, np.zeros(5)).turned(quarters)
        assert box.walls == pytest.approx(want.walls, rel=0.04)
        assert box.height == pytest.approx(2.5, rel=0.04)


def test_a_box_turned_four_times_is_itself() -> None:
    box = Box(np.array([1.0, 2.0, 3.0, 4.0]), 2.0, 1.0, np.arange(5) / 5)
    once = box.turned(1)
    assert once.walls.tolist() == [4.0, 3.0, 1.0, 2.0]  # what was ahead is now to the left
    again = once.turned(1).turned(1).turned(1)
    assert (again.walls == box.walls).all() and (again.sure == box.sure).all()


@pytest.mark.parametrize("camera", [painted.camera(), Camera.panorama((0, 0, 1), width=64, yaw=0.7)])
def test_directions_and_places_undo_each_other(camera: Camera) -> None:
    u, v = np.meshgrid(np.linspace(3, camera.width - 3, 9), np.linspace(3, camera.height - 3, 7))
    back = places(camera, directions(camera, u, v))
    assert back[2].all()
    assert np.abs(back[0] - u).max() < 1e-6 and np.abs(back[1] - v).max() < 1e-6


def test_sampling_a_panorama_does_not_break_at_its_seam() -> None:
    camera = Camera.panorama((0, 0, 0), width=64)
    values = np.broadcast_to(
        np.cos(np.linspace(0, 2 * np.pi, 64, endpoint=False))[None, :, None], (32, 64, 1)
    )
    turn = np.linspace(np.pi - 0.1, np.pi + 0.1, 21)
    out = sampled(values, camera, np.stack([np.cos(turn), np.sin(turn), 0 * turn], -1))[:, 0]
    assert np.abs(np.diff(out)).max() < 0.02


def test_regions_are_the_patches_of_a_picture() -> None:
    colours = np.full((60, 80, 3), 0.3, np.float32)
    colours[10:40, 20:50] = (0.8, 0.2, 0.2)
    colours += np.random.default_rng(0).normal(0, 0.01, colours.shape).astype(np.float32)
    seen = np.ones((60, 80), bool)
    seen[:, 75:] = False
    found = find_regions(colours, seen, around=False)
    assert (found[:, 75:] == -1).all() and found.max() == 1
    assert (found[12:38, 22:48] == found[20, 30]).all() and found[0, 0] != found[20, 30]
