"""How the groups of a clause are bound to each other and to the building once a link has its object."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING

from terrazzo.language.drafts import SUPPORTS, Bond, Draft, fits_on
from terrazzo.language.links import Link
from terrazzo.language.numbers import MOST
from terrazzo.world.worlds import Note

if TYPE_CHECKING:
    from terrazzo.language.scene import Scene

_CONTAINERS = (
    "tray",
    "plate",
    "basket",
    "box",
    "bowl",
    "vase",
    "dish",
    "board",
    "jar",
    "pot",
    "book",
    "shelf",
    "bag",
    "crate",
    "jug",
    "case",
    "cake",
    "bottle",
    "mug",
    "cup",
    "glass",
)
"""Small things that hold other things."""

_VESSELS = frozenset(
    [
        "vase",
        "cup",
        "basket",
        "cooler",
        "bucket",
        "jar",
        "mug",
        "crate",
        "bin",
        "hamper",
        "jug",
        "pitcher",
        "holder",
        "tub",
        "urn",
    ]
)
"""Things that hold others inside: what is "in", "with" or "held by" them is not on them."""

_SINGLE = {
    **dict.fromkeys(["vase of flowers", "roses", "tulips", "sunflowers", "lavender bunch"], "flower stem"),
    "utensil holder": "fork",
}
"""Kinds that bring a vessel of their own, and what one of them is in the vessel that was named."""

_TABLES = ("table", "desk", "island", "counter", "bench")


@dataclass
class Waiting:
    """A link that waits for its object.

    Args:
        link: The link.
        sources: Whom it is about.
        fronted: It opens a clause, and is about what comes after its object.
        placed: A verb led to it: "placed next to".
    """

    link: Link
    sources: list[Draft]
    fronted: bool = False
    placed: bool = False


class Bonding:
    """The links of one clause.

    Args:
        scene: What has been read so far.
    """

    def __init__(self, scene: Scene):
        self.scene = scene
        self.heads: list[Draft] = []
        self.fronted: list[tuple[Link, Draft | str, int]] = []
        self.between: list[Bond] = []
        self.times = 1
        self.partition = False
        self.listing: Waiting | None = None
        self.some: tuple[Draft, int] | None = None
        self.apiece: tuple[Draft, int] | None = None

    def _places(self, link: Link, target: Draft | str, each: bool) -> int:
        """How many places "each" names: nightstands, corners, windows, or the two sides of something."""
        if link.each and link.relation in ("sides", "long_side", "short_side"):
            return 2
        if not (each or link.each):
            return 1
        if isinstance(target, Draft):
            return target.count
        room = self.scene.room
        return {"corner": 4, "window": room.windows or 1, "door": room.doors or 1}.get(target, 1)

    def _multiply(self, sources: list[Draft], link: Link, target: Draft | str) -> None:
        """ "A lamp on each nightstand" is as many lamps; "two nightstands on each side" are two."""
        if self.partition:
            return
        for draft in sources:
            if target == "corner":
                draft.count = (
                    4 if draft.count in (1, 2, 3) and not (draft.said and draft.count > 1) else draft.count
                )
            elif (
                link.relation in ("long_side", "short_side") and link.each and draft.said and draft.count > 1
            ):
                draft.count *= 2
            elif draft.count == 1 and link.relation in ("sides", "long_side", "short_side", "beside"):
                draft.count = 2
            elif draft.count == 1 and isinstance(target, Draft):
                draft.count = target.count
            elif draft.count == 1 and target == "wall" and link.relation == "on":
                draft.count = 4  # "A painting on each wall."

    def _turned(self, waiting: Waiting, draft: Draft, new: bool, *, guess: bool = False) -> None:
        """A noun that stands in a relation to the nouns before: "a desk holding a lamp"."""
        if self.times > 1 and new and (draft.count == 1 or draft.said):
            draft.count = min(MOST, draft.count * self.times)
        owners = sum(d.count for d in waiting.sources)
        if (
            new
            and owners > 1
            and draft.phrase.plural
            and not draft.said
            and waiting.link.relation in ("on", "with")
        ):
            draft.count = min(MOST, owners)  # "Two plates are set with napkins": one each.
        if not waiting.sources:
            if not self.heads:  # "In the corner sits a reading nook with an armchair": there it is.
                for link, target, _ in self.fronted:
                    self._relate(link, [draft], target, guess=True)
            self.heads.append(draft)
            return
        link = waiting.link
        for owner in waiting.sources[-1:]:
            owner = self._stood_by(owner, draft, link.relation)
            relation, sure = self._turned_relation(link, owner, draft)
            if relation == "sides":
                self._sides([draft], owner)
            elif relation:
                draft.bind(relation, owner, guess=guess or not sure)

    def _stood_by(self, owner: Draft, draft: Draft, relation: str) -> Draft:
        """What furniture stands by: of "a table with board games, surrounded by chairs" it is the table."""
        kind = self.scene.kind_of(draft)
        floor = kind is not None and kind.stand == "floor"
        if not floor or not fits_on(self.scene.kind_of(owner)) or self.scene.kind_of(owner) is None:
            return owner
        return self._surface(owner) if relation in ("around", "with", "near", "beside", "sides") else owner

    def _surface(self, draft: Draft) -> Draft:
        """The furniture that a small thing stands on; itself where nobody said."""
        for _ in range(4):
            below = next((b.target for b in draft.bonds if b.relation == "on"), None)
            if not isinstance(below, Draft) or not fits_on(self.scene.kind_of(draft)):
                return draft
            draft = below
        return draft

    def _turned_relation(self, link: Link, owner: Draft, draft: Draft) -> tuple[str, bool]:
        kind, carrier = self.scene.kind_of(draft), self.scene.kind_of(owner)
        stand = kind.stand if kind is not None else "surface"
        relation = link.relation
        if relation in ("on", "inside", "with") and stand in ("wall", "ceiling"):
            return "above", False
        several = relation == "on" or draft.phrase.plural or draft.count > 1
        if relation in ("on", "with") and stand == "surface" and _is_vessel(owner) and several:
            self._cut(owner, draft)
            return "inside", True
        if relation == "with":
            if stand == "surface" and (carrier is None or carrier.stand in ("floor", "surface", "wall")):
                small = fits_on(carrier) and not owner.label.endswith(_CONTAINERS)
                return ("beside" if small else "on"), False
            if "adjacent" in draft.words or "adjoining" in draft.words:
                return "beside", True
            seat = kind is not None and kind.seats and any(w in owner.label for w in _TABLES)
            if seat:
                return (
                    "around"
                    if draft.count > 2 or (draft.count == 2 and "desk" not in owner.label)
                    else "in_front_of"
                ), False
            return "near", False
        if relation == "on" and stand == "floor" and carrier is not None and carrier.stand != "rug":
            light = kind is not None and max(kind.size) <= _LIGHT and not fits_on(carrier)
            return ("on", True) if light else ("near", False)
        if relation == "inside":
            self._cut(owner, draft)
        return relation, True

    def _cut(self, owner: Draft, draft: Draft) -> None:
        """Flowers in a vase are single stems, and no further vases of flowers."""
        single = _SINGLE.get(draft.kind or "")
        if single is not None and _is_vessel(owner) and draft.phrase.plural:
            draft.describe((draft.label,))
            draft.phrase = replace(draft.phrase, kind=single)

    def _relate(
        self, link: Link, sources: list[Draft], target: Draft | str, *, guess: bool = False, one: bool = False
    ) -> None:
        """Says of each source how it stands to the target."""
        if link.relation == "sides" and isinstance(target, Draft):
            self._sides(sources, target)
            return
        for draft in sources:
            if draft is target:
                continue
            relation, goal = self._plain(link.relation, draft, target)
            if relation:
                if (
                    relation in _BESIDE
                    and not guess
                    and isinstance(goal, Draft)
                    and fits_on(self.scene.kind_of(goal))
                ):
                    # "Two plates are set with napkins to their right": beside them, not on them.
                    draft.bonds = [b for b in draft.bonds if not (b.relation == "on" and b.target is goal)]
                second = target if link.relation == "between" else None
                single = one and draft.count > 1 and relation not in ("facing",)
                some = self.some[1] if self.some is not None and self.some[0] is draft else None
                draft.bind(
                    relation,
                    goal,
                    second=second,
                    count=1 if single else some,
                    guess=guess,
                )
                if relation in _OTHER_SIDE and isinstance(goal, Draft):
                    for bond in draft.bonds:
                        if bond.relation == _OTHER_SIDE[relation] and bond.count == 1 and not bond.guess:
                            bond.target = goal  # "One to the left and one to the right of the screen."
                if link.relation == "middle" and relation == "on" and isinstance(goal, Draft):
                    draft.bind("center_of", goal, guess=guess)
                if relation == "between":
                    self.between = [b for b in draft.bonds if b.relation == "between" and b.target is goal]

    def _sides(self, sources: list[Draft], target: Draft) -> None:
        """One half to the left, one to the right."""
        if len(sources) == 1:
            half = sources[0].count // 2
            if half == 0:
                sources[0].bind("beside", target)
            else:
                sources[0].bind("left_of", target, count=half)
                sources[0].bind("right_of", target, count=sources[0].count - half)
            return
        for place, draft in enumerate(sources):
            draft.bind("left_of" if place % 2 == 0 else "right_of", target)

    def _beside_what_is_too_small(self, draft: Draft, target: Draft) -> str:
        """How something large stands to what it was to be in: near it, with a note where it is the larger of the two."""
        kind, goal = self.scene.kind_of(draft), self.scene.kind_of(target)
        if kind is not None and goal is not None and prod(kind.size) > prod(goal.size):
            reason = f"does not fit into the {target.label}; it stands near it"
            self.scene.notes.append(Note("adjusted", draft.label, reason))
        return "near"

    def _plain(self, relation: str, draft: Draft, target: Draft | str) -> tuple[str, Draft | str]:
        """A link's relation as one of `RELATIONS`, and its target."""
        if isinstance(target, str):
            return _to_building(relation, target)
        kind, goal = self.scene.kind_of(draft), self.scene.kind_of(target)
        small = fits_on(kind)
        if relation in ("middle", "corner"):
            return ("on" if small or goal is None or goal.stand == "rug" else "near"), target
        if relation == "at":
            return ("around" if kind is not None and kind.seats and draft.count > 1 else "near"), target
        if relation in ("in", "inside"):
            if small:
                self._cut(target, draft)
            return ("inside" if small else self._beside_what_is_too_small(draft, target)), target
        if relation == "outside":
            draft.describe(("outside",))
            return "near", target
        if (
            relation == "foot_of"
            and goal is not None
            and not any(w in goal.name for w in ("bed", "sofa", "chaise", "crib", "mattress", "futon"))
        ):
            return ("short_side" if any(w in goal.name for w in _TABLES) else "near"), target
        if relation == "foot_of" and small and draft.label.split(" ")[-1] in _BEDDING:
            return "on", target
        if relation == "against":
            return "beside", target
        if relation in ("none", "for", "with", "without", "hanging_from"):
            return "", target
        return relation, target

    def _holders(self, waiting: Waiting, target: Draft | str) -> list[Draft]:
        """Whom a link is about: of "a stool holds two towels beside a laundry basket" it is the stool."""
        listing, sources = self.listing, waiting.sources
        relation, owner = waiting.link.relation, listing.sources[-1] if listing and listing.sources else None
        if (
            owner is None
            or owner is target
            or relation not in ("beside", "near", "left_of", "right_of", "on")
        ):
            return sources
        kind = self.scene.kind_of(target) if isinstance(target, Draft) else None
        stands = target in ("window", "door") or (kind is not None and kind.stand == "floor")
        carried = sources and all(
            fits_on(self.scene.kind_of(s))
            and any(b.target is owner and b.relation in ("on", "inside") for b in s.bonds)
            for s in sources
        )
        if not stands or not carried:
            return sources
        holds = relation != "on" and not fits_on(self.scene.kind_of(owner))
        return [owner] if holds or _is_vessel(owner) else sources

    def _bind(self, waiting: Waiting, target: Draft | str, *, each: bool, one: bool = False) -> None:
        """Completes a link."""
        link = waiting.link
        if waiting.fronted:
            self.fronted.append((link, target, self._places(link, target, each)))
            return
        if (each or link.each) and self.apiece is not None and isinstance(target, Draft):
            draft, number = self.apiece
            if draft in waiting.sources:  # "Boxes stand on four shelves, three on each."
                draft.count, draft.said, self.apiece = min(MOST, number * target.count), True, None
        if each or link.each:
            self.some = self.some if target == "corner" else None  # "Four on each side" are all of them.
            self._multiply(waiting.sources, link, target)
        if link.relation == "between" and isinstance(target, str):
            return
        sources = self._holders(waiting, target)
        if (
            isinstance(target, Draft)
            and target.kind == "rug"
            and all(fits_on(self.scene.kind_of(s)) for s in sources)
        ):
            # "A table holds two coasters atop a rug": the table stands on it.
            sources = [h for h in self.heads if not fits_on(self.scene.kind_of(h))] or sources
        self._relate(link, sources, target, one=one)
        if link.relation == "corner" or target == "corner":
            for draft in sources[1:]:
                if draft.count == sources[0].count == 1 and not (each or link.each):
                    draft.bind("near", sources[0], guess=True)  # One corner holds them both.


