"""Places things on the floor: each in turn, companions straight after what they belong to, at the best free pose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from terrazzo.contacts import deepest
from terrazzo.layout.aboard import seat_aboard, sits_aboard
from terrazzo.layout.boxes import Array
from terrazzo.layout.candidates import (
    QUARTERS,
    along_walls,
    arc,
    around_thing,
    beside_openings,
    on_grid,
    ring,
    row_at_side,
    snapped,
)
from terrazzo.layout.customs import BARS, EASY_SEATS, LOW_SEATS, SOFAS, named
from terrazzo.layout.items import Item
from terrazzo.layout.kitchens import beside_run, in_run, turn_in_run
from terrazzo.layout.ranks import place_ranks, ranked
from terrazzo.layout.relations import evenness
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.scoring import Reserve, score_poses, targets_of, wants_wall

TIGHT = (
    "beside", "left_of", "right_of", "in_front_of", "behind", "around", "foot_of", "long_side", "short_side", "between",
    "under",
)  # fmt: skip
"""Relations whose things are placed straight after their target, before the floor fills up."""

_SIDED = ("left_of", "right_of", "in_front_of", "behind", "foot_of")
_SEATING = ("around", "long_side", "short_side")
_MANY = 16
"""From this many alike things on, they are put down in rows."""

_SEAT_GAPS = (0.03, 0.08, 0.15, 0.25)
_EASY_GAPS = (0.4, 0.35, 0.3, 0.5, 0.2)
"""Gaps between tables and the seats at them to try [m]: chairs, and easy chairs around a coffee table."""


def order(items: Sequence[Item], rng: np.random.Generator | None = None) -> list[Item]:
    """Things in the order to place them: what others depend on first, companions straight after their target.

    Args:
        items: The things.
        rng: Varies the order of what depends on nothing, or None for the usual one.
    """
    by_ask: dict[str, list[Item]] = {}
    for item in items:
        by_ask.setdefault(item.ask.id, []).append(item)
    done: list[Item] = []
    placed: set[str] = set()

    def targets(ask: str, kinds: tuple[str, ...] | None) -> set[str]:
        return {
            t
            for i in by_ask[ask]
            for r in i.relations
            if kinds is None or r.kind in kinds
            for t in (r.target, r.target2)
            if t in by_ask and t != ask
        }

    def sided(follower: str, ask: str) -> bool:
        """Whether only one side of its target will do."""
        return any(r.target == ask and r.kind in _SIDED for i in by_ask[follower] for r in i.relations)

    def put(ask: str) -> None:
        if ask in placed:
            return
        placed.add(ask)
        done.extend(by_ask[ask])
        followers = [a for a in by_ask if a not in placed and ask in targets(a, TIGHT)]
        for follower in sorted(followers, key=lambda a: (not sided(a, ask), -by_ask[a][0].area)):
            if targets(follower, TIGHT) <= placed:
                put(follower)

    chance = dict.fromkeys(by_ask, 1.0) if rng is None else {a: rng.uniform(0.5, 1.5) for a in by_ask}
    waiting = sorted(by_ask, key=lambda a: -_weight(by_ask[a][0]) * chance[a])
    while len(placed) < len(by_ask):
        left = [a for a in waiting if a not in placed]
        ready = [a for a in left if targets(a, None) <= placed] or [
            a for a in left if targets(a, TIGHT) <= placed
        ]
        put((ready or left)[0])
    return done


def _weight(item: Item) -> float:
    """How early a thing that depends on nothing is placed: the particular and the large first."""
    said = item.relations[: item.asked]
    weight = 2 * item.half[0] * 2 * item.half[1] + 0.3 * wants_wall(item)
    if item.stand == "rug":
        weight += 3.0
    if any(r.target == "corner" for r in said):
        weight += 1.0
    if any(r.target in ("middle", "window", "door") for r in said):
        weight += 1.5
    if in_run(item):
        return weight + 4.0 - turn_in_run(item)
    return weight - 1.0 * item.ask.implied


def reserve_of(item: Item, items: Sequence[Item]) -> Reserve:
    """Floor that a thing's companions will need around it."""
    front = back = left = right = 0.0
    beside: list[float] = []
    same = max(sum(i.ask.id == item.ask.id for i in items), 1)
    for other in items:
        if other.ask.id == item.ask.id or other.stand != "floor":
            continue
        if other.index % same != item.index:
            continue
        for r in other.relations:
            if r.target != item.ask.id:
                continue
            depth, width = 2 * other.half[0] + 0.05, 2 * other.half[1] + 0.04
            if r.kind in ("in_front_of", "foot_of"):
                front = max(front, depth + (0.4 if not other.kind.seats else 0.05))
            elif r.kind == "behind":
                back = max(back, depth)
            elif r.kind == "left_of":
                left = max(left, width)
            elif r.kind == "right_of":
                right = max(right, width)
            elif r.kind == "beside":
                beside.append(width)
            elif r.kind in _SEATING:
                front, back = max(front, depth), max(back, depth * (r.kind == "around"))
                if r.kind == "around":
                    left, right = max(left, depth * 0.8), max(right, depth * 0.8)
    for width in sorted(beside, reverse=True):
        if left <= right:
            left = max(left, width)
        else:
            right = max(right, width)
    return Reserve(front, back, left, right)


