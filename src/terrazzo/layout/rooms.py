"""The empty room: how large it is, how high, and where its doors and windows are.

Sizes of rooms follow the medians of dwellings in Neufert, "Architects' Data" (3rd ed.); a door is 0.9 x 2.05 m.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from terrazzo.language.brief import Brief, RoomAsk
from terrazzo.language.places import sort_of
from terrazzo.layout.boxes import Array
from terrazzo.layout.items import Item
from terrazzo.layout.roofs import FORMS, fitted, roof_of, roof_of_glass, rooflights, walls_of_glass
from terrazzo.layout.vehicles import FACED, end_walls, form_of, vehicle_sides, window_rows
from terrazzo.world.rooms import Opening, Roof, Room, roof_height

DOOR = (0.9, 2.05)
DOOR_DEPTH = 1.0
"""Free floor inside a door [m], on the door's whole width."""
GARAGE_DOOR = (2.5, 2.125)
"""Of a sectional door for one car [m], a size that makers keep in stock; for two it is `WIDE_GARAGE_DOOR` wide."""
WIDE_GARAGE_DOOR, FOR_TWO = 4.8, 6.0
"""Width of such a door [m], and of a wall from which it is built in."""
WIDEST_DOOR = 1.8
"""Wider openings are a missing piece of wall [m]: nobody opens a leaf there."""
OPEN_DEPTH = 0.6
"""Free floor along such an opening [m]."""

BOXED = (0.45, 0.42)
"""Share of the sides that the missing corner of an L-shaped room takes."""

WALL_YAWS = np.array([np.pi / 2, np.pi, -np.pi / 2, 0.0])
"""Headings from the walls into the room: south, east, north, west, in the order of the floor's edges."""

_HOPELESS = 5.0
"""Times as much floor as was said, from which on a room is not made larger: it holds what fits."""
_NARROWEST = 1.8
"""Shortest side of a room [m]."""

_LARGEST = 40.0
"""Longest side of a room [m]."""

_PLACES: dict[str, tuple[float, float, int]] = {
    "bedroom": (15.0, 2.6, 1),
    "living room": (22.0, 2.7, 2),
    "kitchen": (14.0, 2.6, 1),
    "dining room": (16.0, 2.7, 2),
    "bathroom": (8.5, 2.5, 1),
    "office": (14.0, 2.7, 1),
    "playroom": (17.0, 2.6, 2),
    "gaming room": (15.0, 2.6, 1),
    "attic": (21.0, 2.6, 1),
    "basement": (20.0, 2.45, 1),
    "den": (15.0, 2.6, 1),
    "garage": (28.0, 2.6, 1),
    "hallway": (9.0, 2.6, 0),
    "gym": (22.0, 2.8, 2),
    "studio": (18.0, 2.8, 2),
    "library": (20.0, 2.9, 1),
    "classroom": (40.0, 3.0, 3),
    "restaurant": (45.0, 3.0, 3),
    "cafe": (35.0, 3.0, 2),
    "shop": (34.0, 3.0, 2),
    "great hall": (75.0, 5.0, 4),
    "ward": (30.0, 2.9, 2),
    "museum": (70.0, 4.0, 1),
    "sports hall": (110.0, 5.5, 4),
    "chapel": (80.0, 5.5, 4),
    "wizard's study": (24.0, 3.4, 1),
    "spaceship": (26.0, 2.6, 0),
    "cave": (26.0, 2.8, 0),
    "train": (6.5, 2.35, 1),
    "carriage": (24.0, 2.35, 8),
    "venue": (55.0, 3.8, 2),
    "quarters": (8.0, 2.4, 0),
    "hut": (18.0, 2.6, 1),
    "elevator": (3.6, 2.3, 0),
    "prison cell": (8.5, 2.5, 1),
    "station": (70.0, 3.6, 0),
    "theatre": (80.0, 5.0, 0),
    "barn": (45.0, 3.2, 2),
    "igloo": (12.0, 2.4, 0),
    "wine cellar": (20.0, 2.5, 0),
    "cellar": (16.0, 2.3, 0),
    "nightclub": (50.0, 3.2, 0),
    "server room": (22.0, 2.8, 0),
    "warehouse": (80.0, 5.0, 2),
    "factory": (70.0, 5.0, 4),
    "greenhouse": (24.0, 3.0, 7),
    "conservatory": (20.0, 2.6, 4),
}
"""Place -> usual floor area [m^2], height [m], windows."""

