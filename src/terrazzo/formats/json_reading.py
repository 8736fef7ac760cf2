"""JSON from outside: parsed within a limit, and looked up with the type that is needed or a clear error."""

from __future__ import annotations

import json
import math
from typing import Any

from terrazzo.formats.source import Source

MAX_JSON = 1 << 25
"""Most bytes of JSON that are parsed; Python objects take some twenty times as much."""


class Node:
    """A JSON value and its place, such as `means.mins[2]`.

    Every lookup raises `FormatError`, naming the place, when the value is absent or of another type.
    """

    def __init__(self, source: Source, value: Any, place: str):
        self._source = source
        self.value = value
        self._place = place

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __getitem__(self, key: str | int) -> Node:
        value = self.value
        if isinstance(key, int):
            place = f"{self._place}[{key}]"
            if not isinstance(value, list) or not 0 <= key < len(value):
                raise self._source.error("there is no such item", place)
            return Node(self._source, value[key], place)
        place = f"{self._place}.{key}" if self._place else key
        if not isinstance(value, dict) or key not in value:
            raise self._source.error("it is missing", place)
        return Node(self._source, value[key], place)

    def items(self) -> list[Node]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.error("it is not a list")
        return [self[i] for i in range(len(self.value))]

    def tail(self, first: int) -> Node:
        """The list without its first items."""
        return Node(self._source, self.value[first:], f"{self._place}[{first}:]")

    def integer(self, low: int = 0, high: int = 1 << 53) -> int:
        """An integer of a range."""
        if type(self.value) is not int or not low <= self.value <= high:
            raise self.error(f"it is {str(self.value)[:40]}; wanted an integer of at least {low}")
        return self.value

    def number(self) -> float:
        """A finite number."""
        if type(self.value) not in (int, float) or abs(self.value) > 1e300 or not math.isfinite(self.value):
            raise self.error(f"it is {str(self.value)[:40]}; wanted a finite number")
        return float(self.value)

    def numbers(self, least: int, most: int) -> list[float]:
        """A list of finite numbers, between `least` and `most` long."""
        values = self.value
        if not isinstance(values, list) or not least <= len(values) <= most:
            found = f"{len(values)} numbers" if isinstance(values, list) else "none"
            raise self.error(f"it has {found}; wanted {least} to {most} in a list")
        if all(type(value) is float and -1e300 < value < 1e300 for value in values):
            return values
        return [item.number() for item in self.items()]  # slower, and names the one that is wrong

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self.error(f"it is {str(self.value)[:40]}; wanted a string")
        return self.value

    def get(self, key: str) -> Node | None:
        """An optional member; None where it is absent or null."""
        return self[key] if key in self and self.value[key] is not None else None

    def error(self, reason: str) -> Exception:
        """A `FormatError` at this place."""
        return self._source.error(reason, self._place or "JSON")


def parse_json(source: Source, data: bytes | memoryview, where: str) -> Node:
    """The root object of a JSON text.

    Raises:
        FormatError: It is longer than `MAX_JSON`, not JSON, nested too deep, or no object.
    """
    if len(data) > MAX_JSON:
        raise source.error(f"its JSON has {len(data)} bytes; at most {MAX_JSON} are read", where)
    try:
        value = json.loads(bytes(data).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise source.error(f"its JSON cannot be read: {error}", where) from error
    if not isinstance(value, dict):
        raise source.error("its JSON is not an object", where)
    return Node(source, value, "")
