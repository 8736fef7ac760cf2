"""Two worlds from one view."""

import numpy as np

from terrazzo.filming.comparing import divided


def test_a_divider_shows_one_picture_on_each_side() -> None:
    left, right = np.zeros((4, 40, 3), np.uint8), np.full((4, 40, 3), 100, np.uint8)
    half = divided(left, right, 0.5)
    assert (half[:, :18] == 0).all()
    assert (half[:, 22:] == 100).all()
    assert (half[:, 18:22] == 255).all()
    assert np.array_equal(divided(left, right, 1.0), left)
    assert np.array_equal(divided(left, right, 0.0), right)
