"""Annotated prompts in the shape of SceneEval (Tam et al., 2025): a CSV with a description and object counts per row."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path

from terrazzo.errors import FormatError

QUANTIFIERS = {"eq": "=", "ge": ">=", "gt": ">", "le": "<=", "lt": "<"}
"""SceneEval's quantifiers, and how they are printed."""

_LONGEST = 16 * 2**20


@dataclass(frozen=True)
class ObjectCount:
    """One counted demand.

    Args:
        quantifier: One of `QUANTIFIERS`.
        number: How many.
        name: Of what, with spaces: "coffee table".
    """

    quantifier: str
    number: int
    name: str

    def holds(self, count: int) -> bool:
        """Whether a number of things satisfies the demand."""
        return {
            "eq": count == self.number,
            "ge": count >= self.number,
            "gt": count > self.number,
            "le": count <= self.number,
            "lt": count < self.number,
        }[self.quantifier]

    def __str__(self) -> str:
        return f"{QUANTIFIERS[self.quantifier]} {self.number} {self.name}"


@dataclass(frozen=True)
class Case:
    """One annotated prompt.

    Args:
        id: Its number in the list.
        prompt: The description.
        counts: What has to be there, and how often.
        difficulty: "easy", "medium", "hard" or "".
    """

    id: str
    prompt: str
    counts: tuple[ObjectCount, ...]
    difficulty: str = ""


def read_cases(path: str | os.PathLike[str]) -> list[Case]:
    """All annotated prompts of a file.

    Raises:
        FormatError: It is not a CSV with the columns "Description" and "ObjCount", or a count is malformed.
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
    counts = []
    for part in filter(None, (p.strip() for p in (row["ObjCount"] or "").split(";"))):
        fields = [f.strip() for f in part.split(",")]
        if len(fields) != 3 or fields[0] not in QUANTIFIERS or not fields[1].isdigit():
            raise FormatError(
                f"{part!r} is not a count such as 'eq,2,chair'", source=path, where=f"row {line}"
            )
        counts.append(ObjectCount(fields[0], int(fields[1]), fields[2].replace("_", " ").lower()))
    return Case(
        row.get("ID") or str(line), row["Description"] or "", tuple(counts), row.get("Difficulty") or ""
    )
