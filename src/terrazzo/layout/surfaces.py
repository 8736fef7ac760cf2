"""Stands small things on larger ones: picks a shelf, packs its rectangle, and keeps what was said about their order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.language.brief import ARCHITECTURE
from terrazzo.layout import customs
from terrazzo.layout.boxes import Array, distance, gaps, overlaps, reach, to_local, to_world
from terrazzo.layout.candidates import QUARTERS, around_thing
from terrazzo.layout.customs import named
from terrazzo.layout.floor import depth_between
from terrazzo.layout.items import Form, Item
from terrazzo.layout.relations import faces, fade
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.scoring import targets_of
from terrazzo.shapes.shape import Shelf

_STEPS = 13
_GAP = 0.008
"""Least gap between things on one shelf [m]."""

_TO_OTHERS = ("beside", "left_of", "right_of", "in_front_of", "behind")
"""Relations to a thing on the same top that only places close by it keep."""

_BY = ("beside", "left_of", "right_of", "in_front_of", "behind", "near", "around", "between", "facing")
_CENTRE = (
    "vase",
    "bowl",
    "tray",
    "centerpiece",
    "plant",
    "candelabra",
    "fruit bowl",
    "teapot",
    "tv",
    "television",
    "typewriter",
)
_SETTINGS = (
    "plate",
    "cup",
    "mug",
    "wine glass",
    "glass",
    "napkin",
    "fork",
    "knife",
    "spoon",
    "placemat",
    "coaster",
)
_BACK = (
    "monitor",
    "tv",
    "speaker",
    "desk lamp",
    "lamp",
    "printer",
    "pc tower",
    "photo frame",
    "picture frame",
    "pillow",
    "microwave",
)
_CASUAL = (
    "book",
    "magazine",
    "doll",
    "teddy bear",
    "plush toy",
    "stuffed animal",
    "toy",
    "controller",
    "remote control",
    "pillow",
    "notebook",
    "crayon",
    "puzzle piece",
    "board game",
)


_SIDES = {"left_of": (1, -1), "right_of": (1, 1), "in_front_of": (0, 1), "behind": (0, -1)}
"""Sides of a thing as axis and sign in its own frame."""

CONTAINERS = (
    "box",
    "toy box",
    "basket",
    "chest",
    "trunk",
    "crate",
    "bin",
    "trash can",
    "laundry hamper",
    "cooler",
    "bucket",
)
"""What things are put into; beside it they stand on the floor."""


def order(items: Sequence[Item]) -> list[Item]:
    """Carriers before what they carry, targets before what refers to them, what was asked for and large things first."""
    by_ask = {i.ask.id for i in items}
    left = sorted(items, key=lambda i: (i.ask.implied, -_bulk(i), i.id))
    done: list[Item] = []
    placed: set[str] = set()
    while left:
        ready = [
            i
            for i in left
            if all(r.target in placed or r.target not in by_ask or r.target == i.ask.id for r in i.relations)
        ]
        chosen = ready[0] if ready else left[0]
        group = [i for i in left if i.ask.id == chosen.ask.id]
        done += sorted(group, key=lambda i: i.index)
        placed.add(chosen.ask.id)
        left = [i for i in left if i.ask.id != chosen.ask.id]
    return done


def _bulk(item: Item) -> float:
    said = 20.0 if item.has("center_of") else 10.0 if item.has("on") else 0.0
    return item.area + 0.2 * item.height + said


def carriers(scene: Scene, item: Item) -> tuple[list[Body], bool]:
    """Things that may carry an item, best first, and whether that was said (or usual) rather than guessed."""
    told: list[Body] = []
    for r in item.relations:
        if r.kind in ("on", "inside", "above") and r.target not in ARCHITECTURE:
            told += targets_of(scene, item, r)
    for r in item.relations:
        if r.kind in _BY or r.kind == "under":
            for b in targets_of(scene, item, r):
                if r.kind in ("near", "beside") and named(b.item.kind, CONTAINERS):
                    told += _carrier_of(scene, b)  # By a box is not in it.
                    continue
                told += [b] if b.item.stand == "floor" and b.item.form.shelves else _carrier_of(scene, b)
    if told:
        return list(dict.fromkeys(told)), True
    return guessed(scene, item), False


def by_floor(scene: Scene, item: Item) -> bool:
    """Whether an item was asked to be by a small thing that stands on the floor, and on nothing."""
    if item.has("on", "inside", "above"):
        return False
    by = [r for r in item.relations[: item.asked] if r.kind in _BY and r.target not in ARCHITECTURE]
    targets = [b for r in by for b in targets_of(scene, item, r)[:1]]
    small = [b.item.kind.stand == "surface" and not named(b.item.kind, CONTAINERS) for b in targets]
    return bool(targets) and all(small) and all(b.support == "floor" for b in targets)


def _carrier_of(scene: Scene, body: Body) -> list[Body]:
    return [b for b in scene.bodies if b.item.id == body.support]


_SHOWN = (
    "table", "coffee table", "dining table", "kitchen table", "desk", "work table", "console table", "sideboard", "kitchen island",
    "side table", "dresser", "tv stand",
)  # fmt: skip
"""Where a thing that was asked for, and that has no place of its own, is best seen; before the shelves of a bookcase."""


def guessed(scene: Scene, item: Item) -> list[Body]:
    """Things that could carry an item of which nothing was said, most usual first."""
    fitting = []
    for custom in customs.customs_of(item.kind):
        if custom.relation == "on":
            fitting += [b for word in custom.targets for b in scene.bodies if named(b.item.kind, (word,))]
    shown = () if item.ask.implied or fitting else _SHOWN
    usual = [
        b
        for word in (*shown, *customs.SURFACES)
        for b in scene.bodies
        if named(b.item.kind, (word,)) and b.item.form.shelves
    ]
    flat = [
        b
        for b in scene.bodies
        if b.item.stand == "floor"
        and not named(b.item.kind, (*customs.BEDS, *customs.SOFAS, *customs.EASY_SEATS, *customs.TUBS))
        and any(s.kind == "top" for s in b.item.form.shape.shelves)
    ]
    return list(dict.fromkeys([b for b in (*fitting, *usual, *flat) if b.item.form.shelves and b.z < 1.2]))


BOOKCASES = ("bookshelf", "bookcase", "shelving unit", "cube shelf", "display cabinet", "ladder shelf")


def is_bookcase(carrier: Body) -> bool:
    """Whether what is on a thing is on its shelves rather than on its top."""
    return named(carrier.item.kind, BOOKCASES)


def shelves_for(item: Item, carrier: Body) -> list[Shelf]:
    """Shelves of a thing on which an item could stand, best first."""
    inside = any(r.kind == "inside" and r.target == carrier.item.ask.id for r in item.relations)
    inside = inside or is_bookcase(carrier)
    wanted = ("inside", "shelf", "top", "seat") if inside else ("top", "seat", "shelf", "inside")
    many = sum(s.kind == "shelf" for s in carrier.item.form.shelves) >= 2

    def rank(shelf: Shelf) -> tuple[float, float]:
        place = wanted.index(shelf.kind) if shelf.kind in wanted else len(wanted)
        height = carrier.z + shelf.centre[2]
        if many and not inside and carrier.top > 1.0:
            # A tall bookcase carries things on its shelves, about eye height first, and on its top last.
            return (abs(height - 1.1) + 0.15 * (item.index % 3) + (1.5 if height > 1.75 else 0.0), 0.0)
        return (float(place), -shelf.size[0] * shelf.size[1])

    return sorted((s for s in carrier.item.form.shelves if _fits_under(item, s, carrier)), key=rank)


def _fits_under(item: Item, shelf: Shelf, carrier: Body) -> bool:
    """Whether a shelf is high enough; what is put into an open vessel may stand out of it by less than its half."""
    if (shelf.kind == "inside" and carrier.item.stand == "surface") or named(carrier.item.kind, CONTAINERS):
        return item.height <= _MOST_OUT * shelf.headroom
    return shelf.headroom >= item.height + 0.004


_MOST_OUT = 1.8
"""Height of what is put into an open vessel, in depths of the vessel."""

_DEEPEST_DISH = 0.03
"""Height of the rim of a dish on which things are still said to stand in it [m]."""

_PACKED = 0.75
"""Share of a vessel's floor that its contents can cover."""

