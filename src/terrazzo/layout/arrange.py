"""`arrange`: a `Brief` to a `Plan`. Furnishes a room several times, in growing rooms, and keeps the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from terrazzo.errors import LayoutError
from terrazzo.language.brief import ARCHITECTURE, Brief, Relation, RoomAsk
from terrazzo.layout import floor, hung, rugs, surfaces
from terrazzo.layout.furnish import make_items
from terrazzo.layout.items import Item
from terrazzo.layout.palette import choose_palette, room_finish, taste
from terrazzo.layout.plan import Placement, Plan
from terrazzo.layout.relations import HELD
from terrazzo.layout.report import broken_relations, describe
from terrazzo.layout.rooms import Shell, make_shell, place_defaults
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.walking import TALL, walk
from terrazzo.world.worlds import Note

_GROWTH = (1.0, 1.0, 1.0, 1.15, 1.15, 1.35, 1.6, 2.0)
"""Factors on the floor area of successive attempts."""

_ENOUGH = 3
"""Good attempts to choose the best from."""

_GIVEN = (1.0,) * 5
_ENOUGH_GIVEN = 2
"""Attempts, and good ones that will do, where the room is given: a home has many rooms."""


@dataclass(eq=False)
class _Attempt:
    """One furnished room and what is wrong with it."""

    scene: Scene
    grow: float
    unplaced: list[Item] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    broken: list[tuple[Item, Relation]] = field(default_factory=list)
    walkable: float = 1.0

    @property
    def cost(self) -> float:
        missing = sum(20.0 if not i.ask.implied else 4.0 for i in self.unplaced)
        broken = 3.0 * len(self.broken)
        return missing + broken + 12.0 * (1 - self.walkable) + 1.2 * (self.grow - 1) + 2.0 * len(self.notes)

    @property
    def served(self) -> bool:
        """Whether all that was asked for stands as it was asked for, and one can walk about."""
        return not self.broken and self.walkable > 0.97 and all(i.ask.implied for i in self.unplaced)

    @property
    def good(self) -> bool:
        return not self.unplaced and not self.broken and self.walkable > 0.97


def arrange(brief: Brief, *, seed: int = 0) -> Plan:
    """Plans the brief's rooms and furnishes them.

    Nothing interpenetrates, everything is supported and inside its room, doors open and line up, and a person can walk to
    every room; what was said of places is kept as far as it can be, and what is not is noted.

    Args:
        brief: What was asked for.
        seed: The same brief and seed give the same plan.

    Returns:
        The plan; `notes` holds the brief's and what could not be placed or not as asked, and why.

    Raises:
        LayoutError: The brief has no room.
    """
    if not brief.rooms:
        raise LayoutError("the brief has no room; wanted at least one RoomAsk")
    room, *others = brief.rooms
    if all(r.outdoors for r in brief.rooms):
        from terrazzo.outdoors import arrange_outdoors

        return arrange_outdoors(brief, seed=seed)
    if others:
        from terrazzo.layout.homes import arrange_home

        return arrange_home(brief, seed=seed)
    palette = choose_palette(brief, room, taste(brief, seed))
    items, notes = make_items(brief, room, palette, seed)
    made = furnish_room(brief, room, items, seed=seed)
    return Plan(
        brief=brief,
        rooms=(made.shell.room,),
        finishes={room.name: room_finish(room, palette, woods=said_woods(brief), seed=seed)},
        openings=made.shell.placed_openings,
        placements=made.placements,
        seed=seed,
        notes=(*brief.notes, *notes, *made.notes),
    )


def said_woods(brief: Brief) -> list[str]:
    """The materials that the brief asks for."""
    return [a.material for a in brief.asks if a.material is not None]


@dataclass(frozen=True, eq=False)
class Furnished:
    """One furnished room around its own middle.

    Args:
        shell: The room.
        placements: What stands in it, each thing after what carries it.
        notes: What could not be placed or not as asked.
        cost: What is wrong with it; 0 is perfect.
        short: Whether something that was asked for found no place, or nobody can walk about.
    """

    shell: Shell
    placements: tuple[Placement, ...]
    notes: tuple[Note, ...]
    cost: float
    short: bool


def furnish_room(
    brief: Brief,
    room: RoomAsk,
    items: list[Item],
    *,
    seed: int,
    shell: Shell | None = None,
    standing: Sequence[Body] = (),
) -> Furnished:
    """Furnishes one room.

    Args:
        brief: What was asked for.
        room: Which of its rooms.
        items: What has to stand in it.
        seed: Of all choices.
        shell: The room's walls and openings where they are given; else it becomes as large as its things need.
        standing: Things that stand already, and are not moved.
    """
    best = _best_attempt(brief, room, items, seed, shell, standing)
    number = {a.id: i for i, a in enumerate(brief.asks)}
    bodies = sorted(best.scene.bodies, key=lambda b: (number[b.item.ask.id], b.item.index))
    return Furnished(
        best.scene.shell,
        tuple(_placement(b, room.name) for b in rugs.sort_by_support(bodies)),
        (
            *_merged(best.notes),
            *describe(best.unplaced, best.broken, {a.id: a.label for a in brief.asks}, best.scene.shell),
            *(_size_note(room, best) if shell is None else ()),
        ),
        best.cost,
        best.walkable < 0.97 or any(not i.ask.implied for i in best.unplaced),
    )


def _best_attempt(
    brief: Brief, room: RoomAsk, items: list[Item], seed: int, shell: Shell | None, standing: Sequence[Body]
) -> _Attempt:
    """Furnishes until a few attempts have nothing wrong, or the rooms to try run out.

    A room whose size was said rather loses things that nobody asked for than that it grows.
    """
    attempts: list[_Attempt] = []
    good = 0
    said = room.size is not None and shell is None
    tries = _GROWTH if len(items) <= 60 else _GROWTH[::3]
    if shell is not None:
        tries = _GIVEN if len(items) <= 60 else _GIVEN[:1]
    for number, grow in enumerate(tries):
        if good and grow > min(a.grow for a in attempts if a.good):
            break
        rng = np.random.default_rng([seed, 2, number])
        few = _fewer(items, number) if said else items
        given = shell or make_shell(brief, room, few, grow=grow, rng=rng)
        attempt = _attempt(given, few, grow, rng, vary=number % 3 > 0, standing=standing)
        attempts.append(attempt)
        good += attempt.good
        if said and attempt.served:
            return attempt
        enough = _ENOUGH if shell is None else _ENOUGH_GIVEN
        if _settled(attempts) or good >= enough or (good and len(items) > 40):
            break
    return min(attempts, key=lambda a: a.cost)


def _fewer(items: list[Item], number: int) -> list[Item]:
    """The items of a later attempt: each leaves out more of the implied things on the floor, and what stands on them."""
    implied = [i for i in items if i.ask.implied and i.stand == "floor"]
    gone = {i.ask.id for i in implied[max(0, len(implied) - 2 * number) :]} if number else set()
    return [i for i in items if i.ask.id not in gone]


def _settled(attempts: Sequence[_Attempt]) -> bool:
    """Whether everything stands and can be walked to, and the last few attempts kept no more relations than before."""
    whole = [len(a.broken) if not a.unplaced and a.walkable > 0.97 else 999 for a in attempts]
    return len(whole) > 3 and min(whole[:-3]) <= min(whole[-3:]) < 999


def _attempt(
    shell: Shell,
    items: list[Item],
    grow: float,
    rng: np.random.Generator,
    *,
    vary: bool,
    standing: Sequence[Body] = (),
) -> _Attempt:
    """Furnishes one room."""
    scene = Scene(shell)
    for body in standing:
        scene.add(body)
    out = _Attempt(scene, grow)
    stands: dict[str, list[Item]] = {}
    items = [replace(i) for i in items]  # an attempt may make things smaller
    for item in items:
        stands.setdefault(item.stand, []).append(item)
    carpets = stands.get("rug", [])
    early = [i for i in carpets if _carries(i, items)]
    for item in early:
        if rugs.lay(scene, item, rng) is None:
            out.unplaced.append(item)
    spare = [i for i in stands.get("wall", []) if _spare(i)]
    wall = [i for i in stands.get("wall", []) if i not in spare]
    first = [i for i in wall if _goes_first(i)]
    for item in hung.order(first):
        if hung.hang(scene, item, rng) is None:
            out.unplaced.append(item)
    out.unplaced += floor.place_floor(scene, stands.get("floor", []), rng, vary=vary)
    for item in [i for i in carpets if i not in early]:
        if rugs.lay(scene, item, rng) is None:
            out.unplaced.append(item)
    for item in hung.order([i for i in wall if i not in first]):
        if hung.hang(scene, item, rng) is None:
            out.unplaced.append(item)
    for item in stands.get("ceiling", []):
        if hung.hang_from_ceiling(scene, item, rng) is None:
            out.unplaced.append(item)
    _place_small(scene, stands.get("surface", []), rng, out)
    for item in spare:
        hung.hang(scene, item, rng)
    _measure(out)
    rugs.lift(scene)
    return out


def _spare(item: Item) -> bool:
    """Whether it is one more of what nobody asked for, such as the picture for a second wall."""
    return item.ask.implied and item.index > 0


def _carries(rug: Item, items: Sequence[Item]) -> bool:
    """Whether something on the floor is placed by a rug, which then is laid first."""
    return any(r.target == rug.ask.id and i.stand == "floor" for i in items for r in i.relations)


def _goes_first(item: Item) -> bool:
    """Whether a hung thing depends on nothing on the floor, or takes up floor itself."""
    return all(r.target in ARCHITECTURE for r in item.relations)


def _place_small(scene: Scene, items: Sequence[Item], rng: np.random.Generator, out: _Attempt) -> None:
    """Stands small things on what was said, else on something fitting, else on the floor."""
    for item in surfaces.order(items):
        if surfaces.by_floor(scene, item) and floor.place(scene, item, floor.Reserve(), rng) is not None:
            continue
        options, told = surfaces.carriers(scene, item)
        body = surfaces.place_on_any(scene, item, options, rng)
        if body is None and item.has("inside"):
            body = surfaces.place_on_any(scene, item, surfaces.stacked(scene, options), rng)
        if body is None and told and item.ask.implied:
            continue  # Nobody misses one candle, nor wants it on the floor.
        if body is None and told:
            body = surfaces.place_on_any(scene, item, surfaces.guessed(scene, item), rng)
            if body is not None and not item.ask.implied:
                carrier = next(b for b in scene.bodies if b.item.id == body.support)
                out.notes.append(
                    Note(
                        "adjusted",
                        item.ask.label,
                        f"stands on the {carrier.item.ask.label}: no room where it was asked for",
                    )
                )
        if body is None:
            body = floor.place(scene, item, floor.Reserve(), rng)
            if body is not None and not item.ask.implied:
                out.notes.append(
                    Note(
                        "adjusted",
                        item.ask.label,
                        "stands on the floor: nothing that could carry it has room",
                    )
                )
        if body is None:
            out.unplaced.append(item)


def _measure(attempt: _Attempt) -> None:
    """Notes how far the room can be walked, and which relations do not hold."""
    scene = attempt.scene
    rows, _ = scene.rows(0.02, TALL)
    way = walk(scene.shell.half, np.concatenate([rows, scene.shell.taken]), scene.shell.doors)
    standing = [b for b in scene.bodies if b.support == "floor" and b.item.stand == "floor"]
    near = [way.near(b.row) for b in standing]
    reached = float(np.mean(near)) if near else 1.0
    attempt.walkable = reached * (1.0 if way.middle_reached else 0.4) * way.joined
    attempt.broken = broken_relations(scene, HELD)


def _placement(body: Body, room: str) -> Placement:
    item = body.item
    return Placement(
        id=item.id,
        ask=item.ask.id,
        label=item.ask.label,
        kind=item.kind.name,
        attributes=item.ask.attributes,
        pose=body.pose,
        shape=item.form.shape,
        support=body.support,
        room=room,
        implied=item.ask.implied,
        spec=item.form.spec,
    )


def _merged(notes: Sequence[Note]) -> list[Note]:
    return list(dict.fromkeys(notes))


def _size_note(room: RoomAsk, attempt: _Attempt) -> list[Note]:
    """Says when a room had to be made larger than it was asked for, or a small one twice as large as such rooms are."""
    got = attempt.scene.shell.room.area
    if room.size is not None:
        most = room.size[0] * room.size[1] * 1.1
    elif room.scale < 1:
        most = 2 * place_defaults(room.place)[0]
    else:
        return []
    if got <= most:
        return []
    width, depth = (2 * h for h in attempt.scene.shell.half)
    return [
        Note(
            "adjusted",
            room.name,
            f"made {width:.1f} x {depth:.1f} m, larger than asked, to hold what is in it",
        )
    ]