_LONG = ("corridor", "hallway", "passage", "passageway")
_LONGER = 2.2
"""Rooms that one walks along, by the end of their name, and their length over width more than other rooms'."""

_GALLEY = 2.4
"""Width of a galley kitchen [m]: worktops along both long walls, and 1.2 m between them (Neufert, "Architects' Data")."""

_GRAND = {
    "grand",
    "luxurious",
    "loft",
    "industrial",
    "formal",
    "palatial",
    "victorian",
    "gallery",
    "airy",
    "high-ceilinged",
}


@dataclass(frozen=True, eq=False)
class Shell:
    """A room around the origin, and its openings: a rectangle, or one with a corner boxed off, which makes an L.

    Args:
        name: The room's name.
        half: Half its extent along x and y [m].
        height: [m].
        openings: Doors first, then windows; `wall` counts the four sides of the whole rectangle.
        corner: The boxed-off corner: signs of x and y, and its extents along them [m].
        roof: Of a rectangle under a gable, else None.
    """

    name: str
    half: tuple[float, float]
    height: float
    openings: tuple[Opening, ...]
    corner: tuple[int, int, float, float] | None = None
    roof: Roof | None = None

    yaws = WALL_YAWS

    @cached_property
    def room(self) -> Room:
        """The room for the plan, corners counter-clockwise from the south-west."""
        x, y = (round(float(v), 4) for v in self.half)
        sides = tuple(p for side in self._sides(x, y) for p in side)
        return Room(self.name, sides, self.height, roof=self.roof)

    def _sides(self, x: float, y: float) -> list[list[tuple[float, float]]]:
        """The corners of the floor by the side of the rectangle that begins there; the boxed-off one has three."""
        out = []
        for at in ((-x, -y), (x, -y), (x, y), (-x, y)):
            if self.corner is None or at[0] * self.corner[0] < 0 or at[1] * self.corner[1] < 0:
                out.append([at])
                continue
            sx, sy, dx, dy = self.corner
            along_x, along_y = (round(at[0] - sx * dx, 4), at[1]), (at[0], round(at[1] - sy * dy, 4))
            inner = (along_x[0], along_y[1])
            out.append([along_x, inner, along_y] if sx * sy < 0 else [along_y, inner, along_x])
        return out

    @cached_property
    def placed_openings(self) -> tuple[Opening, ...]:
        """The openings with the walls of the floor's own polygon, for the plan."""
        counts = [len(side) for side in self._sides(*self.half)]
        # A side of the rectangle begins at the last corner of its group.
        edge = [sum(counts[: k + 1]) - 1 for k in range(4)]
        return tuple(replace(o, wall=edge[o.wall]) for o in self.openings)

    @cached_property
    def taken(self) -> Array:
        """The boxed-off corner as a rectangle (x, y, half x, half y, yaw), shape [0 or 1, 5]."""
        if self.corner is None:
            return np.zeros((0, 5))
        sx, sy, dx, dy = self.corner
        return np.array([[sx * (self.half[0] - dx / 2), sy * (self.half[1] - dy / 2), dx / 2, dy / 2, 0.0]])

    def stretch(self, wall: int) -> tuple[float, float]:
        """What there is of a wall, as offsets from the middle of the whole one [m]."""
        low, high = -self.wall_half(wall), self.wall_half(wall)
        if self.corner is None:
            return low, high
        sx, sy, dx, dy = self.corner
        side = {0: sy < 0, 1: sx > 0, 2: sy > 0, 3: sx < 0}[wall]
        if not side:
            return low, high
        cut = dx if wall in (0, 2) else dy
        end = (sx if wall in (0, 2) else sy) * (1 if wall in (0, 1) else -1)  # of the offsets
        return (low, high - cut) if end > 0 else (low + cut, high)

    def ceiling(self, points: Array) -> Array:
        """Heights of the ceiling [m] at points on the plan, shape [..., 2]."""
        if self.roof is None:
            return np.full(points.shape[:-1], self.height)
        across = 1 - self.room.ridge
        return roof_height(self.roof, self.height, self.half[across], np.abs(points[..., across]))

    def span(self, wall: int, top: float) -> tuple[float, float]:
        """What there is of a wall that is at least so high, as offsets from its middle [m]; nothing where it is lower."""
        low, high = self.stretch(wall)
        if self.roof is None:
            return low, high
        offsets = np.linspace(low, high, 1 + max(1, round((high - low) / 0.02)))
        spots = np.array([self.along(wall, float(o)) for o in offsets])
        tall = offsets[self.ceiling(spots) >= top - 1e-6]
        return (float(tall.min()), float(tall.max())) if len(tall) else (0.0, 0.0)

    @cached_property
    def doors(self) -> tuple[Opening, ...]:
        """Doors and doorways."""
        return tuple(o for o in self.openings if o.kind != "window")

    @cached_property
    def windows(self) -> tuple[Opening, ...]:
        """Windows in the walls, or those in the ceiling where there are no others."""
        windows = [o for o in self.openings if o.kind == "window"]
        return tuple([o for o in windows if not o.lean] or windows)

    @cached_property
    def door_zones(self) -> Array:
        """Floor that doors need to open, shape [d, 5]."""
        return np.array([door_strip(o) for o in self.doors]).reshape(-1, 5)

    def along(self, wall: int, offset: float) -> tuple[float, float]:
        """The point of a wall at an offset from its middle, counter-clockwise positive [m]."""
        hx, hy = self.half
        return [(offset, -hy), (hx, offset), (-offset, hy), (-hx, -offset)][wall]

    def offset(self, opening: Opening) -> float:
        """Offset of an opening from the middle of its wall [m], the inverse of `along`."""
        x, y, _ = opening.centre
        return [x, y, -x, -y][opening.wall]

    def wall_half(self, wall: int) -> float:
        """Half the length of a wall [m]."""
        return self.half[wall % 2]


