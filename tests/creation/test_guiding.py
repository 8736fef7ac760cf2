"""Where in a picture rays are sent."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation.guiding import chances
from terrazzo.errors import ArgumentError

HALVES = np.zeros((40, 60, 3), np.float32)
HALVES[:, 30:] = 1.0


@pytest.mark.parametrize("share", [0.05, 0.25, 0.9, 1.0])
def test_chances_have_the_share_as_their_mean_and_leave_none_out(share: float) -> None:
    got = chances(HALVES, share)
    assert got.mean() == pytest.approx(share, abs=1e-3) and got.min() > 0 and got.max() <= 1


def test_an_edge_gets_more_than_what_is_plain() -> None:
    got = chances(HALVES, 0.2)
    assert got[:, 29:31].min() == 1 and got[:, :28].max() < 0.25


def test_a_plain_picture_gets_the_same_everywhere() -> None:
    got = chances(np.full((8, 9, 3), 0.4, np.float32), 0.3)
    np.testing.assert_allclose(got, 0.3, rtol=1e-4)


@pytest.mark.parametrize("share", [0.0, -1.0, 1.5, float("nan")])
def test_shares_out_of_range_are_refused(share: float) -> None:
    with pytest.raises(ArgumentError, match="share"):
        chances(HALVES, share)
