"""Where things stand in open land: what is usual where custom puts it, what was asked for in front of the main view.

Candidates are drawn at random and scored: on dry, gentle ground, clear of each other and of the path, in sight, and as the
relations say. It is the same bargain as indoors, with land instead of walls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.geometry import Pose, polygon_depth
from terrazzo.language.brief import ARCHITECTURE, Ask, Relation
from terrazzo.outdoors.fields import Floats, distance_to, smooth
from terrazzo.outdoors.land import Land, walkable
from terrazzo.outdoors.wanted import Wanted
from terrazzo.world.worlds import Note

TRIES = 900
GAP = 0.35
"""Free ground between two things [m]."""
PAD = 1.1
"""The ground is levelled under things and evens out over this distance [m]."""
DRAFT = 0.16
"""How deep boats lie, over their height."""


@dataclass(eq=False)
class Spot:
    """A thing with its place.

    Args:
        wanted: The thing.
        x: [m].
        y: [m].
        yaw: [rad].
        support: "floor" or "water".
        carrier: What it stands on, or None.
        lift: Of its base over its support's surface [m]: below 0 for boats, and piers, whose posts go down.
        id: Given at the end.
    """

    wanted: Wanted
    x: float
    y: float
    yaw: float
    support: str = "floor"
    carrier: Spot | None = None
    lift: float = 0.0
    height: float | None = None
    id: str = ""

    @property
    def radius(self) -> float:
        """Of the circle around it [m]."""
        return self.wanted.radius

    def outline(self, margin: float = 0.0) -> Floats:
        """Corners of its footprint [m], shape [4, 2]."""
        x, y = (h + margin for h in self.wanted.half)
        c, s = np.cos(self.yaw), np.sin(self.yaw)
        corners = np.array([(-x, -y), (x, -y), (x, y), (-x, y)])
        return corners @ np.array([[c, s], [-s, c]]) + (self.x, self.y)

    def pose(self, land: Land) -> Pose:
        """Its pose on the land."""
        if self.height is not None:
            base = self.height
        elif self.support == "water" and land.water is not None:
            base = land.water.level
        else:
            base = float(land.heights(np.array([[self.x, self.y]]))[0])
        return Pose.at(self.x, self.y, base + self.lift, yaw=self.yaw)


class Site:
    """Land on which things are being placed."""

    def __init__(self, land: Land):
        self.land = land
        self.spots: list[Spot] = []
        self._by_ask: dict[str, list[Spot]] = {}
        way = np.array([np.cos(land.facing), np.sin(land.facing)])
        self.start, self.way = -3.5 * way, way

    def add(self, spot: Spot) -> None:
        """Takes a spot."""
        self.spots.append(spot)
        self._by_ask.setdefault(spot.wanted.ask.id, []).append(spot)

    def put_usual(self, wanted: Wanted, x: float, y: float, yaw: float) -> None:
        """A thing that belongs to the place, where custom puts it, unless it would stand in water."""
        spot = Spot(wanted, x, y, yaw)
        if self.land.dry(np.array([[x, y]]), 0.02)[0] and self.free(spot, 0.0):
            self.add(spot)

    def of(self, id: str) -> list[Spot]:
        """The spots of an ask."""
        return self._by_ask.get(id, [])

    def free(self, spot: Spot, gap: float = GAP) -> bool:
        """Whether nothing stands where a thing would."""
        mine = spot.outline(gap / 2)
        for other in self.spots:
            if (
                other.carrier is not None
                or np.hypot(other.x - spot.x, other.y - spot.y) > other.radius + spot.radius + gap
            ):
                continue
            if _overlap(mine, other.outline(gap / 2)):
                return False
        return True

    def shaped(self) -> Land:
        """The land with its ground levelled under what stands on it, and its walkable part clear of it."""
        land, pads = (
            self.land,
            [s for s in self.spots if s.carrier is None and s.support == "floor" and s.height is None],
        )
        if not pads:
            return land
        middles = np.array([(s.x, s.y) for s in pads])
        levels = land.heights(middles)
        base = land.heights

        def heights(xy: Floats) -> Floats:
            out = base(xy)
            for spot, level in zip(pads, levels, strict=True):
                reach = spot.radius + PAD
                near = np.flatnonzero(
                    (np.abs(xy[:, 0] - spot.x) < reach) & (np.abs(xy[:, 1] - spot.y) < reach)
                )
                if len(near):
                    c, s = np.cos(spot.yaw), np.sin(spot.yaw)
                    d = xy[near] - (spot.x, spot.y)
                    u, v = np.abs(c * d[:, 0] + s * d[:, 1]), np.abs(-s * d[:, 0] + c * d[:, 1])
                    off = np.hypot(
                        np.maximum(u - spot.wanted.half[0], 0), np.maximum(v - spot.wanted.half[1], 0)
                    )
                    out[near] += (level - out[near]) * smooth(PAD, 0.38, off)
            return out

        large = [s for s in pads if s.radius > 2.5]
        walk = land.walk
        if large:

            def blocked(p: Floats):
                hit = polygon_depth(land.walk, p) < 0.02
                for spot in large:
                    hit |= polygon_depth(spot.outline(0.3), p) > 0
                return hit

            radius = float(np.hypot(*land.walk.T).max())
            level = -1e9 if land.water is None else land.water.level
            walk = walkable(heights, radius, level=level, blocked=blocked)
        grass = tuple(replace(g, cover=_cleared(g.cover, self.spots)) for g in land.grass)
        return replace(land, heights=heights, walk=walk, grass=grass)

    def kept_free(self) -> list[tuple[float, float, float]]:
        """Circles where nothing grows, so that the main view is open and one does not start inside a tree."""
        out = [(*(self.start + self.way * t), 2.3) for t in (-1.0, 1.5, 4.0, 6.0)]
        for spot in self.spots:
            # A thing that was asked for is to be seen from where one starts.
            if not spot.wanted.ask.implied and spot.carrier is None:
                to = np.array([spot.x, spot.y]) - self.start
                length = float(np.hypot(*to))
                out += [
                    (*(self.start + to / length * t), 1.5) for t in np.arange(3.0, min(length, 30.0), 2.0)
                ]
        return [(float(x), float(y), float(r)) for x, y, r in out]

    def decks(self) -> list[tuple[Floats, str]]:
        """Outlines of what people can walk on over water, with names."""
        out = []
        for spot in self.spots:
            for shelf in spot.wanted.shape.shelves:
                if shelf.kind == "deck":
                    x, y = shelf.size[0] / 2 - 0.15, shelf.size[1] / 2
                    c, s = np.cos(spot.yaw), np.sin(spot.yaw)
                    # Its land end reaches into the walkable part, so that one can step onto it.
                    corners = np.array([(-x - 2.2, -y), (x, -y), (x, y), (-x - 2.2, y)])
                    out.append(
                        (corners @ np.array([[c, s], [-s, c]]) + (spot.x, spot.y), spot.wanted.ask.label)
                    )
        names: dict[str, int] = {}
        named = []
        for outline, label in out:
            names[label] = names.get(label, 0) + 1
            named.append((outline, f"{label} {names[label]}"))
        return named

    def plant_spots(
        self, asks: Sequence[Ask], rng: np.random.Generator
    ) -> list[tuple[Ask, tuple[float, float]]]:
        """Where the plants that were asked for stand."""
        out: list[tuple[Ask, tuple[float, float]]] = []
        taken = [(s.x, s.y, s.radius) for s in self.spots]
        for ask in asks:
            wide = 0.35 if "bush" in (ask.kind or "") or ask.kind == "fern" else 0.8
            near = [(r.kind, self.of(r.target)) for r in ask.relations if r.target not in ARCHITECTURE]
            near = [(how, hosts[0]) for how, hosts in near if hosts]
            for index in range(ask.count):
                spots = _candidates(self, rng, 7.0, 22.0, 0.75)
                spots = spots[self.land.dry(spots, 0.08)]
                if near:
                    how, host = near[0]
                    angle, reach = _grown_by(how, host, index, ask.count, rng)
                    spots = np.stack([host.x + reach * np.cos(angle), host.y + reach * np.sin(angle)], -1)
                    spots = spots[self.land.dry(spots, 0.05)]
                for x, y in spots.tolist():
                    off = min(
                        (distance_to(p.line, np.array([[x, y]]))[0] - p.width / 2 for p in self.land.paths),
                        default=9.0,
                    )
                    if off > wide and all(np.hypot(x - a, y - b) > r + wide + 0.6 for a, b, r in taken):
                        out.append((ask, (x, y)))
                        taken.append((x, y, 1.2 * wide + 0.6))
                        break
        return out


_DIRECTIONS = {
    "in_front_of": 0.0,
    "facing": 0.0,
    "opposite": 0.0,
    "behind": np.pi,
    "left_of": -np.pi / 2,
    "right_of": np.pi / 2,
}
"""Side of a thing -> heading from it, off its front [rad]; left as seen by who looks at its front."""


def _grown_by(
    how: str, host: Spot, index: int, count: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Headings [rad] and distances [m] to try for a plant or log that is somehow by a thing: rings are even."""
    reach = host.radius + rng.uniform(1.0, 3.5, 200)
    if how == "around":
        off = np.linspace(0.05, 0.6, 200) * rng.normal(0, 1, 200)
        return 2 * np.pi * index / count + off, host.radius + rng.uniform(1.45, 1.8, 200)
    if how in _DIRECTIONS:
        return host.yaw + _DIRECTIONS[how] + rng.normal(0, 0.2, 200), reach
    return rng.uniform(0, 2 * np.pi, 200), reach