def door_strip(opening: Opening) -> Array:
    """The floor that has to stay free inside a door, or along an opening in place of a wall."""
    return strip(opening, DOOR_DEPTH if opening.size[0] <= WIDEST_DOOR else OPEN_DEPTH)


def strip(opening: Opening, depth: float) -> Array:
    """The floor in front of an opening, as a rectangle (x, y, half depth, half width, yaw)."""
    x = opening.centre[0] + np.cos(opening.yaw) * depth / 2
    y = opening.centre[1] + np.sin(opening.yaw) * depth / 2
    return np.array([x, y, depth / 2, opening.size[0] / 2, opening.yaw])


def usual_of(ask: RoomAsk) -> tuple[float, float, int]:
    """Usual floor area [m^2], height [m] and number of windows of a room, by its own sort where that is another."""
    return _PLACES.get(sort_of(ask.name, ask.place)) or place_defaults(ask.place)


def place_defaults(place: str) -> tuple[float, float, int]:
    """Usual floor area [m^2], height [m] and number of windows of a kind of place."""
    if place in _PLACES:
        return _PLACES[place]
    named = [v for k, v in _PLACES.items() if k in place or place in k]
    return named[0] if named else (17.0, 2.7, 1)


def room_sides(
    ask: RoomAsk, items: Sequence[Item], *, grow: float, rng: np.random.Generator
) -> tuple[float, float]:
    """Width and depth of a room that holds the items [m].

    Args:
        ask: What was said of it.
        items: Everything that is to stand in it.
        grow: Factor on the floor area, above 1 when smaller did not do.
        rng: For the proportions.
    """
    floor = [i for i in items if i.stand == "floor"]
    need = sum(map(_floor_of, floor))
    rugs = max((i.area for i in items if i.stand == "rug"), default=0.0)
    usual = usual_of(ask)[0] * ask.scale**2
    ratio = float(rng.uniform(1.08, 1.38))
    if ask.name.rstrip(" 0123456789").endswith(_LONG):
        ratio *= _LONGER
    longest = max((2 * max(i.half) for i in floor), default=0.0)
    largest_rug = max((2 * max(i.half) for i in items if i.stand == "rug"), default=0.0)
    far = any(r.kind == "far_from" for i in items for r in i.relations)
    if ask.size:
        width, depth = ask.size
        # Nobody asked for what only furnishes the room: it must do with the size that was said.
        asked = sum(_floor_of(i) for i in floor if not i.ask.implied)
        share = (1.25 * asked + 2.0) / max(width * depth, 0.1)
        if share > _HOPELESS or longest > _HOPELESS * max(width, depth):
            return max(width, _NARROWEST), max(
                depth, _NARROWEST
            )  # What fits stays, and the report tells the rest.
        sides = np.array([width, depth]) * max(1.0, np.sqrt(share))
    else:
        wanted = float(np.clip(2.2 * need + 4.0, 0.75 * usual, None))
        area = max(wanted if wanted < usual else max(usual, 1.9 * need + 2.5), 1.5 * rugs, 3.5)
        sides = np.sqrt(area) * np.array([np.sqrt(ratio), 1 / np.sqrt(ratio)])
        if far:
            sides = np.maximum(sides, [5.6, 4.2])
    sides = sides * np.sqrt(grow)
    if "galley" in ask.name and not ask.size:
        line = sum(2 * max(i.half) for i in floor if i.kind.against_wall)
        sides = np.array([max(2.8, line / 2 + 1.0) * grow, _GALLEY])
    sides = np.maximum(sides, [max(longest, largest_rug) + 0.9, min(longest, 1.6) + 0.9])
    sides = np.ceil(np.clip(sides, _NARROWEST, _LARGEST) * 20) / 20
    return float(sides[0]), float(sides[1])


