"""One sentence into a scene, from left to right.

A link binds the group before it (or, after a verb, the clause's subject) to the noun after it; a link that opens a clause
waits for the noun that it is about. Definite nouns and pronouns look for an earlier group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from terrazzo.language.bonding import Waiting
from terrazzo.language.drafts import Draft, RoomFacts, fits_on
from terrazzo.language.items import Item, Phrase
from terrazzo.language.linking import Linking
from terrazzo.language.links import Link
from terrazzo.language.numbers import MOST, Count
from terrazzo.language.vocabulary import singular
from terrazzo.language.whereabouts import DWELLINGS

if TYPE_CHECKING:
    from terrazzo.language.scene import Scene

_PARTICIPLES = ("ed", "ing", "set", "hung", "held", "left", "shown", "kept", "built", "spread")
_CARRYING = frozenset(("on", "inside", "in", "above", "under", "sides", "long_side", "short_side", "around"))
"""Relations of which the thing at rest stays what is spoken of."""
_OF_BEDS = frozenset(("headboard", "footboard"))
"""Parts that stand for the bed when something is above or beside them."""
_TOPS = frozenset(["countertop", "worktop", "desktop", "tabletop", "surface", "top"])
_RUGS = frozenset(["rug", "mat", "play mat"])
_GROUNDED = frozenset(
    ["left_of", "right_of", "in_front_of", "behind", "beside", "near", "opposite", "foot_of"]
)
_SHELVED = frozenset(["bookshelf", "shelving unit", "display cabinet", "ladder shelf", "cube shelf", "hutch"])
_INSIDE = {"submarine": "spaceship"}
"""Things that one can be inside of, and the kinds of place that they are then."""
_COVERINGS = frozenset(
    [
        "tile",
        "tiling",
        "paneling",
        "panelling",
        "paint",
        "plaster",
        "brick",
        "wood",
        "plank",
        "marble",
        "concrete",
    ]
)
"""Nouns of what walls and floors are covered with."""


def read_items(scene: Scene, items: Sequence[Item]) -> None:
    """Reads one sentence into a scene."""
    clause = _Clause(scene)
    for place, item in enumerate(items):
        clause.final = place == len(items) - 1
        clause.following = None if clause.final else items[place + 1].link
        clause.take(item)
    clause.close()
    # After "On the desk stands a lamp", "it" is the desk; after "Behind the stool stands a desk", the desk too.
    topics = [
        (link.relation in _CARRYING, target)
        for link, target, _ in clause.fronted
        if isinstance(target, Draft)
    ]
    first, later = ([t for carrying, t in topics if carrying is wanted] for wanted in (True, False))
    scene.previous = [*first, *clause.heads, *later] or scene.previous


class _Clause(Linking):
    """Reads one sentence into a scene."""

    def __init__(self, scene: Scene):
        super().__init__(scene)
        self.reset()
        self.partition = False
        self.building: Phrase | None = None
        self.opening: str | None = None
        self.coloured: list[Draft] = []
        self.dropping = False
        self.covering: tuple[str, ...] = ()
        self.loose: tuple[str, ...] = ()
        self.each = False
        self.subject: RoomFacts | None = None
        self.placed: RoomFacts | None = None
        self.led = False
        self.share: tuple[Draft, int] | None = None
        self.fresh: list[Draft] = []
        self.parenthesis = False
        self.final = False
        self.following: Link | None = None

    def close(self) -> None:
        """The end of the sentence: of "A bedroom with a closet and a bath." it goes on with the bedroom."""
        where = self.scene.where
        if self.subject is None or where.here is self.subject or self.led:
            return
        if not any(d.room is where.here for d in self.scene.drafts):
            where.here = self.subject

    def take(self, item: Item) -> None:
        """Reads one item."""
        sort = item.sort
        if sort == "noun" and item.phrase is not None:
            self._noun(item.phrase)
        elif sort == "link" and item.link is not None:
            self.parenthesis = self.before == "comma" and self.earlier_sort == "and"
            self._link(item.link)
        elif sort == "pronoun":
            self._pronoun(item)
        elif sort == "describe":
            self._describe(item.words)
        elif sort in ("verb", "copula"):
            word = item.words[0]
            self.participle = (
                sort == "verb" and self.before in ("noun", "link", "describe") and word.endswith(_PARTICIPLES)
            )
            if word in ("mounted", "hung") and self.last:
                self._mount(self.last[-1])
            if not self.participle:
                if self.subject is not None and self.before == "comma" and not self.heads:
                    self.scene.where.here = self.subject  # "The hall, next to the kitchen, has a bench."
                self._new_subject()
                if self.inverted and self.before == "noun":
                    # "On the table sits a vase, a magazine lies ...": the second verb has a subject of its own.
                    self.heads, self.inverted = self.heads[-1:], False
                self.verb = True
            if self.waiting is not None and self.waiting.link.alone is False and sort == "verb":
                self.waiting = None
        elif sort == "break":
            self.scene.previous = self.heads or self.scene.previous
            # "On the desk stands a lamp, while a cup holds pens": the cup is there too.
            carriers = [f for f in self.fronted if f[0].relation in ("on", "inside")]
            self.reset()
            self.fronted, self.fronted_once = carriers, bool(carriers)
            self.waiting, self.negating = None, False
        elif sort == "which":
            if not self._on_which():
                self.heads, self.verb = list(self.last) or self.heads, False
        elif sort == "dash":
            self._dash()
        elif sort == "level":
            self._storey(item)
            return
        if sort != "comma" and sort != "and":
            self.partition = self.partition and sort != "break"
        self.earlier_sort, self.before = self.before, sort

    def _on_which(self) -> bool:
        """Reads "a desk, on which a lamp stands": the link waits for what comes after "which"."""
        waiting = self.waiting
        if waiting is None or waiting.link.turned or waiting.link.alone or self.before != "link":
            return False
        antecedents = self.last or self.heads
        if not antecedents or waiting.link.relation in ("for", "none", "with", "without"):
            return False
        self.scene.previous = self.heads or self.scene.previous
        link, target = waiting.link, antecedents[-1]
        self.reset()
        self.waiting, self.last = None, []
        self.fronted = [(link, target, 1)]
        return True

    def _noun(self, phrase: Phrase) -> None:
        self.building = None
        if self.negating and phrase.count.number and phrase.count.value and self.before in ("and", "comma"):
            self.negating = False  # "No tables and three chairs."
        phrase = self._as_place(phrase)
        if phrase.sort == "place":
            phrase = self.scene.where.as_building(phrase)
        if phrase.sort == "place":
            self._place(phrase)
        elif phrase.sort == "arch":
            self._architecture(phrase)
        elif phrase.sort == "part":
            self._part(phrase)
        elif phrase.sort == "idle":
            self.dropping = self.waiting is not None and self.waiting.link.relation == "for"
            self.scene.room.words += [
                w for w in (*phrase.words, *phrase.label.split()) if self.waiting is None
            ]
            self.waiting = None
            self.covering = (*phrase.words, phrase.label) if phrase.label in _COVERINGS else ()
        elif phrase.count.negative or self.negating or phrase.count.value == 0:
            self.scene.negated.append((phrase.label, phrase.kind))
            self.negating, self.waiting = True, None
        else:
            self._thing(phrase)
        if phrase.sort not in ("thing", "unknown", "part"):
            self.coloured = []

    def _as_place(self, phrase: Phrase) -> Phrase:
        """The phrase of a thing that one can be inside of as a place, where it is no toy and comes first: "a submarine"."""
        place = _INSIDE.get(phrase.label)
        inside = self.waiting is not None and self.waiting.link.relation in ("in", "inside")
        first = not (self.scene.where.named or self.scene.drafts)
        if place is None or not (first or inside) or {"toy", "model", "miniature"} & set(phrase.words):
            return phrase
        return replace(phrase, sort="place", kind=place)

    def _place(self, phrase: Phrase) -> None:
        where, waiting = self.scene.where, self.waiting
        turned = waiting is not None and waiting.link.turned
        relation = waiting.link.relation if waiting is not None and not (turned or phrase.led) else ""
        if not phrase.distant:
            room = where.enter(phrase, relation)
            self.led = self.led or phrase.led or phrase.count.number
            if room is not None:
                room.words += [w for w in phrase.words if w not in room.words]
                self._move_in(room, waiting)
                if waiting is None and not self.verb and not self.heads:
                    self.subject = room
            self.placed = room
        if waiting is not None and waiting.link.relation in ("middle", "corner"):
            self._bind(waiting, "room", each=False)
        self.waiting, self.last = None, [] if turned else self.last
        if not self.heads:
            self.listing = None

    def _move_in(self, room: RoomFacts, waiting: Waiting | None) -> None:
        """ "A bed and a desk in the bedroom": they are there, whatever room was spoken of before."""
        if (
            waiting is None
            or waiting.link.turned
            or waiting.link.relation not in ("in", "inside", "at", "on")
        ):
            return
        if not waiting.sources:
            return
        named = [d for d in (*self.heads, *waiting.sources) if d in self.fresh]
        self.scene.where.put(named, room)
        self.fresh = []

    def _mount(self, draft: Draft) -> None:
        """ "A screen mounted opposite the sofa" is on the wall, unless it is said to be on something else."""
        kind = self.scene.kind_of(draft)
        if kind is not None and kind.stand != "ceiling" and kind.size[0] < 0.5 and not draft.bonds:
            draft.bind("on", "wall", guess=True)

    def _nearby(self, draft: Draft) -> None:
        """ "On a nearby desk": near what was spoken of before."""
        how = next(
            (
                h
                for w, h in (("nearby", "near"), ("adjacent", "beside"), ("neighboring", "beside"))
                if w in draft.words
            ),
            "",
        )
        kind = self.scene.kind_of(draft)
        if not how or kind is None or kind.stand != "floor":
            return
        before = [d for d in (*self.heads, *self.scene.previous) if d is not draft and not d.gone]
        if before:
            draft.bind(how, self._surface(before[0]))

    def _storey(self, item: Item) -> None:
        placed = self.placed if self.before == "noun" else None
        self.scene.where.climb(item.words[0], after=placed)

    def _architecture(self, phrase: Phrase) -> None:
        where = self.scene.where
        if phrase.kind == "floor" and (level := where.ordinal(phrase.words)) is not None:
            where.level = level
            if self.placed is not None and self.before in ("link", "noun"):
                self.placed.level = level
            self.waiting = None
            return
        if phrase.kind == "room" and phrase.label in DWELLINGS and not where.named:
            where.dwelling = phrase.label
        waiting, self.waiting = self.waiting, None
        if waiting is not None and waiting.link.relation == "without":
            phrase = replace(phrase, count=replace(phrase.count, negative=True))
        where.here.see(phrase)
        part = phrase.kind or "room"
        if part in ("window", "door"):
            self.opening = part
        if self.covering and waiting is not None and waiting.link.relation in ("on", "around"):
            # "White tiles on the walls" are how the walls look.
            self.scene.room.looks.setdefault(part, []).extend(self.covering)
            self.covering = ()
            return
        if waiting is None:
            self.building = phrase
            if not self.last or self.before in ("", "comma", "and"):
                self.listing = None
            if self.verb and self.heads and self.before == "verb" and part in ("corner", "floor"):
                for head in self.heads[-1:]:
                    head.bind("in" if part == "corner" else "on", part)
            return
        if waiting.link.turned or waiting.link.relation in ("without", "for", "none"):
            self.building = phrase
            return
        each = phrase.count.each or waiting.link.each
        self._bind(waiting, part, each=each)

    def _part(self, phrase: Phrase) -> None:
        waiting, self.waiting = self.waiting, None
        said = " ".join((*phrase.words, phrase.label)) if phrase.words else phrase.label
        if waiting is not None and waiting.link.turned and waiting.sources:
            number = f"{phrase.count.value} " if phrase.count.number and phrase.count.value else ""
            for draft in waiting.sources:
                draft.describe((number + said,))
            self.last = list(waiting.sources)
        elif (
            waiting is not None
            and not waiting.link.turned
            and waiting.link.relation in ("on", "in", "inside", "at")
        ):
            owner = self._with_top() if phrase.label in _TOPS else None
            owner = owner or self._it(waiting.sources)
            if owner is not None and (phrase.count.definite or not phrase.count.indefinite):
                self._bind(waiting, owner, each=False)
        elif waiting is not None and not waiting.link.turned and phrase.label in _OF_BEDS:
            beds = [d for d in self.scene.drafts if not d.gone and (d.kind or "").split(" ")[-1] == "bed"]
            if beds:
                self._bind(waiting, max(beds, key=lambda d: d.mentioned), each=False)
        elif self.before in ("and", "comma") and self.last and self.coloured:
            for draft in self.last:
                draft.describe((said,))

    def _thing(self, phrase: Phrase) -> None:
        waiting, self.waiting = self.waiting, None
        if waiting is not None and self._kept_in(waiting, phrase):
            waiting = Waiting(Link("on", turned=True), waiting.sources)
        if waiting is not None and waiting.link.relation in ("for", "none") and not waiting.link.turned:
            known = self.scene.earlier(phrase) if phrase.count.definite else None
            if known is not None:
                self.scene.touch(known)
            self.dropping = True
            return
        if (
            self.dropping
            and waiting is None
            and self.before in ("and", "comma", "verb")
            and phrase.count == Count()
        ):
            return
        self.dropping = False
        if self._more_targets(phrase, waiting):
            return
        if waiting is not None and waiting.link.relation == "without":
            self.scene.negated.append((phrase.label, phrase.kind))
            self.negating = True
            return
        if self._one_of_group(phrase):
            return
        target = waiting is not None and not waiting.link.turned
        if waiting is not None and target and self._on_the_other_side(waiting, phrase):
            return
        if self.between and self.before == "and" and waiting is None:
            draft, new = self._refer(phrase, target=True)
            for bond in self.between:
                bond.target2 = draft
            self.between = []
            return
        self.between = []
        draft, new = self._refer(phrase, target=target)
        if waiting is not None and target and not new and _shelf_of(phrase, draft):
            waiting.link = replace(waiting.link, relation="inside", alone=False)
        if new:
            self.fresh.append(draft)
            self._nearby(draft)
        elif not target and draft.room is not None and not self.heads:
            self.scene.where.here = draft.room
        self.each = phrase.count.each and (not new or phrase.count.number)
        if waiting is None:
            self._coordinate(draft, new)
            number = phrase.count.value if not new and phrase.count.number else None
            if number is not None and number < draft.count:
                self.some = (draft, number)  # "Two of the beds stand in corners."
        elif waiting.link.turned:
            self._turned(waiting, draft, new)
            self.listing, self.last = waiting, [draft]
        else:
            if new:
                self._put_between(waiting, draft)
            self._bind(
                waiting, draft, each=phrase.count.each, one=phrase.count.number and phrase.count.value == 1
            )
            self.bound, self.bound_to, self.bound_new = waiting, draft, new
            self.placed_by_verb = waiting.placed
            if phrase.count.each and not new:
                self.times = max(self.times, draft.count)
            if new and not waiting.fronted:
                self.last = [draft]
        self.coloured = [draft]

    def _on_the_other_side(self, waiting: Waiting, phrase: Phrase) -> bool:
        """Reads the end of "to the left of the sink is a dishwasher and to the right an oven"."""
        other = {"left_of": "right_of", "right_of": "left_of"}.get(waiting.link.relation)
        if other is None or not (waiting.fronted and self.final and phrase.count.indefinite):
            return False
        bonds = [bond for draft in self.scene.previous for bond in draft.bonds]
        across = [b.target for b in bonds if b.relation == other and isinstance(b.target, Draft)]
        if not across:
            return False
        draft, _ = self._refer(phrase, target=False)
        draft.bind(waiting.link.relation, across[0])
        self.heads, self.last, self.listing = [draft], [draft], None
        return True

    def _put_between(self, waiting: Waiting, draft: Draft) -> None:
        """Of "a shelf with a soap on a dish" the dish is on the shelf, and the soap on the dish alone."""
        small = fits_on(self.scene.kind_of(draft)) and self.scene.kind_of(draft) is not None
        if waiting.link.relation != "on" or not small or not waiting.sources:
            return
        for source in waiting.sources:
            held = [b for b in source.bonds if b.relation == "on" and isinstance(b.target, Draft)]
            if source not in self.fresh or not held:
                continue
            source.bonds = [b for b in source.bonds if b not in held]
            draft.bind("on", held[0].target, guess=True)

    def _coordinate(self, draft: Draft, new: bool) -> None:
        """A noun that no link asked for: the subject, or one more of a list."""
        listing = self.listing
        draft.joined = self.before == "and" and self.earlier_sort == "noun" and draft.phrase.count == Count()
        listed = self.before in ("comma", "and")
        if listing is not None and listed and new and self._fits(listing, draft):
            self._turned(listing, draft, new, guess=True)
            self.last = [*self.last, draft]
            for link, target, _ in self.fronted if self.parenthesis else ():
                self._relate(link, [draft], target)
            self.fronted = [] if self.parenthesis else self.fronted
            return
        self.times = draft.count if self.each else 1
        of_room = (
            listing is not None and not listing.sources
        )  # "The room is furnished with a desk and chair."
        open_clause = not self.verb or self.inverted or of_room
        if listed and self.heads and open_clause and self.last and self.last[-1] in self.heads:
            self.last = [*self.last, draft]
            self.heads.append(draft)
        elif draft.joined and self.last and self.listing is not None and self.last[-1] not in self.heads:
            # "A bed, with a desk and bookshelf tucked into the corner": both are.
            self.last = [*self.last[-1:], draft]
            self.listing = None
        else:
            after_verb = self.before in ("verb", "copula")
            if self.verb and self.heads and not after_verb:
                self.ground = self._ground()
                self.scene.previous = self.heads
                self.heads, self.verb, self.inverted = [], False, False
                if (
                    self.before == "and"
                ):  # What stands on something goes on: "On the table is a cup, and a mug stands ..."
                    self.fronted = [f for f in self.fronted if f[0].relation in ("on", "inside")]
            self.inverted = after_verb and not self.heads
            self.heads.append(draft)
            self.last = [draft]
            self.listing = None
        for link, target, times in self.fronted:
            if (
                link.relation in ("on", "inside")
                and isinstance(target, Draft)
                and target.kind not in _RUGS
                and not fits_on(self.scene.kind_of(draft))
            ):
                continue
            if (times > 1 and new and not draft.said) or (times > 1 and draft.count == 1):
                draft.count *= times
                self.times = times  # "Above each bed hangs a shelf with three books": on each of them.
            self._relate(link, [draft], target, guess=self.fronted_once)
        self.fronted_once = bool(self.fronted)

    def _ground(self) -> Draft | None:
        """What the clause that ends here placed its subject by."""
        targets = [
            b.target
            for head in self.heads
            for b in head.bonds
            if b.relation in _GROUNDED and isinstance(b.target, Draft) and not b.guess
        ]
        return targets[-1] if targets else None

    def _fits(self, listing: Waiting, draft: Draft) -> bool:
        """Whether one more noun belongs to an open list: a lamp is on the desk too, a wardrobe is not."""
        if not listing.sources:
            return False
        if listing.link.relation in ("around", "sides"):
            return False
        kind, owner = self.scene.kind_of(draft), self.scene.kind_of(listing.sources[-1])
        if kind is not None and kind.stand == "wall" and owner is not None and owner.stand == "floor":
            return listing.link.relation in ("on", "with")  # "A dresser with a mirror and a lamp on top."
        return fits_on(kind)

    def _dash(self) -> None:
        group = self.last[-1] if self.last else None
        if (
            group is not None
            and self.apposition is None
            and group.phrase.plural
            and group.count > 1
            and self.before == "noun"
        ):
            self.apposition = group
        else:
            self.apposition = None

    def _pronoun(self, item: Item) -> None:
        waiting, self.waiting = self.waiting, None
        words, count = item.words, item.count
        if waiting is not None:
            if waiting.link.turned:
                return
            group = (
                self._it(waiting.sources)
                if words[0] in ("it", "itself", "one")
                else self._them(waiting.sources)
            )
            if group is None and len(waiting.sources) > 1:
                # "A coffin and four candles around it": the candles are, and it is the coffin.
                waiting.sources = waiting.sources[-1:]
                group = self._it(waiting.sources)
            if group is not None:
                self._bind(waiting, group, each=count.each)
            elif self.opening is not None:
                self._bind(waiting, self.opening, each=count.each)  # "Two windows, with a desk under them."
            return
        if words[0] in ("it", "itself"):
            group = self._it([])
            self.heads = self.last = [group] if group is not None else []
            return
        group = (self._them([]) if not count.another else None) or self._it([])
        latest = self.last[-1] if self.last else None
        listed = count.number and not count.definite and self.before == "comma"
        if listed and latest is not None and latest.phrase.plural and not latest.said:
            group = latest  # "Three shelves hold books, ten on each."
        if group is None:
            return
        bare = bool(count.number or count.another) and words[0] not in ("they", "them")
        if bare and group.count == 1 and count.another:
            group.count += 1
        elif (
            bare
            and count.number
            and self.before == "and"
            and not self.partition
            and not count.definite
            and not count.each
            and group.said
        ):
            more = self._more_at_ends(group, item)
            if more is None:
                group.count = min(MOST, group.count + (count.value or 1))
            group = more or group
        elif bare:
            self.partition = True
            self.apiece = (group, count.value) if count.value and not group.said else None
            if count.number and count.value and group.count > count.value:
                self.share = self.some = (group, count.value)
        elif "one" in words[1:] and count.definite and group.count > 1:
            self.partition, self.times = True, 1  # "The left one also holds a clock."
            self.share = self.some = (group, 1)
        if count.each:
            self.times = max(self.times, group.count)
        self.heads, self.last = [group], [group]
        self.listing = None

    def _more_at_ends(self, group: Draft, item: Item) -> Draft | None:
        """ "Three chairs on each long side and one at each end": those at the ends are a group of their own."""
        if self.following is None or self.following.relation not in ("sides", "short_side", "long_side"):
            return None
        tables = [
            b.target for b in group.bonds if b.relation in ("long_side", "around", "short_side", "left_of")
        ]
        if not tables or not isinstance(tables[0], Draft):
            return None
        self.scene.previous = [tables[0]]
        return self.scene.add(replace(group.phrase, count=item.count))

    def _describe(self, words: tuple[str, ...]) -> None:
        words = tuple(w for w in words if w not in ("and", ","))
        if self.share is not None:
            group, number = self.share
            if self.before == "pronoun":
                group.shares.append((number, words))
                return
            if self.before == "describe" and group.shares:
                group.shares[-1] = (number, (*group.shares[-1][1], *words))
                return
            self.share = None
        self.loose = (*self.loose, *words) if self.before == "describe" else words
        if words and singular(words[-1]) in _COVERINGS:
            self.covering = self.loose
            return
        if self.building is not None:
            self.scene.room.see(
                replace(
                    self.building, words=words, count=replace(self.building.count, number=False), plural=False
                )
            )
            if self.building.kind == "room":
                self.scene.room.words += words
            return
        waiting = self.waiting
        if waiting is not None and waiting.link.relation == "in":
            self.waiting = None
            self.coloured = waiting.sources or self.last
        group = (
            self.coloured
            if waiting is not None or self.before in ("describe", "and", "comma")
            else (self.heads if self.verb else self.last)
        )
        if not group and not self.scene.drafts:
            self.scene.room.words += words
        for draft in group:
            draft.describe(words)


def _shelf_of(phrase: Phrase, draft: Draft) -> bool:
    """Whether a phrase means shelves of a thing rather than the thing: "on the bookcase's top shelf"."""
    return (
        phrase.label.split(" ")[-1] == "shelf"
        and draft.kind in _SHELVED
        and bool(phrase.plural or set(phrase.words) & {"top", "upper", "lower", "bottom", "middle"})
    )
