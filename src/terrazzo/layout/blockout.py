"""`arrange_blockout`: a plan that keeps every position and size of a blockout; the words give style, looks and what is added.

A blockout is a model of boxes (or any meshes) whose names say what they are. Walls, floor, doors and windows in it make the room;
without walls a room is put around. Each block becomes a thing of its kind that fills its box.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.errors import LayoutError
from terrazzo.language.brief import Ask, Brief, RoomAsk
from terrazzo.language.vocabulary import vocabulary
from terrazzo.layout.arrange import furnish_room, said_woods
from terrazzo.layout.blocks import Block, blocks_of
from terrazzo.layout.facing import face
from terrazzo.layout.furnish import make_items
from terrazzo.layout.homes import moved
from terrazzo.layout.items import Form, Item
from terrazzo.layout.palette import choose_palette, dress, room_finish, taste
from terrazzo.layout.plan import Plan
from terrazzo.layout.rooms import Shell, make_opening, place_defaults, place_openings
from terrazzo.layout.scene import Body
from terrazzo.layout.units import in_metres
from terrazzo.models import read_model
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.nameplate import LABEL
from terrazzo.shapes.stretching import stretched
from terrazzo.world.worlds import Note

PLAIN = "plain block"
"""The kind of a block whose name says nothing: a plain box."""

_AROUND = 0.5
"""Free floor that a room without walls gets around its things [m]."""
_LEAST_SIDE = 2.2
_MOST_SIDE = 60.0
"""A blockout wider than this is surely not in metres [m]."""
_TOUCH = 0.03
"""A block this near to a top, a wall or the ceiling rests on it [m]."""
_WALL_HEIGHT = 1.2
"""Lower walls are taken for partitions and made as blocks [m]."""


@dataclass(frozen=True, eq=False)
class _Hall:
    """The room that a blockout has or gets.

    Args:
        shell: Around its own middle.
        middle: Of its floor in the blockout [m], (x, y).
        base: Height of its floor in the blockout [m].
    """

    shell: Shell
    middle: tuple[float, float]
    base: float


def arrange_blockout(brief: Brief, path: str | os.PathLike[str], *, seed: int = 0, up: str = "auto") -> Plan:
    """A plan of the things of a blockout, and of what the words add to them.

    Args:
        brief: The words, understood: looks of things of the same name or kind, style, things to add.
        path: The blockout: .glb, .gltf or .obj, in metres; another unit is told by the sizes of what is known.
        seed: Of all choices.
        up: Its up axis, "y", "z" or "auto".

    Returns:
        The plan, with every block within 2 cm of its place and size; notes tell what was not recognised.

    Raises:
        FormatError: The file is damaged or holds no mesh.
        LayoutError: There is nothing in it to make, or it is too large to be in metres.
    """
    model, scaled = in_metres(read_model(path, up=up), vocabulary())
    low, high = model.bounds
    if (high - low).max() > _MOST_SIDE:
        raise LayoutError(
            f"{model.source} is {float((high - low).max()):.0f} m long; scale it to metres (at most {_MOST_SIDE:g} m)"
        )
    blocks = blocks_of(model, vocabulary())
    things = [b for b in blocks if b.role == "thing"]
    room_ask = brief.rooms[0]
    rng = np.random.default_rng([seed, 31])
    hall, notes = _hall(blocks, room_ask, rng)
    if not things and not any(b.role in ("wall", "floor", "room") for b in blocks):
        raise LayoutError(f"{model.source}: nothing in it can be made")
    palette = choose_palette(brief, room_ask, taste(brief, seed))
    asks, left = _matched(things, [a for a in brief.asks if a.room in ("", room_ask.name)], room_ask.name)
    brief = replace(brief, rooms=(room_ask,), asks=(*asks, *left), notes=brief.notes)
    bodies: list[Body] = []
    for number, (block, ask) in enumerate(zip(things, asks)):
        bodies.append(
            _body(block, ask, number, hall, brief, palette, seed, [b for b in things if b is not block])
        )
        notes += _told(block, ask, bodies[-1])
    _rest(bodies, things, hall, notes)
    extra = replace(brief, asks=tuple(left))
    items, more = make_items(extra, room_ask, palette, seed)
    made = furnish_room(brief, room_ask, items, seed=seed, shell=hall.shell, standing=bodies)
    middle = hall.middle
    shown = hall.shell.room
    floor = tuple((x + middle[0], y + middle[1]) for x, y in shown.floor)
    return Plan(
        brief=brief,
        rooms=(replace(shown, floor=floor, **({"base": hall.base} if hall.base else {})),),
        finishes={room_ask.name: room_finish(room_ask, palette, woods=said_woods(brief), seed=seed)},
        openings=tuple(
            replace(o, centre=(o.centre[0] + middle[0], o.centre[1] + middle[1], o.centre[2] + hall.base))
            for o in hall.shell.openings
        ),
        placements=tuple(moved(p, middle, hall.base) for p in made.placements),
        seed=seed,
        notes=(*brief.notes, *scaled, *notes, *more, *made.notes),
    )


def _hall(blocks: Sequence[Block], ask: RoomAsk, rng: np.random.Generator) -> tuple[_Hall, list[Note]]:
    """The room: inside the walls, else over the floor, else around everything."""
    notes: list[Note] = []
    walls = [b for b in blocks if b.role == "wall" and b.size[2] >= _WALL_HEIGHT]
    floors = [b for b in blocks if b.role == "floor"]
    rooms = [b for b in blocks if b.role == "room"]
    things = [b for b in blocks if b.role == "thing"]
    if len(rooms) > 1:
        notes.append(
            Note(
                "adjusted",
                ", ".join(r.label for r in rooms[1:]),
                "only one room is made; the others are left out",
            )
        )
    base = min(
        (f.top for f in floors), default=min((b.centre[2] for b in [*walls, *rooms, *things]), default=0.0)
    )
    base = 0.0 if abs(base) < 0.02 else base
    corners = np.concatenate([b.outline for b in (things or blocks)])
    low, high = corners.min(0), corners.max(0)
    if rooms:
        low, high = rooms[0].outline.min(0), rooms[0].outline.max(0)
    elif len(walls) >= 2:
        low, high = _within(walls, (low + high) / 2, floors, low, high)
    elif floors:
        edges = np.concatenate([f.outline for f in floors])
        low, high = edges.min(0), edges.max(0)
    else:
        low, high = low - _AROUND, high + _AROUND
        grow = np.maximum(_LEAST_SIDE - (high - low), 0) / 2
        low, high = low - grow, high + grow
        notes.append(
            Note("adjusted", ask.name, "the blockout has no walls; a room is put around what is in it")
        )
    tall = max([w.size[2] for w in walls] or [r.size[2] for r in rooms] or [place_defaults(ask.place)[1]])
    ceiling = [b.centre[2] - base for b in blocks if b.role == "ceiling"]
    height = max(min(ceiling, default=tall), max((b.top - base + 0.02 for b in things), default=0.0), 2.0)
    middle = (float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2)
    half = (float(high[0] - low[0]) / 2, float(high[1] - low[1]) / 2)
    bare = Shell(ask.name, half, round(float(height), 3), ())
    openings = [o for b in blocks if (o := _opening(b, bare, middle, base)) is not None]
    if not any(o.kind != "window" for o in openings):
        blocked = [(b.outline - middle, b.centre[2] - base, b.top - base) for b in things]
        openings += place_openings(bare, ask, openings, blocked, rng)
    return _Hall(
        Shell(ask.name, half, bare.height, tuple(sorted(openings, key=lambda o: o.kind == "window"))),
        middle,
        base,
    ), notes


def _within(walls: Sequence[Block], middle: np.ndarray, floors: Sequence[Block], low, high):
    """The rectangle between the inner faces of walls; on sides without one, the floor's or the things' edge."""
    if floors:
        edges = np.concatenate([f.outline for f in floors])
        low, high = np.minimum(low, edges.min(0)), np.maximum(high, edges.max(0))
    low, high = low.copy(), high.copy()
    for wall in walls:
        a, b = wall.outline.min(0), wall.outline.max(0)
        axis = int((b - a).argmin())
        if a[axis] >= middle[axis]:
            high[axis] = a[axis]
        elif b[axis] <= middle[axis]:
            low[axis] = b[axis]
    return low, high


def _opening(block: Block, shell: Shell, middle: tuple[float, float], base: float):
    """A door or window of the blockout as an opening of the nearest wall, or None."""
    if block.role not in ("door", "doorway", "window"):
        return None
    x, y = block.centre[0] - middle[0], block.centre[1] - middle[1]
    away = [y + shell.half[1], shell.half[0] - x, shell.half[1] - y, x + shell.half[0]]
    wall = int(np.argmin(np.abs(away)))
    offset = [x, y, -x, -y][wall]
    width = min(max(block.size[0], block.size[1]), 2 * shell.wall_half(wall) - 0.1)
    room = shell.wall_half(wall) - width / 2 - 0.02
    sill = max(block.centre[2] - base, 0.0) if block.role == "window" else 0.0
    tall = min(block.size[2], shell.height - sill - 0.05)
    offset = float(np.clip(offset, -room, room))
    return make_opening(shell, block.role, wall, offset, (round(width, 3), round(tall, 3)), sill)


def _matched(things: Sequence[Block], asks: Sequence[Ask], room: str) -> tuple[list[Ask], list[Ask]]:
    """An ask for every block, with the looks that the words give to things of its name or kind; and the asks left over.

    A thing that the words ask for and the blockout has is that one; only what is more than the blocks is added. What was implied is
    added only where it is small, for the blockout says what stands in the room.
    """
    kinds = catalogue()
    taken: dict[str, int] = {}
    out = []
    for number, block in enumerate(things, 1):
        ask = next((a for a in asks if not a.implied and a.label == block.label), None)
        ask = ask or next(
            (a for a in asks if not a.implied and a.kind == block.kind and a.kind is not None), None
        )
        looks = (
            {}
            if ask is None
            else {"attributes": ask.attributes, "colour": ask.colour, "material": ask.material}
        )
        if ask is not None:
            taken[ask.id] = taken.get(ask.id, 0) + 1
        out.append(Ask(f"b{number}", block.label, block.kind or PLAIN, room=room, **looks))
    left = []
    for ask in asks:
        count = ask.count - taken.get(ask.id, 0)
        kind = kinds.get(ask.kind or "")
        if ask.implied and (kind is None or kind.stand not in ("surface", "ceiling")):
            continue
        if count > 0:
            left.append(
                replace(ask, count=count, relations=tuple(r for r in ask.relations if r.kind != "around"))
            )
    blocks_by_kind = {a.kind: a.id for a in reversed(out)}
    by_old = {a.id: blocks_by_kind.get(a.kind, a.id) for a in asks if a.id in taken}
    return out, [_retargeted(a, by_old) for a in left]


def _retargeted(ask: Ask, ids: dict[str, str]) -> Ask:
    """Relations to what the blockout has point to its blocks."""
    fixed = [
        replace(r, target=ids.get(r.target, r.target), target2=ids.get(r.target2 or "", r.target2))
        for r in ask.relations
    ]
    return replace(ask, relations=tuple(fixed))


def _body(
    block: Block,
    ask: Ask,
    number: int,
    hall: _Hall,
    brief: Brief,
    palette,
    seed: int,
    others: Sequence[Block],
) -> Body:
    """A block's thing, built to fill its box and turned to a sensible side."""
    kind = catalogue()[ask.kind or PLAIN]
    x, y = block.centre[0] - hall.middle[0], block.centre[1] - hall.middle[1]
    yaw, turned = face(block, kind, (x, y), hall.shell.half, [(b, hall.middle) for b in others])
    size = (block.size[1], block.size[0], block.size[2]) if turned else block.size
    colour, material = dress(ask, kind, palette, np.random.default_rng([seed, 7, number]))
    called = (f"{LABEL}{ask.label}",) if "labelled" in kind.tags else ()
    spec = spec_for(
        kind,
        colour=colour,
        material=material,
        attributes=(*ask.attributes, *called),
        styles=brief.styles,
        seed=seed * 1000 + number,
    )
    spec = Spec(kind, size, spec.colour, spec.material, spec.attributes, spec.styles, spec.seed)
    shape = stretched(build(spec), size)
    stand = "rug" if kind.stand == "rug" and size[2] < 0.03 else "floor"
    item = Item(f"{block.label.replace(' ', '-')}-{number + 1}", ask, 0, Form(shape, spec), stand=stand)
    return Body(item, x, y, block.centre[2] - hall.base, yaw)


