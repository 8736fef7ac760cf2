"""Floor plans: where the rooms of a storey lie, so that each has the size it needs and can be reached, and which gets daylight.

A few hundred slicing trees (`slicing.py`) are drawn at random in the forms that houses have: rooms that open straight
to each other, or two rows along a corridor with the day rooms at its end. Each is measured: sizes and proportions, ways
(`connecting.py`), windows. The best is improved by exchanging rooms. Related: Merrell et al., "Computer-generated
residential building layouts" (SIGGRAPH Asia 2010), from which the terms of the cost are taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.layout.connecting import ATTACHED, SHARED, Ways, connect, shared_wall, touches
from terrazzo.layout.slicing import Cut, Leaf, Node, Rect, exchanged, lay, leaves, random_tree
from terrazzo.shapes.architecture_walls import WALL_DEPTH

INSET = WALL_DEPTH / 2
SMALLEST = 0.45
"""Least share of the lower storey's length that the upper one covers."""
DRAWN, IMPROVED = 420, 220
"""Trees that are drawn at random, and exchanges that are tried on the best."""

DAY = frozenset(
    [
        "living room",
        "dining room",
        "kitchen",
        "playroom",
        "cafe",
        "shop",
        "library",
        "gaming room",
        "den",
        "gym",
    ]
)
"""Rooms for the end of a corridor rather than along it."""

DAYLIGHT = {
    "living room": 9.0, "bedroom": 9.0, "kitchen": 7.0, "office": 7.0, "dining room": 5.0, "classroom": 10.0,
    "nursery": 9.0, "playroom": 7.0, "studio": 7.0, "library": 4.0, "cafe": 7.0, "bathroom": 0.8,
}  # fmt: skip
"""What it costs when a room has no outer wall for a window."""
_OTHER_DAYLIGHT = 2.0

_ASPECT = 1.65
"""Rooms up to this much longer than wide are well proportioned; dwellings in Neufert are 1 to 1.6."""

_NEIGHBOURS = (
    ("kitchen", "dining room", 2.0), ("dining room", "living room", 1.5), ("kitchen", "living room", 1.0),
    ("bedroom", "bathroom", 0.3), ("bedroom", "bedroom", 0.2), ("bathroom", "bathroom", 0.4),
    ("bathroom", "kitchen", 0.3),
)  # fmt: skip
"""Pairs of places that like to share a wall, and what it is worth: wet rooms share pipes."""


@dataclass(frozen=True)
class Wanted:
    """A room to be planned.

    Args:
        name: Unique.
        place: Kind of place.
        area: Floor area [m^2].
        least: Shortest side that will do [m].
        long: Longest side that it needs [m].
        size: Sides as they were asked for, in any order [m], or None.
        width: Of a corridor or staircase [m], else None.
        corridor: Whether it is one that joins others.
        implied: Nobody asked for it.
    """

    name: str
    place: str
    area: float
    least: float
    long: float
    size: tuple[float, float] | None = None
    width: float | None = None
    corridor: bool = False
    implied: bool = False


@dataclass(frozen=True)
class Core:
    """What the storeys of a house share: the outline, the corridor's place and the stairwell.

    Args:
        outline: Outer rectangle between the middles of walls [m].
        corridor: y of the corridor's two sides [m].
        stairs: The stairwell.
        row: Whether the stairwell lies in the row north of the corridor (1) or south of it (0).
    """

    outline: Rect
    corridor: tuple[float, float]
    stairs: Rect
    row: int


@dataclass(frozen=True)
class FloorPlan:
    """A storey.

    Args:
        wanted: Its rooms.
        rects: The rectangle of each between the middles of its walls [m], in the order of `wanted`.
        outline: Of all of them.
        ways: How it is walked through.
        cost: What is not as it should be; lower is better.
    """

    wanted: tuple[Wanted, ...]
    rects: tuple[Rect, ...]
    outline: Rect
    ways: Ways
    cost: float

    def inner(self, room: int) -> Rect:
        """A room between its walls' faces [m]."""
        x0, y0, x1, y1 = self.rects[room]
        return x0 + INSET, y0 + INSET, x1 - INSET, y1 - INSET


@dataclass(frozen=True)
class _Draft:
    """A tree and the proportions of what it fills."""

    tree: Node
    ratio: float
    rooms: tuple[Wanted, ...]


