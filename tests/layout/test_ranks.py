"""Pews and school desks stand in ranks that look one way; lights of a whole room are spread over it."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation import plan


def stands(prompt: str, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Places [n, 2] and headings of the things of a name."""
    things = [p for p in plan(prompt).placements if p.id.startswith(name)]
    fronts = np.array([p.pose.rotate([1.0, 0.0, 0.0])[:2] for p in things])
    return np.array([p.pose.position[:2] for p in things]), fronts


@pytest.mark.parametrize(
    ("prompt", "name", "count"),
    [
        ("a chapel with eight pews", "pew", 8),
        ("a classroom", "desk", 6),
        ("a classroom with twelve desks and a blackboard", "desk", 12),
    ],
)
def test_they_all_look_one_way_and_stand_in_rows(prompt: str, name: str, count: int) -> None:
    places, fronts = stands(prompt, name)
    assert len(places) == count
    assert np.allclose(fronts, fronts[0], atol=1e-6)
    along, across = places @ fronts[0], places @ (-fronts[0, 1], fronts[0, 0])
    rows, files = (len(np.unique(np.round(v, 2))) for v in (along, across))
    assert rows * files == count and rows > 1 and files > 1


def test_every_desk_of_a_classroom_has_a_chair() -> None:
    assert len(stands("a classroom with nine desks", "chair")[0]) == 9


def test_pews_whose_place_was_said_stand_there() -> None:
    places, _ = stands("a chapel with four pews against the wall", "pew")
    assert len(places) == 4 and np.abs(places).max(1).min() > 2.0


def test_ceiling_lights_are_spread_over_the_room() -> None:
    made = plan("a spaceship bridge")
    lights = np.array([p.pose.position[:2] for p in made.placements if p.id.startswith("ceiling-light")])
    half = np.abs(np.array(made.rooms[0].floor)).max(0)
    assert len(lights) == 4
    apart = np.linalg.norm(lights[:, None] - lights[None], axis=-1) + 9 * np.eye(4)
    assert apart.min() > 0.8 * half.min()


@pytest.mark.parametrize("prompt", ["a hallway", "a spaceship corridor"])
def test_a_corridor_is_long(prompt: str) -> None:
    floor = np.array(plan(prompt).rooms[0].floor)
    wide, deep = np.ptp(floor, axis=0)
    assert wide > 2 * deep


@pytest.mark.parametrize(
    ("prompt", "seats", "screen"),
    [("a movie theater", "cinema-seat", "projection"), ("a classroom", "chair", "chalk")],
)
def test_they_look_at_the_screen_or_the_board(prompt: str, seats: str, screen: str) -> None:
    _, look = stands(prompt, seats)
    at, front = stands(prompt, screen)
    assert len(at) == 1 and np.allclose(look, -front, atol=1e-6)