def candidates(scene: Scene, item: Item, *, fine: bool) -> Array:
    """Poses worth scoring for a thing on the floor."""
    hx, hy = scene.shell.half
    room = 4 * hx * hy
    step = float(np.clip(np.sqrt(room / 160), 0.2, 1.0)) * (0.6 if fine else 1.0)
    sideways = any(r.target in ("corner", "wall", "window") for r in item.relations)
    parts = [along_walls(scene, item, step=0.12 if fine else 0.22, sideways=sideways)]
    if any(r.target in ("window", "door") for r in item.relations):
        parts.append(beside_openings(scene, item))
    if not wants_wall(item) or fine or item.relations:
        parts.append(on_grid(scene, item, step=step))
    for r in item.relations:
        for target in targets_of(scene, item, r)[:3]:
            parts.append(_by_relation(item, target, r.kind))
    if in_run(item):
        parts.append(beside_run(scene, item))
    found = [p for p in parts if len(p)]
    if not found:
        return np.zeros((0, 3))  # It is longer than the room.
    poses = snapped(np.concatenate(found))
    return _turned(item, poses, scene)


def _by_relation(item: Item, target: Body, kind: str) -> Array:
    """Poses that a relation to a placed thing suggests."""
    sides = {
        "left_of": ("left",), "right_of": ("right",), "in_front_of": ("front",), "foot_of": ("front",),
        "behind": ("back",), "opposite": ("front",),
        "facing": ("front",) if target.item.kind.against_wall else ("front", "left", "right", "back"),
    }.get(kind, ("left", "right", "front", "back"))  # fmt: skip
    near = (0.02, 0.1, 0.25, 0.4)
    gaps = {
        "opposite": (1.5, 2.0, 2.5, 3.0), "facing": (0.05, 0.4, 0.9, 1.5, 2.2), "near": (0.3, 0.5, 0.8, 1.1),
        "foot_of": (0.03, 0.08, 0.2), "in_front_of": (0.03, 0.1, 0.2, 0.4, 0.6, 1.0, 1.5),
    }.get(kind, near)  # fmt: skip
    poses = around_thing(item, target, sides=sides, gaps=gaps, turns=QUARTERS.tolist())
    if kind == "under":
        x = np.linspace(-0.7, 0.7, 7)
        grid = np.stack(np.meshgrid(x * target.item.half[0], x * target.item.half[1], indexing="ij"), -1)
        spots = np.array([(*target.point(*p), target.yaw) for p in grid.reshape(-1, 2)])
        poses = np.concatenate([poses, spots])
    return poses


