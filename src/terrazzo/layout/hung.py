"""Hangs things on walls and from the ceiling: above what they belong to, clear of doors, windows and tall furniture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.language.brief import ARCHITECTURE
from terrazzo.layout.boxes import Array, distance, gaps, overlaps
from terrazzo.layout.customs import RUN, SCREENS, SOFAS, named
from terrazzo.layout.items import Item
from terrazzo.layout.relations import faces, fade, to_room, to_thing
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.scoring import targets_of, weight_of

HANG_GAP = 0.003
"""Distance of a hung thing's back from the wall [m]."""

_EYE = 1.5
"""Height of the middle of a picture [m], as galleries hang them."""


_FLUSH = ("ceiling light", "spotlight", "ceiling fan")
"""What lights or airs a whole room from its ceiling; other lamps hang over what they belong to."""

_SEATED_EYE = 1.1
"""Height of the middle of a screen [m]: the eyes of people on a sofa."""


def base_height(scene: Scene, item: Item) -> float:
    """Usual height of a hung thing's bottom [m]."""
    ceiling = scene.shell.height
    bottom = item.kind.height if item.kind.stand == "wall" else _EYE - item.height / 2
    if item.kind.stand == "floor" and item.kind.against_wall and item.height < 1.3:
        bottom = max(0.9 - item.height, 0.0)  # wall-hung furniture keeps its working height
    if named(item.kind, (*SCREENS, "wall tv")):
        bottom = max(_SEATED_EYE - item.height / 2, 0.5)
    return float(np.clip(bottom, 0.0, max(ceiling - item.height - 0.05, 0.0)))


def order(items: Sequence[Item]) -> list[Item]:
    """Targets before what refers to them, large things first."""
    ids = {i.ask.id for i in items}
    left = sorted(items, key=lambda i: (-i.half[1] * i.height, i.id))
    done: list[Item] = []
    while left:
        placed = {i.ask.id for i in done}
        ready = [
            i
            for i in left
            if all(r.target in placed or r.target not in ids or r.target == i.ask.id for r in i.relations)
        ]
        chosen = (ready or left)[0]
        done += sorted((i for i in left if i.ask.id == chosen.ask.id), key=lambda i: i.index)
        left = [i for i in left if i.ask.id != chosen.ask.id]
    return done


def hang(scene: Scene, item: Item, rng: np.random.Generator) -> Body | None:
    """Hangs a thing on a wall, made smaller if it is to hang above something; None when no wall has room."""
    for target in [b for r in item.relations if r.kind == "above" for b in targets_of(scene, item, r)[:1]]:
        room = scene.shell.height - _over(target) - 0.12
        if item.height > room > 0.25:
            item.form = item.form.scaled(round(room / item.height, 2)) or item.form
    poses = _wall_poses(scene, item)
    if not len(poses):
        return None
    best: tuple[float, Body] | None = None
    for z in _heights(scene, item):
        ok = scene.inside(poses, item.half) & _clear_of_openings(scene, item, poses, z)
        ok &= scene.under_roof(poses, item.half, z + item.height)
        rows, _ = scene.rows(z, z + item.height)
        ok &= ~overlaps(poses, item.half, rows, margin=0.02).any(1)
        if z < 1.9:
            ok &= ~overlaps(poses, item.half, scene.shell.door_zones).any(1) | (item.half[0] < 0.1)
        if not ok.any():
            continue
        free = poses[ok]
        score = _wall_score(scene, item, free, z, rng)
        i = int(np.argmax(score))
        if best is None or score[i] > best[0] + 1e-9:
            x, y, yaw = (float(v) for v in free[i])
            best = (float(score[i]), Body(item, x, y, z, yaw, "wall"))
    return scene.add(best[1]) if best else None


def _wall_poses(scene: Scene, item: Item) -> Array:
    """Poses with the back to a wall, shape [n, 3]; exactly over things and openings among them."""
    out = []
    for wall in range(4):
        room = scene.shell.wall_half(wall) - item.half[1] - 0.02
        if room < 0:
            continue
        offsets = list(np.linspace(-room, room, max(int(2 * room / 0.12), 1) + 1))
        yaw = float(scene.shell.yaws[wall])
        along = np.array([-np.sin(yaw), np.cos(yaw)])
        # Walls run counter-clockwise, so their direction is the inward heading turned clockwise.
        points = [np.array([b.x, b.y]) for b in scene.bodies] + [
            np.array(o.centre[:2]) for o in scene.shell.openings
        ]
        for p in points:
            middle = -float(p @ along)
            offsets += [middle]
        for b in scene.bodies:
            if b.support == "wall":
                apart = b.item.half[1] + item.half[1]
                middle = -float(np.array([b.x, b.y]) @ along)
                offsets += [middle + s * (apart + g) for s in (-1, 1) for g in (0.04, 0.1, 0.2, 0.35)]
        offsets = np.array([o for o in offsets if abs(o) <= room + 1e-9])
        ends = np.array([scene.shell.along(wall, float(o)) for o in offsets])
        inward = item.half[0] + HANG_GAP
        out.append(
            np.stack(
                [
                    ends[:, 0] + inward * np.cos(yaw),
                    ends[:, 1] + inward * np.sin(yaw),
                    np.full(len(ends), yaw),
                ],
                1,
            )
        )
    return np.concatenate(out) if out else np.zeros((0, 3))


