"""Earlier and undone versions of a world, beside it in its `.world` file.

A version is a description whose things are references: to things of the world as it is now, or to things that were replaced
since, which lie in a `.world` file of their own inside the file. So an edit of one thing keeps one thing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from terrazzo.world import description
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

MOST = 10_000
"""Versions that a file may hold."""

Json = dict[str, Any]


def describe_versions(world: World) -> tuple[Json, tuple[Thing, ...]]:
    """The versions of a world as plain JSON values, and the things that the world itself has no more."""
    place = {id(thing): ["now", i] for i, thing in enumerate(world.everything)}
    kept: list[Thing] = []
    for version in (*world.past, *world.future):
        for thing in version.everything:
            if id(thing) not in place:
                place[id(thing)] = ["kept", len(kept)]
                kept.append(thing)

    def told(version: World) -> Json:
        return {
            "world": description.describe(replace(version, things=(), structure=(), ground=None)),
            "things": [place[id(t)] for t in version.things],
            "structure": [place[id(t)] for t in version.structure],
        }

    return {
        "past": [told(v) for v in world.past],
        "future": [told(v) for v in world.future],
    }, tuple(kept)


def restore_versions(meta: Json, world: World, kept: Sequence[Thing]) -> World:
    """The world with its versions.

    Args:
        meta: From `describe_versions`.
        world: As it is now.
        kept: Things that it has no more.

    Raises:
        KeyError, TypeError, ValueError, IndexError: A value is missing or of the wrong kind.
    """
    sources = {"now": world.everything, "kept": tuple(kept)}

    def found(references: Any) -> tuple[Thing, ...]:
        out = []
        for source, index in references:
            if int(index) < 0:
                raise ValueError(f"{index!r} should be 0 or more")
            out.append(sources[source][int(index)])
        return tuple(out)

    def restored(values: Any) -> tuple[World, ...]:
        if len(values) > MOST:
            raise ValueError(f"{len(values)} versions; at most {MOST:,} make sense")
        bare = [description.restore(v["world"], [], []) for v in values]
        return tuple(
            replace(b, things=found(v["things"]), structure=found(v["structure"]), ground=world.ground)
            for b, v in zip(bare, values, strict=True)
        )

    return replace(world, past=restored(meta["past"]), future=restored(meta["future"]))
