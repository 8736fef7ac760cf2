"""What is made of a thing that the catalogue does not have as such: figures of other things, near kinds, a block with its name.

Works on the groups of things once a prompt is read. What stands in is sized, shaped and coloured as asked, keeps the name that the
person gave it, and is told in the report.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from terrazzo.language.drafts import Draft
from terrazzo.language.items import Phrase, describes
from terrazzo.language.looks import finish_word, is_look
from terrazzo.language.meaning import nearest_by_meaning
from terrazzo.language.text import with_article
from terrazzo.language.vocabulary import Vocabulary, singular
from terrazzo.language.wordlists import sections, table
from terrazzo.materials import FINISHES
from terrazzo.shapes.kinds import Kind
from terrazzo.world.worlds import Note

BLOCK = "named block"
"""The kind that stands for what nothing is like: a block with its name on it."""

_STATUES = frozenset(("statue", "sculpture", "bust", "figure"))
_TOYS = frozenset(
    ("plush toy", "toy figure", "building block", "toy truck", "toy car", "toy plane", "toy train", "doll")
)
_STATUE_WORDS = frozenset(
    (
        "statue",
        "statuette",
        "figurine",
        "sculpture",
        "figure",
        "idol",
        "effigy",
        "carving",
        "bust",
        "ornament",
        "monument",
    )
)
_TOY_WORDS = frozenset(("toy", "model", "miniature", "mini", "replica", "lego", "scale"))
_SOFT_WORDS = frozenset(("plush", "stuffed", "cuddly", "plushie"))
_HARD = frozenset(("metal", "stone", "ceramic", "wood", "glass", "plaster", "plastic", "concrete", "marble"))
"""Families of materials of which no live animal is."""

_CHILDREN = frozenset(("playroom", "nursery", "kids room", "children's room"))
_TABLE_SIZE = 0.55
"""Animals larger than this do not stand on shelves and tables: a figure is meant [m]."""
_FIGURE = 0.28
"""Height of such a figure [m]."""
_LEAST_HEAD = 4
"""Letters of a word that may be the head of a word written together: "hyperchair"."""


def stand_in(place: str, drafts: Sequence[Draft], nouns: Vocabulary, notes: list[Note]) -> None:
    """Gives every group a kind, and groups that are figures of other things the kind of figure.

    Args:
        place: Kind of place; in a playroom animals are toys.
        drafts: Groups of things; their phrases are replaced.
        nouns: The vocabulary.
        notes: Gets what is told of it.
    """
    for draft in drafts:
        if draft.phrase.sort == "unknown":
            _make_known(draft, nouns, notes)
        elif draft.kind is not None:
            _make_figure(draft, place, nouns, notes)
        _own_size(draft, nouns)
        for part in draft.parts:
            part.phrase, part.own = draft.phrase, draft.own


def draft_of_label(label: str, words: Sequence[str], nouns: Vocabulary) -> tuple[Draft, Note | None]:
    """A group of one thing of which only its name and its adjectives are known, and a note where another kind stands in.

    Args:
        label: Singular, lower case: "pig statue".
        words: What is said of it, a word each.
        nouns: The vocabulary.
    """
    entry = nouns.find(label.split()) or nouns.resolve(label)
    known = entry is not None and entry.sort == "thing"
    said = [w for w in (*words, *(label.split() if known else ())) if w != label]
    phrase = Phrase(
        "thing" if known else "unknown",
        label,
        entry.value if entry and known else None,
        bool(entry and entry.near),
    )
    draft = Draft(phrase, words=list(dict.fromkeys(said)))
    notes: list[Note] = []
    stand_in("", [draft], nouns, notes)
    if known and entry and entry.near and draft.kind == entry.value:
        notes.append(Note("substituted", label, f"{with_article(entry.value)} is made in its place"))
    return draft, notes[0] if notes else None


def _make_known(draft: Draft, nouns: Vocabulary, notes: list[Note]) -> None:
    """A kind for a thing whose name is in no list."""
    label = draft.label
    kind, how = _guess(label.split(), nouns)
    if kind is None:
        kind = nearest_by_meaning(label, nouns.kinds)
        how = f"{with_article(kind)}, the nearest in meaning, is made in its place" if kind else ""
    if kind is None and BLOCK in nouns.kinds:
        kind, how = BLOCK, "nothing like it is known; a block that bears its name is made in its place"
    if kind is None:
        return
    draft.phrase = replace(draft.phrase, sort="thing", kind=kind, near=False)
    notes.append(Note("unknown" if kind == BLOCK else "substituted", label, how))


def _guess(words: Sequence[str], nouns: Vocabulary) -> tuple[str | None, str]:
    """The kind that a name's form gives away, and what to say of it: its head noun, or its ending."""
    last = singular(words[-1])
    entry = nouns.resolve(" ".join(words))
    if entry is not None and entry.sort == "thing":
        return entry.value, f"{with_article(entry.value)} is made in its place"
    for start in range(1, len(last) - _LEAST_HEAD + 1):
        entry = nouns.find([last[start:]])
        if entry is not None and entry.sort == "thing" and not entry.near:
            return (
                entry.value,
                f"{with_article(entry.value)}, after the end of the word, is made in its place",
            )
    for ending, kind in _endings():
        if last.endswith(ending) and len(last) > len(ending) + 2 and kind in nouns.kinds:
            return kind, f"{with_article(kind)} is made in its place, for what its name ends in"
    return None, ""


