"""Reads recipes: kinds and the steps that draw them, from the text files beside this module."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.resources import files

from terrazzo.errors import FormatError

Numbers = tuple[float, ...]

CENTIMETRE = 0.01

OPERATIONS = frozenset(
    ("box", "cyl", "cone", "ball", "ring", "tube", "bend", "lathe", "prism", "pad", "leaf", "sheet")
)
"""What a step can draw."""

_OPTIONS = frozenset(
    ("yaw", "pitch", "roll", "at", "axis", "n", "ring", "row", "m", "mx", "bevel", "t", "taper", "glow")
)


@dataclass(frozen=True)
class Step:
    """One solid of a recipe.

    Args:
        look: Finish and colour as written: "*wood:brown", "#c03020", "glass".
        operation: One of `OPERATIONS`.
        points: Groups of numbers in centimetres, as written.
        options: Named values; flags have none.
        line: Where it stands, for messages.
    """

    look: str
    operation: str
    points: tuple[Numbers, ...]
    options: dict[str, Numbers | str]
    line: int

    def number(self, name: str, default: float = 0.0) -> float:
        """A named number."""
        value = self.options.get(name)
        return value[0] if isinstance(value, tuple) and value else default


@dataclass(frozen=True)
class Recipe:
    """A kind and how it is drawn.

    Args:
        name: Of the kind.
        words: Its other names.
        size: Usual (depth, width, height) [m].
        options: Other fields of `Kind`, as written: "stand", "mass", "colours"...
        steps: What it consists of.
        near: Names of other things that it stands in for, which a brief tells.
        source: File and line.
    """

    name: str
    words: tuple[str, ...]
    size: tuple[float, float, float]
    options: dict[str, str]
    steps: tuple[Step, ...] = field(default_factory=tuple)
    near: tuple[str, ...] = ()
    source: str = ""


def recipes() -> list[Recipe]:
    """All recipes of all files, in the order of the files' names.

    Raises:
        FormatError: A file breaks the format (a bug in it).
    """
    out = []
    for entry in sorted(files("terrazzo.shapes.recipes").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".txt"):
            out += parse(entry.read_text(encoding="utf-8"), entry.name)
    return out


def parse(text: str, source: str) -> list[Recipe]:
    """The recipes of a text.

    Raises:
        FormatError: It breaks the format.
    """
    out: list[Recipe] = []
    steps: list[Step] = []
    head: Recipe | None = None

    def close() -> None:
        if head is not None:
            if not steps:
                raise FormatError(f"{head.name!r} has no steps", source=head.source)
            out.append(
                Recipe(head.name, head.words, head.size, head.options, tuple(steps), head.near, head.source)
            )
            steps.clear()

    for number, line in enumerate(text.splitlines(), 1):
        body = line.split(" //")[0].rstrip()
        if not body.strip() or body.startswith("//"):
            continue
        if not body.startswith(" "):
            close()
            head = _head(body, f"{source}:{number}")
        elif head is None:
            raise FormatError("a step before any recipe", source=source, where=f"line {number}")
        else:
            steps.append(_step(body.split(), source, number))
    close()
    return out


def _head(line: str, source: str) -> Recipe:
    """`name, other names | depth width height | option=value; option=value | stands in for these`, in centimetres."""
    parts = [p.strip() for p in line.split("|")]
    names = [n.strip() for n in parts[0].split(",") if n.strip()]
    size = tuple(float(v) * CENTIMETRE for v in parts[1].split()) if len(parts) > 1 else ()
    if not names or len(size) != 3 or min(size) <= 0:
        raise FormatError(
            f"{line!r} is no head of a recipe: wanted names | depth width height", source=source
        )
    options = (
        dict(o.strip().split("=", 1) for o in parts[2].split(";") if o.strip()) if len(parts) > 2 else {}
    )
    near = tuple(n.strip() for n in parts[3].split(",") if n.strip()) if len(parts) > 3 else ()
    return Recipe(names[0], tuple(names[1:]), (size[0], size[1], size[2]), options, (), near, source)


def _step(words: list[str], source: str, number: int) -> Step:
    where = f"line {number}"
    if len(words) < 2 or words[1] not in OPERATIONS:
        raise FormatError(f"{' '.join(words)!r} is no step: wanted a look, then one of {', '.join(sorted(OPERATIONS))}",
                          source=source, where=where)  # fmt: skip
    points: list[Numbers] = []
    options: dict[str, Numbers | str] = {}
    for word in words[2:]:
        found = re.fullmatch(r"([a-z]+)(?:=(.*))?", word)
        if found and found[1] in _OPTIONS:
            options[found[1]] = _numbers(found[2]) or (found[2] or "")
            continue
        values = _numbers(word)
        if values is None:
            raise FormatError(f"{word!r} is neither numbers nor an option", source=source, where=where)
        points.append(values)
    return Step(words[0], words[1], tuple(points), options, number)


def _numbers(word: str | None) -> Numbers | None:
    if not word:
        return None
    try:
        return tuple(float(v) for v in word.split(","))
    except ValueError:
        return None
