"""Photographs from disk: turned, reduced while decoded, whole or not."""

from __future__ import annotations

import random
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from terrazzo.errors import FormatError, MissingExtraError
from terrazzo.reconstruct.photographs import open_photograph, read_pixels, scaled_size
from tests.formats.mutations import mutate


def corner_picture(width: int = 40, height: int = 24) -> np.ndarray:
    """Four quarters of different colours, so that turns and mirrors show."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = (250, 0, 0)
    pixels[: height // 2, width // 2 :] = (0, 250, 0)
    pixels[height // 2 :, : width // 2] = (0, 0, 250)
    return pixels


def saved(path, pixels, orientation=None, **exif):
    image = Image.fromarray(pixels)
    tags = Image.Exif()
    if orientation is not None:
        tags[0x0112] = orientation
    if exif:
        tags[0x010F], tags[0x0110] = "Maker", "Model 3"
        tags.get_ifd(0x8769).update({0xA405: 50, 0x829A: 0.02, 0x829D: 2.0, 0x8827: 200})
    image.save(path, exif=tags)
    return path


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pixels_are_turned_as_exif_says(tmp_path, orientation):
    from PIL import ImageOps

    path = saved(tmp_path / "a.png", corner_picture(), orientation)
    photograph = open_photograph(path)
    assert photograph.orientation == orientation
    pixels = read_pixels(path, orientation=orientation)
    with Image.open(path) as image:
        expected = np.asarray(ImageOps.exif_transpose(image))
    assert np.array_equal(pixels, expected)
    assert (pixels.shape[1], pixels.shape[0]) == photograph.upright_size


def test_exposure_and_focal_length_come_from_exif(tmp_path):
    photograph = open_photograph(saved(tmp_path / "a.jpg", corner_picture(360, 240), told=True))
    assert photograph.camera == "Maker Model 3"
    assert photograph.focal_35mm == 50
    assert photograph.focal_pixels == pytest.approx(500, rel=0.01)  # 360 pixels for 36 mm
    assert photograph.exposure == pytest.approx(0.02 * 2 / 4)
    plain = open_photograph(saved(tmp_path / "b.jpg", corner_picture()))
    assert plain.exposure is None and plain.focal_pixels is None


def test_pictures_of_every_mode_become_bytes_of_colour(tmp_path):
    grey = np.full((6, 8), 77, np.uint8)
    Image.fromarray(grey).save(tmp_path / "grey.png")
    Image.fromarray(grey.astype(np.uint16) * 257).save(tmp_path / "deep.png")
    Image.fromarray(grey).convert("P").save(tmp_path / "palette.png")
    Image.fromarray(corner_picture()).convert("CMYK").save(tmp_path / "print.jpg")
    for name in ("grey", "deep", "palette"):
        pixels = read_pixels(tmp_path / f"{name}.png")
        assert pixels.shape == (6, 8, 3) and (pixels == 77).all(), name
    assert read_pixels(tmp_path / "print.jpg").shape == (24, 40, 3)
    rgba = np.dstack([corner_picture(), np.full((24, 40), 128, np.uint8)])
    Image.fromarray(rgba).save(tmp_path / "clear.webp", lossless=True, exact=True)
    assert np.array_equal(read_pixels(tmp_path / "clear.webp"), rgba)


def test_a_large_jpeg_is_reduced_while_it_is_decoded(tmp_path):
    path = tmp_path / "large.jpg"
    Image.new("RGB", (9000, 6000), (10, 200, 90)).save(path)
    read_pixels(path, size=(30, 20))  # what the imports take
    tracemalloc.start()
    pixels = read_pixels(path, size=(300, 200))
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()
    with Image.open(path) as image:
        image.draft(None, (300, 200))
        assert image.size[0] < 1200  # Pillow's own memory, which is not traced: an eighth of each side
    assert pixels.shape == (200, 300, 3)
    assert np.abs(pixels.astype(int) - (10, 200, 90)).max() < 6


def test_reduction_averages_and_never_enlarges(tmp_path):
    stripes = np.zeros((40, 80, 3), np.uint8)
    stripes[:, ::2] = 200
    Image.fromarray(stripes).save(tmp_path / "a.png")
    assert np.abs(read_pixels(tmp_path / "a.png", size=(10, 5)).astype(int) - 100).max() < 12
    assert read_pixels(tmp_path / "a.png", size=(800, 400)).shape == (40, 80, 3)
    assert scaled_size(4000, 3000, 400) == (400, 300) and scaled_size(40, 30, 400) == (40, 30)
    assert scaled_size(100_000, 10, 100) == (100, 1)


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_file_that_was_cut_is_told_before_it_is_decoded(tmp_path, kind):
    rng = np.random.default_rng(0)
    path = tmp_path / f"a.{kind}"
    Image.fromarray(rng.integers(0, 256, (64, 64, 3), np.uint8)).save(path)
    data = path.read_bytes()
    open_photograph(path)
    for share in (0.9, 0.6):
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(FormatError, match=r"cut short|damaged"):
            open_photograph(path)


def test_a_thumbnail_in_the_header_does_not_count_as_the_end(tmp_path):
    path = tmp_path / "a.jpg"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)).save(
        path, comment=b"\xff\xd8 a small one \xff\xd9"
    )
    data = path.read_bytes()
    open_photograph(path)
    path.write_bytes(data[:-200])
    with pytest.raises(FormatError, match="cut short"):
        open_photograph(path)


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_broken_photographs_are_refused_or_read(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    saved(path, corner_picture(), 6, told=True)
    data, rng = path.read_bytes(), random.Random(5)
    outcomes = set()
    for _ in range(150):
        path.write_bytes(mutate(data, rng))
        try:
            photograph = open_photograph(path)
            pixels = read_pixels(path, size=(20, 12), orientation=photograph.orientation)
            assert pixels.dtype == np.uint8 and pixels.shape[2] in (3, 4)
            outcomes.add("read")
        except FormatError as error:
            assert error.source == str(path) and error.reason
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_other_files_are_refused_by_name(tmp_path):
    (tmp_path / "a.jpg").write_text("no picture")
    with pytest.raises(FormatError, match=r"a\.jpg: it is not a JPEG"):
        open_photograph(tmp_path / "a.jpg")
    with pytest.raises(FormatError, match="no such photograph"):
        open_photograph(tmp_path / "b.jpg")
    with pytest.raises(FormatError, match="no such photograph"):
        open_photograph(tmp_path)


def test_heic_without_its_decoder_names_the_extra(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pi_heif", None)
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0" + bytes(40))
    with pytest.raises(MissingExtraError, match=r"terrazzo\[photos\]"):
        open_photograph(path)