def _over(target: Body) -> float:
    """From where on one sees what hangs above a thing [m]: a television on it would hide it."""
    return target.top + target.item.laden


def _heights(scene: Scene, item: Item) -> list[float]:
    """Heights of the bottom to try [m], the usual ones first."""
    usual = base_height(scene, item)
    highest = max(scene.shell.height - item.height - 0.03, 0.0)
    out: list[float] = []
    for r in item.relations:
        for target in targets_of(scene, item, r)[:1]:
            if r.kind == "above":
                out += [_over(target) + g for g in (0.18, 0.3, 0.5, 0.08)]
            elif r.kind in ("beside", "left_of", "right_of", "near") and target.support == "wall":
                out.append((target.z + target.top - item.height) / 2)
            elif r.kind == "under":
                out.append(target.z - item.height - 0.15)
        if r.kind == "above" and r.target in ("window", "door"):
            out += [o.centre[2] + o.size[1] / 2 + 0.06 for o in scene.shell.openings]
    out += [usual, usual + 0.25, usual + 0.5, usual - 0.3, highest]
    return list(dict.fromkeys(round(float(np.clip(z, 0.0, highest)), 4) for z in out))


def _clear_of_openings(scene: Scene, item: Item, poses: Array, z: float) -> np.ndarray:
    """Whether poses leave doors and windows free, their frames too."""
    ok = np.ones(len(poses), bool)
    for o in scene.shell.openings:
        low, high = o.centre[2] - o.size[1] / 2 - 0.06, o.centre[2] + o.size[1] / 2 + 0.06
        if z < high and z + item.height > low:
            row = np.array([[*o.centre[:2], 0.12, o.size[0] / 2 + 0.08, o.yaw]])
            ok &= ~overlaps(poses, item.half, row)[:, 0]
    return ok


def _wall_score(scene: Scene, item: Item, poses: Array, z: float, rng: np.random.Generator) -> Array:
    """How good places on walls are at one height."""
    score = rng.uniform(0, 0.3, len(poses)) - 2.0 * abs(z - base_height(scene, item))
    for i, r in enumerate(item.relations):
        weight = weight_of(item, i)
        if r.target in ARCHITECTURE:
            if r.target not in ("wall", "ceiling", "floor"):
                score += weight * to_room(r.kind, r.target, poses, item.half, scene)
            if r.kind == "above" and r.target in ("door", "window"):
                tops = [o.centre[2] + o.size[1] / 2 for o in scene.shell.openings]
                score += weight * 0.5 * (z > min(tops, default=0.0))
            continue
        for target in targets_of(scene, item, r)[:1]:
            score += weight * hung_score(r.kind, poses, z, item, target)
    score += _prominence(scene, item, poses)
    return score


def hung_score(kind: str, poses: Array, z: float, item: Item, target: Body) -> Array:
    """How well a place on a wall keeps a relation to a thing."""
    local, away = gaps(poses, item.half, target.row)
    back = fade(np.abs(np.abs(local[:, 0]) - target.item.half[0]), 0.0, 0.25, 0.15)
    same = np.cos(poses[:, 2] - target.yaw) > 0.9
    if kind == "above":
        over = fade(np.abs(local[:, 1]), 0.0, 0.04, 0.3) * np.maximum(
            back * same, 0.35 * (away < 0.25).all(1)
        )
        return over * (z >= target.top - 1e-6) * (1.15 - min(abs(z - _over(target) - 0.2), 1.0) * 0.3)
    if kind == "opposite":
        centred = fade(np.abs(local[:, 1]), 0.0, 0.1, 0.5)
        across = fade(distance(away), 1.5, 4.0)
        return (local[:, 0] > 0) * centred * across * np.maximum(-np.cos(poses[:, 2] - target.yaw), 0)
    if kind in ("left_of", "right_of", "beside", "near", "around") and target.support == "wall":
        level = 1 - min(abs((z + item.height / 2) - (target.z + target.item.height / 2)), 1.0)
        gap = np.abs(local[:, 1]) - target.item.half[1] - item.half[1]
        side = {"left_of": local[:, 1] < 0, "right_of": local[:, 1] > 0}.get(kind, np.ones(len(poses), bool))
        return same * side * fade(gap, 0.03, 0.35, 0.2) * level * (np.abs(local[:, 0]) < 0.4)
    if kind == "facing":
        return faces(poses, item.half, target.row)
    return to_thing(kind, poses, item.half, target)


_PICTURES = (
    "painting",
    "poster",
    "picture",
    "wall art",
    "tapestry",
    "photo",
    "wall clock",
    "clock",
    "mirror",
)


