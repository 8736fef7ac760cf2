"""SOG: what is written comes back (in another order), folders and levels of detail are read, lies are named."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError, TerrazzoWarning
from terrazzo.formats import encode_splats, read_splats, write_splats
from terrazzo.formats.codebooks import scalar_codebook, vector_palette
from terrazzo.formats.sog_writing import morton_order
from terrazzo.splats import Splats
from tests.formats.samples import unzipped, zipped
from tests.formats.scenes import differences, matched, room


@pytest.fixture
def files() -> dict[str, bytes]:
    """The files of a small archive of degree 1."""
    return unzipped(bytes(encode_splats(room(30, 1), format="sog")))


def with_meta(files: dict[str, bytes], **changes: object) -> bytes:
    meta = json.loads(files["meta.json"])
    for path, value in changes.items():
        *above, last = path.split("__")
        node = meta
        for key in above:
            node = node[key]
        node[last] = value
    return zipped(files | {"meta.json": json.dumps(meta).encode()})


@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_splats_come_back_to_the_precision_of_the_format(degree):
    splats = room(900, degree)
    gaps = differences(splats, matched(splats, read_splats(encode_splats(splats, format="sog"))))
    assert gaps["means"] < 2e-4
    assert gaps["covariances"] < 0.08
    assert gaps["opacities"] <= 0.5 / 255 + 1e-6
    assert gaps["colours"] < 0.004
    assert gaps["harmonics"] < 0.01  # fewer splats than palette entries: only the codebook rounds


def test_many_harmonics_share_a_palette_with_a_small_error():
    rng = np.random.default_rng(1)
    kinds = rng.normal(0, 0.2, (1500, 9)).astype(np.float32)
    vectors = kinds[rng.integers(0, 1500, 6000)] + rng.normal(0, 0.01, (6000, 9)).astype(np.float32)
    palette, labels = vector_palette(vectors, 1024, seed=3)
    assert len(palette) <= 1024
    assert np.abs(palette[labels] - vectors).mean() < 0.25 * np.abs(vectors).mean()
    again, _ = vector_palette(vectors, 1024, seed=3)
    assert np.array_equal(palette, again)


def test_a_palette_that_fits_is_exact():
    vectors = np.repeat(np.arange(12, dtype=np.float32).reshape(4, 3), 500, axis=0)
    palette, labels = vector_palette(vectors, 100)
    assert np.array_equal(palette[labels], vectors)


def test_a_codebook_serves_rare_values_too():
    values = np.concatenate([np.random.default_rng(0).normal(0, 0.1, 50_000), [9.0, -7.0]])
    levels = scalar_codebook(values)
    error = np.abs(values - levels[np.abs(values[:, None] - levels).argmin(1)]) if len(values) < 1 else None
    edges = np.searchsorted((levels[1:] + levels[:-1]) / 2, values)
    error = np.abs(values - levels[edges])
    assert error.max() < 0.1 and error.mean() < 0.004


def test_the_same_splats_and_seed_give_the_same_bytes():
    assert encode_splats(room(2500, 1), format="sog", seed=7) == encode_splats(
        room(2500, 1), format="sog", seed=7
    )


def test_neighbours_in_space_are_neighbours_in_the_images():
    points = np.random.default_rng(0).random((4000, 3))
    steps = np.linalg.norm(np.diff(points[morton_order(points)], axis=0), axis=1)
    assert np.median(steps) < 0.1


def test_splats_in_one_place_or_one_plane_are_written():
    one = Splats.from_colours(
        np.full((3, 3), 2.5), [[1, 0, 0, 0]] * 3, [[0, 0.1, 0.1]] * 3, [1, 0.5, 0], np.ones((3, 3))
    )
    back = read_splats(encode_splats(one, format="sog"))
    assert np.allclose(back.means, 2.5, atol=1e-5)
    assert np.allclose(sorted(back.opacities), [0, 0.5, 1], atol=0.003)
    with pytest.raises(ArgumentError, match="zero splats"):
        encode_splats(Splats.empty(), format="sog")


def test_a_folder_is_read_like_its_archive(tmp_path, files):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    archive = read_splats(zipped(files), format="sog")
    for source in (tmp_path, tmp_path / "meta.json"):
        assert np.array_equal(read_splats(source).means, archive.means)


def test_a_null_first_level_is_extrapolated(files):
    codebook = json.loads(files["meta.json"])["scales"]["codebook"]
    assert len(read_splats(with_meta(files, scales__codebook=[None, *codebook[1:]]))) == 30


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": 3}, "its version is 3; 2 is read"),
        ({"count": 10**12}, "promises 1000000000000 splats"),
        ({"count": 60_000_000}, r"promises 60000000 splats in \d+ compressed bytes"),
        ({"count": 500}, "wanted 500 to"),
        ({"count": -1}, "wanted an integer"),
        ({"count": "30"}, "wanted an integer"),
        ({"means__mins": [0, 0]}, "it has 2 numbers; wanted 3"),
        ({"means__maxs": [0, 0, float("nan")]}, "wanted a finite number"),
        ({"means__maxs": [0, 0, 1e6]}, r"means\[2\] is inf"),
        ({"means__files": ["means_l.webp"]}, r"means.files\[1\]"),
        ({"scales__codebook": [0] * 255}, "255 numbers; wanted 256"),
        ({"scales__files": ["nowhere.webp"]}, "the archive has no such file"),
        ({"scales__files": ["meta.json"]}, "not a WebP image"),
        ({"shN__bands": 2}, "shN_centroids.webp|palette"),
        ({"shN__count": 1}, "shN_centroids.webp|palette"),
    ],
)
def test_a_lying_meta_json_is_refused_with_its_place(files, changes, said):
    with pytest.raises(FormatError, match=said):
        read_splats(with_meta(files, **changes))


def test_names_that_lead_out_of_the_folder_are_refused(tmp_path, files):
    inside = tmp_path / "world"
    inside.mkdir()
    for name, data in files.items():
        (inside / name).write_bytes(data)
    shutil.move(inside / "quats.webp", tmp_path / "quats.webp")
    for name in ("../quats.webp", str(tmp_path / "quats.webp"), "a/../../quats.webp"):
        meta = json.loads(files["meta.json"])
        meta["quats"]["files"] = [name]
        (inside / "meta.json").write_text(json.dumps(meta))
        with pytest.raises(FormatError, match="leads out of its folder"):
            read_splats(inside)


@pytest.fixture
def levels(tmp_path):
    """Two levels: the finer of two files in two leaves, the coarser of one."""
    for name, n in (("0_0", 40), ("0_1", 20), ("1_0", 10)):
        folder = tmp_path / name
        folder.mkdir()
        for file, data in unzipped(bytes(encode_splats(room(n, 1, seed=n), format="sog"))).items():
            (folder / file).write_bytes(data)
    leaves = [
        {"lods": {"0": {"file": 0, "offset": 0, "count": 40}, "1": {"file": 2, "offset": 0, "count": 6}}},
        {"lods": {"0": {"file": 1, "offset": 5, "count": 15}, "1": {"file": 2, "offset": 6, "count": 4}}},
    ]
    meta = {
        "lodLevels": 2,
        "environment": None,
        "filenames": ["0_0/meta.json", "0_1/meta.json", "1_0/meta.json"],
        "tree": {"children": leaves},
    }
    (tmp_path / "lod-meta.json").write_text(json.dumps(meta))
    return tmp_path


def test_levels_of_detail_are_read_one_at_a_time(levels):
    finest = read_splats(levels)
    assert len(finest) == 55
    first, second = read_splats(levels / "0_0"), read_splats(levels / "0_1")
    assert np.array_equal(finest.means, np.concatenate([first.means, second.means[5:20]]))
    assert len(read_splats(levels / "lod-meta.json", level=1)) == 10
    with pytest.raises(ArgumentError, match=r"level is 2; .* has levels 0 to 1"):
        read_splats(levels, level=2)


def test_an_absent_level_is_said(levels):
    shutil.rmtree(levels / "0_1")
    with pytest.warns(TerrazzoWarning, match="the files of level 0 are absent; level 1 is read"):
        assert len(read_splats(levels)) == 10
    with pytest.raises(FormatError, match="0_1"):
        read_splats(levels, level=0)


def test_a_part_outside_its_file_is_refused(levels):
    text = (levels / "lod-meta.json").read_text()
    (levels / "lod-meta.json").write_text(text.replace('"count": 40', '"count": 41'))
    with pytest.raises(FormatError, match="splats 0 to 41 are wanted of 40"):
        read_splats(levels)


def test_a_real_set_of_levels_is_read(captures):
    with pytest.warns(TerrazzoWarning, match="level 0, 1, 2 are absent"):
        robot = read_splats(captures / "playbot_sog")
    assert len(robot) == 31_000 and robot.degree == 2
    assert len(read_splats(captures / "playbot_sog", level=6)) == 1873
    size = robot.bounds.high - robot.bounds.low
    assert robot.bounds.low[2] > -0.1 and size[2] > 1  # it stands on the floor


def test_writing_to_a_path_and_reading_it(tmp_path):
    write_splats(tmp_path / "room.sog", room(20))
    assert len(read_splats(tmp_path / "room.sog")) == 20
