import io
import json
import os
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import FormatError
from terrazzo.splats import Splats
from terrazzo.world import Opening, Room, World, load_world, save_world, summarize
from terrazzo.world.archive import encode_world, is_world
from terrazzo.world.packing import rounded
from terrazzo.world.rooms import Roof
from tests.scenes import random_splats, small_world


def test_everything_comes_back(tmp_path):
    world = small_world()
    path = tmp_path / "a.world"
    save_world(world, path)
    back = load_world(path)
    assert summarize(back) == summarize(world)
    assert back.cameras == world.cameras
    assert back.lights == world.lights
    assert back.background == world.background
    assert [t.material for t in back.everything] == [t.material for t in world.everything]
    for a, b in zip(world.everything, back.everything):
        assert np.abs(a.splats.means - b.splats.means).max() <= 2.0**-17 + 1e-7
        assert np.abs(b.splats.scales / a.splats.scales - 1).max() < 0.0014
        assert np.abs(a.splats.opacities - b.splats.opacities).max() <= 0.5 / 255 + 1e-6
        assert np.abs(a.splats.harmonics - b.splats.harmonics).max() <= 0.5 / 128 + 1e-6
        assert b.splats.degree == a.splats.degree
        assert all(np.array_equal(c.points, d.points) for c, d in zip(a.colliders, b.colliders))


@pytest.mark.parametrize(
    "world", [World(), small_world(), small_world(degree=3, seed=5), small_world(splats=0)]
)
def test_saving_again_changes_nothing(world):
    first = encode_world(world)
    once = load_world(first)
    second = encode_world(once)
    assert second == first
    twice = load_world(second)
    for a, b in zip(once.everything, twice.everything):
        for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
            assert np.array_equal(getattr(a.splats, name), getattr(b.splats, name))


@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([1e-9, 1e-4, 1.0, 200.0, 3e4]),
    st.integers(0, 3),
)
@settings(max_examples=40, deadline=None)
def test_rounding_is_a_fixed_point_at_any_size(seed, size, degree):
    rng = np.random.default_rng(seed)
    q = rng.integers(-3, 4, (40, 4)).astype(float)
    q[np.abs(q).max(1) == 0] = 1
    splats = Splats(
        rng.normal(0, size, (40, 3)),
        q,
        np.abs(rng.normal(0, size, (40, 3))) * rng.integers(0, 2, (40, 3)),
        rng.random(40),
        rng.normal(0, 30, (40, (degree + 1) ** 2, 3)),
    )
    once = rounded(splats)
    twice = rounded(once)
    for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
        assert np.array_equal(getattr(once, name), getattr(twice, name))


def test_a_million_splats_take_at_most_forty_megabytes():
    n = 100_000
    rng = np.random.default_rng(0)
    base = random_splats(n, degree=1)
    # Incompressible centres, orientations and colours: the worst case, not a friendly one.
    splats = replace(base, means=rng.random((n, 3)) * 8, harmonics=rng.normal(0, 0.6, (n, 4, 3)))
    thing = replace(small_world().things[0], splats=splats)
    assert len(encode_world(World(things=(thing,)))) * 10 <= 40e6


def test_an_interrupted_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.world"
    save_world(small_world(), path)
    before = path.read_bytes()

    def fail(_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        save_world(small_world(seed=9), path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.world"]


def test_recognised_by_its_first_bytes():
    assert is_world(encode_world(World())[:96])
    assert not is_world(b"PK\x03\x04" + bytes(200))


def _edit(data: bytes, **changes) -> bytes:
    """The file with entries of world.json replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == "world.json":
                raw = json.dumps({**json.loads(raw), **changes}).encode()
            new.writestr(name, raw)
    return out.getvalue()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"version": 99}, "version 99"),
        ({"format": "cake"}, "not a Terrazzo world"),
        ({"things": 5}, "lacks"),
        ({"rooms": [{"name": "x"}]}, "no 'floor'"),
        ({"background": [1, 2]}, "should be 3 numbers"),
        ({"cameras": {"v": {"position": [0, 0, 0]}}}, "no 'rotation'"),
    ],
)
def test_a_lying_description_is_refused_by_name(changes, message):
    with pytest.raises(FormatError, match=message):
        load_world(_edit(encode_world(small_world()), **changes))


def test_a_promise_of_a_trillion_splats_is_refused():
    world = small_world()
    with zipfile.ZipFile(io.BytesIO(encode_world(world))) as archive:
        things = json.loads(archive.read("world.json"))["things"]
    for count in (10**12, 10**7, -5):
        things[0]["splats"] = count
        with pytest.raises(FormatError):
            load_world(_edit(encode_world(world), things=things))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_mangled_files_give_one_clear_error(seed):
    rng = np.random.default_rng(seed)
    data = bytearray(encode_world(small_world(splats=10)))
    if rng.random() < 0.4:
        data = data[: rng.integers(0, len(data))]
    for _ in range(rng.integers(1, 6)):
        if data:
            data[rng.integers(0, len(data))] = rng.integers(0, 256)
    try:
        load_world(bytes(data))
    except FormatError as error:
        assert "<bytes>" in str(error)


def test_roofs_and_leaning_windows_come_back():
    room = Room("attic", ((0, 0), (4, 0), (4, 3), (0, 3)), 2.9, roof=Roof(1.2, 0.5))
    window = Opening("window", "attic", 0, (1.0, 0.6, 2.0), (0.8, 1.2), 1.57, lean=0.8)
    back = load_world(encode_world(World(rooms=(room,), openings=(window,))))
    assert back.rooms == (room,)
    assert back.openings == (window,)
