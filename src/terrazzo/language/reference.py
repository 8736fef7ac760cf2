"""What definite nouns and pronouns of a clause mean: an earlier group, one more target, or a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terrazzo.language.bonding import Bonding, Waiting
from terrazzo.language.drafts import Draft
from terrazzo.language.items import Phrase
from terrazzo.language.looks import read_looks
from terrazzo.language.numbers import Count
from terrazzo.language.vocabulary import key
from terrazzo.language.wordlists import word_set

if TYPE_CHECKING:
    from terrazzo.language.scene import Scene

_HOLDERS = frozenset(
    ["shelf", "rack", "bookshelf", "holder", "stand", "basket", "box", "bin", "case", "tray", "crate"]
)
"""Things that are made to hold others."""

_TOPPED = (
    "table",
    "desk",
    "counter",
    "island",
    "vanity",
    "bench",
    "stand",
    "sideboard",
    "dresser",
    "cabinet",
    "console",
    "bar",
)

_ORDER = word_set("english", "picking")
"""Words that pick one of a group and say nothing of its looks."""


class Reference(Bonding):
    """Bonding, and what nouns and pronouns refer to."""

    def __init__(self, scene: Scene):
        super().__init__(scene)
        self.last: list[Draft] = []
        self.bound: Waiting | None = None
        self.bound_to: Draft | None = None
        self.ground: Draft | None = None
        self.bound_new = False
        self.final = False
        self.placed_by_verb = False
        self.apposition: Draft | None = None
        self.verb = False
        self.before = ""
        self.earlier_sort = ""

    def _refer(self, phrase: Phrase, *, target: bool) -> tuple[Draft, bool]:
        """The group that a phrase means, and whether it is a new one."""
        scene, count = self.scene, phrase.count
        known: Draft | None = None
        if count.another:
            known = None
        elif (
            count.definite
            or count.each
            or (target and count == Count() and not phrase.plural and not phrase.words)
        ):
            known = scene.earlier(phrase)
        elif (target and not count.number and (phrase.plural or count.indefinite)) or (
            count.number and count.value == 1 and not count.vague
        ):
            known = scene.earlier(phrase, least=2) if not _new_words(phrase, scene) else None
        elif target and count.number:
            known = scene.earlier(phrase, least=count.value or 1)
            known = known if known is not None and known.count == count.value else None
        if known is not None and key(known.label) != key(phrase.label) and not (count.definite or count.each):
            known = None
        if known is not None:
            known.describe(tuple(w for w in phrase.words if w not in _ORDER))
            return scene.touch(known), False
        draft = scene.add(replace(phrase, words=tuple(w for w in phrase.words if w != "matching")))
        if "matching" in phrase.words:
            self._match(draft)
        return draft, True

    def _match(self, draft: Draft) -> None:
        """ "A matching toilet": the colour and material of the group before."""
        for other in reversed(self.scene.drafts[:-1]):
            colour, finish, said = read_looks(other.words)
            if colour or finish:
                draft.describe(tuple(w for w in said if read_looks([w])[0] or read_looks([w])[1]))
                return

    def _it(self, sources: list[Draft]) -> Draft | None:
        """What "it" means: the owner of the open list, the subject, else the latest thing named.

        Of "a stool stands before the piano, and a lamp stands behind it" it is the piano still.
        """
        ground = self.ground
        still = self.listing is None and bool(sources) and all(s in self.heads for s in sources)
        if ground is not None and still and ground not in sources and not ground.gone:
            return ground
        for pool in (
            self.listing.sources if self.listing else [],
            self.heads[:1] if self.verb else [],
            self.scene.previous if all(h in sources for h in self.heads) else [],
        ):
            for draft in pool:
                if draft not in sources and not draft.gone:
                    return draft
        rest = [d for d in self.scene.drafts if d not in sources and not d.gone]
        return max(rest, key=lambda d: d.mentioned, default=None)

    def _with_top(self) -> Draft | None:
        """The latest thing named that has a top to work on."""
        tops = [d for d in self.scene.drafts if not d.gone and d.label.endswith(_TOPPED)]
        return max(tops, key=lambda d: d.mentioned, default=None)

    def _them(self, sources: list[Draft]) -> Draft | None:
        """What "them", "each" and "one" mean: the latest group of several."""
        for group in (self.heads, self.scene.previous):
            named = [d for d in group if d not in sources and not d.gone]
            if len(named) > 1 and all(d.count == 1 for d in named):
                return named[0]  # "A lamp and a tablet rest on the desk while a book sits left of them."
        for draft in (*self.heads, *self.scene.previous):
            if draft.count > 1 and draft not in sources and not draft.gone:
                return draft
        rest = [d for d in self.scene.drafts if d not in sources and not d.gone]
        several = [d for d in rest if d.count > 1]
        return max(several or rest, key=lambda d: d.mentioned, default=None)

    def _more_targets(self, phrase: Phrase, waiting: Waiting | None) -> bool:
        """Reads the second object of "next to the sofa and each armchair"."""
        last = self.bound
        if waiting is not None or last is None or self.before != "and" or self.earlier_sort != "noun":
            return False
        known = self.scene.earlier(phrase) if phrase.count.definite or phrase.count.each else None
        if known is None and self._closes_pair(last, phrase):
            known = self.scene.add(phrase)
        if known is None or last.link.relation in ("between", "in", "corner", "middle"):
            return False
        self._bind(last, self.scene.touch(known), each=phrase.count.each)
        return True

    def _closes_pair(self, last: Waiting, phrase: Phrase) -> bool:
        """Whether "a sofa" of "placed next to a television and a sofa." is a second new thing that it is next to."""
        return (
            self.final
            and last.link.relation in ("beside", "near")
            and self.bound_new
            and self.placed_by_verb
            and phrase.count.indefinite
            and phrase.sort == "thing"
        )

    def _kept_in(self, waiting: Waiting, phrase: Phrase) -> bool:
        """Whether "for" names what a thing holds, "a shelf for controllers", rather than what it serves."""
        if waiting.link.relation != "for" or waiting.link.turned or self.earlier_sort != "noun":
            return False
        holder = waiting.sources[-1].label.split(" ")[-1] if waiting.sources else ""
        return phrase.plural and phrase.count == Count() and holder in _HOLDERS

    def _one_of_group(self, phrase: Phrase) -> bool:
        """Reads "four animals: a lion, a rabbit, ..." as the animals themselves."""
        group = self.apposition
        if group is None:
            return False
        if self.before not in ("dash", "comma", "and") or phrase.count.definite or phrase.count.number:
            self.apposition = None
            return False
        entry = (
            self.scene.nouns.resolve(f"toy {phrase.label}")
            if group.kind == "plush toy" or "plush" in group.words or "toy" in group.words
            else None
        )
        kind = entry.value if entry is not None and phrase.sort != "thing" else phrase.kind
        if phrase.sort != "thing" or group.kind == "plush toy" or "plush" in group.words:
            kind = group.kind or kind
        draft = self.scene.add(replace(phrase, sort="thing" if kind else "unknown", kind=kind, near=False))
        draft.describe(tuple(group.words))
        draft.bonds = list(group.bonds)
        if group in self.heads:
            self.heads.remove(group)
        self.heads.append(draft)
        self.last = [d for d in self.last if d is not group] + [draft]
        group.gone = True
        return True


def _new_words(phrase: Phrase, scene: Scene) -> bool:
    """Whether a phrase describes its things otherwise than the group of that name."""
    known = scene.earlier(phrase, least=2)
    if known is None:
        return bool(phrase.words)
    return any(w not in known.words and w not in _ORDER for w in phrase.words)
