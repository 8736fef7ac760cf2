"""Photographs that have features in common: how they stand to each other, and depths from what they share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.reconstruct.few.box_fitting import Box
from terrazzo.reconstruct.few.common_points import with_points
from terrazzo.reconstruct.few.contents import Contents
from terrazzo.reconstruct.few.faces import THING, Placed
from terrazzo.reconstruct.few.making import Wishes
from terrazzo.reconstruct.few.matched import create_from_matched
from terrazzo.reconstruct.few.sights import directions, places, sight_of
from terrazzo.reconstruct.few.two_views import crossings, relate
from terrazzo.reconstruct.few.unrolled import unroll
from tests.reconstruct.few import painted
from tests.reconstruct.few.test_depth_networks import true_depth


def features(one: Camera, two: Camera, count: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """Places of points that both cameras see, from the middles of their pictures, over the longer sides."""
    chance = np.random.default_rng(1)
    u, v = chance.uniform(5, one.width - 5, 4 * count), chance.uniform(5, one.height - 5, 4 * count)
    reach = true_depth(one)[v.astype(int), u.astype(int)]
    points = one.position + directions(one, u, v) * reach[:, None]
    x, y, inside = places(two, points - two.position)
    free = true_depth(two)[
        np.clip(y, 0, two.height - 1).astype(int), np.clip(x, 0, two.width - 1).astype(int)
    ]
    depth = (points - two.position) @ two.pose.matrix[:3, 2]
    seen = np.flatnonzero(inside & (np.abs(free / depth - 1) < 0.03))[:count]
    middle = np.array([one.width, one.height]) / 2
    return (
        (np.stack([u, v], 1)[seen] - middle) / one.width,
        (np.stack([x, y], 1)[seen] - middle) / one.width,
    )


def test_rays_cross_where_they_meet() -> None:
    point, way = np.array([2.0, 0.5, -0.3]), np.array([0.6, 0.8, 0.0])
    a, b = point, point - way
    near, far = crossings((a / np.linalg.norm(a))[None], (b / np.linalg.norm(b))[None], way)
    assert near == pytest.approx(np.linalg.norm(a)) and far == pytest.approx(np.linalg.norm(b))


def test_regions_come_forward_to_the_points_in_them() -> None:
    true = painted.camera(yaw=0.12, pitch=-0.2)
    sight = sight_of("a.png", painted.paint(true), true.fx / true.width)
    eye = true.position - painted.LOW
    camera = replace(sight.camera, pose=replace(sight.camera.pose, position=tuple(float(v) for v in eye)))
    view = unroll(sight)
    nothing = Contents(np.full(view.seen.shape, -1), np.zeros((0, view.seen.shape[1])))
    placed = Placed(sight, camera, np.zeros(3), painted.HIGH - painted.LOW, view, nothing)
    depth = true_depth(true)
    chance = np.random.default_rng(0)
    rows, columns = chance.integers(0, depth.shape[0], 300), chance.integers(0, depth.shape[1], 300)
    rays = directions(sight.camera, columns + 0.5, rows + 0.5)
    found = with_points(placed, rays * depth[rows, columns][:, None])
    cabinet = depth < Box.cast(placed.box, directions(true, *_grid(true)))[0] - 0.05
    assert found.depth is not None and found.depth_parts is not None
    off = np.abs(found.depth / depth - 1)
    assert np.median(off[cabinet]) < 0.08 and np.median(off[~cabinet]) < 0.03
    assert (found.depth_parts[cabinet] >= THING).mean() > 0.7


def _grid(camera: Camera) -> tuple[np.ndarray, np.ndarray]:
    u, v = np.meshgrid(np.arange(camera.width) + 0.5, np.arange(camera.height) + 0.5)
    return u, v


def test_two_photographs_of_a_room_make_one(tmp_path: Path) -> None:
    pytest.importorskip("pycolmap")
    cameras = [
        painted.camera((-1.6, 0.5, 1.5), yaw=-0.15, pitch=-0.15),
        painted.camera((-1.2, -0.9, 1.45), yaw=0.4, pitch=-0.2),
    ]
    files = [painted.write(tmp_path / f"{k}.png", c) for k, c in enumerate(cameras)]
    common = features(*cameras)
    focal = cameras[0].fx / cameras[0].width
    pair = relate(*common, (focal, focal))
    assert pair is not None
    turn = cameras[0].pose.matrix[:3, :3].T @ cameras[1].pose.matrix[:3, :3]
    assert np.degrees(np.arccos(np.clip((np.trace(pair.turn.T @ turn) - 1) / 2, -1, 1))) < 1
    assert relate(common[0], common[1][::-1].copy(), (focal, focal)) is None
    made = create_from_matched(files, {(0, 1): common}, Wishes(splats=100_000))
    assert made is not None and set(made.cameras) == {"0.png", "1.png"}
    one, two = (made.cameras[f"{k}.png"] for k in (0, 1))
    between = np.linalg.norm(one.position - two.position)
    assert between == pytest.approx(np.linalg.norm(cameras[0].position - cameras[1].position), rel=0.2)
    found = one.pose.matrix[:3, :3].T @ two.pose.matrix[:3, :3]
    assert np.degrees(np.arccos(np.clip((np.trace(found.T @ turn) - 1) / 2, -1, 1))) < 4
    assert made.rooms[0].height == pytest.approx(2.5, rel=0.15)
    assert create_from_matched(files, {}, Wishes(splats=100_000)) is None