def _floor_of(item: Item) -> float:
    """Floor that a thing takes with what must stay free around it [m^2]."""
    return (2 * item.half[0] + 0.3 + item.kind.clearance / 2) * (2 * item.half[1] + 0.25)


def room_height(brief: Brief, ask: RoomAsk, items: Sequence[Item]) -> float:
    """Height of the room [m]: by place and style, and enough for the tallest thing."""
    height = usual_of(ask)[1]
    words = {*brief.styles, *ask.attributes}
    if words & _GRAND or any("high ceiling" in w or "tall ceiling" in w for w in words):
        height = max(height, 3.0)
    if any("low ceiling" in w for w in words):
        height = min(height, 2.4)
    standing = max((i.height for i in items if i.stand in ("floor", "ceiling")), default=0.0)
    return round(min(max(height, standing + 0.12), 6.0), 2)


def make_shell(
    brief: Brief, ask: RoomAsk, items: Sequence[Item], *, grow: float, rng: np.random.Generator
) -> Shell:
    """An empty room for the items, with doors and windows.

    Args:
        brief: The brief.
        ask: Which of its rooms.
        items: What it has to hold.
        grow: Factor on the floor area.
        rng: For proportions and for the openings' places.
    """
    width, depth = room_sides(ask, items, grow=grow, rng=rng)
    vehicle = form_of(ask)
    if vehicle is not None and ask.size is None:
        width, depth = vehicle_sides(vehicle, items)
        width = round(width * (1.0 if any(i.kind.name == FACED for i in items) else grow), 3)
    height = room_height(brief, ask, items)
    roof, corner = None, None
    if ask.roof:
        width, depth = fitted(ask.roof, (width, depth))
        roof, height = roof_of(ask.roof, (width, depth), height, items, grow=grow)
    elif ask.shape == "L":
        grown = 1 / np.sqrt(1 - BOXED[0] * BOXED[1])
        width, depth = (float(np.ceil(v * grown * 20) / 20) for v in (width, depth))
        signs = rng.choice([-1, 1], 2)
        corner = (int(signs[0]), int(signs[1]), round(BOXED[0] * width, 2), round(BOXED[1] * depth, 2))
    bare = Shell(ask.name, (width / 2, depth / 2), height, (), corner, roof)
    targets = {r.target for i in items for r in i.relations}
    if vehicle is not None:
        return replace(bare, openings=_vehicle_openings(bare, ask, any(i.kind.name == FACED for i in items)))
    gates = (
        [garage_door(bare, int(2 * rng.integers(2) + (bare.half[0] > bare.half[1])))]
        if has_garage_door(ask)
        else []
    )
    doors = [*_place_doors(bare, ask, rng, [o.wall for o in gates if o]), *(o for o in gates if o)]
    if ask.roof == "glass":
        return replace(bare, openings=(*doors, *walls_of_glass(bare, doors), *roof_of_glass(bare)))
    windows = place_windows(bare, ask, doors, needed="window" in targets, rng=rng)
    above = rooflights(bare, _rooflight_count(ask))
    return replace(bare, openings=(*doors, *windows, *above))


