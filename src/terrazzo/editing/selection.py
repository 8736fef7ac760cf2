"""Selection: which things of a world words mean: "the red chair by the window", "both pictures", "it".

Names, synonyms and misspellings are those of the language room. What fits no thing, or several where one is meant, is told
with what there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.subjects import Subject
from terrazzo.language.items import Item, Phrase
from terrazzo.language.looks import colour_word, finish_word, read_looks
from terrazzo.language.reader import read_sentence
from terrazzo.language.scene import SORTS
from terrazzo.language.text import tidy, tokenise
from terrazzo.language.vocabulary import key, plural, singular, vocabulary
from terrazzo.materials import colour_of
from terrazzo.materials.colours import display
from terrazzo.shapes.catalogue import catalogue
from terrazzo.world.rooms import Opening, Room

LEAST = 1.5
"""Score from which a name may mean a thing."""
ALIKE, ALSO = 0.35, 0.65
"""How much worse than the best a thing may fit that one, or several, may mean."""
CLOSE = 0.30
"""Distance in display colour within which a thing can be called by a colour."""
BY = 1.0
"""Gap up to which several things are by another one [m]."""
MANY = 8
"""Kinds of things that a message names."""

_PLACES = {
    "left": ("x", -1), "left-hand": ("x", -1), "leftmost": ("x", -1), "right": ("x", 1), "right-hand": ("x", 1),
    "rightmost": ("x", 1), "front": ("near", -1), "nearest": ("near", -1), "closest": ("near", -1), "back": ("near", 1),
    "rear": ("near", 1), "farthest": ("near", 1), "furthest": ("near", 1), "far": ("near", 1), "middle": ("middle", -1),
    "centre": ("middle", -1), "center": ("middle", -1), "biggest": ("size", 1), "largest": ("size", 1), "bigger": ("size", 1),
    "larger": ("size", 1), "big": ("size", 1), "large": ("size", 1), "smallest": ("size", -1), "smaller": ("size", -1),
    "small": ("size", -1), "little": ("size", -1), "tallest": ("height", 1), "taller": ("height", 1), "tall": ("height", 1),
    "shortest": ("height", -1), "shorter": ("height", -1), "short": ("height", -1), "upper": ("z", 1), "top": ("z", 1),
    "lower": ("z", -1), "bottom": ("z", -1),
}  # fmt: skip
"""Words that tell one of several things from the others: by what, and whether the most or the least of it."""
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_TELLING = re.compile(
    rf"\b({'|'.join([*_PLACES, *_ORDINALS, 'other', 'new', 'remaining'])})\b(?! (?:of|side)\b)(?=(?: [\w-]+)+)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:on|at|to) the (left|right|back|front)(?:[- ]hand)?(?: side)?(?: of the room)?$|\bin the (middle|back|front)$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("it", "them", "they", "this", "that", "these", "those", "itself", "one", "ones"))
_ALL = re.compile(
    r"^(?:everything|all(?: of)?(?: the)?(?: things| furniture| furnishings)?|the (?:furniture|furnishings))\b"
)
_FURNITURE = re.compile(r"^(?:all (?:of )?)?(?:the )?(?:furniture|furnishings)\b")


@dataclass(eq=False)
class Selector:
    """Finds things by words.

    Args:
        subjects: What there is.
        rooms: The rooms.
        openings: Doors and windows.
        camera: From where left and right are told.
        mentioned: Ids of what was spoken of last, for "it".
    """

    subjects: Sequence[Subject]
    rooms: Sequence[Room] = ()
    openings: Sequence[Opening] = ()
    camera: Camera | None = None
    mentioned: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    def room_in(self, text: str) -> tuple[str, str]:
        """The name of the room that a text speaks of, "" for none, and the text without it: "the lamp in the second bedroom"."""
        named = sorted({re.sub(r" \d+$", "", r.name) for r in self.rooms}, key=len, reverse=True)
        for base in named:
            found = re.search(
                rf"(?:\b(?:in|from|of|inside|to|into|at|for) )?(?:\b(?:the|my|our) )?(?:\b({'|'.join(_ORDINALS)}|other|main|master)"
                rf" )?\b{re.escape(base)}(?: (\d+))?$", text,
            )  # fmt: skip
            if found is None or not found[0].startswith(
                ("in ", "from ", "of ", "inside ", "to ", "into ", "at ", "for ")
            ):
                continue
            alike = [r.name for r in self.rooms if re.sub(r" \d+$", "", r.name) == base]
            if found[2]:
                alike = [n for n in alike if n == f"{base} {found[2]}"]
            elif found[1] in _ORDINALS:
                alike = alike[_ORDINALS[found[1]] :][:1]
            elif found[1] == "other":
                alike = alike[1:2]
            if not alike:
                raise Refused(f"there is no such room; there is {', '.join(r.name for r in self.rooms)}")
            return alike[0], text[: found.start()].strip()
        return "", text

    def select(self, text: str) -> tuple[str, ...]:
        """Ids of the things that words mean.

        Args:
            text: "the lamp on the left", "all chairs and the table".

        Raises:
            Refused: Nothing fits, or more than was said.
        """
        said = tidy(text).strip(" ,.").lower()
        room, rest = self.room_in(said)
        if room and rest:
            inside = [s for s in self.subjects if s.room == room]
            return replace(self, subjects=inside, rooms=()).select(rest)
        if re.fullmatch(
            r"(?:the )?(?:it|them|they|this|that|these|those|both|both of them|all of them)", said
        ):
            return self._last()
        before = next((r.name for r in self.rooms if re.search(rf"(?:^|\bthe |\ball ){r.name} \w", said)), "")
        if before and len(self.rooms) > 1 and not any(before in s.label for s in self.subjects):
            inside = [s for s in self.subjects if s.room == before]
            return replace(self, subjects=inside, rooms=()).select(said.replace(f"{before} ", "", 1))
        if _ALL.match(said) and not re.match(r"^all(?: of)?(?: the)? (?!things|furni)\w", said):
            return self._all(said)
        out: list[str] = []
        for part in _parts(said):
            out += [i for i in self._one_group(part) if i not in out]
        return tuple(out)

    def target(self, items: Sequence[Item], at: int) -> str | None:
        """The thing or part of the building that the noun at a place of some items means; None for no such thing.

        Raises:
            Refused: It is not there.
        """
        item = items[at]
        if item.sort == "pronoun":
            return self._last()[0]
        phrase = item.phrase
        if phrase is None:
            return None
        if phrase.sort == "arch":
            return phrase.kind
        if phrase.sort in ("thing", "unknown"):
            return self._of_phrase(phrase, ())[0]
        return None

    def describe(self) -> str:
        """What there is, for a message."""
        counts: dict[str, int] = {}
        for s in self.subjects:
            counts[s.label] = counts.get(s.label, 0) + 1
        told = [f"{n} {name}s" if n > 1 else name for name, n in list(counts.items())[:MANY]]
        more = len(counts) - MANY
        return (
            ", ".join(told) + (f" and {more} more kinds of things" if more > 0 else "") if told else "nothing"
        )

    def by_id(self, id: str) -> Subject:
        """The thing of this id."""
        return next(s for s in self.subjects if s.id == id)

    def _last(self) -> tuple[str, ...]:
        there = {s.id for s in self.subjects}
        last = tuple(i for i in self.mentioned if i in there)
        if not last:
            raise Refused(f"nothing was named before that this could mean; there is {self.describe()}")
        return last

    def _all(self, said: str) -> tuple[str, ...]:
        found = re.search(r"\b(?:on|in|from|off)(?: top of)? (.+)$", said)
        if found and not re.fullmatch(r"(?:the )?(?:room|place|house|world|scene|here)", found[1]):
            holders = self.select(found[1])
            carried = tuple(s.id for s in self.subjects if s.support in holders)
            if not carried:
                raise Refused(f"nothing stands on {', '.join(holders)}")
            return carried
        kinds = catalogue()
        chosen = [
            s.id for s in self.subjects
            if not _FURNITURE.match(said) or (s.kind in kinds and kinds[s.kind].stand == "floor")
        ]  # fmt: skip
        if not chosen:
            raise Refused("there is nothing here")
        return tuple(chosen)

    def _one_group(self, text: str) -> tuple[str, ...]:
        alone = _ALONE.search(text)
        telling: list[str] = [next(w for w in alone.groups() if w)] if alone else []
        text = text[: alone.start()].strip() if alone else text
        head = re.split(
            r"\b(?:on|in|at|by|near|next|beside|behind|above|under|below|from|against|that|which)\b", text
        )[0]
        for match in _TELLING.finditer(head):
            telling.append(match[1].lower())
        short = _TELLING.sub("", head)
        text = re.sub(r"\s+", " ", short + text[len(head) :]).strip()
        every = bool(re.match(r"^(?:all|every|each|both)\b", text))
        text = re.sub(r"^(all|every|each)(?: single)?(?: one)?(?: of)?\b(?! the)", r"the", text)
        text = re.sub(r"^all (?:of )?the\b", "the", text)
        items = read_sentence(tokenise(text), vocabulary())
        at = next((k for k, i in enumerate(items) if i.sort == "noun" and i.phrase is not None), None)
        if at is None:
            raise Refused(f"{text!r} names nothing here; there is {self.describe()}")
        phrase = items[at].phrase
        assert phrase is not None
        return self._of_phrase(phrase, items[at + 1 :], telling=telling, every=every)

    def _of_phrase(
        self, phrase: Phrase, rest: Sequence[Item], *, telling: Sequence[str] = (), every: bool = False
    ) -> tuple[str, ...]:
        name = phrase.label if phrase.sort != "unknown" else phrase.text
        many = every or phrase.plural or phrase.count.each or (phrase.count.value or 1) > 1
        found = self._named(phrase, ALSO if many else ALIKE)
        if not found:
            if phrase.label in ("one", "ones") and self.mentioned:
                found = [s for s in self.subjects if s.kind in {self.by_id(i).kind for i in self._last()}]
            else:
                raise Refused(f"there is no {name} here; there is {self.describe()}")
        found = self._looking(phrase, found)
        found = self._related(found, rest, many=many)
        found = self._told(found, telling)
        value = phrase.count.value if phrase.count.number or phrase.count.value else None
        if value and len(found) > value and not every:
            found = found[:value]
        if not many and len(found) > 1:
            if phrase.count.indefinite or (not phrase.count.definite and not telling):
                found = found[:1]
            elif set(self.mentioned) & {s.id for s in found}:
                found = [s for s in found if s.id in self.mentioned][:1]
            else:
                ids = ", ".join(s.id for s in found[:MANY])
                raise Refused(
                    f"there are {len(found)} of {phrase.label!r} here ({ids}): say which, or say all of them"
                )
        return tuple(s.id for s in found)

    def _named(self, phrase: Phrase, slack: float) -> list[Subject]:
        """Things that a name may mean, those that fit about as well as the best."""
        exact = [
            s for s in self.subjects if key(phrase.text.removeprefix("the ")) in (key(s.id), key(s.label))
        ]
        if exact:
            return exact
        scores = {s.id: _score(phrase, s) for s in self.subjects}
        best = max(scores.values(), default=0.0)
        if best < LEAST:
            return []
        return [s for s in self.subjects if scores[s.id] >= max(LEAST, best - slack)]

    def _looking(self, phrase: Phrase, found: list[Subject]) -> list[Subject]:
        """Those of the colour, material and kind that was said."""
        colour, finish, _ = read_looks(phrase.words)
        for word in [w for w in (colour, finish) if w]:
            fits = [s for s in found if _has(s, word)]
            if not fits and word == colour:
                fits = _coloured(found, colour)
            if (not fits and len(found) > 1) or (not fits and word == colour and found[0].colour is not None):
                raise Refused(
                    f"there is no {word} {phrase.label} here; there is {', '.join(s.name for s in found[:MANY])}"
                )
            found = fits or found
        for word in phrase.words:
            fits = [s for s in found if word in s.words or word in s.label.split()]
            if fits and not (colour_word(word) or finish_word(word)):
                found = fits
        return found

    def _related(self, found: list[Subject], rest: Sequence[Item], *, many: bool) -> list[Subject]:
        """Those that stand as was said: "by the window", "on the shelf"."""
        for k, item in enumerate(rest):
            if item.sort != "link" or item.link is None:
                continue
            relation = item.link.relation
            if relation in ("corner", "middle"):
                found = self._nearest(found, relation, relation, many=many)
            elif item.link.alone and relation in ("left_of", "right_of"):
                found = self._told(found, [relation.removesuffix("_of")])
            elif k + 1 < len(rest) and rest[k + 1].sort in ("noun", "pronoun"):
                target = self.target(rest, k + 1)
                if target is not None:
                    found = self._nearest(found, relation, target, many=many)
        return found

    def _nearest(self, found: list[Subject], relation: str, target: str, *, many: bool) -> list[Subject]:
        there = next((s for s in self.subjects if s.id == target), None)
        found = [s for s in found if s.id != target]
        if relation in ("on", "inside", "hanging_from") and (
            there is not None or target in ("wall", "ceiling", "floor")
        ):
            held = [s for s in found if s.support == target]
            if not held:
                raise Refused(f"none of those is on the {target}")
            return held
        if there is not None and relation in ("left_of", "right_of", "in_front_of", "behind"):
            sides = {"left_of": (1, 1), "right_of": (1, -1), "in_front_of": (0, 1), "behind": (0, -1)}
            axis, sign = sides[relation]
            found = [s for s in found if sign * there.pose.inverse().apply(s.centre)[axis] > 0] or found
        gaps = [self._gap(s, there, target) for s in found]
        if not gaps:
            raise Refused(f"nothing like that is near the {target}")
        least = min(gaps)
        slack = BY if many else 1e-6
        return [s for s, gap in zip(found, gaps, strict=True) if gap <= least + slack]

    def _gap(self, subject: Subject, there: Subject | None, target: str) -> float:
        """Distance from a thing to another, or to a part of the building [m]."""
        if there is not None:
            a, b = (_box(s) for s in (subject, there))
            return float(np.linalg.norm(np.maximum(0, np.maximum(a[0] - b[1], b[0] - a[1]))))
        x, y = subject.centre[:2]
        openings = [o for o in self.openings if o.kind == target or (target == "door" and o.kind != "window")]
        if target in ("window", "door"):
            return min((float(np.hypot(o.centre[0] - x, o.centre[1] - y)) for o in openings), default=np.inf)
        room = next((r for r in self.rooms if r.name == subject.room), None)
        if room is None:
            return 0.0
        low, high = room.polygon.min(0), room.polygon.max(0)
        if target == "corner":
            return float(min(np.hypot(x - a, y - b) for a in (low[0], high[0]) for b in (low[1], high[1])))
        if target == "wall":
            return float(min(x - low[0], high[0] - x, y - low[1], high[1] - y))
        if target == "middle":
            return float(np.hypot(x - (low[0] + high[0]) / 2, y - (low[1] + high[1]) / 2))
        return 0.0

    def _told(self, found: list[Subject], telling: Sequence[str]) -> list[Subject]:
        """Those that "left", "tallest", "second" tell from the others."""
        for word in telling:
            if len(found) < 2:
                break
            if word in _ORDINALS:
                ordered = sorted(found, key=lambda s: self._measure(s, "x", found))
                place = _ORDINALS[word]
                if place >= len(ordered):
                    raise Refused(f"there are only {len(found)} of them")
                found = [ordered[place]]
            elif word in ("other", "remaining"):
                found = [s for s in found if s.id not in self.mentioned] or found
            elif word == "new":
                found = [s for s in found if s.id in self.mentioned] or found
            else:
                by, sign = _PLACES[word]
                values = [sign * self._measure(s, by, found) for s in found]
                found = [found[int(np.argmax(values))]]
        return found

    def _measure(self, s: Subject, by: str, among: Sequence[Subject]) -> float:
        if by == "size":
            return float(np.prod(s.size))
        if by == "height":
            return float(s.size[2])
        if by == "z":
            return float(s.centre[2])
        if by == "middle":
            return float(np.linalg.norm(s.centre - np.mean([o.centre for o in among], axis=0)))
        seen = self._seen(s.centre)
        return float(seen[0] / max(abs(float(seen[2])), 0.3)) if by == "x" else float(np.linalg.norm(seen))

    def _seen(self, point: NDArray[np.float64]) -> NDArray[np.float64]:
        """A point in the frame of the camera: x right, y down, z ahead [m]."""
        if self.camera is None:
            return np.array([point[0], -point[2], 1.0 - point[1]])
        return self.camera.pose.inverse().apply(point)


def _parts(text: str) -> list[str]:
    """The parts of "the table, both chairs and the lamp by the sofa"."""
    parts = re.split(
        r"\s*,\s*(?:and\s+)?|\s+and\s+(?=(?:the|all|both|every|each|my|our|a|an|two|three|any|some)\b)", text
    )
    return [p for p in parts if p]


def _box(s: Subject) -> NDArray[np.float64]:
    x, y, z = s.size
    signs = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [0, 1], indexing="ij"), -1).reshape(-1, 3)
    corners = s.pose.apply(signs * (x, y, z))
    return np.array([corners.min(0), corners.max(0)])


def _score(phrase: Phrase, s: Subject) -> float:
    """How well a name fits a thing; from `LEAST` on it may mean it."""
    name, label = phrase.label.lower(), s.label.lower()
    one = singular(name)
    if key(one) in (key(label), key(s.kind)):
        return 3.0
    head = one.split(" ")[-1]
    if set(one.split()) < set(label.split()) and head == label.split()[-1]:
        return 2.5
    if _ends(label, one) or _ends(label.split(" of ")[0], one):
        return 2.5
    if _ends(s.kind, one):
        return 2.4
    if phrase.kind == s.kind and not phrase.near and phrase.sort == "thing":
        return 2.3
    if key(label).endswith(key(one)) or key(s.kind).endswith(key(one)):
        return 1.8
    entry = catalogue().get(s.kind)
    if s.kind in SORTS.get(one, ()):
        return 1.9
    if entry is not None and one in ("lamp", "light") and "light" in entry.tags:
        return 2.3
    if entry is not None and one == "seat" and entry.seats:
        return 1.9
    if entry is not None and one == "plant" and "plant" in entry.tags:
        return 1.9
    if _ends(one, label) and head == label.split(" ")[-1]:
        return 1.8
    return 1.6 if phrase.kind == s.kind and phrase.sort == "thing" else 0.0


def _ends(text: str, with_: str) -> bool:
    """Whether a name ends with another one, word by word."""
    return f" {text.replace('-', ' ')}".endswith(f" {with_.replace('-', ' ')}")


def _has(s: Subject, look: str) -> bool:
    """Whether a colour or material was said of a thing."""
    for word in s.words:
        colour, finish, _ = read_looks(word.split())
        if look in (word, colour, finish) or (colour and colour.split()[-1] == look):
            return True
        if finish and (finish.endswith(f" {look}") or (look == "wood" and _wooden(finish))):
            return True
    return False


def _wooden(finish: str) -> bool:
    from terrazzo.materials import FINISHES

    return finish in FINISHES and FINISHES[finish].family == "wood"


def _coloured(found: Sequence[Subject], colour: str | None) -> list[Subject]:
    """Those whose mean colour is near a colour word, the nearest ones."""
    rgb = colour_of(colour) if colour else None
    if rgb is None:
        return []
    wanted = np.array([display(c) for c in rgb])
    far = [np.inf if s.colour is None else _apart(np.array(s.colour), wanted) for s in found]
    least = min(far, default=np.inf)
    return [s for s, d in zip(found, far, strict=True) if d <= min(CLOSE, least + 0.06)]


def _apart(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Distance of two display colours, in which hue counts for more than brightness."""
    light = float(a.mean() - b.mean())
    hue = (a - a.mean()) - (b - b.mean())
    return float(np.sqrt(0.35 * light**2 + (hue**2).sum()))


def is_plural(text: str) -> bool:
    """Whether the last word of a text is a plural."""
    words = text.split()
    return bool(words) and plural(words[-1])
