"""One call from words and options to a plan, and variations that a person can tell apart."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation import plan
from terrazzo.creation.variations import difference, varied_plans
from terrazzo.errors import ArgumentError


def test_options_reach_the_plan():
    made = plan("a study with a desk", size="4.5x3.5", style="industrial", time="night", clutter=0.0, seed=3)
    assert np.ptp(made.rooms[0].polygon, axis=0) == pytest.approx([4.5, 3.5], abs=0.06)
    assert made.brief.styles[0] == "industrial" and made.brief.time == "night"
    assert not any(p.implied and p.support not in ("floor", "wall", "ceiling") for p in made.placements)


def test_variations_differ_and_repeat_with_the_same_seed():
    plans = list(varied_plans("a bedroom", 3, seed=5))
    assert [p.seed for p in plans] == [p.seed for p in varied_plans("a bedroom", 3, seed=5)]
    assert plans[0].seed == 5 and len({p.seed for p in plans}) == 3
    assert all(difference(a, b) > 0.7 for i, a in enumerate(plans) for b in plans[:i])
    assert difference(plans[0], plans[0]) == 0


@pytest.mark.parametrize("count", [0, -1, 10**6, True, 2.5])
def test_a_number_of_variations_out_of_range_is_refused(count):
    with pytest.raises(ArgumentError, match="variations"):
        next(varied_plans("a bedroom", count))
