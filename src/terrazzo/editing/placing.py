"""Places for new and moved things, found by the layout room among what stands already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.editing import operations
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.rooms import Hall, ask_of, carried, item_of, kind_of, riders, spec_of
from terrazzo.geometry import Pose
from terrazzo.language.brief import ARCHITECTURE, Ask, Relation, RoomAsk
from terrazzo.language.looks import read_looks, size_factors
from terrazzo.layout.arrange import furnish_room
from terrazzo.layout.checks import check
from terrazzo.layout.furnish import make_items, stand_of
from terrazzo.layout.items import Form, Item
from terrazzo.layout.palette import choose_palette, taste
from terrazzo.layout.plan import Placement, Plan
from terrazzo.layout.scene import Body
from terrazzo.shapes.catalogue import catalogue

NEW = "new"
"""Id of the ask of what is added."""
ASIDE = (0.0, 0.06, 0.12, 0.2, 0.3, 0.45, 0.6)
"""How far from where the old thing was its replacement may stand [m]."""


@dataclass(frozen=True, eq=False)
class Placer:
    """Finds places in a plan.

    Args:
        plan: As it is.
        seed: Of choices.
    """

    plan: Plan
    seed: int = 0

    def add(self, o: operations.Add) -> tuple[list[Placement], list[str]]:
        """Placements of new things, and sentences on what is not as asked.

        Raises:
            Refused: There is no such room.
        """
        room = self._room(o.room, [what for _, what in o.relations])
        hall = Hall.of(self.plan, room)
        standing = [p for p in self.plan.placements if p.room == room]
        ask = self._ask(o, room)
        items = self._items(ask, standing, room)
        found, notes = self._furnished(hall, items, standing, [ask])
        made = [p for p in found if self._held(p, o.relations)]
        return [replace(p, ask=self._of_alike(p), implied=False) for p in made], notes if made else []

    def move(
        self, ids: Sequence[str], relations: operations.Relations, into: str = ""
    ) -> tuple[list[Placement], list[str]]:
        """Things, and what stands on them, at other places, or in another room.

        Raises:
            Refused: There is no room for one of them.
        """
        first = self._placed(ids[0])
        room = into or first.room
        if into or self._named(relations):
            room = self._room(into, [what for _, what in relations])
        hall = Hall.of(self.plan, room)
        targets = {what for _, what in relations}
        own = riders(self.plan.placements, ids)
        if targets & {*ids, *own}:
            raise Refused("a thing cannot be placed by itself, or on what stands on it")
        standing = [p for p in self.plan.placements if p.room == room and p.id not in {*ids, *own}]
        kinds = {p.id: kind_of(p) for p in standing}
        wanted = tuple(Relation(how, what) for how, what in relations)
        ask = replace(ask_of(first), id=NEW, count=len(ids), room=room, relations=wanted)
        items = []
        for n, i in enumerate(ids):
            placed = self._placed(i)
            stand = self._stand(placed, wanted, kinds)
            item = item_of(replace(placed, id=i), relations=wanted, stand=stand)
            items.append(replace_item(item, ask, n))
        made, notes = self._furnished(hall, items, standing, [ask])
        found = {p.id: p for p in made}
        lost = [i for i in ids if i not in found or not self._held(found[i], relations)]
        if lost:
            raise Refused(f"there is no room there for {lost[0]}")
        out = []
        for i in ids:
            before = self._placed(i)
            after = replace(before, pose=found[i].pose, support=found[i].support, room=room)
            if found[i].shape is not before.shape:
                after = replace(after, shape=found[i].shape, spec=found[i].spec)
            out.append(after)
            out += [
                replace(carried(p, before.pose, after.pose), room=room)
                for p in self.plan.placements
                if p.id in riders(self.plan.placements, [i])
            ]
        return out, notes

    def stand_again(self, placed: Placement, relations: operations.Relations) -> Placement | None:
        """A thing whose carrier is gone, on another carrier, or on the floor where that is said; None where nothing has room."""
        hall = Hall.of(self.plan, placed.room)
        standing = [p for p in self.plan.placements if p.room == placed.room and p.id != placed.id]
        wanted = tuple(Relation(how, what) for how, what in relations)
        stand = "floor" if ("on", "floor") in relations else "surface"
        ask = replace(ask_of(placed), id=NEW, relations=wanted)
        item = replace_item(item_of(placed, relations=wanted, stand=stand), ask, 0)
        made, _ = self._furnished(hall, [item], standing, [ask])
        found = next((p for p in made if p.id == placed.id), None)
        if found is None:
            return None
        return replace(placed, pose=found.pose, support=found.support, shape=found.shape, spec=found.spec)

    def copies(self, placed: Placement, count: int) -> list[Placement]:
        """More things like one, near it."""
        hall = Hall.of(self.plan, placed.room)
        standing = [p for p in self.plan.placements if p.room == placed.room]
        for how in ("beside", "near", ""):
            wanted = (Relation(how, placed.id),) if how else ()
            if placed.support not in ("floor", "wall", "ceiling") and self._carrier(placed):
                wanted = (Relation("on", placed.support), *wanted)
            ask = replace(ask_of(placed), id=NEW, count=count, relations=wanted, implied=False)
            form = Form(placed.shape, spec_of(placed))
            items = [
                Item(f"{NEW}-{n}", ask, n, form, wanted, len(wanted), item_of(placed).stand)
                for n in range(count)
            ]
            made, _ = self._furnished(hall, items, standing, [ask])
            if made:
                return [replace(p, ask=placed.ask, attributes=placed.attributes, implied=False) for p in made]
        return []

    def in_place(
        self, o: operations.Replace, old: Placement, wrong: set[tuple[str, tuple[str, ...]]]
    ) -> Placement | None:
        """Something else where a thing was; the old thing is no longer in the plan. None where it does not fit.

        Args:
            o: What.
            old: What was there.
            wrong: What is wrong with the plan already.
        """
        add = operations.Add(o.kind, o.label, words=o.words, room=old.room)
        ask = self._ask(add, old.room)
        standing = [p for p in self.plan.placements if p.room == old.room]
        items = self._items(ask, standing, old.room)
        if not items:
            return None
        item = items[0]
        hung = old.support in ("wall", "ceiling") or item.stand in ("wall", "ceiling")
        if not hung or old.support == item.stand:
            for placed in self._near(item, old):
                trial = replace(self.plan, placements=(*self.plan.placements, placed))
                if {(v.kind, v.things) for v in check(trial) if v.kind != "walk"} <= wrong:
                    return placed
        made, _ = self._furnished(Hall.of(self.plan, old.room), [item], standing, [ask])
        return replace(made[0], ask=old.ask, implied=False) if made else None

    def _near(self, item: Item, old: Placement) -> Iterator[Placement]:
        """A new thing at and around the old one's place, back to where its back was, as deep and as far as it is."""
        shape = item.form.shape
        spare = (shape.size[0] - old.shape.size[0]) / 2
        up = old.shape.size[2] - shape.size[2] if old.support == "ceiling" else 0.0
        for far in ASIDE:
            for k in range(8 if far else 1):
                for forward in dict.fromkeys((spare, 0.0)):
                    a = np.pi / 4 * k
                    x, y, z = old.pose.apply((forward + far * np.cos(a), far * np.sin(a), up))
                    pose = Pose((float(x), float(y), float(z)), old.pose.rotation)
                    yield Placement(
                        NEW, old.ask, item.ask.label, item.kind.name, item.ask.attributes, pose, shape, old.support,
                        old.room, spec=item.form.spec,
                    )  # fmt: skip

    def _furnished(
        self, hall: Hall, items: Sequence[Item], standing: Sequence[Placement], asks: Sequence[Ask]
    ) -> tuple[list[Placement], list[str]]:
        """What found a place, in the world's frame, and what is not as asked."""
        fixed = [hall.body(p) for p in standing]
        brief = replace(self.plan.brief, asks=(*[ask_of(p) for p in standing], *asks))
        ids = {i.id for i in items}
        room = self._room_ask(hall.shell.name)
        found = furnish_room(
            brief, room, list(items), seed=self.seed, shell=hall.shell, standing=[_copied(b) for b in fixed]
        )
        made = [hall.placed(p) for p in found.placements if p.id in ids]
        notes = [n.reason for n in found.notes if n.kind != "unplaced"] if made else []
        return made, notes

    def _items(self, ask: Ask, standing: Sequence[Placement], room: str) -> list[Item]:
        """What an ask asks for, built and ready to be placed among what stands."""
        known = catalogue()
        targets = {r.target for r in ask.relations}
        others: dict[str, Placement] = {}
        for p in standing:
            if p.kind in known and (p.id in targets or p.kind not in others):
                others[p.id if p.id in targets else p.kind] = p
        plain = [ask_of(p) for p in dict.fromkeys(others.values())]
        brief = replace(self.plan.brief, asks=(*[replace(a, relations=()) for a in plain], ask))
        wanted = self._room_ask(room)
        palette = choose_palette(self.plan.brief, wanted, taste(self.plan.brief, self.plan.seed))
        items, _ = make_items(brief, wanted, palette, self.plan.seed + 7 * self.seed)
        return [replace_item(i, ask, i.index, id=f"{NEW}-{i.index}") for i in items if i.ask.id == ask.id]

    def _ask(self, o: operations.Add, room: str) -> Ask:
        kind = catalogue()[o.kind]
        colour, material, said = read_looks(o.words)
        factors = size_factors(o.words, o.kind, [word for word, _ in kind.sizes])
        relations = tuple(Relation(how, what) for how, what in o.relations)
        return Ask(
            NEW, o.label or o.kind, o.kind, o.count, said, colour, material, factors, relations, room=room
        )

    def _room(self, said: str, targets: Sequence[str]) -> str:
        """The room that is meant: the one that was named, or that of what is spoken of, or the first."""
        names = [r.name for r in self.plan.rooms]
        if said:
            if said not in names:
                raise Refused(f"there is no room {said!r}; there is {', '.join(names)}")
            return said
        for p in self.plan.placements:
            if p.id in targets:
                return p.room
        return names[0]

    def _held(self, placed: Placement, relations: operations.Relations) -> bool:
        """Whether a thing that was to stand on or in another one does so, or on what stands there."""
        wanted = {what for how, what in relations if how in ("on", "inside")}
        wanted = {p.id for p in self.plan.placements if p.id in wanted and kind_of(p).stand != "rug"}
        return not wanted or placed.support in {*wanted, *riders(self.plan.placements, wanted)}

    def _named(self, relations: operations.Relations) -> bool:
        return any(what not in ARCHITECTURE for _, what in relations)

    def _room_ask(self, name: str) -> RoomAsk:
        return next((r for r in self.plan.brief.rooms if r.name == name), RoomAsk(name, "living room"))

    def _placed(self, id: str) -> Placement:
        return next(p for p in self.plan.placements if p.id == id)

    def _carrier(self, placed: Placement) -> bool:
        return any(p.id == placed.support and kind_of(p).stand != "rug" for p in self.plan.placements)

    def _of_alike(self, placed: Placement) -> str:
        """The ask of what is added: a new one of its own."""
        return f"{NEW}-{placed.kind}"

    def _stand(self, placed: Placement, relations: Sequence[Relation], kinds: dict) -> str:
        """Where a moved thing goes: where its kind goes by these relations, or else the way it stands now."""
        kind = kind_of(placed)
        if kind.stand in ("rug", "ceiling", "wall"):
            return stand_of(kind, relations, kinds)
        if any(r.kind in ("on", "inside") for r in relations):
            return stand_of(kind, relations, kinds)
        if placed.support in ("wall", "ceiling"):
            return placed.support
        return stand_of(kind, relations, kinds) if kind.stand == "surface" else "floor"


def replace_item(item: Item, ask: Ask, index: int, *, id: str = "") -> Item:
    """The item as one of those of an ask."""
    return replace(item, ask=ask, index=index, id=id or item.id)


def _copied(body: Body) -> Body:
    return replace(body)
