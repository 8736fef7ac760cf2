"""How good candidate poses on the floor are: relations asked for and usual, walls, windows, room to move, balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.language.brief import ARCHITECTURE, Relation
from terrazzo.layout.boxes import Array, distance, gaps, overlaps, to_world
from terrazzo.layout.customs import (
    BEDS,
    COFFEE,
    DESKS,
    DINING,
    EASY_SEATS,
    SCREENS,
    SOFAS,
    TV_STANDS,
    VEHICLES,
    named,
)
from terrazzo.layout.items import Item
from terrazzo.layout.kitchens import run_score
from terrazzo.layout.relations import NEAR, faces, facing, fade, to_room, to_thing
from terrazzo.layout.rooms import GARAGE_DOOR, strip
from terrazzo.layout.scene import Body, Scene

ASKED, CUSTOM = 12.0, 6.0
"""Weights of a relation that was asked for, and of a usual one."""

_PASSAGE = (0.05, 0.6)
"""Gaps between unrelated things that are too wide to be closed and too narrow to walk through [m]."""

_WINDOW_STRIP = 0.5
_TALL, _LEANING = 1.3, 2.5
"""Height from which furniture hides what is behind it [m], and how much more its wall then counts than what it is opposite to."""
_LOOSE = ("near", "facing", "far_from", "opposite", "around")
_FREE_STANDING = ("around", "long_side", "short_side", "in_front_of", "foot_of", "between", "facing")


@dataclass(frozen=True)
class Reserve:
    """Floor that a thing's companions will need around it, beyond its own box [m].

    Args:
        front: Along own +x.
        back: Along own -x.
        left: Along own -y.
        right: Along own +y.
    """

    front: float = 0.0
    back: float = 0.0
    left: float = 0.0
    right: float = 0.0

    def rows(self, poses: Array, half: tuple[float, float]) -> tuple[Array, tuple[float, float]]:
        """The poses and half extents of the box and its companions together."""
        hx, hy = half[0] + (self.front + self.back) / 2, half[1] + (self.left + self.right) / 2
        shift = np.array([(self.front - self.back) / 2, (self.right - self.left) / 2])
        out = poses.copy()
        out[:, :2] = to_world(shift, poses[:, :2], poses[:, 2])
        return out, (hx, hy)


def weight_of(item: Item, index: int) -> float:
    """Weight of one of an item's relations: what was asked for counts more than what is usual."""
    return ASKED if index < item.asked and not item.ask.implied else CUSTOM


def targets_of(scene: Scene, item: Item, relation: Relation) -> list[Body]:
    """Placed things that a relation may refer to, the one for this item first."""
    if relation.target in ARCHITECTURE:
        return []
    bodies = scene.of_ask(relation.target)
    if not bodies:
        return []
    first = item.index % len(bodies)
    return bodies[first:] + bodies[:first]


def relation_score(scene: Scene, item: Item, relation: Relation, poses: Array) -> Array | None:
    """Scores of one relation at poses, or None when its target has no place (yet)."""
    if relation.target in ARCHITECTURE:
        return to_room(relation.kind, relation.target, poses, item.half, scene)
    bodies = targets_of(scene, item, relation)
    if not bodies:
        return None
    other = scene.of_ask(relation.target2) if relation.target2 else []
    if relation.kind == "between" and relation.target2 in (None, relation.target) and len(bodies) > 1:
        other = bodies[1:]
    second = other[item.index % len(other)] if other else None
    if relation.kind in _LOOSE:
        scores = [to_thing(relation.kind, poses, item.half, b, second, apart=apart(item, b)) for b in bodies]
        return np.min(scores, 0) if relation.kind == "far_from" else np.max(scores, 0)
    return to_thing(relation.kind, poses, item.half, bodies[0], second, apart=apart(item, bodies[0]))


def _near_others(scene: Scene, item: Item, relation: Relation, poses: Array) -> Array:
    """ "A lamp near an armchair" is near one of them: how far poses are near a second one as well."""
    bodies = targets_of(scene, item, relation)
    if relation.kind != "near" or item.ask.count > 1 or len(bodies) < 2:
        return np.zeros(len(poses))
    near_all = [fade(distance(gaps(poses, item.half, b.row)[1]), 0.0, NEAR) for b in bodies]
    return 4.0 * np.sort(near_all, 0)[-2]


def apart(item: Item, target: Body) -> float:
    """How far a thing on the floor is below a hung one, or above what lies under it [m]."""
    return max(target.z - item.height, 0.0)