def _cleared(cover, spots: Sequence[Spot]):
    """A cover of grass with none under what is built."""
    built = [s for s in spots if s.carrier is None]

    def clear(xy: Floats) -> Floats:
        out = np.array(cover(xy), np.float64)
        for spot in built:
            reach = spot.radius + 0.3
            near = np.flatnonzero((np.abs(xy[:, 0] - spot.x) < reach) & (np.abs(xy[:, 1] - spot.y) < reach))
            if len(near):
                solid = min(spot.wanted.half) > 0.3
                out[near] *= smooth(0.06, -0.10, polygon_depth(spot.outline(), xy[near])) if solid else 1.0
        return out

    return clear


def place_all(site: Site, wanted: Sequence[Wanted], rng: np.random.Generator) -> list[Note]:
    """Places what was asked for, carriers and large things first, and says what has no room or not as asked."""
    notes: list[Note] = []
    asks = {w.ask.id: w.ask for w in wanted}
    order = sorted(wanted, key=lambda w: (_rank(w, asks), -w.radius))
    lost: dict[str, int] = {}
    for thing in order:
        spot = _place(site, thing, asks, rng, notes)
        if spot is not None and spot.carrier is None and thing.hangs:
            notes.append(
                Note(
                    "adjusted",
                    thing.ask.label,
                    "stands on the ground: there is no wall or ceiling in the open",
                )
            )
        if spot is None:
            lost[thing.ask.id] = lost.get(thing.ask.id, 0) + 1
        else:
            site.add(spot)
    for id, count in lost.items():
        ask = asks[id]
        what = "it" if ask.count == 1 else f"{count} of {ask.count}"
        notes.append(Note("unplaced", ask.label, f"no free ground was found for {what}"))
    return list(dict.fromkeys(notes))


