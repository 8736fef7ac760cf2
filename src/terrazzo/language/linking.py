"""Whom a link is about, and what a link without an object means: "a shelf above", "two lamps, one on each side"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terrazzo.language.bonding import Waiting
from terrazzo.language.drafts import Bond, Draft, fits_on
from terrazzo.language.links import Link
from terrazzo.language.numbers import Count
from terrazzo.language.reference import Reference

if TYPE_CHECKING:
    from terrazzo.language.scene import Scene


class Linking(Reference):
    """Reference, and the links of a clause as they are read."""

    def __init__(self, scene: Scene):
        super().__init__(scene)
        self.waiting: Waiting | None = None
        self.negating = False
        self.participle = False

    def reset(self) -> None:
        """A new clause."""
        self.heads: list[Draft] = []
        self.fronted: list[tuple[Link, Draft | str, int]] = []
        self.fronted_once = False
        self.listing: Waiting | None = None
        self.verb = False
        self.inverted = False
        self.times = 1
        self.some: tuple[Draft, int] | None = None
        self.apiece: tuple[Draft, int] | None = None
        self.together: list[Draft] = []

    def _link(self, link: Link) -> None:
        if (
            self.waiting is not None
            and not self.waiting.link.alone
            and link.relation in ("in", "on", "at", "for", "near", "long_side", "short_side")
            and not link.turned
        ):
            sources = self.waiting.sources
        else:
            sources = self._sources(link)
        if link.relation == "without":
            self.waiting = Waiting(link, sources)
            return
        fronted = not link.turned and not sources
        waiting = Waiting(link, sources, fronted, placed=self.before == "verb")
        if link.alone:
            self._alone(waiting)
            return
        if (
            link.turned
            and link.relation != "with"
            and self.before == "comma"
            and self.heads
            and (not self.listing or link.relation == "sides")
        ):
            waiting.sources = [d for d in self.last if d in self.heads] or self.heads[-1:]
        self.waiting = waiting
        self.negating = False

    def _sources(self, link: Link) -> list[Draft]:
        """Whom a link is about."""
        if self.before == "comma" and self.earlier_sort == "and" and not link.turned and not link.alone:
            return []  # "A tray with glasses and, next to the tray, a decanter."
        if self.before in ("", "break") or (
            self.before in ("comma", "and")
            and not link.turned
            and self.verb
            and self.heads
            and link.relation not in ("facing", "sides")
        ):
            if self.before in ("", "break") or self.before == "and":
                if self.before in ("and",):
                    self.scene.previous = self.heads
                    self.reset()
                return []
            return list(self.last[-1:])
        if self.before in ("verb", "copula") and self.participle:
            if not self.last and not self.heads:
                # "Light falls onto a desk placed near the window": the desk is.
                return [target for _, target, _ in self.fronted[-1:] if isinstance(target, Draft)]
            return self._joint(self.last or self.heads)
        if self.before in ("verb", "copula") and self.verb and self.heads:
            return list(self.heads)
        if link.relation == "facing" and not link.turned and self.before == "noun" and len(self.last) > 1:
            kinds = [self.scene.kind_of(d) for d in self.last]
            if all(k is not None and k.seats for k in kinds) and not link.verb:
                return list(self.last)  # "A recliner and an ottoman facing a table" both do.
        if link.verb and self.heads:
            self._new_subject()
            self.verb = True
            return (
                list(self.heads)
                if not self.last or self.last[-1] in self.heads
                else list(self.last if self.listing and len(self.last) > 1 else self.heads)
            )
        if link.relation in ("around", "long_side", "short_side") and self.last:
            return list(self.last)
        return self._joint(self.last or self.heads)

    def _joint(self, group: list[Draft]) -> list[Draft]:
        """The last of a group, with the one before it where they share a determiner: "a desk and bookshelf"."""
        if self.together and group and group[-1] in self.together:
            return list(self.together)
        if len(group) > 1 and group[-1].joined:
            return list(group[-2:])
        return list(group[-1:])

    def _new_subject(self) -> None:
        """After "a shelf holds a towel, and a fern stands", the fern is the subject and not on the shelf."""
        draft = self.last[-1] if self.last else None
        if (
            self.before != "noun"
            or not self.verb
            or draft is None
            or draft in self.heads
            or len(self.last) < 2
        ):
            return
        if self.listing is None or (draft.said is False and draft.phrase.count == Count()):
            return
        owners = self.listing.sources
        draft.bonds = [b for b in draft.bonds if not (b.guess and b.target in owners)]
        self.scene.previous = self.heads
        self.heads, self.listing, self.last = [draft], None, [draft]

    def _neighbour(self, sources: list[Draft], relation: str) -> Draft | None:
        """Of "a desk holds two crayons, a book to the right, and a lamp on the left": the crayons."""
        if self.listing is None or relation not in ("left_of", "right_of", "in_front_of", "behind", "beside"):
            return None
        owner = self.listing.sources[-1]
        mates = [
            d
            for d in self.scene.drafts
            if d not in sources and any(b.relation == "on" and b.target is owner for b in d.bonds)
        ]
        small = all(fits_on(self.scene.kind_of(d)) for d in (*sources, *mates[:1]))
        return mates[0] if mates and small else None

    def _sat_at(self, sources: list[Draft], relation: str) -> Draft | None:
        """The desk or table before which a seat stands, whatever was named on it last."""
        kinds = [self.scene.kind_of(s) for s in sources]
        if relation != "in_front_of" or not all(k is not None and k.seats for k in kinds):
            return None
        desks = [
            d for d in (*self.heads, *self.last) if d.label.endswith(("desk", "table", "vanity", "piano"))
        ]
        return desks[-1] if desks and desks[-1] not in sources else None

    def _alone(self, waiting: Waiting) -> None:
        """A link without an object: about the owner of the list, or the room."""
        link, sources = waiting.link, waiting.sources
        if link.relation == "none":
            return
        if link.relation in ("together", "mutual"):
            alike = [d for d in (self.last or self.heads)[-1:] if d.count > 1]
            for draft in alike:
                draft.bonds.append(Bond("facing" if link.relation == "mutual" else "beside", draft))
            if alike:
                return
        if link.relation == "together":
            group = self.last if len(self.last) > 1 else self.heads
            for draft in group[1:]:
                draft.bind("beside", group[0])
            self.together = list(group)
            return
        flanking = self.bound.sources if self.bound and self.bound.link.relation == "sides" else []
        if flanking and link.relation in ("left_of", "right_of") and all(s in flanking for s in sources):
            return  # "Two lamps flank the bed on the left and right": that is what flanking means.
        if link.relation == "corner":
            self._bind(waiting, "corner", each=link.each)
            return
        owner = None
        if waiting.fronted:
            owner = self.scene.previous[0] if self.scene.previous else None
        elif (
            self.listing is not None
            and self.listing.sources
            and not (set(map(id, self.listing.sources)) & set(map(id, sources)))
        ):
            owner = self._neighbour(sources, link.relation) or self.listing.sources[0]
        elif sources:
            owner = self._it(sources)
            if owner is not None and not all(fits_on(self.scene.kind_of(s)) for s in sources):
                owner = self._surface(owner)  # A cabinet is left of the desk, not of the laptop on it.
                owner = self._sat_at(sources, link.relation) or owner
        if link.relation == "middle":
            on_it = owner is not None and sources and all(fits_on(self.scene.kind_of(s)) for s in sources)
            owner = owner and self._surface(owner)
            on_it = on_it and owner is not None and not fits_on(self.scene.kind_of(owner))
            self._bind(waiting, owner if on_it and owner is not None else "room", each=False)
        elif owner is not None and owner not in sources:
            if (
                link.relation == "above"
                and not self.listing
                and sources
                and self.scene.kind_of(sources[0]) is not None
                and getattr(self.scene.kind_of(sources[0]), "stand", "") == "ceiling"
            ):
                return
            self._bind(waiting, owner, each=link.each)
