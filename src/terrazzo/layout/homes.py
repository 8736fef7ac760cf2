"""`arrange_home`: a brief of several rooms to a plan: a floor plan for each storey, then every room furnished in its own frame.

Rooms are furnished by the same code as single rooms, between walls and openings that the floor plan gives; where things
find no place the room is given more floor and the storey is planned again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from terrazzo.errors import LayoutError
from terrazzo.geometry import Pose
from terrazzo.language.brief import Ask, Brief, Relation, RoomAsk
from terrazzo.layout.arrange import Furnished, arrange, furnish_room, said_woods
from terrazzo.layout.dooring import Doored, moved_room, place_doors, shifted
from terrazzo.layout.floorplan import Core, FloorPlan, Wanted, cores_of, plan_floor
from terrazzo.layout.furnish import make_items
from terrazzo.layout.items import Item
from terrazzo.layout.palette import choose_palette, room_finish, taste
from terrazzo.layout.plan import Placement, Plan, RoomFinish, Staircase
from terrazzo.layout.rooms import (
    Shell,
    has_garage_door,
    make_opening,
    place_windows,
    room_height,
    room_sides,
)
from terrazzo.shapes.architecture_stairs import DEPTH, WIDTH
from terrazzo.shapes.architecture_walls import WALL_DEPTH
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.worlds import Note

ROUNDS = 3
"""How often a storey is planned, with more floor for rooms that were too small."""
MORE = 1.22
"""Factor on the area of such rooms."""

_LEAST = {
    "bathroom": 1.65, "closet": 1.3, "kitchen": 2.1, "bedroom": 2.7, "living room": 3.3, "laundry room": 1.7,
    "dining room": 2.7, "office": 2.3, "hallway": 1.1, "nursery": 2.4, "classroom": 4.8,
}  # fmt: skip
"""Shortest sides of rooms [m], after Neufert."""
_OTHER_LEAST = 2.5

_CORRIDOR = 1.2
"""Width of a corridor at home [m]: two people pass, and doors open into the rooms."""
_PUBLIC_CORRIDOR = {"classroom": 2.2, "laboratory": 1.8, "office": 1.6, "cafe": 1.6, "shop": 1.8}
"""Of corridors in schools, offices and the like [m]; DIN 18024 and most building codes want 1.5 and more."""
_HOME = ("bedroom", "living room", "kitchen")
BETWEEN = 0.3
"""Of a ceiling and the floor above it [m]: a concrete slab of 0.2, screed and plaster."""


@dataclass(frozen=True, eq=False)
class _Storey:
    """A storey that is planned and furnished."""

    base: float
    plan: FloorPlan
    doored: Doored
    made: dict[str, Furnished]
    notes: list[Note]

    @property
    def cost(self) -> float:
        short = sum(m.short for m in self.made.values())
        return 50.0 * short + self.plan.cost + sum(min(m.cost, 40.0) for m in self.made.values())


def arrange_home(brief: Brief, *, seed: int = 0) -> Plan:
    """Plans and furnishes all indoor rooms of a brief.

    Args:
        brief: What was asked for.
        seed: The same brief and seed give the same plan.

    Raises:
        LayoutError: None of the rooms is indoors.
    """
    brief, notes = _sorted_out(brief)
    if len(brief.rooms) == 1:
        plan = arrange(brief, seed=seed)
        return replace(plan, notes=(*plan.notes, *notes))
    levels = sorted({r.level for r in brief.rooms})
    for level in levels:
        brief = _with_corridor(brief, level, upstairs=level > max(levels[0], 0))
    if len(levels) > 1:
        brief = _with_stairs(brief, levels[0])
    household = _Household.of(brief, seed)
    ground = household.names(levels[0])
    if len(levels) == 1:
        return _assembled(household, [_storey(household, ground, seed)], seed, notes)
    upper = household.names(levels[1])
    base = round(household.height(ground) + BETWEEN, 3)
    frame = household.frame(ground, upper)
    cellar = levels[0] < 0
    lower = _storey(household, ground, seed, above=base + household.height(upper), cellar=cellar, **frame)
    above = [household.wanted(n, 1.0) for n in upper if household.rooms[n].place not in ("hallway", "stairs")]
    top = _storey(household, upper, seed + 500, cores=cores_of(lower.plan, above), base=base, front=cellar)
    if cellar:
        lower, top = replace(lower, base=-base), replace(top, base=0.0)
    return _assembled(household, [lower, top], seed, notes)


@dataclass(eq=False)
class _Household:
    """The rooms of a home with what they have to hold."""

    brief: Brief
    rooms: dict[str, RoomAsk]
    items: dict[str, list[Item]]
    finishes: dict[str, RoomFinish]
    notes: list[Note]
    seed: int

    @classmethod
    def of(cls, brief: Brief, seed: int) -> _Household:
        """Makes the things of all rooms, with ids that are unique in the house."""
        items, finishes, notes = {}, {}, []
        for k, room in enumerate(brief.rooms):
            palette = choose_palette(brief, room, taste(brief, seed))
            items[room.name], told = make_items(brief, room, palette, seed + 101 * k)
            finishes[room.name] = room_finish(room, palette, woods=said_woods(brief), seed=seed + k)
            notes += _in_room(told, room.name)
        _renumber([i for room in brief.rooms for i in items[room.name]])
        return cls(brief, {r.name: r for r in brief.rooms}, items, finishes, notes, seed)

    def wanted(self, name: str, grow: float) -> Wanted:
        """What a room needs of the floor plan."""
        ask, items = self.rooms[name], self.items[name]
        sides = room_sides(ask, items, grow=grow, rng=np.random.default_rng([self.seed, 3]))
        floor = [i for i in items if i.stand == "floor"]
        longest = max((2 * max(i.half) for i in floor), default=0.0)
        least = max(_LEAST.get(ask.place, _OTHER_LEAST), min(longest, 1.6) + 0.9)
        return Wanted(
            name,
            ask.place,
            sides[0] * sides[1],
            min(least, min(sides)),
            min(longest + 0.9, max(sides)),
            ask.size,
        )

    def names(self, level: int) -> list[str]:
        """The rooms of a storey, its stairwell and corridor last."""
        rooms = [r for r in self.brief.rooms if r.level == level]
        hall = next(r.name for r in rooms if r.place == "hallway")
        last = [r.name for r in rooms if r.place == "stairs" or r.name == hall]
        return [*(r.name for r in rooms if r.name not in last), *sorted(last, key=lambda n: n != hall)]

    def frame(self, lower: Sequence[str], upper: Sequence[str]) -> dict[str, float]:
        """What the lower storey has to be for the upper one to stand on it: `area` and `length` of `plan_floor`."""
        rooms = [self.wanted(n, 1.0) for n in upper if self.rooms[n].place not in ("hallway", "stairs")]
        along = sum(r.least + WALL_DEPTH for r in rooms)
        two_rows = len(rooms) > 2 and len(lower) > 3
        length = WIDTH + WALL_DEPTH + (0.6 * along if two_rows else along)
        return {"area": 1.16 * sum(r.area for r in rooms) + 12.0, "length": length}

    def height(self, names: Sequence[str]) -> float:
        """Height of a storey [m]: one ceiling for all of it, as high as the room that needs most."""
        rooms = [n for n in names if self.rooms[n].place != "stairs"]
        return max(room_height(self.brief, self.rooms[n], self.items[n]) for n in rooms)


def _storey(household: _Household, names: list[str], seed: int, **frame: Any) -> _Storey:
    """Plans and furnishes a storey, again with more floor where it was too tight.

    Args:
        household: What is to be planned.
        names: Rooms of the storey.
        seed: Of all choices.
        frame: What `_planned` takes of other storeys.
    """
    grow = dict.fromkeys(names, 1.0)
    best: _Storey | None = None
    for number in range(ROUNDS):
        found = _planned(household, names, grow, seed + 1000 * number, **frame)
        if best is None or found.cost < best.cost:
            best = found
        short = [n for n in names if n in found.made and found.made[n].short]
        if not short:
            break
        for n in short:
            grow[n] *= MORE
    assert best is not None
    return best


def _planned(
    household: _Household,
    names: list[str],
    grow: dict[str, float],
    seed: int,
    *,
    area: float = 0.0,
    length: float = 0.0,
    above: float | None = None,
    cores: Sequence[Core] = (),
    base: float = 0.0,
    cellar: bool = False,
    front: bool = True,
) -> _Storey:
    """One floor plan of a storey, furnished.

    Args:
        household: What is to be planned.
        names: Rooms of the storey.
        grow: Factors on their area.
        seed: Of all choices.
        area: Least area of the storey [m^2].
        length: Its least length [m].
        above: Height of the stairwell, where one begins here [m].
        cores: What the storey below leaves to choose between.
        base: Height of the floor [m].
        cellar: Whether it lies in the ground, without windows and a way out.
        front: Whether the front door is here.
    """
    rooms = household.rooms
    hall = next(n for n in names if rooms[n].place == "hallway")
    own = [n for n in names if n != hall and rooms[n].place != "stairs"]
    well = None
    if above is not None or cores:
        name = next(r.name for r in rooms.values() if r.place == "stairs")
        well = Wanted(name, "stairs", WIDTH * DEPTH, WIDTH, DEPTH, width=WIDTH + WALL_DEPTH)
    joins = {
        (n, other): kind
        for n in own + [hall]
        for other, kind in rooms[n].joins
        if other in names and kind != "stairs" and other != n and other not in rooms[n].usual
    }
    wanted = [household.wanted(n, grow[n]) for n in own]
    corridor = _corridor(household, hall, [rooms[n].place for n in own])
    if cores:
        corridor = replace(corridor, width=cores[0].corridor[1] - cores[0].corridor[0])
    options = [
        plan_floor(wanted, joins, corridor, core=core, stairs=well, area=area, length=length, seed=seed)
        for core in cores or (None,)
    ]
    plan = min(options, key=lambda p: p.cost)
    height = household.height(names)
    front = front and not cellar
    gates = [n for n in own if front and has_garage_door(rooms[n])]
    doored = place_doors(plan, height, np.random.default_rng([seed, 5]), front=front, gates=gates)
    made: dict[str, Furnished] = {}
    notes: list[Note] = []
    for k, room in enumerate(plan.wanted):
        if room.place == "stairs":
            if above is None:
                continue
            shell = replace(doored.shells[k], height=above)
            shell = _stair_window(shell, () if cellar else doored.walls[k], above - height)
        else:
            outer = () if cellar else doored.walls[k]
            shell = _windowed(household, rooms[room.name], doored.shells[k], outer, seed + k, notes)
        made[room.name] = furnish_room(
            household.brief, rooms[room.name], household.items[room.name], seed=seed + k, shell=shell
        )
    notes += _plan_notes(plan, rooms)
    return _Storey(base, plan, doored, made, notes)


def _stair_window(shell: Shell, walls: Sequence[int], base: float) -> Shell:
    """The stairwell with a window over the landing, where its back is an outer wall."""
    back = (shell.openings[0].wall + 2) % 4 if shell.openings else -1
    if back not in walls:
        return shell
    window = make_opening(shell, "window", back, 0.0, (1.0, 1.3), round(0.5 * base + 1.0, 3))
    return replace(shell, openings=(*shell.openings, window))


def _corridor(household: _Household, hall: str, places: Sequence[str]) -> Wanted:
    """The corridor of a storey: as wide as its traffic needs and what stands in it."""
    ask = household.rooms[hall]
    width = (
        max(_PUBLIC_CORRIDOR.get(p, _CORRIDOR) for p in places) if not set(places) & set(_HOME) else _CORRIDOR
    )
    if not _implied(household.brief, hall):
        standing = [i for i in household.items[hall] if i.stand == "floor"]
        width = max(width, 1.0 + max((2 * min(i.half) for i in standing), default=0.0)) * ask.scale**0.5
        if ask.size is not None:
            width = min(ask.size)
    return Wanted(
        hall,
        "hallway",
        4.0 * width,
        1.0,
        0.0,
        width=width + 0.15,
        corridor=True,
        implied=_implied(household.brief, hall),
    )


def _implied(brief: Brief, room: str) -> bool:
    """Whether a room is one that the floor plan brought."""
    return any(n.subject == room and n.reason == _ADDED for n in brief.notes)


_ADDED = "was added, so that the other rooms can be reached"


def _windowed(
    household: _Household, ask: RoomAsk, shell: Shell, walls: Sequence[int], seed: int, notes: list[Note]
) -> Shell:
    """The shell with windows in its outer walls."""
    rng = np.random.default_rng([seed, 6])
    needed = any(r.target == "window" for i in household.items[ask.name] for r in i.relations)
    doors = list(shell.openings)
    windows = place_windows(shell, ask, doors, needed=needed, rng=rng, walls=walls) if doors else []
    said = ask.windows or (1 if needed else 0)
    if len(windows) < said:
        notes.append(
            Note(
                "adjusted",
                ask.name,
                f"has {len(windows)} of {said} windows: its other walls are shared with rooms or too short",
            )
        )
    return Shell(shell.name, shell.half, shell.height, (*doors, *windows))


def _plan_notes(plan: FloorPlan, rooms: dict[str, RoomAsk]) -> list[Note]:
    """What the floor plan could not do as it was asked."""
    notes = []
    for a, b in plan.ways.unmet:
        one, other = plan.wanted[a].name, plan.wanted[b].name
        notes.append(Note("adjusted", one, f"does not open to the {other}: they came to lie apart"))
    for i in plan.ways.lost:
        notes.append(Note("adjusted", plan.wanted[i].name, "cannot be reached from the other rooms"))
    for i, room in enumerate(plan.wanted):
        x0, y0, x1, y1 = plan.inner(i)
        if room.size is None:
            continue
        got, asked = sorted((x1 - x0, y1 - y0)), sorted(room.size)
        if max(abs(g / s - 1) for g, s in zip(got, asked)) > 0.1:
            notes.append(
                Note(
                    "adjusted",
                    room.name,
                    f"is {x1 - x0:.1f} x {y1 - y0:.1f} m, not {asked[0]:g} x {asked[1]:g} m: the rooms share their walls",
                )
            )
    return notes


def _sorted_out(brief: Brief) -> tuple[Brief, list[Note]]:
    """The brief without open land, with every ask in a room that exists and relations that stay within rooms."""
    notes = [
        Note("unplaced", r.name, "open land around a home is not planned yet")
        for r in brief.rooms
        if r.outdoors
    ]
    rooms = tuple(r for r in brief.rooms if not r.outdoors)
    if not rooms:
        raise LayoutError("none of the brief's rooms is indoors; wanted at least one")
    names = [r.name for r in rooms]
    if len(set(names)) < len(names):
        twice = next(n for n in names if names.count(n) > 1)
        raise LayoutError(f"two rooms are called {twice!r}; wanted a name of its own for each")
    if len(rooms) > 1:
        notes += [
            Note("adjusted", r.name, "is a rectangle: among other rooms none is L-shaped")
            for r in rooms
            if r.shape == "L"
        ]
    rooms, told = _two_storeys(rooms)
    notes += told
    level = {r.name: r.level for r in rooms}
    for room in rooms:
        for other, kind in room.joins:
            if other in room.usual:
                continue
            if other in names and kind != "stairs" and level[other] != room.level:
                notes.append(
                    Note("adjusted", room.name, f"does not open to the {other}: that is on another storey")
                )
            if other not in names:
                notes.append(Note("invalid", room.name, f"it should open to the {other}, but there is none"))
    gone = {r.name for r in brief.rooms} - set(names)
    at: dict[str, str] = {}
    for ask in brief.asks:
        at[ask.id] = ask.room if ask.room in names else names[0]
        if ask.room not in names and ask.room:
            why = "that is open land" if ask.room in gone else f"there is no room {ask.room!r}"
            notes.append(Note("adjusted", ask.label, f"is put in the {names[0]}: {why}"))
    labels = {a.id: a.label for a in brief.asks}
    asks = []
    for ask in brief.asks:
        kept = []
        for r in ask.relations:
            far = [t for t in (r.target, r.target2) if t in at and at[t] != at[ask.id]]
            if not far:
                kept.append(r)
            elif not ask.implied:
                notes.append(
                    Note(
                        "adjusted",
                        ask.label,
                        f"is in the {at[ask.id]}, and the {labels[far[0]]} that it should be near is in the {at[far[0]]}",
                    )
                )
        asks.append(replace(ask, room=at[ask.id], relations=tuple(kept)))
    return replace(brief, rooms=rooms, asks=tuple(asks)), notes


def _two_storeys(rooms: tuple[RoomAsk, ...]) -> tuple[tuple[RoomAsk, ...], list[Note]]:
    """The rooms on two storeys at most, and what is said of those that were meant for others."""
    levels = sorted({r.level for r in rooms})
    notes = []
    if len(levels) > 2 and levels[0] < 0:
        reason = "is on the ground floor, not below it: two storeys are built at most"
        notes = [Note("adjusted", r.name, reason) for r in rooms if r.level == levels[0]]
        rooms = tuple(replace(r, level=levels[1]) if r.level == levels[0] else r for r in rooms)
        levels = levels[1:]
    high = [r for r in rooms if len(levels) > 2 and r.level > levels[1]]
    notes += [
        Note("adjusted", r.name, f"is on storey {levels[1]}, not {r.level}: two storeys are built at most")
        for r in high
    ]
    return tuple(replace(r, level=levels[1]) if r in high else r for r in rooms), notes


def _with_corridor(brief: Brief, level: int, *, upstairs: bool) -> Brief:
    """The brief with a hall among a storey's rooms, and a lamp in it, where nobody asked for one."""
    rooms = [r for r in brief.rooms if r.level == level]
    if any(r.place == "hallway" for r in rooms):
        return brief
    home = any(r.place in _HOME for r in rooms)
    return _with_room(
        brief, "landing" if upstairs else "hall" if home else "corridor", "hallway", level, _ADDED
    )