def _rooflight_count(ask: RoomAsk) -> int:
    """How many windows the ceiling has: as many as were said, else those that are usual in such a roof."""
    if ask.rooflights is not None:
        return ask.rooflights
    return FORMS[ask.roof].rooflights if ask.roof and ask.windows is None else 0


def make_opening(
    shell: Shell, kind: str, wall: int, offset: float, size: tuple[float, float], sill: float, *, to: str = ""
) -> Opening:
    """An opening at an offset from the middle of a wall, its lower edge at `sill` [m]."""
    x, y = shell.along(wall, offset)
    centre = (round(float(x), 4), round(float(y), 4), round(sill + size[1] / 2, 4))
    return Opening(kind, shell.name, wall, centre, size, float(WALL_YAWS[wall]), to)  # type: ignore[arg-type]


def _vehicle_openings(shell: Shell, ask: RoomAsk, faced: bool) -> tuple[Opening, ...]:
    """The door at one end of a vehicle, and its windows; of a compartment the one window at its other end."""
    form = form_of(ask)
    assert form is not None
    size = (min(DOOR[0], 2 * min(shell.half) - 0.4), min(DOOR[1], shell.height - 0.15))
    if faced:
        wide, tall, sill = form.window if ask.place == "train" else FORM_OF_COMPARTMENT
        return (
            make_opening(shell, "door", 3, 0.0, (0.8, size[1]), 0.0),
            make_opening(shell, "window", 1, 0.0, (wide, min(tall, shell.height - sill - 0.3)), sill),
        )
    doors = [make_opening(shell, "door", end_walls(shell)[0], 0.0, size, 0.0)]
    if (ask.doors or 1) > 1:
        doors.append(make_opening(shell, "door", end_walls(shell)[1], 0.0, size, 0.0))
    if ask.windows == 0:
        return tuple(doors)
    return (*doors, *(make_opening(shell, "window", *row) for row in window_rows(form, shell)))


FORM_OF_COMPARTMENT = (1.1, 0.95, 0.8)
"""Width, height and sill of the window of a compartment [m]."""


def has_garage_door(ask: RoomAsk) -> bool:
    """Whether cars drive in: a garage always has a door for them, other rooms where one was asked for."""
    return ask.place == "garage" or any(w.endswith(GATES) for w in ask.attributes)


GATES = ("garage door", "sectional door", "overhead door", "roller door", "roll-up door", "up-and-over door")
"""Names of doors for cars."""