def _endings() -> list[tuple[str, str]]:
    """Endings of nouns that say what sort of thing they name, the longest first."""
    pairs = [(ending, kind) for kind, endings in table("nouns", "endings") for ending in endings]
    return sorted(pairs, key=lambda p: -len(p[0]))


def _make_figure(draft: Draft, place: str, nouns: Vocabulary, notes: list[Note]) -> None:
    """Turns "pig statue", "toy tractor", "ceramic cat" and a lion on a shelf into figures."""
    kind = nouns.kinds[draft.kind or ""]
    words = set(draft.words) | set(draft.label.split())
    if kind.name in _STATUES:
        subject = _subject(draft, nouns, without=_STATUES)
        if subject is not None:
            _become(draft, "figure", subject, nouns)
        return
    soft = bool(words & _SOFT_WORDS)
    live = bool({"animal", "vehicle"} & set(kind.tags))
    if kind.name in _TOYS or kind.name.startswith("plush ") or (live and (soft or words & _TOY_WORDS)):
        _make_toy(draft, kind, soft, nouns)
        return
    if not live:
        return
    if (material := _material(draft.words)) and FINISHES[material].family in _HARD and "animal" in kind.tags:
        _become(draft, "figure", kind, nouns)
    elif place in _CHILDREN and max(kind.size) > _TABLE_SIZE:
        _toy_animal(draft, kind, nouns)
    elif max(kind.size) > _TABLE_SIZE and _on_small(draft, nouns.kinds):
        _become(draft, "toy figure", kind, nouns)
        notes.append(Note("adjusted", draft.label, "made as a figure, small enough for what it stands on"))


def _make_toy(draft: Draft, kind: Kind, soft: bool, nouns: Vocabulary) -> None:
    """A toy or model of a thing that has a kind of its own, unless the catalogue has just that toy."""
    if draft.label == kind.name and kind.name not in ("plush toy", "toy figure"):
        return
    live = {"animal", "vehicle"} & set(kind.tags)
    subject = kind if live else _subject(draft, nouns, without=_TOYS)
    if subject is None:
        return
    if (soft or kind.name.startswith("plush")) and "animal" in subject.tags:
        _toy_animal(draft, subject, nouns)
    else:
        _become(draft, "toy figure", subject, nouns)


