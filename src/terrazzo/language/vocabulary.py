"""The nouns that are understood: the catalogue's names, the taxonomy's, places, parts of the building.

Names are compared without spaces and hyphens, so that "bean bag", "bean-bag" and "beanbag" are one word, and with the last
word in the singular. The vocabulary is built once, from whatever the catalogue holds at the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from terrazzo.language import lexicon
from terrazzo.language.places import OUTDOOR_WORDS, place_words
from terrazzo.language.text import Token, tokenise
from terrazzo.language.wordlists import table, word_set
from terrazzo.shapes.disputes import owners
from terrazzo.shapes.kinds import Kind

LONGEST_NAME = 5
"""Words in the longest name that is looked for."""

_IRREGULAR = {
    "shelves": "shelf", "bookshelves": "bookshelf", "knives": "knife", "loaves": "loaf", "leaves": "leaf", "scarves": "scarf",
    "mice": "mouse", "geese": "goose", "children": "child", "people": "person", "men": "man", "women": "woman", "teeth": "tooth",
    "feet": "foot", "cacti": "cactus", "succulents": "succulent", "dice": "die", "wolves": "wolf", "halves": "half",
    "shoes": "shoe", "canoes": "canoe", "axes": "axe", "movies": "movie", "cookies": "cookie", "smoothies": "smoothie",
    "media": "medium", "busts": "bust", "chaises": "chaise", "buses": "bus", "hooves": "hoof", "calves": "calf",
    "gpus": "gpu", "cpus": "cpu", "emus": "emu", "menus": "menu", "oxen": "ox", "tvs": "tv",
}  # fmt: skip

_ALWAYS_PLURAL_OR_S = word_set("english", "always singular")

_SPELLING = {
    "colour": "color", "coloured": "colored", "grey": "gray", "theatre": "theater", "centre": "center", "jewellery": "jewelry",
    "cosy": "cozy", "aluminium": "aluminum", "fibre": "fiber", "moulding": "molding", "catalogue": "catalog", "tyre": "tire",
    "storey": "story", "modelling": "modeling", "plough": "plow", "metre": "meter", "pyjama": "pajama", "wardrobe's": "wardrobe",
}  # fmt: skip
"""British -> American, applied to both sides of every comparison."""


@dataclass(frozen=True)
class Entry:
    """What a noun stands for.

    Args:
        sort: "thing", "unknown" (a thing without a kind), "place" or "arch".
        value: The catalogue kind, kind of place or part of the building.
        near: True where the kind is another one than was named.
        words: The name as listed.
    """

    sort: str
    value: str
    near: bool = False
    words: str = ""


_IN_VE = frozenset(
    ["alcove", "archive", "cave", "clove", "curve", "dove", "drive", "eve", "glove", "grave", "groove", "grove", "hive", "mangrove",
     "nerve", "octave", "olive", "sleeve", "stove", "valve", "wave"]
)  # fmt: skip
"""Singulars in -ve: their plurals are no wolves."""


@lru_cache(maxsize=65536)
def singulars(word: str) -> tuple[str, ...]:
    """Possible singulars of a lower-case word, the likeliest first; the word itself where it is none or may be none."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if word in _ALWAYS_PLURAL_OR_S or not word.endswith("s") or word.endswith("ss") or len(word) < 4:
        return (word,)
    out: list[str] = []
    if word.endswith("ies") and len(word) > 4:
        out.append(word[:-3] + "y")
    if word.endswith("ves") and word[:-1] not in _IN_VE:
        out += [word[:-3] + "f", word[:-3] + "fe"]
    if re.search(r"(ch|sh|x|z|ss|us|o)es$", word):
        out.append(word[:-2])
    out.append(word[:-1])
    return tuple(out) if not word.endswith(("us", "is")) else (word, *out)


def singular(word: str) -> str:
    """The likeliest singular of the last word of a lower-case phrase."""
    *front, last = word.split(" ")
    return " ".join([*front, singulars(last)[0]])


def plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural."""
    return singulars(word)[0] != word


def key(words: str | Iterable[str]) -> str:
    """A name as it is compared: American spelling, nothing but letters and digits."""
    parts = words.lower().replace("_", " ").split() if isinstance(words, str) else words
    return "".join(map(_compared, parts))


@lru_cache(maxsize=65536)
def _key_of_name(name: str) -> str:
    """`key` of a name as the reader would part it into words."""
    if name.isascii() and name.replace(" ", "").isalpha():  # nearly all of thousands
        return key(name)
    return key(t.low for t in tokenise(name) if not t.mark)


@lru_cache(maxsize=65536)
def _compared(word: str) -> str:
    """One word of a name as it is compared."""
    if word.isalnum():  # nearly all
        return _SPELLING.get(word, word)
    parts = (_SPELLING.get(part, part) for part in word.split("-"))
    return "".join(c for c in "".join(parts) if c.isalnum())


class Vocabulary:
    """All nouns, by their compared form.

    Args:
        kinds: The catalogue.
    """

    def __init__(self, kinds: dict[str, Kind]):
        self.kinds = kinds
        self.entries: dict[str, Entry] = {}
        for word, stand_in in _IN_ROOMS.items():
            if stand_in in kinds:
                self._add(word, Entry("thing", stand_in, True, word))
        for word, (kind, said) in owners(kinds, self._key).items():
            self.entries.setdefault(word, Entry("thing", kind, words=said))
        for kind, words in table("nouns", "near"):
            for word in words if kind in kinds else ():
                self._add(word, Entry("thing", kind, True, word))
        self._add_taxonomy()
        for part, words in table("places", "building"):
            for word in words:
                self._add(word, Entry("arch", part, words=word))
        for word, place in place_words().items():
            if self.entries.get(self._key(word), Entry("", "")).sort != "place":
                self.entries[self._key(word)] = Entry("place", place, words=word)
        for place, words in OUTDOOR_WORDS.items():
            for word in words:
                self._add(word, Entry("place", place, words=word))
        self.real_words = {
            w
            for _, names in table("taxonomy", "same") + table("taxonomy", "near")
            for n in names
            for w in n.split()
        }
        self.single_words = sorted(
            {w for e in self.entries.values() if e.sort == "thing" for w in e.words.split() if len(w) >= 5}
        )

    def find(self, words: Sequence[str]) -> Entry | None:
        """The entry of a name given as lower-case words, singular or plural."""
        front, last = [*words[:-1]], words[-1]
        found = self.entries.get(key([*front, last]))
        if found is None:
            for one in singulars(last):
                found = self.entries.get(key([*front, one]))
                if found:
                    break
        return found

    def longest(self, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int, Entry] | None:
        """The name that ends last, and is longest there, among tokens[start:end]: (start, end, entry)."""
        lows = [t.low for t in tokens[start:end]]
        for stop in range(len(lows), 0, -1):
            for begin in range(max(0, stop - LONGEST_NAME), stop):
                entry = self.find(lows[begin:stop])
                if entry is not None and not (stop - begin > 1 and _loose(lows[begin:stop])):
                    return start + begin, start + stop, entry
        return None

    def resolve(self, name: str) -> Entry | None:
        """The entry of a whole name ("TV_stand", "bowl of fruit", "dining chairs"), by its head where it has no own."""
        words = [t.low for t in tokenise(name.replace("_", " ")) if not t.mark]
        if not words:
            return None
        found = self.find(words)
        if found is None and "of" in words[1:]:
            cut = words.index("of", 1)
            found = self.find([*words[cut + 1 :], *words[:cut]]) or self.find(words[:cut])
        for cut in range(1, len(words)):
            if found is not None:
                break
            found = self.find(words[cut:])
        return found

    def correct(self, word: str, *, least: int = 6) -> str | None:
        """A word of the vocabulary that a longer word surely misspells, or None.

        One letter may be missing, doubled, wrong or swapped with its neighbour (two, in words of nine letters or more),
        never the first one, and only one word may fit.
        """
        near = self.respellings(word, least=least)
        return next(iter(near)) if len(near) == 1 else None

    def respellings(self, word: str, *, least: int = 6) -> set[str]:
        """All words that a word may misspell, as in `correct`."""
        if len(word) < least or not word.isalpha() or (plural(word) and self.find([word])):
            return set()
        if {word, singular(word)} & self.real_words or word in _ENGLISH_WORDS:
            return set()
        one, allowed = singular(word), 2 if len(word) >= 9 else 1
        fits = {
            w
            for w in self.single_words
            if w[0] == one[0]
            and abs(len(w) - len(one)) <= allowed
            and w != one
            and edit_distance(w, one, allowed) <= allowed
        }
        return {w for w in fits if edit_distance(w, one, 1) <= 1} or fits

    def _add(self, name: str, entry: Entry) -> None:
        self.entries.setdefault(self._key(name), entry)

    def _key(self, name: str) -> str:
        return _key_of_name(name)

    def _add_taxonomy(self) -> None:
        wanted: dict[str, tuple[str, bool]] = {}
        for near, section in ((False, "same"), (True, "near")):
            for kind, words in table("taxonomy", section):
                for word in (kind, *words) if not near else words:
                    wanted.setdefault(self._key(word), (kind, near))
        for near, section in ((False, "same"), (True, "near")):
            for kind, words in table("taxonomy", section):
                entry = self._stand_in(kind, wanted, near)
                for word in (kind, *words):
                    if entry is not None:
                        self._add(word, Entry("thing", entry.value, entry.near, word))
        # What nothing stands in for is a thing all the same: it is told as unknown, whatever its words look like.
        for section in ("same", "near"):
            for kind, words in table("taxonomy", section):
                for word in (kind, *words):
                    self._add(word, Entry("unknown", "", words=word))

    def _stand_in(self, kind: str, wanted: dict[str, tuple[str, bool]], near: bool) -> Entry | None:
        """The catalogue kind behind a taxonomy line, through at most three steps."""
        name = kind
        for _ in range(4):
            found = self.entries.get(self._key(name))
            if found is not None and found.sort == "thing":
                return Entry("thing", found.value, near or found.near, kind)
            following, step_near = wanted.get(self._key(name), (name, False))
            if following == name:
                following, step_near = FALLBACKS.get(name, name), True
            if following == name:
                return None
            name, near = following, near or step_near
        return None


_ENGLISH_WORDS = (
    lexicon.ADJECTIVES | lexicon.ADVERBS | lexicon.NON_THINGS | lexicon.NEUTRAL_VERBS | lexicon.PARTS
    | word_set("english", "near misses")
)  # fmt: skip
"""Words that are right as they are, however near they lie to the name of a thing."""

_IN_ROOMS = {"mobile": "wind chime"}
"""Words that mean another thing in a room than they do alone; they go before the catalogue's names."""

