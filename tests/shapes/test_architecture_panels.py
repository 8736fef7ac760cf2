"""Panelling on walls."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.materials import finish
from terrazzo.shapes.architecture import build_shell
from terrazzo.shapes.architecture_panels import panels_of
from terrazzo.shapes.architecture_walls import frames_of
from terrazzo.world.rooms import Opening, Room

ROOM = Room("bedroom", ((-2.0, -1.5), (2.0, -1.5), (2.0, 1.5), (-2.0, 1.5)), 2.6)
DOOR = Opening("door", (0.5, -1.5, 1.0), (0.9, 2.0), np.pi / 2, 0, "bedroom")
WINDOW = Opening("window", (-0.5, 1.5, 1.5), (1.2, 1.2), -np.pi / 2, 2, "bedroom")
PAINT, LOOKS = finish("paint", "sage"), {"walls": finish("paint", "white"), "floor": finish("oak", None)}


@pytest.mark.parametrize("dado", [False, True])
def test_mouldings_stand_off_the_wall_a_little_and_keep_off_openings(dado: bool) -> None:
    for frame in frames_of(ROOM, [DOOR, WINDOW]):
        made = panels_of(ROOM, frame, PAINT, dado=dado)
        assert made is not None and not made.shape.colliders
        at = frame.pose.inverse() @ made.pose
        for part in made.shape.parts:
            corners = part.surface.transform(at).corners
            assert corners[..., 0].min() > -1e-9 and corners[..., 0].max() < 0.025
            assert corners[..., 2].min() > 0.1 and corners[..., 2].max() < ROOM.height - 0.1
            assert np.abs(corners[..., 1]).max() < frame.length / 2 + 1e-9
            facing = part.surface.normals[..., 0]
            assert (facing > -1e-6).mean() > 0.9
            for hole in frame.holes:
                inside = (corners[..., 1] > hole.left) & (corners[..., 1] < hole.right)
                inside &= (corners[..., 2] > hole.low) & (corners[..., 2] < hole.high)
                assert not inside.any()


def test_a_wall_without_room_has_none() -> None:
    narrow = Room("hall", ((0.0, 0.0), (0.5, 0.0), (0.5, 3.0), (0.0, 3.0)), 2.6)
    assert panels_of(narrow, frames_of(narrow, [])[0], PAINT, dado=False) is None


def test_panels_are_on_the_accent_wall_and_in_ornate_styles_on_all() -> None:
    def panelled(**more: object) -> list[str]:
        shell = build_shell(
            ROOM, [DOOR, WINDOW], **LOOKS, ceiling=finish("paint", "white"), trim=finish("paint", "white"),
            accent=PAINT, **more,
        )  # type: ignore[arg-type]  # fmt: skip
        return [p.id for p in shell if p.kind == "panelling"]

    assert panelled() == []
    assert len(panelled(panelled=True)) == 1
    assert len(panelled(panelled=True, styles=("victorian",))) == 4