_DEEPEST = 8
"""Relations of relations that are followed."""


def _rank(wanted: Wanted, asks: dict[str, Ask]) -> int:
    """Things come after what their relations name, which come after what theirs name."""
    return -1 if "shore" in wanted.tags else _rank_of(wanted.ask, asks, _DEEPEST)


def _rank_of(ask: Ask, asks: dict[str, Ask], depth: int) -> int:
    targets = [r.target for r in ask.relations if r.target in asks and r.target != ask.id]
    if not targets or not depth:
        return 1
    below = max(_rank_of(asks[t], asks, depth - 1) for t in targets)
    return below + 1 + any(r.kind in ("on", "in", "inside") for r in ask.relations)


def _place(
    site: Site, thing: Wanted, asks: dict[str, Ask], rng: np.random.Generator, notes: list[Note]
) -> Spot | None:
    land = site.land
    if "shore" in thing.tags:
        if land.water is not None:
            return _pier(site, thing, rng)
        notes.append(
            Note("adjusted", thing.ask.label, f"a {land.place} has no water; it stands on dry ground")
        )
    if (
        "floats" in thing.tags
        and land.water is not None
        and not any(r.kind == "on" and r.target in asks for r in thing.ask.relations)
    ):
        return _float(site, thing, rng)
    for relation in thing.ask.relations:
        hosts = site.of(relation.target)
        if not hosts:
            continue
        host = hosts[thing.index % len(hosts)]
        if relation.kind in ("on", "in", "inside"):
            spot = _on(site, thing, host, rng)
            if spot is not None:
                return spot
            notes.append(
                Note("adjusted", thing.ask.label, f"stands beside the {host.wanted.ask.label}: no room on it")
            )
        spot = _related(site, thing, relation, host, rng)
        if spot is not None:
            return spot
    return _anywhere(site, thing, rng)


