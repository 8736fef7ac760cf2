"""What a batch is to make: jobs, read from .txt, .csv or .jsonl files, each with a name that its result will carry."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from terrazzo import __version__
from terrazzo.errors import FormatError

OPTIONS: dict[str, type] = {
    "seed": int, "splats": int, "quality": str, "style": str, "size": str, "time": str, "weather": str, "clutter": float,
    "layout": str, "assets": str,
}  # fmt: skip
"""Options of `create` that a line may set, and what they are."""

_PROMPT_COLUMNS = ("prompt", "description", "text")
"""Columns or keys that may hold the words."""

LARGEST_FILE = 256 * 2**20
"""Largest file of prompts that is read [bytes]."""


@dataclass(frozen=True)
class Job:
    """One world to make.

    Args:
        number: Its place in the file, from 1.
        prompt: The words.
        options: Options of `create`, by name.
        error: Why the line cannot be used, or "".
    """

    number: int
    prompt: str
    options: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""

    @property
    def id(self) -> str:
        """A name that is the same for the same words, options and version: "small-kitchen-1f3a9c2b40d7"."""
        told = json.dumps([self.prompt, sorted(self.options.items()), __version__], ensure_ascii=False)
        digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        words = re.findall(r"[a-z0-9]+", self.prompt.lower())
        kept = [w for w in words if w not in ("a", "an", "the", "with", "and", "of", "in", "on")][:4]
        return "-".join([*kept, "world"][: max(1, len(kept))])[:50] + f"-{digest}"


def read_jobs(path: Path, *, options: Mapping[str, Any] | None = None, variations: int = 1) -> list[Job]:
    """The jobs of a file of prompts.

    A .txt holds a prompt a line (# begins a comment); a .csv has a header with a column "prompt" (or "description") and any of
    the options as others; a .jsonl holds objects with the same keys, or strings. A line that cannot be used becomes a job
    with an error, so that the rest is made and the failure is on record.

    Args:
        path: The file.
        options: For every job; those of a line go before them.
        variations: Worlds of each prompt, with successive seeds.

    Raises:
        FormatError: The file is not text, too large, has no prompts, or its name ends otherwise.
        FileNotFoundError: There is no such file.
    """
    suffix = path.suffix.lower()
    readers = {".txt": _lines, ".csv": _table, ".jsonl": _objects, ".ndjson": _objects}
    if suffix not in readers:
        raise FormatError("prompts are read from .txt, .csv or .jsonl", source=path)
    if path.stat().st_size > LARGEST_FILE:
        raise FormatError(f"more than {LARGEST_FILE >> 20} MiB of prompts; split the file", source=path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"not UTF-8 text: {error.reason}", source=path, where=f"byte {error.start}"
        ) from None
    rows = list(readers[suffix](text, path))
    if not rows:
        raise FormatError("there is no prompt in it", source=path)
    out: list[Job] = []
    for prompt, own, error in rows:
        merged = {**(options or {}), **own}
        for i in range(variations):
            varied = {**merged, "seed": merged.get("seed", 0) + i} if variations > 1 else merged
            out.append(Job(len(out) + 1, prompt, varied, error))
    return out


Row = tuple[str, dict[str, Any], str]


def _lines(text: str, path: Path) -> Iterable[Row]:
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip(), {}, ""


def _table(text: str, path: Path) -> Iterable[Row]:
    try:
        rows = list(csv.DictReader(io.StringIO(text), restkey="", restval=""))
    except csv.Error as error:
        raise FormatError(f"not a CSV file: {error}", source=path) from None
    named = {str(key).strip().lower(): key for row in rows[:1] for key in row}
    column = next((named[c] for c in _PROMPT_COLUMNS if c in named), None)
    if rows and column is None:
        raise FormatError(f"no column is called {' or '.join(_PROMPT_COLUMNS)}", source=path, where="line 1")
    for row in rows:
        given = {k: row[named[k]] for k in OPTIONS if k in named and (row[named[k]] or "").strip()}
        yield _row(row.get(column), given)


def _objects(text: str, path: Path) -> Iterable[Row]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deeply")
            yield line.strip()[:200], {}, f"line {number} is not JSON: {reason}"
            continue
        if isinstance(value, str):
            yield value, {}, ""
        elif isinstance(value, dict):
            prompt = next((value[c] for c in _PROMPT_COLUMNS if c in value), None)
            yield _row(prompt, {k: value[k] for k in OPTIONS if value.get(k) is not None})
        else:
            yield line.strip()[:200], {}, f"line {number} is neither an object nor a string"


def _row(prompt: object, given: Mapping[str, Any]) -> Row:
    """A row with its options brought to their types."""
    options: dict[str, Any] = {}
    if not isinstance(prompt, str):
        return str(prompt or ""), {}, "there is no prompt: wanted a text under 'prompt'"
    for name, value in given.items():
        try:
            wrong = isinstance(value, bool) or (OPTIONS[name] is str and not isinstance(value, str))
            if name == "size" and isinstance(value, list):
                options[name] = "x".join(map(str, value))
            elif wrong or (OPTIONS[name] is int and float(value) != int(float(value))):
                raise ValueError
            else:
                options[name] = OPTIONS[name](float(value) if OPTIONS[name] is int else value)
        except (ValueError, TypeError, OverflowError):
            return prompt.strip(), {}, f"{name} is {value!r}; wanted {OPTIONS[name].__name__}"
    return prompt.strip(), options, ""
