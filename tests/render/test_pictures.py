import numpy as np
import pytest
from PIL import Image

from terrazzo.errors import ArgumentError
from terrazzo.render import save_picture


def test_png_keeps_every_pixel(tmp_path):
    colours = np.random.default_rng(0).random((7, 9, 3))
    save_picture(tmp_path / "a.png", colours)
    back = np.asarray(Image.open(tmp_path / "a.png"))
    assert np.array_equal(back, np.round(colours * 255).astype(np.uint8))


@pytest.mark.parametrize("suffix", ["jpg", "webp"])
def test_lossy_kinds_are_close(tmp_path, suffix):
    ramp = np.linspace(0, 1, 64)[None, :, None] * np.ones((48, 1, 3))
    save_picture(tmp_path / f"a.{suffix}", ramp)
    back = np.asarray(Image.open(tmp_path / f"a.{suffix}"), float) / 255
    assert np.abs(back - ramp).max() < 0.05


def test_what_is_no_picture_is_refused_and_the_old_file_stays(tmp_path):
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    with pytest.raises(ArgumentError, match="shape"):
        save_picture(target, np.zeros((4, 4)))
    with pytest.raises(ArgumentError, match=r"a\.tiff"):
        save_picture(tmp_path / "a.tiff", np.zeros((4, 4, 3)))
    assert target.read_bytes() == b"old"
