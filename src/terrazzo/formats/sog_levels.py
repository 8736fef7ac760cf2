"""SOG with levels of detail: a `lod-meta.json` names files and, in a tree over space, which part of which file holds
each level. One whole level is read; its parts are joined in the order of the tree.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator

from terrazzo.errors import ArgumentError, FormatError, TerrazzoWarning
from terrazzo.formats.columns import Columns, join_columns
from terrazzo.formats.json_reading import Node
from terrazzo.formats.limits import MAX_SPLATS
from terrazzo.formats.source import Source

MAX_LEVELS = 64
_MAX_NODES = 1 << 20

Part = tuple[int, int, int]
"""File number, first splat, count."""


def decode_level(
    source: Source, meta: Node, level: int | None, decode_file: Callable[[Source], Columns]
) -> Columns:
    """Reads one level.

    Args:
        source: The `lod-meta.json`, with its folder.
        meta: Its content.
        level: Which one, 0 the finest; None the finest whose files are all there, with a warning when it is not 0.
        decode_file: Reads one `meta.json`.

    Raises:
        ArgumentError: There is no such level.
        FormatError: The content is damaged, or a file that the level needs is absent.
    """
    levels = meta["lodLevels"].integer(1, MAX_LEVELS)
    if level is not None and not (isinstance(level, int) and 0 <= level < levels):
        raise ArgumentError(f"level is {level!r}; {source.name} has levels 0 to {levels - 1}")
    parts = _parts(meta, levels)
    names = [node.text() for node in meta["filenames"].items()]
    chosen = level if level is not None else _finest(source, parts, names)
    wanted = parts[chosen]
    environment = meta.get("environment")
    files = {index: decode_file(source.sibling(names[index])) for index in {part[0] for part in wanted}}
    pieces = [_slice(source, files[index], first, count, names[index]) for index, first, count in wanted]
    if environment is not None and environment.text():
        pieces.append(decode_file(source.sibling(environment.text())))
    return join_columns(pieces)


def _finest(source: Source, parts: list[list[Part]], names: list[str]) -> int:
    absent: list[int] = []
    for level, wanted in enumerate(parts):
        if wanted and all(_exists(source, names[index]) for index in {part[0] for part in wanted}):
            if absent:
                text = ", ".join(map(str, absent))
                warnings.warn(
                    f"{source.name}: the files of level {text} are absent; level {level} is read",
                    TerrazzoWarning,
                    stacklevel=6,
                )
            return level
        absent.append(level)
    raise source.error("no level has all of its files beside it", "filenames")


def _exists(source: Source, name: str) -> bool:
    try:
        source.sibling(name)
    except FormatError:
        return False
    return True


def _parts(meta: Node, levels: int) -> list[list[Part]]:
    """For each level the parts that make it up."""
    out: list[list[Part]] = [[] for _ in range(levels)]
    files = len(meta["filenames"].items())
    for leaf in _leaves(meta["tree"]):
        lods = leaf["lods"]
        if not isinstance(lods.value, dict):
            raise lods.error("it is not an object")
        for key in lods.value:
            part = lods[key]
            if not key.isascii() or not key.isdigit() or int(key[:9]) >= levels:
                raise part.error(f"there is no level {key[:20]!r} among {levels}")
            first, count = part["offset"].integer(0, MAX_SPLATS), part["count"].integer(0, MAX_SPLATS)
            out[int(key)].append((part["file"].integer(0, files - 1), first, count))
    for level, parts in enumerate(out):
        if sum(count for _, _, count in parts) > MAX_SPLATS:
            raise meta["tree"].error(f"level {level} promises more than {MAX_SPLATS} splats")
    return out


def _leaves(tree: Node) -> Iterator[Node]:
    stack, seen = [tree], 0
    while stack:
        node, seen = stack.pop(), seen + 1
        if seen > _MAX_NODES:
            raise tree.error(f"it has more than {_MAX_NODES} nodes")
        children = node.get("children")
        if children is not None:
            stack.extend(reversed(children.items()))
        if node.get("lods") is not None:
            yield node


def _slice(source: Source, columns: Columns, first: int, count: int, name: str) -> Columns:
    if first + count > len(columns):
        raise source.error(f"splats {first} to {first + count} are wanted of {len(columns)}", name)
    return columns[first : first + count]
