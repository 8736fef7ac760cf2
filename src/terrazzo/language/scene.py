"""What has been read so far: groups of things, what was ruled out, and what "the table" means among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from terrazzo.language.drafts import Draft, RoomFacts, fits_on
from terrazzo.language.items import Phrase
from terrazzo.language.looks import read_looks
from terrazzo.language.numbers import MOST, SINGLE_PAIRS
from terrazzo.language.vocabulary import Vocabulary, key
from terrazzo.language.whereabouts import Whereabouts
from terrazzo.shapes.kinds import Kind
from terrazzo.world.worlds import Note

_OPEN_PLURAL = 3
"""What a plural without a number is taken for, for small things; two for what stands on the floor."""

_ONES = frozenset(("curtain", "drape", "blind", "curtains", "drapes", "blinds", "stairs", "clothes"))


@dataclass
class Scene:
    """Everything read so far.

    Args:
        nouns: The vocabulary.
        drafts: Groups of things in the order named.
        where: The rooms that were named, and which of them is spoken of.
        negated: What was asked to be absent: (label, kind).
        notes: What could not be taken as said.
    """

    nouns: Vocabulary
    drafts: list[Draft] = field(default_factory=list)
    where: Whereabouts = field(default_factory=Whereabouts)
    negated: list[tuple[str, str | None]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    previous: list[Draft] = field(default_factory=list)
    clock: int = 0

    @property
    def room(self) -> RoomFacts:
        """What was said of the room that is spoken of."""
        return self.where.here

    def kind_of(self, draft: Draft) -> Kind | None:
        """The catalogue entry of a group."""
        return self.nouns.kinds.get(draft.kind or "")

    def touch(self, draft: Draft) -> Draft:
        """Marks a group as mentioned now."""
        self.clock += 1
        draft.mentioned = self.clock
        return draft

    def add(self, phrase: Phrase) -> Draft:
        """A new group of things."""
        count, said = self._how_many(phrase)
        draft = Draft(phrase, count, said, room=self.where.here)
        draft.describe(phrase.words)
        if phrase.content:
            draft.describe((phrase.content,))
        self.drafts.append(draft)
        if phrase.corrected:
            self.notes.append(Note("substituted", phrase.corrected, f"read as {phrase.label!r}"))
        return self.touch(draft)

    def _how_many(self, phrase: Phrase) -> tuple[int, bool]:
        count = phrase.count
        head = phrase.label.split(" ")[-1]
        if count.pair and {head, head + "s"} & SINGLE_PAIRS:
            return max((count.value or 2) // 2, 1), (count.value or 2) > 2
        if count.value is not None and count.value > 0:
            if count.value > MOST:
                self.notes.append(
                    Note("adjusted", phrase.text, f"{count.value:,} were asked for; {MOST} are made at most")
                )
            return min(count.value, MOST), True
        if phrase.plural and phrase.label not in _ONES and not count.indefinite:
            kind = self.nouns.kinds.get(phrase.kind or "")
            return (_OPEN_PLURAL if fits_on(kind) else 2), False
        return 1, count.indefinite or count.number

    def earlier(self, phrase: Phrase, *, least: int = 1) -> Draft | None:
        """The group that a definite noun means: the same name, a name that ends in it, or the same kind; the latest such."""
        best, score = None, 0.0
        name, head = key(phrase.label), key(phrase.label.split(" ")[-1])
        words = set(phrase.words)
        for draft in self.drafts:
            if draft.gone or draft.count < least:
                continue
            other = key(draft.label)
            if other == name:
                now = 3.0
            elif other.endswith(name) or key(draft.label.split(" of ")[0]).endswith(name):
                now = 2.5
            elif draft.kind is not None and draft.kind == phrase.kind and not phrase.near:
                now = 2.0
            elif draft.kind is not None and draft.kind in SORTS.get(phrase.label, ()):
                now = 1.9
            elif name.endswith(other) and head == key(draft.label.split(" ")[-1]):
                now = 1.8
            else:
                continue
            if not phrase.plural and draft.count > 1 and phrase.count.definite and phrase.count.value is None:
                now -= 0.7  # "Behind the chair" after an office chair and eight chairs.
            if words & set(draft.words):
                now += 0.4
            elif words and _clash(words, draft.words):
                now -= 2.0
            now += draft.mentioned * 1e-6 + (0.3 if draft.room is self.where.here else 0.0)
            if now > score:
                best, score = draft, now
        return best if score >= 1.5 else None


SORTS: dict[str, tuple[str, ...]] = {
    "shelf": ("bookshelf", "shelving unit", "wall shelf", "display cabinet", "cabinet", "hutch"),
    "screen": ("tv", "monitor", "projection screen", "laptop", "wall tv"),
    "seat": ("chair", "dining chair", "armchair", "office chair", "sofa", "bench", "stool", "gaming chair"),
    "computer": ("laptop", "computer tower", "gaming pc"),
    "plant": (
        "potted plant",
        "floor plant",
        "fern",
        "succulent",
        "cactus",
        "monstera",
        "palm",
        "snake plant",
    ),
    "light": ("ceiling light", "pendant lamp", "chandelier", "floor lamp", "table lamp", "desk lamp"),
    "cabinet": ("wall cabinet", "display cabinet", "filing cabinet", "sideboard", "medicine cabinet"),
    "couch": ("sofa", "sectional sofa", "loveseat", "futon sofa"),
    "sofa": ("sectional sofa", "loveseat", "futon sofa"),
    "bed": ("single bed", "bunk bed", "daybed"),
    "bike": ("exercise bike", "bicycle"),
}
"""What a general word may mean that an earlier, more special one named."""


def _clash(a: set[str], b: list[str]) -> bool:
    """Whether two descriptions have different colours or materials."""
    one, two = read_looks(sorted(a)), read_looks(b)
    return any(x and y and x != y for x, y in zip(one[:2], two[:2], strict=True))
