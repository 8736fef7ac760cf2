import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.filming.tours import dolly, orbit, walk
from terrazzo.world import World, scan_world
from terrazzo.world.freespace import free_space
from tests.scenes import random_splats, tiled_room


def test_free_space_measures_to_walls_and_things():
    space = free_space(tiled_room())
    points = np.array([[1.0, 1.5], [2.6, 1.5], [2.6, 0.6], [-1.0, 0.0]])
    clearance = space.at(points)
    assert clearance[0] == pytest.approx(1.0, abs=0.06)
    assert clearance[1] == pytest.approx(-0.4, abs=0.06)
    assert clearance[2] == pytest.approx(0.5, abs=0.06)
    assert clearance[3] == -np.inf


@pytest.mark.parametrize("make", [walk, orbit])
def test_paths_in_a_room_touch_nothing(make):
    world = tiled_room()
    path = make(world)
    space = free_space(world)
    positions = np.array([c.position for c in path.cameras(fps=12)])
    assert space.at(positions[:, :2]).min() > 0.1
    assert positions[:, 2].min() > 1.2
    if make is walk:
        assert np.linalg.norm(np.ptp(positions, axis=0)) > 1.5  # it does go somewhere


def test_walking_never_turns_the_head_like_an_owl():
    cameras = list(walk(tiled_room()).cameras(fps=30))
    forward = np.array([c.pose.rotate((0, 0, 1)) for c in cameras])
    turn = np.degrees(np.arccos(np.clip((forward[1:] * forward[:-1]).sum(1), -1, 1)))
    assert turn.max() < 6  # degrees a frame at 30 fps


def test_orbit_of_a_scan_keeps_it_in_view():
    world = scan_world(random_splats(500, spread=0.5))
    for camera in orbit(world).cameras(fps=2):
        points = world.splats().means @ camera.world_to_camera[:3, :3].T + camera.world_to_camera[:3, 3]
        assert points[:, 2].min() > 0
        u = np.abs(points[:, 0] / points[:, 2] * camera.fx)
        assert np.quantile(u, 0.95) < camera.width / 2


def test_dolly_goes_straight_and_can_zoom():
    path = dolly((0, 0, 1), (3, 0, 1), target=(6, 0, 1), duration=2, end_fov=0.5)
    assert np.allclose(path.at(2).position, (3, 0, 1))
    assert path.at(2).fov == pytest.approx(0.5)


def test_what_cannot_be_walked_says_so():
    with pytest.raises(ArgumentError, match="no rooms"):
        walk(World())
    with pytest.raises(ArgumentError, match="duration"):
        orbit(tiled_room(), duration=-1)