_TRIES = 8
"""Best poses on a shelf that are measured against the carrier's own solid."""

_TRIES_INSIDE = 80
"""Likewise inside vessels, whose walls are round."""

_MUG = 0.12
"""Width of a vessel whose floor is looked at closely [m]."""

_MANY = 12
"""From this many alike things on, a place that had no room for one of them is not tried for the others."""

_OVERHANG = 0.45
"""Share of its half extent by which a thing may stand over the edge of what carries it."""

SHRUNK = (1.0, 0.8, 0.7, 0.6, 0.5)
"""Factors on the size of a thing to try until it fits on what it was asked to stand on."""


def place_on_any(scene: Scene, item: Item, options: Sequence[Body], rng: np.random.Generator) -> Body | None:
    """Stands an item on the first thing that has room, made smaller within its kind's limits if need be."""
    usual = item.form
    for factor in SHRUNK[:4]:
        for carrier in [c for c in options[:1] if is_bookcase(c)]:
            form = usual.scaled(factor)
            if form is None:
                continue
            item.form = form
            body = place_on(scene, item, carrier, rng, sorts=("shelf", "inside"))
            if body is not None:
                return body
    item.form = usual
    for factor in _factors(item, options):
        fitting = [c for c in options if any(_might_fit(usual, factor, s) for s in c.item.form.shelves)]
        form = usual.scaled(factor) if fitting else None
        if form is None:
            continue
        item.form = form
        for carrier, loose in [(c, loose) for loose in (False, True) for c in fitting]:
            body = place_on(scene, item, carrier, rng, loose=loose)
            if body is not None:
                return body
    item.form = usual
    return None