def _candidates(site: Site, rng: np.random.Generator, low: float, high: float, spread: float) -> Floats:
    """Places in front of where the main view starts [m], shape [k, 2]."""
    r = np.sqrt(rng.uniform(low**2, high**2, TRIES))
    a = site.land.facing + rng.normal(0, 0.55 * spread, TRIES).clip(-1.2 * spread, 1.2 * spread)
    return site.start + np.stack([r * np.cos(a), r * np.sin(a)], -1)


def _gentle(site: Site, p: Floats, radius: float) -> np.ndarray:
    """Which places are even enough for a footprint of a radius, shape [k]."""
    h = site.land.heights
    shift = radius * np.array([(1, 0), (-1, 0), (0, 1), (0, -1)])
    around = np.stack([h(p + s) for s in shift])
    return np.ptp(around, axis=0) < 0.30 * 2 * radius + 0.05


def _anywhere(site: Site, thing: Wanted, rng: np.random.Generator) -> Spot | None:
    r = thing.radius
    large = r > 2.0
    for spread, far in ((0.7, 11.0), (1.1, 18.0), (2.4, 24.0)):
        # Small things stand where one can see what they are.
        first = 3.4 if r < 0.45 else 4.5 + r + (4.0 if large else 0.0)
        p = _candidates(site, rng, first, (0.65 * far if r < 0.45 else far) + 2.2 * r, spread)
        fits = _gentle(site, p, r) & site.land.dry(p, 0.05 + 0.05 * r)
        if not large:
            fits &= polygon_depth(site.land.walk, p) > 0.4 + 0.5 * r
        p = p[fits]
        if not len(p):
            continue
        score = -0.05 * np.hypot(*(p - site.start).T) + rng.uniform(0, 0.5, len(p))
        for path in site.land.paths:
            off = distance_to(path.line, p) - path.width / 2
            score -= 2.0 * (off < r * 0.8) - (0.8 * (off < 2.2) if "along path" in thing.tags else 0.0)
        for i in np.argsort(-score)[:160]:
            x, y = float(p[i, 0]), float(p[i, 1])
            spot = Spot(thing, x, y, _facing(site, thing, x, y, rng))
            if site.free(spot):
                return spot
    return None