def plan_floor(
    rooms: Sequence[Wanted],
    joins: Mapping[tuple[str, str], str],
    corridor: Wanted | None,
    *,
    core: Core | None = None,
    stairs: Wanted | None = None,
    area: float = 0.0,
    length: float = 0.0,
    seed: int = 0,
) -> FloorPlan:
    """The floor plan of a storey.

    Args:
        rooms: All rooms but corridors.
        joins: What is said of two rooms, by their names: "door", "doorway" or "open".
        corridor: The corridor or hall to use; one that is implied is left out where the rooms do as well without it.
        core: What another storey has fixed.
        stairs: The stairwell, where there is one.
        area: Least area of the whole, between the middles of its outer walls [m^2].
        length: Its least length along the corridor, likewise [m].
        seed: Of the search.

    Returns:
        The best plan found. It always exists; rooms that cannot be reached or joins that do not meet are in `ways`.
    """
    rng = np.random.default_rng([seed, 77])
    search = _Search(tuple(rooms), dict(joins), corridor, stairs, core, area, length, rng)
    best: FloorPlan | None = None
    draft: _Draft | None = None
    for _ in range(DRAWN):
        trial = search.draw()
        found = search.measure(trial)
        if best is None or found.cost < best.cost - 1e-9:
            best, draft = found, trial
    assert best is not None and draft is not None
    for _ in range(IMPROVED):
        trial = search.vary(draft)
        found = search.measure(trial)
        if found.cost < best.cost - 1e-9:
            best, draft = found, trial
    return best