def _with_stairs(brief: Brief, level: int) -> Brief:
    """The brief with a stairwell that begins on a storey."""
    return _with_room(brief, "stairs", "stairs", level, "were added, to lead from storey to storey")


def _with_room(brief: Brief, usual: str, place: str, level: int, why: str) -> Brief:
    """The brief with one more room, a lamp in it, and a note that says so."""
    taken = {r.name for r in brief.rooms}
    name = next(n for n in (usual, *(f"{usual} {k}" for k in range(2, 99))) if n not in taken)
    ids = {a.id for a in brief.asks}
    light = next(i for i in (f"h{k}" for k in range(1, 999)) if i not in ids)
    ask = Ask(
        light,
        "ceiling light",
        "ceiling light",
        relations=(Relation("hanging_from", "ceiling"),),
        implied=True,
        room=name,
    )
    return replace(
        brief,
        rooms=(*brief.rooms, RoomAsk(name, place, level=level)),
        asks=(*brief.asks, ask),
        notes=(*brief.notes, Note("adjusted", name, why)),
    )


def _renumber(items: Sequence[Item]) -> None:
    """Numbers the ids of alike labels through the whole house: "chair-1" in one room, "chair-2" in the next."""
    seen: dict[str, int] = {}
    for item in items:
        stem = re.sub(r"-\d+$", "", item.id)
        seen[stem] = seen.get(stem, 0) + 1
        item.id = f"{stem}-{seen[stem]}"


