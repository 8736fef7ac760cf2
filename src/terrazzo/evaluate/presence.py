"""Is everything that was asked for there, as often as asked? Things answer a demand by label, by kind, or by head noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from terrazzo.evaluate.annotations import ObjectCount
from terrazzo.language.vocabulary import Vocabulary, key, singular
from terrazzo.world.worlds import Note


@dataclass(frozen=True)
class Named:
    """A thing by its names.

    Args:
        label: What the person called it.
        kind: Catalogue kind.
    """

    label: str
    kind: str


@dataclass(frozen=True)
class Presence:
    """How one demand fared.

    Args:
        demand: What was annotated.
        kind: The catalogue kind that its name stands for, or None where the catalogue has none.
        count: Things that answer it.
        told: For a name without a kind of its own: whether the report mentions it.
        things: Which of the things answer it.
    """

    demand: ObjectCount
    kind: str | None
    count: int
    told: bool = False
    things: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the demand is satisfied."""
        return self.demand.holds(self.count)


def presences(
    demands: Sequence[ObjectCount], things: Sequence[Named], notes: Sequence[Note], nouns: Vocabulary
) -> list[Presence]:
    """Every demand with the number of things that answer it.

    A thing whose label is a demand's name answers that demand and no other. A demand is further answered by things of the
    kind that its name stands for, and, where it is still short, by things whose head noun it shares.
    """
    names = [_key(d.name) for d in demands]
    owned = [_owner(t, names) for t in things]
    taken = [o is not None for o in owned]
    out = []
    for place, demand in enumerate(demands):
        entry = nouns.resolve(demand.name)
        kind = entry.value if entry is not None and entry.sort == "thing" else None
        known = kind if entry is not None and not entry.near else None
        mine = [i for i, o in enumerate(owned) if o == place]
        mine += [i for i, t in enumerate(things) if not taken[i] and kind is not None and t.kind == kind]
        for i in mine:
            taken[i] = True
        if not demand.holds(len(mine)):
            # "Swivel chair" answers "chair" before "armchair" does.
            for near in (_same_head, _share_head):
                for i, thing in enumerate(things):
                    if not taken[i] and not demand.holds(len(mine)) and near(thing.label, demand.name):
                        taken[i] = True
                        mine.append(i)
        out.append(Presence(demand, known, len(mine), _told(demand.name, notes), tuple(mine)))
    return out


def answers(name: str, things: Sequence[Named], found: Sequence[Presence], nouns: Vocabulary) -> list[int]:
    """Which things a name stands for in a demand of another sort than a count.

    Those that answer the count of that name; for a name that was not counted, those so called, else those of its kind,
    else those that share its head noun.
    """
    wanted = _key(name)
    for presence in found:
        if _key(presence.demand.name) == wanted:
            return list(presence.things)
    mine = [i for i, t in enumerate(things) if _key(t.label) == wanted]
    entry = nouns.resolve(name)
    if not mine and entry is not None and entry.sort == "thing":
        mine = [i for i, t in enumerate(things) if t.kind == entry.value]
    return mine or [i for i, t in enumerate(things) if _share_head(t.label, name)]


def _key(name: str) -> str:
    return key(singular(name.replace("-", " ")))


def _owner(thing: Named, names: list[str]) -> int | None:
    own = _key(thing.label)
    return names.index(own) if own in names else None


def _share_head(label: str, name: str) -> bool:
    a, b = _key(label.split(" of ")[0]), _key(name.split(" of ")[0])
    return a.endswith(b) or b.endswith(a) or _key(label.split()[-1]) == _key(name.split()[-1])


def _same_head(label: str, name: str) -> bool:
    return _key(label.split(" of ")[0].split()[-1]) == _key(name.split(" of ")[0].split()[-1])


def _told(name: str, notes: Sequence[Note]) -> bool:
    """Whether the report mentions a name, or its head noun."""
    head = _key(name.split(" of ")[0].split()[-1])
    whole = _key(name)
    subjects = [_key(n.subject.split(",")[0]) for n in notes]
    return any(
        s.endswith(head) or s == whole or whole.endswith(s) or s.startswith(head) for s in subjects if s
    )