def garage_door(shell: Shell, wall: int) -> Opening | None:
    """A door for cars in the middle of a wall, or None where it does not fit."""
    low, high = shell.span(wall, GARAGE_DOOR[1] + 0.1)
    width = WIDE_GARAGE_DOOR if high - low >= FOR_TWO else GARAGE_DOOR[0]
    if high - low < width + 0.3:
        return None
    size = (width, min(GARAGE_DOOR[1], shell.height - 0.15))
    return make_opening(shell, "door", wall, (low + high) / 2, size, 0.0)


def _place_doors(
    shell: Shell, ask: RoomAsk, rng: np.random.Generator, taken: Sequence[int] = ()
) -> list[Opening]:
    """Doors near a corner each, on different walls and none of those taken; at least one, where a person can get in."""
    words = " ".join(ask.attributes)
    wide = any(w in words for w in ("sliding door", "double door", "french door"))
    size = (1.6 if wide else DOOR[0], min(DOOR[1], shell.height - 0.15))
    count = 1 if ask.doors is None else min(max(ask.doors, 1), 4)
    walls = [w for w in (int(v) for v in rng.permutation(4)) if w not in taken]
    spans = [shell.span(w, size[1] + 0.1) for w in range(4)]
    if shell.roof is not None:
        walls = [w for w in walls if spans[w][1] - spans[w][0] > size[0]] or walls
    walls.sort(key=lambda w: spans[w][1] - spans[w][0] < size[0] + 0.6)
    out = []
    for wall in walls[:count]:
        low, high = spans[wall]
        room = max((high - low) / 2 - size[0] / 2 - 0.12, 0.0)
        offset = room * float(rng.choice([-1.0, 1.0]))
        kind = "doorway" if "doorway" in words or "archway" in words else "door"
        out.append(
            make_opening(shell, kind, wall, (low + high) / 2 + max(min(offset, room), -room), size, 0.0)
        )
    return out


def _window_form(ask: RoomAsk, shell: Shell) -> tuple[float, float, float]:
    """Width, height and sill height of the room's windows [m]."""
    said = " ".join(w for w in ask.attributes if "window" in w)
    width, tall, sill = 1.35, 1.35, 0.9
    if "bath" in ask.place:
        width, tall, sill = 0.8, 0.8, 1.25
    elif "kitchen" in ask.place:
        width, tall, sill = 1.3, 1.1, 1.08
    elif "basement" in ask.place:
        width, tall, sill = 1.1, 0.6, 1.5
    if any(w in said for w in ("large", "big", "huge", "wide", "picture", "bay", "panoramic")):
        width, tall, sill = 2.2, 1.6, min(sill, 0.75)
    if any(w in said for w in ("tall", "floor-to-ceiling", "floor to ceiling", "full-height")):
        tall, sill = shell.height - 0.45, 0.15
    if any(w in said for w in ("small", "tiny")):
        width, tall, sill = 0.7, 0.7, max(sill, 1.2)
    if any(w in said for w in ("narrow", "slim")):
        width = 0.6
    return width, min(tall, shell.height - sill - 0.2), sill


def place_windows(
    shell: Shell,
    ask: RoomAsk,
    doors: list[Opening],
    *,
    needed: bool,
    rng: np.random.Generator,
    walls: Sequence[int] = (0, 1, 2, 3),
) -> list[Opening]:
    """Windows spread over one wall, or over more where they do not fit; the wall across from the door first.

    Args:
        shell: The room, without windows.
        ask: What was said of it.
        doors: At least one.
        needed: Whether something refers to a window.
        rng: For the choice of walls.
        walls: Those that may have windows.
    """
    count = usual_of(ask)[2] if ask.windows is None else ask.windows
    if needed or any("window" in w for w in ask.attributes):
        count = max(count, 1)
    width, tall, sill = _window_form(ask, shell)
    across = (doors[0].wall + 2) % 4
    others = [w for w in (int(v) for v in rng.permutation(4)) if w not in (across, doors[0].wall)]
    order = [across, *others] if rng.uniform() < 0.6 else [others[0], across, *others[1:]]
    order.sort(key=lambda w: any(d.wall == w for d in doors))
    out: list[Opening] = []
    for wall in [w for w in (*order, doors[0].wall) if w in walls]:
        low, high = _free_stretch(shell, wall, doors, sill + tall + 0.1)
        left = count - len(out)
        w = round(min(width, high - low - 0.3), 3)
        if left <= 0 or w < 0.4:
            continue
        n = min(left, max(int((high - low - 0.3) / (w + 0.4)), 1))
        for k in range(n):
            offset = low + (k + 0.5) * (high - low) / n
            out.append(make_opening(shell, "window", wall, offset, (w, round(tall, 3)), sill))
    return out