def _in_room(notes: Sequence[Note], room: str) -> list[Note]:
    """Notes that say which room they are about."""
    return [replace(n, reason=f"in the {room}: {n.reason}") for n in notes]


def _assembled(household: _Household, storeys: Sequence[_Storey], seed: int, notes: list[Note]) -> Plan:
    """All storeys in the frame of the house, the middle of the ground floor over the origin."""
    rooms: list[Room] = []
    openings: list[Opening] = []
    placements: list[Placement] = []
    told: list[Note] = []
    x0, y0, x1, y1 = storeys[0].plan.outline
    middle = (round((x0 + x1) / 2, 4), round((y0 + y1) / 2, 4))
    for storey in storeys:
        told += storey.notes
        for opening in storey.doored.openings:
            openings.append(shifted(opening, -middle[0], -middle[1], storey.base))
        for k, wanted in enumerate(storey.plan.wanted):
            made = storey.made.get(wanted.name)
            if made is None:  # the stairwell, which is a room of the lower storey
                continue
            at = (storey.doored.at[k][0] - middle[0], storey.doored.at[k][1] - middle[1])
            rooms.append(moved_room(made.shell, at, storey.base))
            openings += [shifted(o, *at, storey.base) for o in made.shell.windows]
            placements += [moved(p, at, storey.base) for p in made.placements]
            told += _in_room(made.notes, wanted.name)
    made_names = {r.name for r in rooms}
    brief = household.brief
    unused = {r.name for r in brief.rooms} - made_names  # a hall that the rooms do as well without
    brief = replace(
        brief,
        rooms=tuple(r for r in brief.rooms if r.name not in unused),
        asks=tuple(a for a in brief.asks if a.room not in unused),
        notes=tuple(n for n in brief.notes if not (n.subject in unused and n.reason == _ADDED)),
    )
    order = {r.name: i for i, r in enumerate(brief.rooms)}
    rooms.sort(key=lambda r: order[r.name])
    placements.sort(key=lambda p: order[p.room])
    return Plan(
        brief=brief,
        rooms=tuple(rooms),
        finishes={r.name: household.finishes[r.name] for r in rooms},
        openings=tuple(openings),
        placements=tuple(placements),
        seed=seed,
        notes=(*brief.notes, *notes, *household.notes, *dict.fromkeys(told)),
        stairs=_flights(storeys, middle),
    )


def _flights(storeys: Sequence[_Storey], middle: tuple[float, float]) -> tuple[Staircase, ...]:
    """The stairs from each storey to the next."""
    out = []
    for lower, upper in itertools.pairwise(storeys):
        plan = lower.plan
        well = next(i for i, r in enumerate(plan.wanted) if r.place == "stairs")
        hall = next(i for i, r in enumerate(plan.wanted) if r.corridor)
        x0, y0, x1, y1 = plan.inner(well)
        north = y0 > plan.rects[hall][1]
        x, y = (x0 + x1) / 2 - middle[0], (y0 if north else y1) - middle[1]
        pose = Pose.at(x, y, lower.base, yaw=np.pi / 2 if north else -np.pi / 2)
        out.append(Staircase(plan.wanted[well].name, pose, (y1 - y0, x1 - x0), upper.base - lower.base))
    return tuple(out)


def moved(placement: Placement, at: tuple[float, float], base: float = 0.0) -> Placement:
    """A placement moved over the floor by `at` and up by `base` [m]."""
    x, y, z = placement.pose.position
    return replace(placement, pose=Pose((x + at[0], y + at[1], z + base), placement.pose.rotation))