def _toy_animal(draft: Draft, animal: Kind, nouns: Vocabulary) -> None:
    from terrazzo.shapes.plush import ANIMALS

    if "animal" not in animal.tags:
        _become(draft, "toy figure", animal, nouns)
        return
    plush = f"plush {animal.name}"
    if plush in nouns.kinds or animal.name == "bear":
        draft.phrase = replace(draft.phrase, kind=plush if plush in nouns.kinds else "teddy bear", near=False)
    elif animal.name in ANIMALS:
        draft.phrase = replace(draft.phrase, kind="plush toy", near=False)
        draft.describe((animal.name,))
    else:
        _become(draft, "toy figure", animal, nouns)


def _become(draft: Draft, figure: str, subject: Kind, nouns: Vocabulary) -> None:
    """Makes a group a figure of a subject, sized so that the figure's longest side is that of the kind of figure."""
    if figure not in nouns.kinds:
        return
    draft.phrase = replace(draft.phrase, kind=figure, near=False)
    if not any(nouns_name(w, subject, nouns) for w in draft.words):
        draft.words.append(subject.name)
    own = nouns.kinds[figure].size
    if {"life-size", "life-sized", "lifesize", "real-size"} & set(draft.words):
        wanted = subject.size
    else:
        wanted = tuple(s / max(subject.size) * max(own) for s in subject.size)
    draft.own = tuple(max(w / o, 0.12) for w, o in zip(wanted, own, strict=True))  # type: ignore[assignment]


def nouns_name(word: str, kind: Kind, nouns: Vocabulary) -> bool:
    """Whether a word is a name of a kind."""
    entry = nouns.find(word.split())
    return entry is not None and entry.sort == "thing" and entry.value == kind.name


def _subject(draft: Draft, nouns: Vocabulary, *, without: Collection[str]) -> Kind | None:
    """What a figure is of: the longest run of its words that names a kind and no figure."""
    words = [
        w for part in (*draft.words, draft.label) for w in part.split() if w not in ("of", "a", "an", "the")
    ]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if size == 1 and (
                is_look(run[0]) or describes(run[0]) or run[0] in _TOY_WORDS | _STATUE_WORDS | _SOFT_WORDS
            ):
                continue
            entry = nouns.find(run)
            if entry is None or entry.sort != "thing" or entry.near or entry.value in without:
                continue
            kind = nouns.kinds[entry.value]
            if not (kind.name.startswith(("plush", "toy ")) or kind.stand in ("rug", "ceiling")):
                return kind
    return None


def _material(words: Sequence[str]) -> str | None:
    found = (finish_word(w) for w in words)
    return next((f for f in found if f is not None), None)


def _on_small(draft: Draft, kinds: dict[str, Kind]) -> bool:
    """Whether a group stands on or in something that is too small for a beast."""
    for bond in draft.bonds:
        if bond.relation in ("on", "inside") and isinstance(bond.target, Draft):
            carrier = kinds.get(bond.target.kind or "")
            if (
                carrier is not None
                and carrier.stand != "rug"
                and not {"bed", "sofa"} & set(carrier.name.split())
            ):
                return True
    return False


def _own_size(draft: Draft, nouns: Vocabulary) -> None:
    """Brings a group whose kind stands for others too to the usual size and colour of what was named, where a list has them."""
    kind = nouns.kinds.get(draft.kind or "")
    colour = _colours().get(draft.label)
    if colour is not None and not any(is_look(w) for w in draft.words) and draft.kind != "figure":
        draft.own_colour = colour
    size = _sizes().get(draft.label)
    if kind is not None and size is not None and draft.own == (1.0, 1.0, 1.0):
        draft.own = tuple(w / o for w, o in zip(size, kind.size, strict=True))  # type: ignore[assignment]


def _sizes() -> dict[str, tuple[float, float, float]]:
    """Usual sizes of things that have no kind of their own [m]."""
    out = {}
    for line in sections("nouns").get("sizes", []):
        name, _, numbers = line.partition(":")
        x, y, z = (float(v) / 100 for v in numbers.split())
        out[name.strip()] = (x, y, z)
    return out


def _colours() -> dict[str, str]:
    """Usual colours of things that share a kind with others."""
    return {name: words[0] for name, words in table("nouns", "colours")}
