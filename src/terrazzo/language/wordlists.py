"""Reads the word lists of `language/words/`: plain text, so that a word can be added without touching code.

`[section]` opens a section, `#` a comment; within a section words are separated by blanks, or are lines `key: a, b, c` that an
indented line goes on with.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The lines of each section of `words/<name>.txt`, with indented lines joined to the one before."""
    out: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (
        (files("terrazzo.language") / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    ):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            lines = out.setdefault(line.strip("[] "), [])
        elif line.startswith(" ") and lines:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return out


def word_set(name: str, section: str) -> frozenset[str]:
    """All words of a section of blank-separated words."""
    return frozenset(word for line in sections(name)[section] for word in line.split())


def table(name: str, section: str) -> list[tuple[str, tuple[str, ...]]]:
    """The `key: a, b, c` lines of a section."""
    out = []
    for line in sections(name)[section]:
        key, _, words = line.partition(":")
        out.append((key.strip(), tuple(w.strip() for w in words.split(",") if w.strip())))
    return out


def alternatives(name: str, section: str) -> list[tuple[str, str]]:
    """The `key: pattern` lines of a section, with each indented line as one more pattern of the same key."""
    out: list[tuple[str, str]] = []
    inside = False
    for line in _lines(name):
        if line.startswith("["):
            inside = line.strip("[] ") == section
        elif inside and line.startswith(" "):
            out.append((out[-1][0], line.strip()))
        elif inside:
            key, _, pattern = line.partition(":")
            out.append((key.strip(), pattern.strip()))
    return out


def _lines(name: str) -> list[str]:
    text = (files("terrazzo.language") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