def _is_vessel(draft: Draft) -> bool:
    return draft.label.split(" ")[-1] in _VESSELS


def _to_building(relation: str, part: str) -> tuple[str, str]:
    """A relation to a part of the building: "on the ceiling" hangs from it."""
    if relation in ("none", "for", "with", "without", "outside"):
        return "", part
    if relation == "middle" and part == "wall":
        return "against", "wall"
    if relation in ("middle",):
        return (
            ("in", "middle")
            if part in ("room", "floor")
            else ("hanging_from", "ceiling")
            if part == "ceiling"
            else ("near", part)
        )
    if relation == "corner" or part == "corner":
        return "in", "corner"
    if part == "room":
        return (
            ("", part)
            if relation in ("in", "inside", "around", "on", "at", "near")
            else ("in", "middle")
            if relation == "middle"
            else ("", part)
        )
    if part == "ceiling":
        return "hanging_from", "ceiling"
    if part == "floor":
        return ("on", "floor") if relation in ("on", "in", "around") else ("", part)
    if part == "wall":
        if relation in ("facing", "opposite"):
            return "", part  # All things do.
        if relation in ("on", "above", "hanging_from", "around"):
            return ("on" if relation != "around" else "against"), "wall"
        return (
            ("against", "wall")
            if relation in ("against", "in", "at", "beside", "near", "left_of", "right_of", "under", "sides")
            else (relation, "wall")
        )
    if relation in ("at", "in", "inside", "around", "foot_of"):
        return "near", part
    if relation in ("sides", "long_side", "short_side"):
        return "beside", part
    return relation, part


