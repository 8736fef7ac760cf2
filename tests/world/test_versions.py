"""Versions of a world in its file."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest

from terrazzo.errors import FormatError
from terrazzo.world import World, load_world, save_world
from terrazzo.world.archive import encode_world
from tests.scenes import small_world


@pytest.fixture
def edited() -> World:
    world = load_world(encode_world(small_world()))
    table, *others = world.things
    renamed = replace(world, things=(replace(table, label="altar"), *others), recipe={"edits": [1]})
    return world.changed_to(renamed)


def with_entry(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return out.getvalue()


def test_versions_come_back_and_share_what_did_not_change(edited: World) -> None:
    loaded = load_world(encode_world(edited))
    assert loaded.recipe == {"edits": [1]}
    (before,) = loaded.past
    assert before.things[0].label == "dining table"
    assert before.things[1] is loaded.things[1]
    assert before.structure == loaded.structure
    assert encode_world(loaded) == encode_world(edited)


def test_undone_versions_are_kept_too(edited: World) -> None:
    back = load_world(encode_world(edited.undone()))
    assert back.things[0].label == "dining table"
    assert back.redone().things[0].label == "altar"


def test_a_world_without_edits_holds_none(tmp_path) -> None:
    save_world(small_world(), tmp_path / "a.world")
    with zipfile.ZipFile(tmp_path / "a.world") as archive:
        assert not [n for n in archive.namelist() if n.startswith("versions")]


@pytest.mark.parametrize(
    "content",
    [
        b"no json",
        b"[]",
        b'{"past": []}',
        json.dumps({"past": [{"world": {}, "things": [], "structure": []}], "future": []}).encode(),
        json.dumps({"past": [], "future": 3}).encode(),
    ],
)
def test_damaged_versions_are_told(edited: World, content: bytes) -> None:
    with pytest.raises(FormatError, match=r"versions\.json"):
        load_world(with_entry(encode_world(edited), "versions.json", content))


@pytest.mark.parametrize("reference", [["now", 99], ["now", -1], ["kept", 99], ["elsewhere", 0], 3])
def test_references_to_nothing_are_told(edited: World, reference: object) -> None:
    data = encode_world(edited)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        meta = json.loads(archive.read("versions.json"))
    meta["past"][0]["things"][0] = reference
    with pytest.raises(FormatError, match=r"versions\.json"):
        load_world(with_entry(data, "versions.json", json.dumps(meta).encode()))


def test_a_damaged_store_of_things_is_told(edited: World) -> None:
    with pytest.raises(FormatError):
        load_world(with_entry(encode_world(edited), "versions.world", b"nothing"))