FALLBACKS = {
    "hutch": "display cabinet", "screen": "projection screen", "herb": "potted plant", "bust": "sculpture", "lamp": "table lamp",
    "shelf": "wall shelf", "computer desk": "desk", "gaming desk": "desk", "gaming chair": "office chair", "bar table": "table",
    "vase of flowers": "vase", "mat": "rug", "croissant": "bread", "pastry": "cake", "scoop": "cutlery", "opener": "cutlery",
    "model": "building block", "mobile": "hanging plant", "dining chair": "chair", "pencil holder": "mug", "strainer": "bowl",
    "cheese": "cake", "egg": "apple", "grape": "apple", "banana": "apple", "pumpkin": "apple", "keys": "wallet",
}  # fmt: skip
"""Kind of a taxonomy line -> another, for catalogues that lack the first."""


def _loose(words: list[str]) -> bool:
    """Whether a match across words begins with a word that only closes the phrase before it."""
    return words[0] in lexicon.COPULAS or words[0] in ("the", "a", "and")


def edit_distance(a: str, b: str, limit: int) -> int:
    """Letters to add, drop, change or swap with a neighbour (Damerau 1964), or `limit` + 1 where it is more."""
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the whole catalogue, built on first use."""
    from terrazzo.shapes.catalogue import catalogue

    return Vocabulary(dict(catalogue()))