@dataclass(eq=False)
class _Search:
    """Draws and measures plans of one storey."""

    rooms: tuple[Wanted, ...]
    joins: dict[tuple[str, str], str]
    corridor: Wanted | None
    stairs: Wanted | None
    core: Core | None
    area: float
    length: float
    rng: np.random.Generator

    def draw(self) -> _Draft:
        """A plan at random, in one of the usual forms."""
        rng = self.rng
        must = self.stairs is not None or (self.corridor is not None and not self.corridor.implied)
        few = len(self.rooms) <= 2
        spine = self.corridor is not None and (must or rng.uniform() < (0.25 if few else 0.75))
        if not spine:
            nodes = self._groups(range(len(self.rooms)))
            tree = random_tree(nodes, int(rng.integers(2)), rng)
            return _Draft(tree, float(np.exp(rng.uniform(-0.5, 0.5))), self.rooms)
        return self._spine()

    def _spine(self) -> _Draft:
        """Rooms in one or two rows along a corridor, some across its ends."""
        rng, corridor = self.rng, self.corridor
        assert corridor is not None
        n = len(self.rooms)
        rooms = (*self.rooms, corridor) + ((self.stairs,) if self.stairs else ())
        day = [i for i in range(n) if self.rooms[i].place in DAY]
        share = rng.choice([0.0, 1.0, 1.0, 0.6])
        ends = [i for i in day if rng.uniform() < share]
        if rng.uniform() < 0.15:
            ends += [i for i in range(n) if i not in ends and rng.uniform() < 0.25]
        if len(ends) == n:
            ends = ends[:-1]
        along = self._groups([i for i in range(n) if i not in ends])
        if self.core is not None and len(along) < 2:  # both rows need a room, or the corridor would move
            ends, along = [], self._groups(range(n))
        rng.shuffle(along)  # type: ignore[arg-type]
        rows: list[list[Node]] = [[], []]
        sizes = [0.0, 0.0]
        for node in along:
            area = sum(self.rooms[i].area for i in leaves(node))
            row = int(np.argmin(sizes)) if rng.uniform() < 0.75 else int(rng.integers(2))
            rows[row].append(node)
            sizes[row] += area
        strips: list[Node] = []
        depth = None
        if self.core is not None:
            _, y0, _, y1 = self.core.outline
            depth = (self.core.corridor[0] - y0, y1 - self.core.corridor[1])
            for k in (0, 1):  # where the other storey has no row there is none here
                if depth[k] < 0.5:
                    rows[1 - k] += rows[k]
                    rows[k] = []
                elif not rows[k] and len(rows[1 - k]) > 1 and depth[1 - k] >= 0.5:
                    rows[k].append(rows[1 - k].pop())
        if self.stairs is not None and self.core is None:
            for k in (0, 1):  # the storey above will want both rows
                if not rows[k] and len(rows[1 - k]) > 1:
                    rows[k].append(rows[1 - k].pop())
        if self.stairs is not None:
            where = self.core.row if self.core else int(rng.integers(2))
            rows[where].append(Leaf(n + 1, self.stairs.width))
        for k, row in ((0, rows[0]), (2, rows[1])):
            if row:
                fixed = None if depth is None or (k == 2 and rows[0]) else depth[k // 2]
                strips.append(Cut(0, tuple(row), fixed) if len(row) > 1 else replace(row[0], thick=fixed))
            if k == 0:
                strips.append(Leaf(n, corridor.width))
        block: Node = Cut(1, tuple(strips)) if len(strips) > 1 else strips[0]
        if ends:
            nodes = self._groups(ends)
            head = random_tree(nodes, int(rng.uniform() < 0.8), rng)
            two = len(nodes) > 1 and rng.uniform() < 0.25 and self.stairs is None
            if two:
                at = int(rng.integers(1, len(nodes)))
                left, right = random_tree(nodes[:at], 1, rng), random_tree(nodes[at:], 1, rng)
                block = Cut(0, (left, block, right))
            else:
                block = Cut(0, (head, block))
        return _Draft(block, float(np.exp(rng.uniform(-0.35, 1.1))), rooms)

    def _groups(self, which: Sequence[int] | range) -> list[Node]:
        """Rooms in random order; a bathroom or closet that belongs to one other room together with it."""
        rng = self.rng
        order = [int(i) for i in rng.permutation(np.array(list(which), int))]
        number = {r.name: i for i, r in enumerate(self.rooms)}
        hosts: dict[int, list[int]] = {}
        for a, b in self.joins:
            for child, host in ((a, b), (b, a)):
                i, j = number.get(child, -1), number.get(host, -1)
                if i not in order or j not in order or any(i in v for v in hosts.values()):
                    continue
                if self.rooms[i].place in ATTACHED and self.rooms[j].place not in ATTACHED:
                    hosts.setdefault(j, []).append(i)
        inner = {i for v in hosts.values() for i in v}
        out: list[Node] = []
        for i in order:
            if i in inner:
                continue
            node: Node = Leaf(i)
            if i in hosts:
                small = [Leaf(c) for c in hosts[i]]
                axis = int(rng.integers(2))
                side: Node = small[0] if len(small) == 1 else Cut(1 - axis, tuple(small))
                node = Cut(axis, (side, node) if rng.uniform() < 0.5 else (node, side))
            out.append(node)
        return out

    def vary(self, draft: _Draft) -> _Draft:
        """The draft with two rooms exchanged, other proportions, or both."""
        rng = self.rng
        tree, ratio = draft.tree, draft.ratio
        if rng.uniform() < 0.7 and len(self.rooms) > 1:
            a, b = rng.choice(len(self.rooms), 2, replace=False)
            tree = exchanged(tree, int(a), int(b))
        if rng.uniform() < 0.6:
            ratio = float(np.clip(ratio * np.exp(rng.normal(0, 0.2)), 0.3, 6.0))
        return replace(draft, tree=tree, ratio=ratio)

    def measure(self, draft: _Draft) -> FloorPlan:
        """The plan of a draft and its cost."""
        areas = [_gross(r) for r in draft.rooms]
        for k, r in enumerate(draft.rooms):
            if r.width is not None:
                areas[k] = r.width * (3.2 if r.place == "stairs" else 4.0)
        outline = self.core.outline if self.core else (0.0, 0.0, 1.0, 1.0)
        rects: dict[int, Rect] = {}
        for _ in range(3):
            if self.core is None:
                total = max(sum(areas), self.area)
                width = max(float(np.sqrt(total * draft.ratio)), self.length)
                outline = (0.0, 0.0, _grid(width), _grid(total / width))
            rects = lay(draft.tree, outline, areas)
            for k, r in enumerate(draft.rooms):
                if r.width is not None:
                    areas[k] = _area(rects[k])
        ordered = tuple(rects[i] for i in range(len(draft.rooms)))
        places = [r.place for r in draft.rooms]
        number = {r.name: i for i, r in enumerate(draft.rooms)}
        joins = {
            (min(number[a], number[b]), max(number[a], number[b])): kind
            for (a, b), kind in self.joins.items()
            if a in number and b in number
        }
        well = number.get(self.stairs.name) if self.stairs else None
        start = well if self.core is not None else None
        ways = connect(rects, places, joins, outline=outline, inset=INSET, entrance=start)
        plan = FloorPlan(draft.rooms, ordered, outline, ways, 0.0)
        return replace(
            plan, cost=_cost(plan) + (_well_cost(plan, well, self.core) if well is not None else 0.0)
        )


def cores_of(plan: FloorPlan, rooms: Sequence[Wanted]) -> list[Core]:
    """What the storey above may take over from a storey with a stairwell: as wide as it needs, over both rows or one.

    Args:
        plan: The lower storey.
        rooms: Of the upper one; it leaves the end away from the stairs open where they need less.
    """
    well = next(i for i, r in enumerate(plan.wanted) if r.place == "stairs")
    hall = next(i for i, r in enumerate(plan.wanted) if r.corridor)
    x0, y0, x1, y1 = plan.outline
    stairs, corridor = plan.rects[well], plan.rects[hall]
    north = stairs[1] >= corridor[3] - 1e-6
    area = sum(_gross(r) for r in rooms) + _area(stairs)
    along = sum(r.least + WALL_DEPTH for r in rooms)
    out = []
    for rows, (low, high) in ((2, (y0, y1)), (1, (corridor[1], y1) if north else (y0, corridor[3]))):
        depth = high - low - (corridor[3] - corridor[1])
        least = stairs[2] - stairs[0] + (along if rows == 1 else max(0.6 * along, rooms[0].least))
        width = min(max(area / depth, least, SMALLEST * (x1 - x0)), x1 - x0)
        start = x0 if width > 0.85 * (x1 - x0) else max(x0, _grid(x1 - width))
        core = Core((start, low, x1, high), (corridor[1], corridor[3]), stairs, int(north))
        if not any(core.outline == other.outline for other in out):
            out.append(core)
    return out


def _grid(length: float) -> float:
    return float(np.round(length * 20) / 20)


def _gross(room: Wanted) -> float:
    """Area of a room with half of its walls [m^2]."""
    side = np.sqrt(room.area)
    return float((side + WALL_DEPTH) ** 2)


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def _cost(plan: FloorPlan) -> float:
    """What is wrong with a plan; a point is about what a person would just notice."""
    cost = 0.55 * plan.ways.cost + 60.0 * len(plan.ways.lost) + 25.0 * len(plan.ways.unmet)
    for i, room in enumerate(plan.wanted):
        x0, y0, x1, y1 = plan.inner(i)
        short, long = sorted((x1 - x0, y1 - y0))
        if short <= 0.3:
            return cost + 1000.0
        if room.corridor:
            cost += 0.45 * short * long + (1.5 if room.implied else 0.0)
            cost += 30.0 * max(1.0 - short, 0.0) + 0.4 * max(long - 14.0, 0.0)
            continue
        if room.place == "stairs":
            continue
        cost += _shape_cost(room, short, long)
        if not touches(plan.rects[i], plan.outline):
            cost += DAYLIGHT.get(room.place, _OTHER_DAYLIGHT)
    return cost - _neighbour_worth(plan)


def _shape_cost(room: Wanted, short: float, long: float) -> float:
    """Too narrow, too short, too large or small, badly proportioned."""
    cost = 30.0 * max(room.least - short, 0.0) + 8.0 * max(room.long - long, 0.0)
    cost += 5.0 * max(long / short - _ASPECT, 0.0) ** 1.5
    size = np.log(short * long / room.area)
    cost += 6.0 * max(-size - 0.05, 0.0) * 4 + 3.0 * max(size - 0.1, 0.0)
    if room.size is not None:
        a, b = sorted(room.size)
        cost += 12.0 * (max(abs(short / a - 1) - 0.03, 0.0) + max(abs(long / b - 1) - 0.03, 0.0))
    return cost


def _neighbour_worth(plan: FloorPlan) -> float:
    """What rooms gain that like to lie side by side; each pair of places counts for as many as there are of the rarer."""
    worth = 0.0
    places = [r.place for r in plan.wanted]
    for first, second, value in _NEIGHBOURS:
        ones = [i for i, p in enumerate(places) if p == first]
        others = [i for i, p in enumerate(places) if p == second]
        met = 0
        for i in ones:
            for j in others:
                if i != j and met < min(len(ones), len(others)):
                    wall = shared_wall(plan.rects[i], plan.rects[j], inset=INSET)
                    met += wall is not None and wall[3] - wall[2] >= SHARED
        worth += value * met
    return worth


def _well_cost(plan: FloorPlan, well: int, core: Core | None) -> float:
    """A stairwell has to be deep enough, to open to the corridor with its whole front, and to lie where it lies below."""
    x0, y0, x1, y1 = plan.rects[well]
    halls = [i for i, r in enumerate(plan.wanted) if r.corridor]
    front = max(
        (
            w[3] - w[2]
            for i in halls
            if (w := shared_wall(plan.rects[well], plan.rects[i], inset=0.0)) and w[0] == 1
        ),
        default=0.0,
    )
    width = plan.wanted[well].width or 0.0
    cost = 40.0 * max(x1 - x0 - front - 1e-6, 0.0) + 60.0 * max(x1 - x0 - width - 0.2, 0.0)
    need = plan.wanted[well].long + WALL_DEPTH
    cost += 150.0 * max(need - (y1 - y0), 0.0) + 9.0 * max((y1 - y0) - need - 0.8, 0.0)
    if core is not None:
        cost += 200.0 * sum(abs(a - b) for a, b in zip((x0, y0, x1, y1), core.stairs))
    return cost