def _factors(item: Item, options: Sequence[Body]) -> Sequence[float]:
    """Factors on the size to try: what shares a vessel with its like starts small enough for all of them."""
    vessels = [
        c
        for c in options[:1]
        if any(r.kind == "inside" and r.target == c.item.ask.id for r in item.relations)
    ]
    rooms = [s.size[0] * s.size[1] for c in vessels for s in c.item.form.shelves if s.kind == "inside"]
    if not rooms or item.ask.count < 2:
        return SHRUNK
    share = _PACKED * max(rooms) / (item.area * item.ask.count)
    return [f for f in SHRUNK if f * f <= share] or SHRUNK[-1:]


def stacked(scene: Scene, options: Sequence[Body]) -> list[Body]:
    """What lies in open vessels already, for more to be laid upon it."""
    vessels = {c.item.id for c in options if any(s.kind == "inside" for s in c.item.form.shelves)}
    return [b for b in scene.bodies if b.support in vessels and b.item.form.shelves]


def _might_fit(form: Form, factor: float, shelf: Shelf) -> bool:
    """Whether a thing of a factor on its size could stand on an empty shelf."""
    width, depth = sorted(2 * factor * h for h in form.half)
    spare = 1 - _OVERHANG / 2
    low, high = sorted(shelf.size)
    high = _MOST_OUT * shelf.headroom if shelf.kind == "inside" else shelf.headroom
    return form.height * factor < high and width * spare <= low and depth * spare <= high