def score_poses(scene: Scene, item: Item, poses: Array, reserve: Reserve, rng: np.random.Generator) -> Array:
    """Scores of free poses of a thing on the floor, higher is better, shape [n]."""
    score = rng.uniform(0, 0.35, len(poses))
    related: list[Body] = []
    for i, relation in enumerate(item.relations):
        part = relation_score(scene, item, relation, poses)
        related += targets_of(scene, item, relation)[:1]
        if part is not None:
            score += weight_of(item, i) * part
        score -= _near_others(scene, item, relation, poses)
    for relation in item.shunned:
        part = relation_score(scene, item, relation, poses)
        if part is not None:
            score -= ASKED * part
    score += _wall_score(scene, item, poses)
    score += _turn_score(scene, item, poses, related)
    score += _tidy_score(scene, item, poses, related) + run_score(scene, item, poses)
    score -= _blocking(scene, item, poses, related)
    score += _sibling_score(scene, item, poses)
    score += _expected_score(scene, item, poses)
    score -= _hidden(scene, item, poses)
    score -= _crowding(scene, item, poses, related)
    if reserve != Reserve():
        score -= _reserve_cost(scene, item, poses, reserve, related)
    return score


def wants_wall(item: Item) -> bool:
    """Whether a thing usually has its back to a wall, and nothing that was said speaks against it."""
    if not item.kind.against_wall or item.open:
        return False
    away = any(r.target == "middle" for r in item.relations) or item.has("around", "long_side", "short_side")
    turned = any(r.kind in ("in_front_of", "foot_of", "between") for r in item.relations)
    return not away and not turned


def _wall_score(scene: Scene, item: Item, poses: Array) -> Array:
    """Backs to walls; large things in the middle of their wall, cupboards towards its ends."""
    back = scene.back_gap(poses, item.half)
    walls = scene.wall_gaps(poses, item.half)
    if wants_wall(item):
        tall = item.height > _TALL and item.has(
            "opposite"
        )  # else it would part the room that it is to look across
        score = (_LEANING if tall else 1.0) * 6.0 * fade(back, 0.0, 0.03, 0.1)
        side = np.partition(walls, 1, axis=1)[:, 1]  # gap to the nearest wall at its side
        if named(
            item.kind, (*BEDS, *SOFAS, *DESKS, *TV_STANDS, "vanity", "fireplace", "sideboard", "dresser")
        ):
            other = np.partition(walls, 2, axis=1)[:, 2]
            score += 1.2 * np.clip(side / np.maximum((side + other) / 2, 0.1), 0, 1)
        elif item.height > _TALL:
            score += 1.0 * fade(side, 0.0, 0.05, 0.4)
        return score
    if any(r.target in ("wall", "corner", "window") for r in item.relations):
        return 1.5 * fade(back, 0.0, 0.05, 0.1)
    if not item.relations and item.area > 0.5:
        return 1.5 * fade(walls.min(1), 0.75, np.inf, 0.3)
    return np.zeros(len(poses))


def focus(scene: Scene, item: Item) -> Array | None:
    """What a seat would look at: its table, desk or screen, else the middle of the room; None for other things."""
    if not item.kind.seats:
        return None
    for r in item.relations:
        bodies = targets_of(scene, item, r)
        if bodies and r.kind in ("around", "long_side", "short_side", "in_front_of", "near", "facing"):
            return bodies[0].row[:2]
    wanted = (*TV_STANDS, "coffee table", "table", "desk", "fireplace")
    for word in wanted:
        seen = [b for b in scene.bodies if named(b.item.kind, (word,))]
        if seen:
            return seen[0].row[:2]
    return np.zeros(2)


def _parked(scene: Scene, poses: Array) -> Array:
    """Vehicles stand in line with a door that they came in by, before its middle."""
    score = np.zeros(len(poses))
    for gate in (o for o in scene.shell.doors if o.size[0] >= GARAGE_DOOR[0] and not o.to):
        straight = np.abs(np.cos(poses[:, 2] - gate.yaw))
        off = (poses[:, :2] - gate.centre[:2]) @ np.array([-np.sin(gate.yaw), np.cos(gate.yaw)])
        score += 6.0 * straight + 3.0 * fade(np.abs(off), 0.0, 0.1, 0.25 * gate.size[0])
    return score


