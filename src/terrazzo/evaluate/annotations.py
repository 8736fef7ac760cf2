"""Annotated prompts in the shape of SceneEval (Tam et al., 2025): a CSV with a description and what has to hold of it.

The columns: `ObjCount` (quantifier, number, thing), `ObjAttr` (quantifier, number, thing, attribute), `OORel` (quantifier,
number, relation, place of the anchor among the things that follow, things...) and `OARel` (quantifier, number, relation,
thing, part of the building), demands joined by ";". A thing may be written "chair:0", "chair:1" to name several.
"""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from terrazzo.errors import FormatError

QUANTIFIERS = {"eq": "=", "ge": ">=", "gt": ">", "le": "<=", "lt": "<"}
"""SceneEval's quantifiers, and how they are printed."""

_LONGEST = 16 * 2**20

D = TypeVar("D")


@dataclass(frozen=True)
class Demand:
    """How often something has to hold.

    Args:
        quantifier: One of `QUANTIFIERS`.
        number: How many.
    """

    quantifier: str
    number: int

    def holds(self, count: int) -> bool:
        """Whether a number satisfies the demand."""
        return {
            "eq": count == self.number,
            "ge": count >= self.number,
            "gt": count > self.number,
            "le": count <= self.number,
            "lt": count < self.number,
        }[self.quantifier]

    def _amount(self) -> str:
        return f"{QUANTIFIERS[self.quantifier]} {self.number}"


@dataclass(frozen=True)
class ObjectCount(Demand):
    """So many things.

    Args:
        name: Of what, with spaces: "coffee table".
    """

    name: str

    def __str__(self) -> str:
        return f"{self._amount()} {self.name}"


@dataclass(frozen=True)
class AttributeDemand(Demand):
    """So many things of which a word holds.

    Args:
        name: The thing.
        attribute: The word, with spaces: "mid century modern".
    """

    name: str
    attribute: str

    def __str__(self) -> str:
        return f"{self._amount()} {self.attribute} {self.name}"


@dataclass(frozen=True)
class RelationDemand(Demand):
    """So many groups of things in a relation.

    Args:
        relation: The word, with spaces: "next to".
        anchor: The thing that the others are related to.
        others: The others and how many of each are in one group.
    """

    relation: str
    anchor: str
    others: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        others = ", ".join(name if n == 1 else f"{n} {name}" for name, n in self.others)
        return f"{self._amount()} {others} {self.relation} {self.anchor}"


@dataclass(frozen=True)
class BuildingDemand(Demand):
    """So many things in a relation to a part of the building.

    Args:
        relation: The word, with spaces.
        name: The thing.
        part: "wall", "window", "door", "ceiling", "floor", "room", or the name of a room.
    """

    relation: str
    name: str
    part: str

    def __str__(self) -> str:
        return f"{self._amount()} {self.name} {self.relation} {self.part}"


@dataclass(frozen=True)
class Case:
    """One annotated prompt.

    Args:
        id: Its number in the list.
        prompt: The description.
        counts: What has to be there, and how often.
        attributes: What has to hold of it.
        relations: How things stand to each other.
        building: How things stand to the building.
        difficulty: "easy", "medium", "hard" or "".
    """

    id: str
    prompt: str
    counts: tuple[ObjectCount, ...]
    difficulty: str = ""
    attributes: tuple[AttributeDemand, ...] = ()
    relations: tuple[RelationDemand, ...] = ()
    building: tuple[BuildingDemand, ...] = ()


def read_cases(path: str | os.PathLike[str]) -> list[Case]:
    """All annotated prompts of a file. Columns other than "Description" and "ObjCount" may be missing.

    Raises:
        FormatError: It is not a CSV with those columns, or a demand is malformed.
    """
    source = Path(path)
    try:
        if source.stat().st_size > _LONGEST:
            raise FormatError(f"an annotation file is at most {_LONGEST} bytes long", source=path)
        text = source.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror or error}", source=path) from error
    except UnicodeDecodeError as error:
        raise FormatError("is not UTF-8 text", source=path, where=f"byte {error.start}") from error
    try:
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise FormatError(f"is not a CSV file: {error}", source=path) from error
    missing = [c for c in ("Description", "ObjCount") if not rows or c not in rows[0]]
    if missing:
        raise FormatError(f"has no column {missing[0]!r}", source=path, where="line 1")
    return [_case(row, number, path) for number, row in enumerate(rows, 2)]


def _case(row: dict[str, str], line: int, path: str | os.PathLike[str]) -> Case:
    def column(name: str, example: str, read: Callable[[list[str]], D | None]) -> tuple[D, ...]:
        out = []
        for part in filter(None, (p.strip() for p in (row.get(name) or "").split(";"))):
            fields = [f.strip() for f in part.split(",")]
            good = len(fields) > 2 and fields[0] in QUANTIFIERS and fields[1].isdigit()
            demand = read(fields) if good else None
            if demand is None:
                raise FormatError(
                    f"{part!r} is not a demand such as {example!r}", source=path, where=f"row {line}, {name}"
                )
            out.append(demand)
        return tuple(out)

    return Case(
        row.get("ID") or str(line),
        row["Description"] or "",
        column("ObjCount", "eq,2,chair", _count),
        row.get("Difficulty") or "",
        column("ObjAttr", "eq,2,chair,red", _attribute),
        column("OORel", "eq,1,on,0,desk,lamp", _relation),
        column("OARel", "eq,1,against,desk,wall", _building),
    )


def _words(field: str) -> str:
    return " ".join(field.replace("_", " ").lower().split())


def _count(f: list[str]) -> ObjectCount | None:
    return ObjectCount(f[0], int(f[1]), _words(f[2])) if len(f) == 3 else None


def _attribute(f: list[str]) -> AttributeDemand | None:
    return AttributeDemand(f[0], int(f[1]), _words(f[2]), _words(f[3])) if len(f) == 4 else None


def _relation(f: list[str]) -> RelationDemand | None:
    if len(f) < 6 or not f[3].lstrip("-").isdigit():
        return None
    things = [_words(name.split(":")[0]) for name in f[4:]]
    place = (
        int(f[3]) if 0 <= int(f[3]) < len(things) else 0
    )  # Without an anchor, and beyond the list, the first.
    anchor = things.pop(place)
    return RelationDemand(f[0], int(f[1]), _words(f[2]), anchor, tuple(Counter(things).items()))


def _building(f: list[str]) -> BuildingDemand | None:
    if len(f) != 5:
        return None
    return BuildingDemand(f[0], int(f[1]), _words(f[2]), _words(f[3].split(":")[0]), _words(f[4]))
