"""The container of PLY files: the header, and its elements as tables; it knows nothing of splats.

Format: Greg Turk, "The PLY Polygon File Format", 1994. Every promise of the header is compared with the bytes that
follow before a row is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.formats.source import Source

_TYPES = {
    "char": "i1", "int8": "i1", "uchar": "u1", "uint8": "u1",
    "short": "i2", "int16": "i2", "ushort": "u2", "uint16": "u2",
    "int": "i4", "int32": "i4", "uint": "u4", "uint32": "u4",
    "float": "f4", "float32": "f4", "double": "f8", "float64": "f8",
    "half": "f2", "float16": "f2",
}  # fmt: skip
_ORDERS = {"binary_little_endian": "<", "binary_big_endian": ">", "ascii": ""}
_MAX_HEADER = 1 << 16
_MAX_PROPERTIES = 512
_TEXT_BLOCK = 1 << 22


@dataclass
class Element:
    """One `element` of a header.

    Args:
        name: Such as "vertex".
        count: Rows that the header promises.
        types: Property name -> NumPy type code; None stands for a list, whose rows have no fixed size.
    """

    name: str
    count: int
    types: dict[str, str | None]


class Table:
    """The rows of one element."""

    def __init__(self, rows: NDArray, names: Sequence[str], start: int = 0):
        self._rows = rows
        self._start = start
        self.names = tuple(names)

    def __len__(self) -> int:
        return len(self._rows)

    def columns(self, names: Sequence[str], dtype: type = np.float32) -> NDArray:
        """The named properties side by side, shape [n, len(names)], C-contiguous."""
        rows = self._rows
        if rows.dtype.names is None:
            return np.ascontiguousarray(rows[:, [self.names.index(name) for name in names]], dtype)
        if not len(rows):
            return np.empty((0, len(names)), dtype)
        fields = [rows.dtype.fields[name] for name in names]  # type: ignore[index]
        first, offset = fields[0][:2]
        steps = [field[1] - offset == i * first.itemsize for i, field in enumerate(fields)]
        if all(steps) and all(field[0] == first for field in fields):
            strides = (rows.dtype.itemsize, first.itemsize)
            block = np.ndarray((len(rows), len(names)), first, rows.base, self._start + offset, strides)
            return np.array(block, dtype, order="C")
        out = np.empty((len(rows), len(names)), dtype)
        for i, name in enumerate(names):
            out[:, i] = rows[name]
        return out


class Ply:
    """A parsed header over the bytes that it describes.

    Raises:
        FormatError: The header is not one of PLY.
    """

    def __init__(self, source: Source):
        self.source = source
        self.order = ""
        self.comments: list[str] = []
        self.elements: list[Element] = []
        self._body = self._parse()

    def element(self, name: str) -> Element | None:
        """The element of a name, or None."""
        return next((e for e in self.elements if e.name == name), None)

    def table(self, name: str) -> Table:
        """The rows of an element that exists.

        Raises:
            FormatError: The rows are not all there, or cannot be found because a list comes before them.
        """
        return self._text_table(name) if not self.order else self._binary_table(name)

    # -- header -------------------------------------------------------------------------------------------------

    def _parse(self) -> int:
        """Fills the fields; returns where the body begins."""
        data = self.source.data
        head = bytes(data[:_MAX_HEADER])
        if head[:4] not in (b"ply\n", b"ply\r"):
            raise self.source.error("it does not begin with 'ply'", "byte 0")
        position, number = head.index(head[3:4]) + 1, 1
        if head[3:5] == b"\r\n":
            position = 5
        while True:
            end = head.find(b"\n", position)
            if end < 0:
                reason = "is longer than 65536 bytes" if len(data) > _MAX_HEADER else "has no end_header"
                raise self.source.error(f"the header {reason}", f"line {number + 1}")
            line = head[position:end].decode("latin-1").strip()
            position, number = end + 1, number + 1
            if line == "end_header":
                break
            self._line(line.split(), line, f"line {number}")
        if not self.elements:
            raise self.source.error("the header names no element", f"line {number}")
        return position

    def _line(self, words: list[str], line: str, where: str) -> None:
        keyword = words[0] if words else "comment"
        if keyword in ("comment", "obj_info"):
            self.comments.append(line[len(keyword) :].strip())
        elif keyword == "format" and len(words) == 3 and words[1] in _ORDERS:
            self.order = _ORDERS[words[1]]
        elif keyword == "element" and len(words) == 3:
            self.elements.append(Element(words[1], self._count(words[2], where), {}))
        elif keyword == "property" and len(words) >= 3 and self.elements:
            self._property(words, where)
        else:
            raise self.source.error(f"the header line {line[:80]!r} is not one of PLY", where)

    def _count(self, word: str, where: str) -> int:
        if not (word.isascii() and word.isdigit() and len(word) <= 18):
            raise self.source.error(f"{word[:40]!r} is not a number of rows", where)
        return int(word)

    def _property(self, words: list[str], where: str) -> None:
        types = self.elements[-1].types
        name = words[-1]
        is_list = words[1] == "list" and len(words) == 5
        if not is_list and (len(words) != 3 or words[1] not in _TYPES):
            raise self.source.error(f"{words[1][:40]!r} is not a property type", where)
        if name in types:
            raise self.source.error(f"the property {name[:40]!r} appears twice", where)
        if sum(len(e.types) for e in self.elements) >= _MAX_PROPERTIES:
            raise self.source.error(f"the header names more than {_MAX_PROPERTIES} properties", where)
        types[name] = None if is_list else _TYPES[words[1]]

    # -- rows ---------------------------------------------------------------------------------------------------

    def _rows_before(self, name: str) -> list[Element]:
        """The elements up to and with the named one, which must have rows of a fixed size."""
        upto = self.elements[: next(i for i, e in enumerate(self.elements) if e.name == name) + 1]
        for element in upto:
            listed = next((p for p, code in element.types.items() if code is None), None)
            if listed is not None:
                raise self.source.error(
                    f"the list property {listed[:40]!r} stands before the splats, which is not supported",
                    f"element {element.name}",
                )
            if element.count and not element.types:
                raise self.source.error("it has rows but no properties", f"element {element.name}")
        return upto

    def _binary_table(self, name: str) -> Table:
        start = self._body
        for element in self._rows_before(name):
            dtype = np.dtype([(p, self.order + str(code)) for p, code in element.types.items()])
            size = element.count * dtype.itemsize
            left = len(self.source.data) - start
            if size > left:
                raise self.source.error(
                    f"the header promises {element.count} rows of {dtype.itemsize} bytes, but {left} bytes are left",
                    f"element {element.name}, byte {start}",
                )
            if element.name == name:
                whole = np.frombuffer(self.source.data, np.uint8)
                rows = np.ndarray((element.count,), dtype, whole, start)
                return Table(rows, list(element.types), start)
            start += size
        raise AssertionError("unreachable: the last element is the named one")

    def _text_table(self, name: str) -> Table:
        upto = self._rows_before(name)
        skipped = sum(e.count * len(e.types) for e in upto[:-1])
        wanted = upto[-1].count * len(upto[-1].types)
        left = len(self.source.data) - self._body
        if 2 * (skipped + wanted) > left + 1:  # a number and a separator take two bytes at least
            raise self.source.error(
                f"the header promises {skipped + wanted} numbers, but {left} bytes are left",
                f"element {name}",
            )
        numbers = self._numbers(skipped + wanted)
        if len(numbers) < skipped + wanted:
            raise self.source.error(
                f"the header promises {skipped + wanted} numbers, but {len(numbers)} are there",
                f"element {name}",
            )
        names = list(upto[-1].types)
        return Table(numbers[skipped : skipped + wanted].reshape(upto[-1].count, len(names)), names)

    def _numbers(self, wanted: int) -> NDArray[np.float64]:
        """The first `wanted` numbers of a text body, or fewer, a block at a time to bound the memory of words."""
        parts: list[NDArray[np.float64]] = []
        total, position, size = 0, self._body, len(self.source.data)
        carry = b""
        while total < wanted and position < size:
            block = carry + bytes(self.source.data[position : position + _TEXT_BLOCK])
            position += _TEXT_BLOCK
            words = block.split()
            if position < size and not block[-1:].isspace() and words:
                carry = words.pop()
            else:
                carry = b""
            if len(carry) > 100:
                raise self.source.error("a word of the body is longer than any number", f"byte {position}")
            try:
                part = np.array(words[: wanted - total], np.bytes_).astype(np.float64)
            except ValueError as error:
                raise self.source.error(
                    f"the body holds something that is no number: {error}", f"byte {position}"
                ) from error
            parts.append(part)
            total += len(part)
        return np.concatenate(parts) if parts else np.zeros(0)