def place_on(
    scene: Scene,
    item: Item,
    carrier: Body,
    rng: np.random.Generator,
    *,
    loose: bool = False,
    sorts: Sequence[str] = (),
) -> Body | None:
    """Stands an item on a thing, `loose` also somewhat over its edge; None when no shelf of it (of these sorts) has room."""
    again = (item.ask.id, carrier.item.id, round(item.area, 4), round(item.height, 3), loose, tuple(sorts))
    if again in scene.full:
        return None
    options = [s for s in shelves_for(item, carrier) if not sorts or s.kind in sorts]
    if len(options) > 2 and carrier.top > 1.0 and item.ask.count > 3:
        k = item.index % min(len(options), 4)
        options = options[k:] + options[:k]
    for shelf in options:
        poses = np.concatenate(
            [_poses(item, carrier, shelf, rng, loose=loose), _by_targets(scene, item, carrier, shelf)]
        )
        if not len(poses):
            continue
        z = carrier.z + shelf.centre[2]
        if z + item.height > scene.shell.height - 0.01:
            continue
        ok = _free(scene, item, carrier, poses, z, gap=0.0 if shelf.kind == "inside" else _GAP)
        ok &= scene.under_roof(poses, item.half, z + item.height, gap=0.02)
        poses = poses[ok]
        if not len(poses):
            continue
        scores = _score(scene, item, carrier, shelf, poses, rng)
        tries = _TRIES if shelf.kind != "inside" else _TRIES_INSIDE * (5 if max(shelf.size) < _MUG else 1)
        best = poses[np.argsort(-scores, kind="stable")[:tries]]
        for rise in (0.0, _rim(carrier, shelf)):
            for x, y, yaw in best.tolist() if rise < _DEEPEST_DISH else ():
                body = Body(item, x, y, z + rise, yaw, carrier.item.id)
                pose = np.array([[x, y, yaw]])
                if rise and not _free(scene, item, carrier, pose, z + rise)[0]:
                    continue
                if depth_between(body, carrier) <= 1e-4:
                    return scene.add(body)
    if item.ask.count >= _MANY:
        scene.full.add(again)
    return None


def _rim(carrier: Body, shelf: Shelf) -> float:
    """How much higher than a shelf its carrier's solid reaches: shallow dishes are solid up to their rim [m]."""
    tops = [float(c.points[:, 2].max()) for c in carrier.item.form.shape.colliders]
    return max(max(tops, default=0.0) - shelf.centre[2], 0.0)


def _poses(item: Item, carrier: Body, shelf: Shelf, rng: np.random.Generator, *, loose: bool) -> Array:
    """Poses on a shelf, in the world, shape [n, 3]."""
    askew = float(rng.uniform(-0.35, 0.35)) if named(item.kind, _CASUAL) else 0.0
    turns = [askew, 0.0, np.pi / 2, -np.pi / 2, np.pi]
    out = []
    for turn in dict.fromkeys(turns):
        ex, ey = (float(v) for v in reach(item.half, turn))
        spare = np.array([shelf.size[0] / 2 - ex, shelf.size[1] / 2 - ey])
        if (spare < -_OVERHANG * np.array([ex, ey])).any():
            continue
        over = 0.3 * min(ex, ey) if loose else -0.004
        spare = np.maximum(spare + over, 0.0)
        step = 0.02 if max(shelf.size) > _MUG else 0.006
        n = [min(max(int(2 * s / step), 1), _STEPS * (2 if s > 0.5 else 1)) | 1 for s in spare]
        axes = [np.linspace(-s, s, k) if k > 1 and s > 0 else np.zeros(1) for s, k in zip(spare, n)]
        grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 2) + shelf.centre[:2]
        world = to_world(grid, (carrier.x, carrier.y), carrier.yaw)
        out.append(np.concatenate([world, np.full((len(world), 1), carrier.yaw + turn)], 1))
    return np.concatenate(out) if out else np.zeros((0, 3))


def _by_targets(scene: Scene, item: Item, carrier: Body, shelf: Shelf) -> Array:
    """Poses right by the things on the same shelf that an item refers to, shape [n, 3]."""
    sides = {"left_of": ("left",), "right_of": ("right",), "in_front_of": ("front",), "behind": ("back",)}
    out = [np.zeros((0, 3))]
    for r in item.relations:
        for target in targets_of(scene, item, r) if r.kind in _TO_OTHERS else ():
            if target.support == carrier.item.id:
                where = sides.get(r.kind, ("left", "right", "front", "back"))
                turns = QUARTERS.tolist()
                out.append(around_thing(item, target, sides=where, gaps=(0.012, 0.03, 0.06), turns=turns))
    poses = np.concatenate(out)
    return poses[_on_shelf(poses, item.half, carrier, shelf)]