_BESIDE = frozenset(["beside", "left_of", "right_of", "in_front_of", "behind", "near", "facing"])
_ON_FLOOR = ("basket", "box", "bag", "cushion", "pillow", "bucket", "ball", "bin", "can", "shoes", "crate")
_OTHER_SIDE = {"left_of": "right_of", "right_of": "left_of"}
_BEDDING = frozenset(
    ["blanket", "throw", "quilt", "duvet", "pillow", "cushion", "towel", "plaid", "bedspread"]
)
_LIGHT = 0.5
"""Things up to this size that usually stand on the floor can be held by furniture too [m]."""

_TALLEST = 0.6
"""Things up to this height stand on a table when they are said to be beside something on it [m]."""


def settle(scene: Scene, drafts: list[Draft]) -> None:
    """Puts small things on what their neighbours stand on: a mouse right of a keyboard is on the desk too."""
    for _ in range(4):
        for draft in drafts:
            if not _settles(scene, draft):
                continue
            for bond in draft.bonds:
                if bond.relation not in _BESIDE or not isinstance(bond.target, Draft):
                    continue
                below = next((b.target for b in bond.target.bonds if b.relation == "on"), None)
                if (
                    below is None
                    and bond.count is None  # What flanks a desk stands on both sides of it.
                    and bond.relation in ("left_of", "right_of")
                    and any(w in bond.target.label for w in _TABLES)
                ):
                    below = bond.target
                if isinstance(below, Draft) and below is not draft:
                    draft.bind("on", below, guess=True)
                    break
        for draft in drafts:
            below = next((b.target for b in draft.bonds if b.relation == "on"), None)
            for bond in draft.bonds:
                other = bond.target
                if (
                    bond.relation not in _BESIDE
                    or not isinstance(other, Draft)
                    or not isinstance(below, Draft)
                ):
                    continue
                if other is not below and not other.bonds and _settles(scene, other):
                    other.bind("on", below, guess=True)


def _settles(scene: Scene, draft: Draft) -> bool:
    kind = scene.kind_of(draft)
    if any(b.relation in SUPPORTS or b.relation == "in" for b in draft.bonds) or draft.label.endswith(
        _ON_FLOOR
    ):
        return False
    return kind is None or (kind.stand == "surface" and kind.size[2] <= _TALLEST)
