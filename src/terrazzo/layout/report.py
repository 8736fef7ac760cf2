"""What a plan says of itself: relations that do not hold, and things that found no place, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from terrazzo.language.brief import ARCHITECTURE, Relation
from terrazzo.layout.boxes import distance, gaps, overlaps
from terrazzo.layout.hung import hung_score
from terrazzo.layout.items import Item
from terrazzo.layout.relations import evenness, faces, to_room
from terrazzo.layout.rooms import Shell
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.scoring import relation_score, targets_of
from terrazzo.layout.surfaces import small_score
from terrazzo.world.worlds import Note

_WORDS = {
    "on": "on", "under": "under", "beside": "beside", "left_of": "left of", "right_of": "right of",
    "in_front_of": "in front of", "behind": "behind", "facing": "facing", "around": "around", "between": "between",
    "inside": "inside", "above": "above", "opposite": "opposite", "near": "near", "against": "against", "in": "in",
    "hanging_from": "hanging from", "long_side": "at the long side of", "short_side": "at the short side of",
    "foot_of": "at the foot of", "far_from": "far from", "center_of": "in the middle of",
}  # fmt: skip


def broken_relations(scene: Scene, held: float) -> list[tuple[Item, Relation]]:
    """Relations that were asked for and do not hold, or hardly."""
    out = []
    for body in scene.bodies:
        for relation in body.item.relations[: body.item.asked]:
            if relation.kind == "around" and body.item.ask.count > 2 and relation.count is None:
                score = _surrounded(scene, body, relation)
            else:
                score = score_of(scene, body, relation)
            if score is not None and score < held:
                out.append((body.item, relation))
    return out


def _surrounded(scene: Scene, body: Body, relation: Relation) -> float | None:
    """How evenly a thing and its like stand around what they were asked to surround."""
    targets = targets_of(scene, body.item, relation)
    if len(targets) != 1:
        return score_of(scene, body, relation)
    ring = np.array([(b.x, b.y) for b in scene.of_ask(body.item.ask.id)])
    score = score_of(scene, body, relation)
    return None if score is None else min(score, evenness(ring, targets[0].row[:2]))


def score_of(scene: Scene, body: Body, relation: Relation) -> float | None:
    """How well a placed thing keeps a relation, 0..1; None when its target has no place."""
    item = body.item
    pose = np.array([[body.x, body.y, body.yaw]])
    if relation.target in ARCHITECTURE:
        return _room_score(scene, body, relation, pose)
    targets = targets_of(scene, item, relation)
    if not targets:
        return None
    if relation.kind in ("on", "inside"):
        return float(any(_carried(scene, body, t) for t in targets))
    if relation.kind == "above":
        return max(float(body.z >= t.top - 0.01 and gap_between(body, t) < 0.4) for t in targets)
    if relation.kind == "under":
        return max(float(overlap(body, t)) for t in targets)
    if body.support == "wall" and relation.kind in ("left_of", "right_of", "beside", "near"):
        return max(float(hung_score(relation.kind, pose, body.z, item, t)[0]) for t in targets)
    if relation.kind == "facing":
        return max(float(faces(pose, item.half, t.row)[0]) for t in targets)
    if item.stand == "surface" and relation.kind not in ("opposite", "far_from"):
        return max(_small(scene, body, relation, t, pose) for t in targets)
    scores = relation_score(scene, item, relation, pose)
    return None if scores is None else float(scores[0])


def _room_score(scene: Scene, body: Body, relation: Relation, pose: np.ndarray) -> float:
    if relation.target == "ceiling":
        return float(body.support == "ceiling")
    if relation.target == "floor":
        return float(body.support not in ("wall", "ceiling"))
    if relation.kind in ("on", "hanging_from") and relation.target == "wall":
        return float(body.support == "wall")
    if body.support in ("wall", "ceiling", "floor") or body.item.stand in ("floor", "rug"):
        return float(to_room(relation.kind, relation.target, pose, body.item.half, scene)[0])
    carrier = next((b for b in scene.bodies if b.item.id == body.support), None)
    return (
        _room_score(scene, carrier, relation, np.array([[carrier.x, carrier.y, carrier.yaw]]))
        if carrier
        else 1.0
    )


def _small(scene: Scene, body: Body, relation: Relation, target: Body, pose: np.ndarray) -> float:
    """Relations of small things, to others on the same top or to the top itself."""
    if body.support == target.item.id:
        local = target.pose.inverse().apply((body.x, body.y, 0.0))
        if relation.kind in ("left_of", "right_of"):
            return float(local[1] * (-1 if relation.kind == "left_of" else 1) > 0)
        return 1.0
    if target.item.stand == "surface":
        return 2.0 * float(small_score(relation.kind, pose, body.item.half, target)[0])
    carrier = next((b for b in scene.bodies if b.item.id == body.support), body)
    near = np.hypot(carrier.x - target.x, carrier.y - target.y)
    return float(near < 1.6 + np.hypot(*carrier.item.half) * 0.5 + np.hypot(*target.item.half) * 0.5)


def _carried(scene: Scene, body: Body, target: Body) -> bool:
    """Whether a thing stands on another, directly or on something that does, or on a rug."""
    names = {b.item.id: b for b in scene.bodies}
    support = body.support
    for _ in range(8):
        if support == target.item.id:
            return True
        if support not in names:
            break
        support = names[support].support
    return target.item.stand == "rug" and overlap(body, target)


def overlap(a: Body, b: Body) -> bool:
    """Whether two boxes overlap seen from above."""
    return bool(overlaps(np.array([[a.x, a.y, a.yaw]]), a.item.half, b.row[None])[0, 0])


def gap_between(a: Body, b: Body) -> float:
    """Gap of two boxes seen from above [m]."""
    return float(distance(gaps(np.array([[a.x, a.y, a.yaw]]), a.item.half, b.row)[1])[0])


def _too_long(item: Item, shell: Shell) -> str:
    """What keeps a thing out of a room that is shorter than it, or nothing."""
    long, width, depth = (2 * float(max(v)) for v in (item.half, shell.half[:1], shell.half[1:]))
    if item.stand != "floor" or long < max(width, depth):
        return ""
    return f": it is {long:.1f} m long, and the room {width:.1f} by {depth:.1f} m"


def describe(
    unplaced: Sequence[Item], broken: Sequence[tuple[Item, Relation]], labels: Mapping[str, str], shell: Shell
) -> list[Note]:
    """Notes for the person: each label once, with how many and, where it is their size, why.

    Args:
        unplaced: Things without a place.
        broken: Things and those of their relations that do not hold.
        labels: What the asks are called, by id.
        shell: The room.
    """
    out = []
    missing: dict[str, list[Item]] = {}
    for item in unplaced:
        if not item.ask.implied:
            missing.setdefault(item.ask.id, []).append(item)
    for group in missing.values():
        label, count = group[0].ask.label, len(group)
        which = f"{count} of {group[0].ask.count}" if group[0].ask.count > 1 else "it"
        out.append(Note("unplaced", label, f"there is no room for {which}{_too_long(group[0], shell)}"))
    seen = set()
    for item, relation in broken:
        if item.ask.implied or (item.ask.id, relation) in seen:
            continue
        seen.add((item.ask.id, relation))
        how = _WORDS.get(relation.kind, relation.kind)
        target = labels.get(relation.target, relation.target)
        out.append(
            Note("adjusted", item.ask.label, f"is not quite {how} the {target}, which left no room for it")
        )
    return out