def _on_shelf(poses: Array, half: tuple[float, float], carrier: Body, shelf: Shelf) -> np.ndarray:
    """Whether rectangles at poses lie wholly on a shelf."""
    local = to_local(poses[:, :2], (carrier.x, carrier.y), carrier.yaw) - shelf.centre[:2]
    extent = reach(half, poses[:, 2] - carrier.yaw)
    return np.all(np.abs(local) + extent <= np.array(shelf.size) / 2 + 1e-6, axis=1)


def _free(
    scene: Scene, item: Item, carrier: Body, poses: Array, z: float, *, gap: float = _GAP
) -> np.ndarray:
    """Whether poses on a shelf touch nothing but the carrier and stay in the room."""
    ok = scene.inside(poses, item.half)
    rows, owners = scene.rows(z + 1e-4, z + item.height, without=(carrier,))
    near = [i for i, o in enumerate(owners) if o.support == carrier.item.id or _close(o, carrier)]
    if near:
        ok &= ~overlaps(poses, item.half, rows[near], margin=gap).any(1)
    return ok


def _close(body: Body, carrier: Body) -> bool:
    reach_ = np.hypot(*body.item.half) + np.hypot(*carrier.item.half)
    return float(np.hypot(body.x - carrier.x, body.y - carrier.y)) < reach_ + 0.3


def _score(
    scene: Scene, item: Item, carrier: Body, shelf: Shelf, poses: Array, rng: np.random.Generator
) -> Array:
    """How good poses on a shelf are."""
    local, _ = gaps(poses, item.half, carrier.row)
    score = rng.uniform(0, 0.4, len(poses))
    turn = np.cos(poses[:, 2] - carrier.yaw)
    score += 2.0 * (np.maximum(turn, 0) if not named(item.kind, _SETTINGS) else 0.5)
    depth, width = max(shelf.size[0] / 2, 1e-3), max(shelf.size[1] / 2, 1e-3)
    across, along = (local[:, 0] - shelf.centre[0]) / depth, (local[:, 1] - shelf.centre[1]) / width
    if shelf.kind == "inside":
        score += 2.0 * np.clip(np.abs(across) + np.abs(along), 0, 2)  # Into the corners, so that more go in.
    else:
        score += _habit(item, across, along)
    score += _said(scene, item, carrier, poses, local, width)
    others = [b for b in scene.bodies if b.support == carrier.item.id]
    for b in others:
        gap = distance(gaps(poses, item.half, b.row)[1])
        if b.item.ask.id == item.ask.id and shelf.kind == "shelf":
            score += 1.0 * fade(gap, 0.0, 0.01, 0.05)
        else:
            score += 0.6 * np.minimum(gap / 0.15, 1.0)
    if named(item.kind, _SETTINGS):
        score += _at_seats(scene, carrier, poses)
    return score + _room_for_others(scene, item, carrier, shelf, poses)


def _room_for_others(scene: Scene, item: Item, carrier: Body, shelf: Shelf, poses: Array) -> Array:
    """Poses that leave room on the shelf for what is to stand at a side of the item."""
    score = np.zeros(len(poses))
    taken = np.array([b.row for b in scene.bodies if b.support == carrier.item.id]).reshape(-1, 5)
    for kind, half in item.followers:
        axis, sign = _SIDES[kind]
        step = np.zeros(2)
        step[axis] = sign * (item.half[axis] + half[axis] + 0.03)
        spots = poses.copy()
        spots[:, :2] = to_world(step, poses[:, :2], poses[:, 2])
        free = _on_shelf(spots, half, carrier, shelf) & ~overlaps(spots, half, taken, margin=_GAP).any(1)
        score += 5.0 * free
    return score


