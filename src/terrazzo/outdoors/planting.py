"""What grows and lies in each place outdoors, read from `planting.txt`: plain text, so that a plant can be added without code.

`[place]` opens a place, `#` a comment. A line `oak in trees: spacing 11; reach 75; height 8 13` plants oaks where the field of the
name "trees" says; without "in", the field has the plant's own name, and for scenery far off (`far`) "far_" goes before it.
"pebbles" and "grass" are ground cover. Lengths in metres; colours are linear RGB, or a name of the section `[colours]`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from terrazzo.errors import ArgumentError
from terrazzo.outdoors.land import Field, Grass, Grove, Pebbles

RGBs = tuple[tuple[float, float, float], ...]

_PALETTES = ("colours", "flowers")
_PAIRS = ("size", "height")


@cache
def _sections() -> dict[str, list[tuple[str, dict[str, str]]]]:
    """The lines of each section: what is before the colon, and the values after it by name."""
    out: dict[str, list[tuple[str, dict[str, str]]]] = {}
    text = (files("terrazzo.outdoors") / "planting.txt").read_text(encoding="utf-8")
    lines: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            lines = out.setdefault(line.strip("[] "), [])
            continue
        what, _, rest = line.partition(":")
        values = (v.strip().partition(" ") for v in rest.split(";"))
        lines.append((what.strip(), {name: value.strip() for name, _, value in values}))
    return out


@cache
def _palettes() -> dict[str, RGBs]:
    return {name: _triples(values["rgb"]) for name, values in _sections()["colours"]}


def planted(place: str, **fields: Field) -> dict[str, Any]:
    """The ground cover and plants of a place, as the arguments `pebbles`, `grass` and `groves` of `Land`.

    Args:
        place: A section of the file.
        fields: Where each grows: share of the ground, or of the possible spots, at points, 0..1.

    Raises:
        ArgumentError: A line of the file has no field, or a field no line.
    """
    out: dict[str, list[Any]] = {"pebbles": [], "grass": [], "groves": []}
    used: set[str] = set()
    for what, values in _sections()[place]:
        kind, _, name = what.partition(" in ")
        key = name or ("far_" if "far" in values else "") + kind.replace(" ", "_")
        if key not in fields:
            raise ArgumentError(f"planting.txt, {place}, {what!r}: no field is called {key!r}")
        used.add(key)
        told = {k: _value(k, v) for k, v in values.items() if k != "far"}
        if kind == "pebbles":
            out["pebbles"].append(Pebbles(fields[key], **told))
        elif kind == "grass":
            out["grass"].append(Grass(fields[key], **{**told, "height": told["height"][0]}))
        else:
            grove = Grove(kind, cover=fields[key], near="far" not in values, **told)
            out["groves"].append(grove)
    if unused := set(fields) - used:
        raise ArgumentError(f"planting.txt says nothing of {', '.join(sorted(unused))} in {place}")
    return {name: tuple(rows) for name, rows in out.items()}


def _value(name: str, text: str) -> Any:
    if name in _PALETTES:
        return _palettes()[text] if text in _palettes() else _triples(text)
    numbers = tuple(float(v) for v in text.split())
    return numbers if name in _PAIRS else numbers[0]


def _triples(text: str) -> RGBs:
    rows = [tuple(float(v) for v in triple.split()) for triple in text.split(",")]
    return tuple((r, g, b) for r, g, b in rows)
