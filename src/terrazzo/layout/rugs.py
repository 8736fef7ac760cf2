"""Lays rugs under and before what they belong to, and lifts what stands on them by their thickness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.language.brief import ARCHITECTURE
from terrazzo.layout.boxes import Array, covered, distance, gaps, overlaps, reach
from terrazzo.layout.candidates import QUARTERS, around_thing, on_grid
from terrazzo.layout.customs import BEDS, SOFAS, named
from terrazzo.layout.items import Item
from terrazzo.layout.relations import fade, to_room, to_thing
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.scoring import targets_of, weight_of

MOST = 0.5
"""Share of its footprint from which a thing stands on a rug, and not beside it."""

_LAIN_ON = ("yoga mat", "exercise mat")
"""Mats that people lie on, which are of no use under a table."""


def lay(scene: Scene, item: Item, rng: np.random.Generator) -> Body | None:
    """Lays a rug; None when it does not fit into the room or would lie on another one."""
    poses = np.concatenate(
        [on_grid(scene, item, step=0.25), *(_near(item, b, r.kind) for r, b in _targets(scene, item))]
    )
    poses = poses[scene.inside(poses, item.half, margin=0.02)]
    others = np.array([b.row for b in scene.bodies if b.item.stand == "rug"]).reshape(-1, 5)
    poses = poses[~overlaps(poses, item.half, others, margin=0.01).any(1)]
    said = [r for r in item.relations if r.kind in ("under", "on") and r.target not in ARCHITECTURE]
    if named(item.kind, _LAIN_ON) and not said:
        standing = np.array([b.row for b in scene.bodies if b.item.stand == "floor"]).reshape(-1, 5)
        free = ~overlaps(poses, item.half, standing, margin=0.05).any(1)
        poses = poses[free] if free.any() else poses
    if not len(poses):
        return None
    score = rng.uniform(0, 0.1, len(poses)) + _score(scene, item, poses)
    x, y, yaw = (float(v) for v in poses[int(np.argmax(score))])
    return scene.add(Body(item, x, y, 0.0, yaw))


def _targets(scene: Scene, item: Item) -> list[tuple]:
    return [(r, b) for r in item.relations for b in targets_of(scene, item, r)[:2]]


def _near(item: Item, target: Body, kind: str) -> Array:
    """Poses that a relation of a rug to a thing suggests."""
    turns = np.array([target.yaw, target.yaw + np.pi / 2])
    if kind in ("under", "on", "around", "near", "beside"):
        shift = target.item.half[0] * np.array([0.0, 0.25, 0.5, 0.75, 1.0])
        spots = [(*target.point(float(s), 0.0), t) for s in shift for t in turns]
        return np.array(spots)
    sides = {"left_of": ("left",), "right_of": ("right",), "behind": ("back",)}.get(kind, ("front",))
    return around_thing(item, target, sides=sides, gaps=(0.02, 0.08, 0.2), turns=QUARTERS[:2].tolist())


def _score(scene: Scene, item: Item, poses: Array) -> Array:
    """How good places for a rug are."""
    score = np.zeros(len(poses))
    placed = [b for b in scene.bodies if b.item.stand == "floor"]
    for i, r in enumerate(item.relations):
        weight = weight_of(item, i) * (0.3 if r.target == "middle" and item.ask.implied else 1.0)
        if r.target in ARCHITECTURE:
            score += weight * to_room(r.kind, r.target, poses, item.half, scene)
            continue
        for b in targets_of(scene, item, r)[:1]:
            if r.kind in ("under", "on", "around", "near"):
                score += weight * _under(item, b, poses)
            else:
                local, away = gaps(poses, item.half, b.row)
                near = fade(distance(away), 0.0, 0.1, 0.2)
                score += weight * to_thing(r.kind, poses, item.half, b) * (0.3 + 0.7 * near)
                other = 1 if r.kind in ("in_front_of", "behind", "foot_of") else 0
                score += 2.0 * fade(np.abs(local[:, other]), 0.0, 0.03, 0.2)
                score += 0.5 * (reach(item.half, poses[:, 2] - b.yaw)[:, other] >= max(item.half) - 1e-6)
    if placed and not item.relations:
        middle = np.mean([(b.x, b.y) for b in placed], 0)
        score += 2.0 * fade(np.hypot(*(poses[:, :2] - middle).T), 0.0, 0.2, 1.0)
        score += 2.0 * fade(np.hypot(poses[:, 0], poses[:, 1]), 0.0, 0.1, 0.8)
    for b in placed:
        # Edges should run beside furniture or well under it, not just under its feet.
        turn = np.abs(np.cos(2 * (poses[:, 2] - b.yaw)))
        score += 0.05 * turn
    return score + 0.6 * _covers_seats(scene, item, poses)


def _under(item: Item, target: Body, poses: Array) -> Array:
    """A rug lies under a thing so that it shows: evenly under a table, under the foot of a bed, before a sofa."""
    local, away = gaps(poses, item.half, target.row)
    aligned = np.abs(np.cos(2 * (poses[:, 2] - target.yaw)))
    extent = reach(item.half, poses[:, 2] - target.yaw)
    shift = 0.0
    if named(target.item.kind, BEDS):
        shift = target.item.half[0] * 0.35
    elif named(target.item.kind, SOFAS):
        shift = target.item.half[0] + max(min(item.half), 0.3) * 0.7
    on = fade(np.abs(local[:, 0] - shift), 0.0, 0.05, 0.35) * fade(np.abs(local[:, 1]), 0.0, 0.05, 0.25)
    wide = 0.15 * (extent[:, 1] >= extent[:, 0] - 1e-6)
    return on * (0.7 + 0.3 * aligned) + wide * (away < 0).all(1)


def _covers_seats(scene: Scene, item: Item, poses: Array) -> Array:
    """How many seats have at least their front on or at a rug, up to four."""
    seats = [b for b in scene.bodies if b.item.kind.seats and b.item.stand == "floor"]
    touching = [distance(gaps(poses, item.half, b.row)[1]) < 0.15 for b in seats]
    return np.minimum(np.sum(touching, 0), 4) * 0.5 if touching else np.zeros(len(poses))


def lift(scene: Scene) -> None:
    """Stands things that are mostly on a rug on top of it, with everything that they carry."""
    rugs = [b for b in scene.bodies if b.item.stand == "rug"]
    for body in [b for b in scene.bodies if b.support == "floor" and b.item.stand != "rug"]:
        under = [r for r in rugs if covered(body.row, r.row) > MOST]
        if not under:
            continue
        rug = under[0]
        body.support = rug.item.id
        _raise(scene, body, rug.item.height)


def _raise(scene: Scene, body: Body, by: float) -> None:
    body.z += by
    for other in scene.bodies:
        if other.support == body.item.id:
            _raise(scene, other, by)


def sort_by_support(bodies: Sequence[Body]) -> list[Body]:
    """Things after what carries them, otherwise in the given order."""
    done: list[Body] = []
    names = {b.item.id for b in bodies}
    placed: set[str] = set()
    left = list(bodies)
    while left:
        ready = [b for b in left if b.support in placed or b.support not in names] or left
        done += ready
        placed |= {b.item.id for b in ready}
        left = [b for b in left if b not in ready]
    return done
