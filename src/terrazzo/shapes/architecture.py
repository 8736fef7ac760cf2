"""The building: a room's shell with its doors, windows and curtains, as pieces in the same form as furniture.

`build_shell` makes one room's walls, floor, ceiling, trim, doors and windows; what lies outside is made by
`architecture_outside.build_outside`. Every piece has its own frame, colliders where a body can bump into it, and parts
whose opacity is what they hide: light passes the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.errors import ArgumentError
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_curtains import curtain_look, curtains_of
from terrazzo.shapes.architecture_doors import door_of, doorway_of, passage_of
from terrazzo.shapes.architecture_garage import is_sectional, sectional_of
from terrazzo.shapes.architecture_outside import build_outside
from terrazzo.shapes.architecture_panels import panels_of
from terrazzo.shapes.architecture_pieces import Piece
from terrazzo.shapes.architecture_planes import crown_of, floor_of, skirting_of
from terrazzo.shapes.architecture_roof import ceiling_of, ceilings_of, rafters_of, upright
from terrazzo.shapes.architecture_walls import TILES, WALL_DEPTH, WallFrame, frames_of, splashes, wall_of
from terrazzo.shapes.architecture_windows import GLASS, window_of
from terrazzo.world.rooms import Opening, Room

__all__ = ["WALL_DEPTH", "Piece", "build_outside", "build_shell"]

CURTAINED = ("living", "bedroom", "den", "lounge", "dining", "library", "nursery", "study")
"""Rooms, by a word of their name, whose windows usually have curtains."""
ORNATE = frozenset(
    [
        "traditional",
        "victorian",
        "classic",
        "classical",
        "formal",
        "elegant",
        "luxurious",
        "ornate",
        "georgian",
        "french",
        "baroque",
        "regal",
        "vintage",
        "palatial",
        "grand",
        "colonial",
    ]
)
"""Styles with panelled doors, glazing bars and a crown moulding."""


def build_shell(
    room: Room,
    openings: Iterable[Opening],
    *,
    walls: Finish,
    floor: Finish,
    ceiling: Finish,
    trim: Finish,
    beams: Finish | None = None,
    accent: Finish | None = None,
    accent_walls: Sequence[int] | None = None,
    panelled: bool = False,
    styles: Sequence[str] = (),
    curtains: bool | None = None,
    curtain: Finish | None = None,
    obstacles: ArrayLike = (),
    splashed: ArrayLike | None = None,
    glazing: Finish = GLASS,
    seed: int = 0,
) -> list[Piece]:
    """One room, without anything in it.

    Args:
        room: Its floor polygon and height.
        openings: Doors and windows; those of other rooms are left out.
        walls: Finish of the walls.
        floor: Finish of the floor.
        ceiling: Finish of the ceiling.
        trim: Finish of skirting, door and window frames.
        beams: Finish of rafters under a sloping ceiling, or None for none.
        accent: Finish of a feature wall; tiles make a band as high as a splashback.
        accent_walls: Which walls have it; the room's usual ones when None.
        panelled: Whether painted walls have panelling: those with the accent, in ornate styles all of them.
        styles: Style words of the place.
        curtains: Whether windows have curtains; by the room's name when None.
        curtain: Finish of the curtains; pale linen when None.
        obstacles: Corners of the boxes of what stands in the room [m], shape [k, 8, 3]; curtains keep off them.
        splashed: Corners of the boxes of worktops, sinks and stoves [m], shape [k, 8, 3]: a tiled accent is laid on the wall
            above those that stand against it, and nowhere else. None tiles whole walls.
        glazing: Finish of the window panes.
        seed: Of the small choices: which side a door is hung, how cloth falls.

    Returns:
        Pieces, walls first.

    Raises:
        ArgumentError: The room is not a counter-clockwise polygon, or an opening does not lie in its wall.
    """
    _check(room)
    openings = list(openings)
    frames = frames_of(room, openings)
    words = {str(s).lower() for s in styles}
    ornate = bool(words & ORNATE)
    chosen = _accent_walls(room, frames, accent, accent_walls)
    made = []
    for frame in frames:
        if accent is not None and splashed is not None and accent.pattern in TILES:
            made.append(wall_of(room, frame, walls, trim, accent, splash=splashes(frame, splashed)))
        else:
            made.append(wall_of(room, frame, walls, trim, accent if frame.index in chosen else None))
    made.append(floor_of(room, frames, floor))
    planes = ceilings_of(room, openings)
    made.append(ceiling_of(room, planes, ceiling))
    if beams is not None and (timber := rafters_of(room, planes, beams)) is not None:
        made.append(timber)
    made.append(skirting_of(room, frames, trim, tall=ornate))
    if panelled and not planes:
        made += _panelling(room, frames, walls, accent, chosen, ornate=ornate)
    if ornate and not planes:
        made.append(crown_of(room, trim))
    rng = np.random.default_rng(seed)
    number = {"door": 0, "doorway": 0, "window": 0}
    drawn = any(w in room.name.lower() for w in CURTAINED) if curtains is None else curtains
    cloth = curtain or curtain_look(rng)
    boxes = np.asarray(obstacles, np.float64).reshape(-1, 8, 3)
    for frame in frames:
        if drawn:
            made += curtains_of(room, frame, cloth, boxes, rng)
        for hole in frame.holes:
            kind = hole.opening.kind
            if not hole.own:
                continue
            number[kind] += 1
            if kind == "window":
                made += window_of(room, frame, hole, trim, words, number[kind], glazing)
            elif hole.opening.to and (kind == "doorway" or not hole.framed):
                made += passage_of(room, frame, hole, trim, number[kind])
            elif is_sectional(hole.opening):
                made.append(sectional_of(room, frame, hole, trim, number[kind]))
            elif kind == "door":
                made.append(door_of(room, frame, hole, trim, words, number[kind], rng))
            else:
                made.append(doorway_of(room, frame, hole, trim, walls, floor, ceiling, number[kind]))
    for plane in planes:
        for hole in plane.frame.holes:
            number["window"] += 1
            made += map(upright, window_of(room, plane.frame, hole, trim, words, number["window"], glazing))
    return made


def _panelling(
    room: Room,
    frames: Sequence[WallFrame],
    walls: Finish,
    accent: Finish | None,
    chosen: set[int],
    *,
    ornate: bool,
) -> list[Piece]:
    """Panelling on the walls that have any, each in the wall's own paint."""
    looks = [(frame, accent if accent is not None and frame.index in chosen else walls) for frame in frames]
    found = [
        panels_of(room, frame, look, dado=ornate)
        for frame, look in looks
        if look.pattern == "paint" and (ornate or frame.index in chosen)
    ]
    return [panels for panels in found if panels is not None]


def _check(room: Room) -> None:
    p = room.polygon
    if p.ndim != 2 or len(p) < 3 or not np.isfinite(p).all() or room.area <= 0:
        raise ArgumentError(
            f"the floor of {room.name!r} is not a counter-clockwise polygon of three corners or more"
        )
    if not 1.0 <= room.height <= 30.0:
        raise ArgumentError(f"{room.name!r} is {room.height} m high; wanted 1 to 30 m")


def _accent_walls(
    room: Room, frames: Sequence[WallFrame], accent: Finish | None, wanted: Sequence[int] | None
) -> set[int]:
    """The walls that get the accent: all of a bathroom's, else the longest with the fewest openings."""
    if accent is None:
        return set()
    if wanted is not None:
        return {int(i) % len(frames) for i in wanted}
    if "bath" in room.name.lower():
        return {f.index for f in frames}
    return {max(frames, key=lambda f: (-len(f.holes), f.length)).index}
