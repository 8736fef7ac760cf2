"""The building and what lies around it, as pieces."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.pieces import Piece
from terrazzo.geometry import Pose, polygon_depth
from terrazzo.language.brief import RoomAsk
from terrazzo.layout.customs import RUN, named
from terrazzo.layout.plan import Plan
from terrazzo.lighting import Sky
from terrazzo.materials import finish
from terrazzo.materials.finish import Finish
from terrazzo.shapes import architecture
from terrazzo.shapes.architecture_stairs import build_stairs
from terrazzo.shapes.architecture_windows import GLASS, GLASSHOUSE, GLAZING
from terrazzo.shapes.catalogue import catalogue
from terrazzo.world.rooms import Opening, Room

BEHIND = 0.1
"""How far behind a wall one looks for another room [m]."""
MANNERS = {
    "great hall": ("traditional",), "chapel": ("traditional",), "wizard's study": ("traditional",),
    "greenhouse": (GLASSHOUSE,), "conservatory": (GLASSHOUSE,),
}  # fmt: skip
"""Styles of the joinery of places that were built long ago, or of glass."""
BATHED = ("bath", "shower", "toilet")
"""Rooms, by a word of their name, whose walls are tiled all around."""


PANELLED = ("living room", "bedroom", "dining room", "office", "den", "library", "hallway")
"""Places whose walls may have panelling."""
UNPANELLED = frozenset(
    ("industrial", "loft", "rustic", "farmhouse", "cottage", "japanese", "zen", "minimalist", "minimal", "gaming", "futuristic")
)  # fmt: skip
"""Styles that have none."""
PANELS = 0.45
"""Share of such rooms that have."""

FULL_GARDEN, COARSEST = 400_000, 2.0
"""Splats of a world from which leaves behind windows have their full number, and how much larger they are at most."""


def structure_of(plan: Plan, sky: Sky | None, *, splats: int = FULL_GARDEN) -> list[Piece]:
    """Walls, floors, ceilings, trim, doors, windows and curtains of all rooms, and what their windows look out on.

    Args:
        plan: What stands where.
        sky: What the sky outside looks like, or None for none.
        splats: That the world may have: where they are few, leaves behind windows would leave too few for the rooms.
    """
    brief, made = plan.brief, []
    chance = plan.seed + zlib.crc32(brief.prompt.encode())  # two rooms of one seed need not look alike
    asked = {room.name: room for room in brief.rooms}
    places = {name: room.place for name, room in asked.items()}
    for number, room in enumerate(plan.rooms):
        look = plan.finishes[room.name]
        standing = [p for p in plan.placements if p.room == room.name and p.support != "ceiling"]
        kitchen = not any(word in room.name for word in BATHED)
        run = [p for p in standing if named(catalogue()[p.kind], RUN)] if kitchen else []
        down = Pose.at(0.0, 0.0, -room.base)  # a shell is built with its floor at height 0
        shell = architecture.build_shell(
            room,
            [_lowered(o, room.base) for o in plan.openings],
            walls=look.walls,
            floor=_boards(look.floor),
            ceiling=_boards(look.ceiling) if room.roof is not None else look.ceiling,
            trim=look.trim,
            beams=look.beams,
            accent=look.accent,
            panelled=_is_panelled(asked.get(room.name), brief.styles, chance + number),
            styles=(*brief.styles, *MANNERS.get(places.get(room.name, ""), ())),
            obstacles=[_corners(down @ p.pose, p.shape.size) for p in standing],
            glazing=_glazing(asked.get(room.name)),
            splashed=[_corners(down @ p.pose, p.shape.size) for p in run] if kitchen else None,
            seed=chance + number,
        )
        made += [replace(m, pose=down.inverse() @ m.pose) for m in shell]
    for flight in plan.stairs:
        look = plan.finishes[flight.room]
        depth, width = flight.size
        made += build_stairs(
            flight.room, flight.pose, rise=flight.rise, depth=depth, width=width,
            treads=replace(finish("oak", None), seed=plan.seed), sides=look.trim,
        )  # fmt: skip
    if sky is not None:
        made += architecture.build_outside(
            plan.rooms, plan.openings, sky=sky.radiance, time=brief.time, seed=chance,
            coarse=min(COARSEST, max(1.0, (FULL_GARDEN / splats) ** 0.5)),
        )  # fmt: skip
    return [
        Piece(
            m.id, m.label, m.kind, m.pose, m.shape, (), "floor", m.room, structure=True, outside=m.outside,
            between=m.kind == "wall" and _is_between(m, plan.rooms),
        )
        for m in made
    ]  # fmt: skip


def _is_panelled(room: RoomAsk | None, styles: Sequence[str], chance: int) -> bool:
    """Whether a room's walls have panelling, of which nothing was said."""
    if room is None or room.place not in PANELLED or room.walls != (None, None) or UNPANELLED & set(styles):
        return False
    return (
        architecture.ORNATE & set(styles) != frozenset()
        or np.random.default_rng([chance, 3]).random() < PANELS
    )


def _glazing(room: RoomAsk | None) -> Finish:
    """The glass of a room's windows: what was said of them, else coloured in chapels and clear elsewhere."""
    if room is None:
        return GLASS
    said = [text.split()[0] for text in room.attributes if text.endswith("window")]
    usual = ("stained",) if room.place == "chapel" and "clear" not in said else ()
    return next((GLAZING[word] for word in (*said, *usual) if word in GLAZING), GLASS)


def _is_between(wall: architecture.Piece, rooms: Sequence[Room]) -> bool:
    """Whether there is another room right behind most of a wall."""
    x, y, z = wall.shape.size
    along = np.linspace(-0.45, 0.45, 9) * y
    # The piece's box reaches from its inner face outwards by the wall's depth.
    behind = wall.pose.apply([(-x / 2 - BEHIND, v, z / 2) for v in along])
    others = [r for r in rooms if r.name != wall.room and r.base < behind[0, 2] < r.base + r.height]
    inside = np.zeros(len(along), bool)
    for room in others:
        inside |= polygon_depth(room.polygon, behind[:, :2]) > 0
    return bool(inside.mean() > 0.5)


def _lowered(opening: Opening, by: float) -> Opening:
    x, y, z = opening.centre
    return replace(opening, centre=(x, y, z - by)) if by else opening


def _boards(floor: Finish) -> Finish:
    """Wooden floors and slopes are laid of boards, not cut from one trunk."""
    return replace(floor, pattern="planks") if floor.pattern == "wood" else floor


def _corners(pose: Pose, size: tuple[float, float, float]) -> NDArray[np.float64]:
    """Corners of a thing's box in the world [m], shape [8, 3]."""
    x, y, z = size
    signs = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [0, 1], indexing="ij"), -1).reshape(-1, 3)
    return pose.apply(signs * (x, y, z))