def _facing(site: Site, thing: Wanted, x: float, y: float, rng: np.random.Generator) -> float:
    """Things turn their fronts to who comes; seats look at the view."""
    if "along path" in thing.tags and site.land.paths:
        path = min(site.land.paths, key=lambda q: distance_to(q.line, np.array([[x, y]]))[0])
        near = path.line[int(np.argmin(np.hypot(*(path.line - (x, y)).T)))]
        return float(np.arctan2(near[1] - y, near[0] - x))
    if site.land.water is not None and "beach" in thing.tags:
        return float(site.land.facing + rng.normal(0, 0.08))
    return float(np.arctan2(site.start[1] - y, site.start[0] - x) + rng.normal(0, 0.25))


def _pier(site: Site, thing: Wanted, rng: np.random.Generator) -> Spot | None:
    """From the shore out over the water, a little to one side of the main view."""
    land = site.land
    assert land.water is not None
    level, half = land.water.level, thing.half[0]
    deck = level + 0.52
    shelf = next((s for s in thing.shape.shelves if s.kind == "deck"), None)
    up = shelf.centre[2] if shelf else thing.shape.size[2]
    side = float(rng.choice([-1, 1]))
    left = np.array([-site.way[1], site.way[0]])
    t = np.arange(0, 60, 0.25)
    for shift in (2.6 * side, -2.6 * side, 5.0 * side, -5.0 * side, 0.0, 9.0 * side, -9.0 * side):
        line = left * shift + site.way * t[:, None]
        h = land.heights(line)
        wet = np.flatnonzero(h < level + 0.02)
        if not len(wet) or t[wet[0]] < 1.0:
            continue
        shore = t[wet[0]]
        # Where the ground is as high as the walk, or the highest within reach.
        back = np.flatnonzero((t < shore) & (t > shore - 4.0))
        start = t[back[np.argmin(np.abs(h[back] - (deck - 0.12)))]] if len(back) else shore - 0.5
        middle = left * shift + site.way * (start + half)
        x, y = (float(v) for v in middle)
        spot = Spot(thing, x, y, land.facing, "floor", lift=-up, height=deck)
        if site.free(spot):
            return spot
    return None