def _turn_score(scene: Scene, item: Item, poses: Array, related: Sequence[Body]) -> Array:
    """Fronts look where they should: seats at their table, stands at their sofa, and nothing stares into a wall."""
    score = np.zeros(len(poses))
    if named(item.kind, VEHICLES):
        score += _parked(scene, poses)
    point = focus(scene, item)
    if point is not None and not item.has("facing") and not wants_wall(item):
        score += 2.0 * facing(poses, point)
    for i, r in enumerate(item.relations):
        bodies = targets_of(scene, item, r)
        if not bodies:
            continue
        row = bodies[0].row
        turn = np.cos(poses[:, 2] - row[4])
        if r.kind == "opposite":
            score += 2.0 * np.maximum(-turn, 0.0)
        elif r.kind in ("beside", "left_of", "right_of") and not item.kind.seats:
            score += 1.2 * np.maximum(turn, 0.0)
        elif r.kind in ("in_front_of", "foot_of") and item.kind.seats:
            seen = 6.0 if named(bodies[0].item.kind, (*COFFEE, *SCREENS, *TV_STANDS)) else 1.5
            score += seen * faces(poses, item.half, row) if r.kind == "in_front_of" else 0.0
        elif r.kind in ("in_front_of", "foot_of"):
            # A coffee table lies along its sofa; a television stand before a bed looks back at it.
            along = np.abs(np.sin(poses[:, 2] - row[4])) if item.half[0] > item.half[1] else np.abs(turn)
            score += 1.5 * (
                np.maximum(-turn, 0) if item.kind.against_wall and r.kind == "in_front_of" else along
            )
        elif r.kind == "facing" and i < item.asked:
            score += 2.0 * np.abs(np.cos(2 * (poses[:, 2] - row[4]))) * 0.5
    ahead = poses[:, :2] + np.stack([np.cos(poses[:, 2]), np.sin(poses[:, 2])], 1) * (item.half[0] + 0.35)
    into_wall = (np.abs(ahead) > np.array(scene.shell.half)).any(1)
    return score - 4.0 * into_wall


def _tidy_score(scene: Scene, item: Item, poses: Array, related: Sequence[Body]) -> Array:
    """Alignment with what a thing belongs to, and even spread of what belongs to nothing."""
    score = np.zeros(len(poses))
    for r in item.relations:
        bodies = targets_of(scene, item, r)
        if not bodies:
            continue
        local, away = gaps(poses, item.half, bodies[0].row)
        if r.kind in ("in_front_of", "foot_of", "opposite"):
            # A sofa looks at what stands before it.
            straight = 6.0 if bodies[0].item.kind.seats and r.kind == "in_front_of" else 1.5
            score += straight * fade(np.abs(local[:, 1]), 0.0, 0.03, 0.25)
            score += 2.5 * fade(distance(away), *_front_gap(item, bodies[0], r.kind), 0.15)
        elif r.kind == "facing" and item.kind.seats:
            front = (local[:, 0] > 0) & (np.abs(local[:, 1]) < bodies[0].item.half[1])
            score += 1.5 * front + 1.5 * fade(np.abs(local[:, 1]), 0.0, 0.05, 0.4)
            score += 2.0 * fade(distance(away), *_facing_gap(item, bodies[0]), 0.2)
        elif r.kind in ("beside", "left_of", "right_of"):
            lateral = away[:, 1] > -0.02
            has_back = bodies[0].item.kind.against_wall
            score += 1.5 * (lateral if has_back else 0.0) + 1.0 * fade(distance(away), 0.02, 0.12, 0.1)
            back = local[:, 0] - item.half[0] + bodies[0].item.half[0]
            score += (0.8 if has_back else 0.3) * fade(np.abs(back), 0.0, 0.03, 0.2)
            if r.kind == "beside" and has_back:
                score -= 1.0 * _side_taken(scene, bodies[0], local)
    if not related and item.area > 0.3:
        loose = [b for b in scene.bodies if b.item.stand == "floor"]
        if loose:
            near = np.min([distance(gaps(poses, item.half, b.row)[1]) for b in loose], 0)
            score += 0.8 * np.minimum(near, 1.5)
    return score


def _front_gap(item: Item, target: Body, kind: str) -> tuple[float, float]:
    """Usual gap between a thing and what it stands before [m]."""
    if kind == "opposite":
        return 1.8, 3.2
    if kind == "foot_of":
        return 0.02, 0.1
    if item.kind.seats:
        return 0.02, 0.1
    if named(target.item.kind, SOFAS):
        return 0.35, 0.45
    return (0.6, 1.6) if item.kind.against_wall else (0.1, 0.5)


def _facing_gap(item: Item, target: Body) -> tuple[float, float]:
    """Usual gap between a seat and what it faces [m]."""
    if named(target.item.kind, (*SCREENS, *TV_STANDS, "fireplace")) or target.item.kind.seats:
        return 1.6, 3.2
    if named(item.kind, (*SOFAS, *EASY_SEATS)):
        return 0.4, 1.5
    return (0.02, 0.1) if named(target.item.kind, (*DESKS, *DINING)) else (0.05, 1.0)


def _sibling_score(scene: Scene, item: Item, poses: Array) -> Array:
    """Alike cupboards stand side by side, alike easy chairs as a pair."""
    score = np.zeros(len(poses))
    if named(item.kind, BEDS) or any(r.kind in ("beside", "left_of", "right_of") for r in item.relations):
        return score
    low, high = (0.3, 0.8) if item.kind.seats else (0.02, 0.05)
    for b in scene.of_ask(item.ask.id):
        local, away = gaps(poses, item.half, b.row)
        level = fade(np.abs(local[:, 0]), 0.0, 0.05, 0.15) * (np.cos(poses[:, 2] - b.yaw) > 0.95)
        score = np.maximum(score, 2.0 * level * fade(away[:, 1], low, high, 0.1))
    return score