def _habit(item: Item, across: Array, along: Array) -> Array:
    """Where on a top such things usually stand; `across` runs from back (-1) to front (1), `along` from left to right."""
    kind = item.kind
    if named(kind, ("keyboard", "laptop", "sketchpad", "notebook")):
        return 2.5 * fade(across, 0.2, 0.7, 0.2) + 2.5 * fade(np.abs(along), 0.0, 0.05, 0.15)
    if named(kind, ("mouse", "computer mouse")):
        return 2.0 * fade(across, 0.2, 0.7, 0.2) + 2.0 * fade(along, 0.2, 0.45, 0.1)
    if named(kind, ("monitor", "tv", "television", "sewing machine", "sink", "stove")):
        return 2.0 * fade(across, -1.0, -0.25, 0.2) + 2.5 * fade(np.abs(along), 0.0, 0.05, 0.2)
    if named(kind, _BACK):
        return 1.5 * fade(across, -1.0, -0.4, 0.25) + 1.0 * np.abs(along)
    if named(kind, ("blanket", "throw blanket", "duvet")):
        return 1.5 * fade(across, 0.2, 0.6, 0.2)
    if named(kind, _CENTRE):
        return 2.0 * fade(np.hypot(across, along), 0.0, 0.15, 0.35)
    if named(kind, _SETTINGS):
        return 1.0 * fade(np.maximum(np.abs(across), np.abs(along)), 0.45, 0.9, 0.2)
    return 0.6 * fade(np.abs(across), 0.0, 0.5, 0.3)


def _said(scene: Scene, item: Item, carrier: Body, poses: Array, local: Array, width: float) -> Array:
    """Relations between things on the same top, and to the sides of the top itself."""
    score = np.zeros(len(poses))
    for r in item.relations:
        bodies = targets_of(scene, item, r)
        if not bodies:
            continue
        target = bodies[0]
        if target is carrier:
            if r.kind in ("left_of", "right_of"):
                sign = -1 if r.kind == "left_of" else 1
                score += 6.0 * fade(sign * local[:, 1] / width, 0.35, 0.9, 0.2)
            elif r.kind == "center_of":
                score += 8.0 * fade(np.hypot(local[:, 0], local[:, 1]), 0.0, 0.03, 0.15)
            elif r.kind in ("in_front_of", "behind"):
                score += 4.0 * np.clip((1 if r.kind == "in_front_of" else -1) * local[:, 0], -0.2, 0.2) / 0.2
        elif r.kind in _BY:
            score += 8.0 * small_score(r.kind, poses, item.half, target)
    return score


def small_score(kind: str, poses: Array, half: tuple[float, float], target: Body) -> Array:
    """How well poses keep a relation to a thing on the same top, 0..1."""
    local, away = gaps(poses, half, target.row)
    gap = distance(away)
    if kind == "near":
        return np.maximum(fade(gap, 0.3, 0.9, 0.06), 0.4 * fade(gap, 0.005, 0.3, 0.1))
    by = fade(gap, 0.005, 0.1, 0.08)
    if kind not in _SIDES:
        if kind == "facing":
            return faces(poses, half, target.row)
        lateral = 0.25 * (away[:, 1] > -0.01)
        return by * (0.75 + lateral)
    axis, sign = _SIDES[kind]
    other = 1 - axis
    beyond = (away[:, axis] > -0.004) & (np.sign(local[:, axis]) == sign)
    extent = reach(half, poses[:, 2] - target.yaw)[:, other]
    face = max(1.25 * target.item.half[other], 0.03)
    low, high = np.maximum(local[:, other] - extent, -face), np.minimum(local[:, other] + extent, face)
    share = np.clip(high - low, 0, None) / np.minimum(2 * extent, 2 * face)  # 1 where no pose does better
    straight = fade(np.abs(local[:, other]), 0.0, 0.01, max(target.item.half[other], 0.05))
    return beyond * share * (0.7 + 0.3 * straight) * np.clip(2 * face / (2 * extent), 0.5, 1) * by


def _at_seats(scene: Scene, carrier: Body, poses: Array) -> Array:
    """Settings lie before the seats of their table."""
    seats = [
        b for b in scene.bodies if b.item.kind.seats and b.support != carrier.item.id and _close(b, carrier)
    ]
    if not seats:
        return np.zeros(len(poses))
    apart = np.stack([np.hypot(poses[:, 0] - b.x, poses[:, 1] - b.y) - b.item.half[0] for b in seats])
    return 2.0 * fade(apart.min(0), 0.05, 0.35, 0.15)