def _prominence(scene: Scene, item: Item, poses: Array) -> Array:
    """Walls that are looked at, middles of free stretches, and not too near other hung things."""
    score = np.zeros(len(poses))
    for b in scene.bodies:
        if b.support == "wall":
            gap = np.hypot(poses[:, 0] - b.x, poses[:, 1] - b.y) - b.item.half[1] - item.half[1]
            score += 0.6 * np.clip(gap / 0.6, 0, 1) - 0.6
            if item.ask.implied and b.item.ask.id == item.ask.id:  # each for a wall of its own
                score -= 1.5 * (np.cos(poses[:, 2] - b.yaw) > 0.9)
        elif (
            b.item.stand == "floor"
            and b.top < 1.3
            and named(b.item.kind, (*SOFAS, "bed", "sideboard", "dresser"))
        ):
            local, away = gaps(poses, item.half, b.row)
            score += 0.8 * fade(np.abs(local[:, 1]), 0.0, 0.05, 0.25) * (away[:, 0] < 0.3)
        elif named(item.kind, _PICTURES) and (b.top > 1.3 or named(b.item.kind, RUN)):
            score -= 1.5 * np.all(gaps(poses, item.half, b.row)[1] < 0.1, axis=1)
    walls = np.sort(scene.wall_gaps(poses, item.half), 1)
    return score + 0.5 * np.clip(walls[:, 1], 0, 0.6)


def _many(item: Item) -> bool:
    """Whether it is one of several that light the whole room, and nothing else was said of their places."""
    return (
        named(item.kind, _FLUSH)
        and item.ask.count > 1
        and all(r.target == "ceiling" for r in item.relations[: item.asked])
    )


def _spread_out(scene: Scene, item: Item) -> Array:
    """Where one of several alike things hangs if nothing else is said: on a net over the floor; a single one in the middle."""
    hx, hy = scene.shell.half
    count = item.ask.count if _many(item) else 1
    across = int(np.clip(round(np.sqrt(count * hx / hy)), 1, count))
    deep = -(-count // across)
    column, row = item.index % across, item.index // across
    last = count - across * (deep - 1) if row == deep - 1 else across
    return np.array([(2 * column + 1) / last - 1, (2 * row + 1) / deep - 1, 0.0]) * (hx, hy, 0.0)


def hang_from_ceiling(scene: Scene, item: Item, rng: np.random.Generator) -> Body | None:
    """Hangs a thing from the ceiling; None when it would touch something everywhere."""
    hx, hy = scene.shell.half
    t = np.linspace(-1, 1, 9)
    x, y = t * max(hx - item.half[0] - 0.1, 0), t * max(hy - item.half[1] - 0.1, 0)
    spots = np.stack(np.meshgrid(x, y, [0.0], indexing="ij"), -1).reshape(-1, 3)
    targets = [b for r in item.relations for b in targets_of(scene, item, r)[:1]]
    over = np.array([(b.x, b.y, b.yaw) for b in targets]).reshape(-1, 3)
    shifted = [over + (dx, dy, 0.0) for dx in (-0.5, 0.5) for dy in (-0.5, 0.5)]
    own = _spread_out(scene, item)
    poses = np.concatenate([over, own[None], *shifted, spots])
    z = scene.shell.height - item.height
    rows, _ = scene.rows(max(z, 0.0), scene.shell.height)
    ok = scene.inside(poses, item.half) & ~overlaps(poses, item.half, rows, margin=0.02).any(1)
    ok &= scene.under_roof(poses, item.half, scene.shell.height)
    above = [o for o in scene.shell.openings if o.lean]
    holes = np.array(
        [(*o.centre[:2], o.size[1] / 2 * np.sin(o.lean), o.size[0] / 2, o.yaw) for o in above]
    ).reshape(-1, 5)
    ok &= ~overlaps(poses, item.half, holes, margin=0.05).any(1)
    if z < 0 or not ok.any():
        return None
    poses = poses[ok]
    score = rng.uniform(0, 0.1, len(poses)) + 1.5 * fade(np.hypot(*(poses - own).T[:2]), 0.0, 0.05, 0.8)
    for i, r in enumerate(item.relations[: item.asked] if _many(item) else item.relations):
        weight = weight_of(item, i)
        if r.target in ARCHITECTURE:
            if r.target != "ceiling":
                score += weight * to_room(r.kind, r.target, poses, item.half, scene)
            continue
        for target in targets_of(scene, item, r)[:1]:
            over_it = fade(np.hypot(poses[:, 0] - target.x, poses[:, 1] - target.y), 0.0, 0.02, 0.3)
            score += weight * (
                over_it if r.kind in ("above", "on", "in") else to_thing(r.kind, poses, item.half, target)
            )
    if z < 2.0:  # people bump into what hangs low: over furniture it is out of their way
        low, _ = scene.rows(0.1, 1.2)
        score += 2.0 * overlaps(poses, (item.half[0] * 0.5, item.half[1] * 0.5), low).any(1)
    i = int(np.argmax(score))
    x, y, yaw = (float(v) for v in poses[i])
    return scene.add(Body(item, x, y, z, yaw, "ceiling"))