def _expected_score(scene: Scene, item: Item, poses: Array) -> Array:
    """Relations of things that already stand to this one: what they face should come to stand before them."""
    score = np.zeros(len(poses))
    rows = np.column_stack([poses[:, :2], np.broadcast_to(item.half, (len(poses), 2)), poses[:, 2]])
    for b in scene.bodies:
        for i, r in enumerate(b.item.relations):
            if r.target != item.ask.id or (b.item.ask.id == item.ask.id and r.kind != "facing"):
                continue
            weight = weight_of(b.item, i) / max(b.item.ask.count, 1)
            if r.kind == "facing":
                score += weight * faces(np.array([[b.x, b.y, b.yaw]]), b.item.half, rows)
            elif r.kind in ("beside", "near", "opposite", "far_from"):
                score += weight * to_thing(r.kind, poses, item.half, b)
    return score


def _hidden(scene: Scene, item: Item, poses: Array) -> Array:
    """Cost of looking at something through other things that stand in between."""
    cost = np.zeros(len(poses))
    for r in item.relations:
        if r.kind not in ("facing", "opposite"):
            continue
        for target in targets_of(scene, item, r)[:1]:
            rows, _ = scene.rows(0.6, 1.2, without=(target,))
            for t in (0.25, 0.4, 0.55, 0.7, 0.85):
                between = poses.copy()
                between[:, :2] += t * (np.array([target.x, target.y]) - poses[:, :2])
                cost = np.maximum(cost, 3.0 * np.any(overlaps(between, (0.05, 0.05), rows), axis=1))
    return cost


def _side_taken(scene: Scene, target: Body, local: Array) -> Array:
    """1 on the side of a thing where another thing already stands beside it."""
    out = np.zeros(len(local))
    for body in scene.bodies:
        if body is target or body.item.stand != "floor":
            continue
        where, away = gaps(np.array([[body.x, body.y, body.yaw]]), body.item.half, target.row)
        if -0.05 < away[0, 1] < 0.4 and away[0, 0] < 0:
            out = np.maximum(out, (np.sign(local[:, 1]) == np.sign(where[0, 1])) * 1.0)
    return out


def _blocking(scene: Scene, item: Item, poses: Array, related: Sequence[Body]) -> Array:
    """Cost of standing in front of windows, in other things' free floor, or with the own front shut in."""
    cost = np.zeros(len(poses))
    under = any(r.target == "window" for r in item.relations)
    for window in scene.shell.windows:
        sill = window.centre[2] - window.size[1] / 2
        if item.height > sill + 0.15 or item.crowned:
            row = strip(window, _WINDOW_STRIP)[None]
            cost += (1.5 if under else 6.0 if item.crowned else 3.5) * overlaps(poses, item.half, row)[:, 0]
    zones = scene.zones(without=related)
    cost += 3.0 * np.minimum(overlaps(poses, item.half, zones, margin=-0.02).sum(1), 2)
    if item.kind.clearance > 0:
        depth = item.kind.clearance / 2
        front = poses.copy()
        front[:, :2] = to_world(np.array([item.half[0] + depth, 0.0]), poses[:, :2], poses[:, 2])
        half = (depth, item.half[1] * 0.9)
        rows, _ = scene.rows(0.02, 1.5, without=related if item.kind.seats else ())
        shut = overlaps(front, half, rows).any(1) | ~scene.inside(front, half)
        cost += 4.0 * shut * (0.3 if item.kind.seats else 1.0)
    return cost


def _crowding(scene: Scene, item: Item, poses: Array, related: Sequence[Body]) -> Array:
    """Cost of gaps that are too narrow to walk through, to unrelated things and to walls."""
    low, high = _PASSAGE
    apart = scene.nearest_gap(poses, item, without=related)
    cost = 0.7 * np.minimum(((apart > low) & (apart < high)).sum(1), 4)
    walls = scene.wall_gaps(poses, item.half)
    if item.area > 0.25:
        cost = cost + 0.5 * ((walls > low + 0.02) & (walls < high)).sum(1)
    return cost


def _reserve_cost(scene: Scene, item: Item, poses: Array, reserve: Reserve, related: Sequence[Body]) -> Array:
    """Cost of leaving too little floor for a thing's companions."""
    grown, half = reserve.rows(poses, item.half)
    outside = ~scene.inside(grown, half)
    rows, _ = scene.rows(0.02, 1.8, without=related)
    taken = overlaps(grown, half, rows).any(1) | overlaps(grown, half, scene.shell.door_zones).any(1)
    return 7.0 * outside + 5.0 * taken