def place_openings(
    shell: Shell,
    ask: RoomAsk,
    given: Sequence[Opening],
    blocked: Sequence[tuple[Array, float, float]],
    rng: np.random.Generator,
) -> list[Opening]:
    """A door, and windows where none are given, in walls that things stand at already.

    Args:
        shell: The room.
        ask: What was said of it.
        given: Its openings so far.
        blocked: What stands in it: corners on the floor [m] from the room's middle, shape [n, 2], heights of base and top [m].
        rng: For the order of walls.
    """
    out: list[Opening] = []
    door = (DOOR[0], min(DOOR[1], shell.height - 0.1))
    wide, tall, sill = _window_form(ask, shell)
    windows = 0 if any(o.kind == "window" for o in given) else usual_of(ask)[2]
    for kind, size, low, count in (("door", door, 0.0, 1), ("window", (wide, tall), sill, windows)):
        for wall in (int(w) for w in rng.permutation(4)):
            if count <= 0:
                break
            gap = _widest_gap(
                shell,
                wall,
                [*given, *out],
                blocked,
                low,
                low + size[1],
                DOOR_DEPTH if kind == "door" else 0.3,
            )
            width = min(size[0], gap[1] - gap[0] - 0.2)
            if width >= (0.75 if kind == "door" else 0.5):
                out.append(make_opening(shell, kind, wall, sum(gap) / 2, (round(width, 3), size[1]), low))
                count -= 1
    if not any(o.kind != "window" for o in (*given, *out)):
        wall = int(np.argmax([shell.wall_half(w) for w in range(4)]))
        out.append(make_opening(shell, "doorway", wall, shell.wall_half(wall) - door[0] / 2 - 0.1, door, 0.0))
    return out


def _widest_gap(
    shell: Shell, wall: int, openings: Sequence[Opening], blocked: Sequence[tuple[Array, float, float]], low: float, high: float,
    depth: float,
) -> tuple[float, float]:  # fmt: skip
    """The widest stretch of a wall before which nothing stands between two heights, as offsets from its middle [m]."""
    half = shell.wall_half(wall)
    busy = [
        (shell.offset(o) - o.size[0] / 2, shell.offset(o) + o.size[0] / 2) for o in openings if o.wall == wall
    ]
    for corners, base, top in blocked:
        x, y = corners[:, 0], corners[:, 1]
        away = [y + shell.half[1], shell.half[0] - x, shell.half[1] - y, x + shell.half[0]][wall]
        along = [x, y, -x, -y][wall]
        if away.min() < depth and base < high and top > low + 0.05:
            busy.append((float(along.min()), float(along.max())))
    best, start = (0.0, 0.0), -half + 0.1
    for a, b in [*sorted(busy), (half - 0.1, half)]:
        if a - start > best[1] - best[0]:
            best = (start, a)
        start = max(start, b)
    return best


def _free_stretch(shell: Shell, wall: int, doors: list[Opening], top: float) -> tuple[float, float]:
    """The longest stretch of a wall without doors that is so high [m], as offsets from its middle [m]."""
    cuts = [*shell.span(wall, top)]
    for d in doors:
        if d.wall == wall:
            middle = shell.offset(d)
            cuts += [middle - d.size[0] / 2 - 0.1, middle + d.size[0] / 2 + 0.1]
    cuts.sort()
    return max(zip(cuts[::2], cuts[1::2]), key=lambda s: s[1] - s[0])