def _told(block: Block, ask: Ask, body: Body) -> list[Note]:
    if block.kind is None:
        return [
            Note(
                "unknown",
                block.name or block.label,
                "the name says nothing that is known; a plain box of its size is made",
            )
        ]
    if block.near:
        return [Note("substituted", block.label, f"made as {body.item.kind.name}, in its box")]
    return []


def _rest(bodies: Sequence[Body], things: Sequence[Block], hall: _Hall, notes: list[Note]) -> None:
    """Finds what carries each block: the floor, another block, a wall or the ceiling."""
    shell = hall.shell
    for body, block in zip(bodies, things):
        if body.z <= _TOUCH:
            continue
        under = [
            b
            for b, other in zip(bodies, things)
            if b is not body and abs(b.top - body.z) <= _TOUCH and _over(block, other)
        ]
        inside = [
            b for b, other in zip(bodies, things) if b is not body and b.z < body.z < b.top - 0.02 and _over(block, other) and
            b.item.area > body.item.area
        ]  # fmt: skip
        reach = block.outline - np.array(hall.middle)
        walled = (np.abs(reach).max(0) > np.array(shell.half) - 2 * _TOUCH).any()
        if under or inside:
            body.support = (under or inside)[0].item.id
            body.item.stand = "surface"
        elif shell.height - body.top <= 2 * _TOUCH or body.item.kind.stand == "ceiling":
            body.support, body.item.stand = "ceiling", "ceiling"
        elif walled or body.item.kind.stand == "wall":
            body.support, body.item.stand = "wall", "wall"
        else:
            body.support, body.item.stand = "wall", "wall"
            notes.append(
                Note(
                    "adjusted", block.name or block.label, f"nothing carries it; it is kept at {body.z:.2f} m"
                )
            )


def _over(block: Block, other: Block) -> bool:
    """Whether the middle of a block lies over another."""
    c, s = np.cos(other.yaw), np.sin(other.yaw)
    dx, dy = block.centre[0] - other.centre[0], block.centre[1] - other.centre[1]
    x, y = dx * c + dy * s, -dx * s + dy * c
    return abs(x) <= other.size[0] / 2 and abs(y) <= other.size[1] / 2