def _float(site: Site, thing: Wanted, rng: np.random.Generator) -> Spot | None:
    """On the water: alongside a pier where there is one, else off the shore."""
    land = site.land
    assert land.water is not None
    lift = -DRAFT * thing.shape.size[2]
    piers = [s for s in site.spots if "shore" in s.wanted.tags and s.height is not None]
    tries: list[tuple[float, float, float]] = []
    for pier in piers:
        c, s = np.cos(pier.yaw), np.sin(pier.yaw)
        for k in range(40):
            side = (1 if (k + thing.index) % 2 else -1) * (
                pier.wanted.half[1] + thing.half[1] + 0.25 + 0.12 * (k // 4)
            )
            u = pier.wanted.half[0] * float(rng.uniform(-0.15, 0.95))
            tries.append(
                (
                    pier.x + c * u - s * side,
                    pier.y + s * u + c * side,
                    pier.yaw + float(rng.normal(0, 0.10)) + (np.pi if rng.uniform() < 0.3 else 0),
                )
            )
    p = _candidates(site, rng, 6.0, 34.0, 0.8)
    for x, y in p.tolist():
        tries.append((x, y, float(rng.uniform(0, 2 * np.pi))))
    need = 0.28 if land.water.kind != "pond" else 0.12
    for x, y, yaw in tries:
        spot = Spot(thing, float(x), float(y), float(yaw), "water", lift=lift)
        if (land.heights(spot.outline()) < land.water.level - need).all() and site.free(spot, 0.12):
            return spot
    return None


def _on(site: Site, thing: Wanted, host: Spot, rng: np.random.Generator) -> Spot | None:
    """On one of the host's shelves."""
    shelves = [s for s in host.wanted.shape.shelves if s.headroom > thing.shape.size[2]]
    pose = host.pose(site.land)
    for shelf in sorted(shelves, key=lambda s: -s.size[0] * s.size[1]):
        room = (shelf.size[0] / 2 - thing.half[0], shelf.size[1] / 2 - thing.half[1])
        if min(room) < -0.02:
            continue
        for _ in range(60):
            u = shelf.centre[0] + rng.uniform(-1, 1) * max(room[0], 0)
            v = shelf.centre[1] + rng.uniform(-1, 1) * max(room[1], 0)
            x, y, z = (float(c) for c in pose.apply((u, v, shelf.centre[2])))
            spot = Spot(
                thing,
                x,
                y,
                host.yaw + float(rng.choice([0, np.pi / 2])) * (thing.half[0] < 0.3),
                "floor",
                host,
                0.0,
                z,
            )
            if all(
                o.carrier is not host or not _overlap(spot.outline(0.02), o.outline()) for o in site.spots
            ):
                return spot
    return None


def _related(
    site: Site, thing: Wanted, relation: Relation, host: Spot, rng: np.random.Generator
) -> Spot | None:
    """Near another thing, as a relation says."""
    land, r = site.land, thing.radius
    if relation.kind in ("around",):
        n = max(thing.ask.count, 1)
        for k in range(24):
            a = 2 * np.pi * (thing.index / n) + land.facing + 0.4 + 0.07 * k
            reach = host.radius * 0.85 + thing.half[0] + 0.45 + 0.06 * k
            x, y = host.x + reach * np.cos(a), host.y + reach * np.sin(a)
            spot = Spot(thing, float(x), float(y), float(a + np.pi))
            if land.dry(np.array([[x, y]]), 0.03)[0] and site.free(spot, 0.1):
                return spot
        return None
    front = _DIRECTIONS.get(relation.kind)
    square = front is not None and relation.kind not in ("facing", "opposite") and not thing.seats
    low = 0.3 if relation.kind not in ("far_from",) else 6.0
    high = {"beside": 1.2, "near": 3.0, "in_front_of": 3.0, "far_from": 14.0}.get(relation.kind, 3.0)
    for k in range(260):
        off = rng.normal(0, 0.05 + 0.3 * k / 260)  # Straight first, then askew.
        a = host.yaw + front + off if front is not None else rng.uniform(0, 2 * np.pi)
        reach = rng.uniform(low, low + (high - low) * (0.4 + k / 260)) + thing.radius * 0.8
        edge = _support(host, a)
        x, y = host.x + (edge + reach) * np.cos(a), host.y + (edge + reach) * np.sin(a)
        if not land.dry(np.array([[x, y]]), 0.03)[0] or not _gentle(site, np.array([[x, y]]), r)[0]:
            continue
        yaw = (
            float(np.arctan2(host.y - y, host.x - x))
            if relation.kind in ("facing", "opposite")
            else host.yaw
            if square
            else _facing(site, thing, x, y, rng)
        )
        spot = Spot(thing, float(x), float(y), yaw)
        if site.free(spot, 0.15):
            return spot
    return None


def _support(spot: Spot, angle: float) -> float:
    """How far a thing's footprint reaches from its middle in a direction [m]."""
    c, s = np.cos(angle - spot.yaw), np.sin(angle - spot.yaw)
    x, y = spot.wanted.half
    return float(min(x / max(abs(c), 1e-6), y / max(abs(s), 1e-6)))


def _overlap(a: Floats, b: Floats) -> bool:
    """Whether two convex outlines overlap (separating axes)."""
    for p, q in ((a, b), (b, a)):
        edge = np.roll(p, -1, 0) - p
        normal = np.stack([edge[:, 1], -edge[:, 0]], -1)
        u, v = p @ normal.T, q @ normal.T
        if ((u.max(0) <= v.min(0) + 1e-9) | (v.max(0) <= u.min(0) + 1e-9)).any():
            return False
    return True