def _turned(item: Item, poses: Array, scene: Scene) -> Array:
    """Adds poses that look straight at what they are to face, where seats may stand askew."""
    aims = [b for r in item.relations if r.kind in ("facing", "near") for b in targets_of(scene, item, r)[:1]]
    if not aims or not item.kind.seats or max(item.half) > 0.6:
        return poses
    target = aims[0]
    askew = poses[:: max(len(poses) // 250, 1)].copy()
    askew[:, 2] = np.arctan2(target.y - askew[:, 1], target.x - askew[:, 0])
    return np.concatenate([poses, askew])


def place(
    scene: Scene, item: Item, reserve: Reserve, rng: np.random.Generator, *, fine: bool = False
) -> Body | None:
    """Puts a thing on the floor at its best free pose; None when it fits nowhere."""
    poses = candidates(scene, item, fine=fine)
    under = [b for r in item.relations if r.kind == "under" for b in targets_of(scene, item, r)[:1]]
    margin = 0.001 if in_run(item) else 0.015
    ok = scene.free(poses, item, margin=margin, without=under)
    poses = poses[ok]
    if not len(poses):
        return None
    scores = score_poses(scene, item, poses, reserve, rng)
    for i in np.argsort(-scores, kind="stable")[:40]:
        x, y, yaw = (float(v) for v in poses[i])
        body = Body(item, x, y, 0.0, yaw)
        if all(depth_between(body, other) <= 0 for other in under):
            return scene.add(body)
    return None


def depth_between(a: Body, b: Body) -> float:
    """Penetration of two placed things' colliders [m]."""
    return deepest(
        [a.pose.apply(c.points) for c in a.item.form.shape.colliders],
        [b.pose.apply(c.points) for c in b.item.form.shape.colliders],
    )


def place_seats(scene: Scene, items: Sequence[Item], target: Body, kind: str) -> list[Item]:
    """Puts things around a table, or along its long or short sides, evenly; returns those that found no place.

    Args:
        scene: The scene.
        items: Alike things.
        target: The table.
        kind: "around", "long_side" or "short_side".
    """
    first = items[0]
    round_table = target.item.form.rounded or (
        target.item.half[0] == target.item.half[1] and kind == "around"
    )
    if kind == "around" and target.item.form.rounded and round_table:
        for gap in _gaps(first):
            for start in np.linspace(0, 2 * np.pi / len(items), 8, endpoint=False):
                poses = ring(first, target, len(items), gap=gap, start=start)
                if _all_free(scene, items, poses):
                    return _settle(scene, items, poses)
    sides = _sides(target, kind)
    if kind == "long_side" and named(target.item.kind, BARS) and len(items) <= 3:
        sides = sides[:1]  # people sit along one side of a bar
    capacity = {s: _capacity(scene, items[0], target, s) for s in sides}
    counts = dict.fromkeys(sides, 0)
    for _ in items:
        open_sides = [s for s in sides if counts[s] < len(capacity[s])]
        if not open_sides:
            break
        counts[max(open_sides, key=lambda s: (_pull(first, target, s) / (counts[s] + 1), -counts[s]))] += 1
    poses = _rows(counts, capacity)
    if kind == "around" and len(items) > 2:
        poses = _more_even(scene, items, target, capacity, poses)
    return _settle(scene, items, poses)


def _rows(counts: Mapping[str, int], capacity: Mapping[str, list[Array]]) -> Array:
    """Poses of so many things on each side, shape [n, 3]."""
    return np.array([p for s, n in counts.items() if n for p in capacity[s][n - 1]]).reshape(-1, 3)


_EVEN = 0.55
"""From this evenness on, the usual places around a table are good enough."""


def _more_even(
    scene: Scene, items: Sequence[Item], target: Body, capacity: Mapping[str, list[Array]], usual: Array
) -> Array:
    """The usual poses of things around another, or others that surround it better."""
    centre = target.row[:2]

    def rate(poses: Array) -> float:
        return evenness(poses[:, :2], centre) if len(poses) == len(items) else 0.0

    if rate(usual) > _EVEN:
        return usual
    shares = product(*(range(min(len(c), len(items)) + 1) for c in capacity.values()))
    options = [_rows(dict(zip(capacity, share)), capacity) for share in shares if sum(share) == len(items)]
    for span in (1.0, 0.75, 0.5, 0.33, 0.25):  # Of a turn: what stands in a corner has only a quarter free.
        for start in np.linspace(0, 2 * np.pi, 16, endpoint=False):
            step = span / len(items) if span == 1.0 else span / (len(items) - 1)
            options.append(arc(items[0], target, len(items), step=2 * np.pi * step, start=start))
    ranked = sorted(options, key=lambda o: -rate(o))
    for poses in ranked:
        if rate(poses) <= rate(usual):
            break
        if _all_free(scene, items, poses):
            return poses
    return usual


def _gaps(item: Item) -> tuple[float, ...]:
    return _EASY_GAPS if named(item.kind, (*EASY_SEATS, *LOW_SEATS, *SOFAS)) else _SEAT_GAPS


def _pull(item: Item, target: Body, side: str) -> float:
    """How much a side of a table draws seats: the long ones chairs, the ends of a coffee table easy chairs."""
    length = _length(target, side)
    return 1 / length if named(item.kind, EASY_SEATS) else length


def _sides(target: Body, kind: str) -> list[str]:
    """Sides of a table to use, opposite sides next to each other, long ones first."""
    long = ["front", "back"] if target.item.half[1] >= target.item.half[0] else ["right", "left"]
    short = ["right", "left"] if long[0] == "front" else ["front", "back"]
    return {"long_side": long, "short_side": short}.get(kind, long + short)


def _length(target: Body, side: str) -> float:
    return target.item.half[1] if side in ("front", "back") else target.item.half[0]


def _capacity(scene: Scene, item: Item, target: Body, side: str) -> list[Array]:
    """Free rows of one, two, ... things along a side."""
    out: list[Array] = []
    most = max(int((2 * _length(target, side) + 0.12) / (2 * item.half[1] + 0.05)), 1)
    for count in range(1, most + 1):
        for gap in _gaps(item):
            poses = row_at_side(item, target, side, count, gap=gap)
            if scene.free(poses, item, margin=0.01).all():
                out.append(poses)
                break
        else:
            break
    return out


def _all_free(scene: Scene, items: Sequence[Item], poses: Array) -> bool:
    """Whether alike things can all stand at these poses together."""
    if not scene.free(poses, items[0], margin=0.008).all():
        return False
    trial = Scene(scene.shell)
    for item, pose in zip(items, poses):
        if not trial.free(pose[None], item, margin=0.008)[0]:
            return False
        trial.add(Body(item, float(pose[0]), float(pose[1]), 0.0, float(pose[2])))
    return True


def _settle(scene: Scene, items: Sequence[Item], poses: Array) -> list[Item]:
    """Puts things at poses that were found free; returns those left over."""
    left = list(items)
    for pose in poses[: len(items)]:
        item = left[0]
        if scene.free(pose[None], item, margin=0.0)[0]:
            scene.add(Body(item, float(pose[0]), float(pose[1]), 0.0, float(pose[2])))
            left.pop(0)
    return left


def place_rows(scene: Scene, items: Sequence[Item]) -> list[Item]:
    """Puts many alike things down in rows with passages between them; returns those that found no place."""
    half = items[0].half
    hx, hy = scene.shell.half
    pitch = (2 * half[0] + 0.62, 2 * half[1] + 0.05)
    x = np.arange(-hx + half[0] + 0.62, hx - half[0] - 0.05, pitch[0])
    y = np.arange(-hy + half[1] + 0.7, hy - half[1] - 0.65, pitch[1])
    grid = np.stack(np.meshgrid(x, y, [0.0], indexing="ij"), -1).reshape(-1, 3)
    poses = grid[scene.free(grid, items[0], margin=0.02)]
    return _settle(scene, items, poses)


def _in_ranks(scene: Scene, queue: Sequence[Item], items: Sequence[Item]) -> bool:
    """Puts the first thing of a queue down in ranks with its like, if they stand so and there is room."""
    item = queue[0]
    alike = [o for o in queue if o.ask.id == item.ask.id]
    if sits_aboard(item) and seat_aboard(scene, alike):
        return True
    return ranked(item, scene.shell.name) and place_ranks(scene, alike, reserve_of(item, items))


def place_floor(
    scene: Scene, items: Sequence[Item], rng: np.random.Generator, *, vary: bool = False
) -> list[Item]:
    """Places everything that stands on the floor; returns what found no place.

    Args:
        scene: The scene.
        items: Things for the floor.
        rng: Breaks ties.
        vary: Try another order than the usual one.
    """
    failed: list[Item] = []
    queue = order(items, rng if vary else None)
    while queue:
        item = queue.pop(0)
        group = [item]
        at_table = [r for r in item.relations if r.kind in _SEATING and targets_of(scene, item, r)]
        seating = max(at_table, key=lambda r: r.kind != "around", default=None)  # a side says more
        if seating is not None:
            target = targets_of(scene, item, seating)[0]
            for other in list(queue):
                alike = other.ask.id == item.ask.id and seating in other.relations
                if alike and targets_of(scene, other, seating)[0] is target:
                    group.append(other)
                    queue.remove(other)
            group = place_seats(scene, group, target, seating.kind)
        elif item.index == 0 and _in_ranks(scene, [item, *queue], items):
            queue = [o for o in queue if o.ask.id != item.ask.id]
            continue
        elif item.index == 0 and item.ask.count >= _MANY and item.stand == "floor":
            group += [o for o in queue if o.ask.id == item.ask.id]
            queue = [o for o in queue if o.ask.id != item.ask.id]
            left = place_rows(scene, group)
            while left and place(scene, left[0], Reserve(), rng, fine=vary) is not None:
                left = left[1:]  # Where there is no room for rows, some may stand along the walls.
            failed += left
            continue
        for one in group:
            if place(scene, one, reserve_of(one, items), rng, fine=vary) is None:
                failed.append(one)
    return failed
