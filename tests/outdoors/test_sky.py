"""Sky and air: blue by day, warm in the evening, dark at night; haze hides what is far off."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.language.brief import WEATHERS
from terrazzo.lighting import TIMES
from terrazzo.outdoors.atmosphere import make_air
from terrazzo.outdoors.dome import RADIUS, dome, lights_in_the_sky

UP = np.array([[0.0, 0.0, 1.0]])


def test_the_day_sky_is_blue_and_an_evening_sun_red():
    day, evening = make_air("day", "clear", heading=0.0), make_air("sunset", "clear", heading=0.0)
    r, g, b = day.radiance(UP)[0]
    assert b > g > r
    noon, low = np.array(day.sunlight.irradiance), np.array(evening.sunlight.irradiance)
    assert low[0] / low[2] > 2 * noon[0] / noon[2]
    towards, away = evening.radiance(np.array([[1.0, 0, 0.06], [-1.0, 0, 0.06]]))
    assert towards.sum() > 1.5 * away.sum()


def test_night_is_far_darker_than_day_and_has_stars_and_a_moon():
    night = make_air("night", "clear", heading=0.0)
    assert night.radiance(UP).max() < 0.05 * make_air("day", "clear", heading=0.0).radiance(UP).max()
    assert len(lights_in_the_sky(night, seed=1)[0]) > 200


@pytest.mark.parametrize("weather", WEATHERS)
def test_haze_hides_more_with_distance_and_most_in_fog(weather: str):
    air = make_air("day", weather, heading=0.0)
    clear = air.seen_through(np.array([0.0, 50.0, 500.0, 5000.0]))
    assert clear[0] == 1 and (np.diff(clear) < 0).all()
    assert make_air("day", "fog", heading=0.0).seen_through(100.0) < 0.05


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("weather", ["clear", "fog", "rain"])
def test_the_dome_closes_above_the_horizon(time: str, weather: str):
    air = make_air(time, weather, heading=0.7)
    count = 9000
    d, _quaternions, scales, radiance = dome(air, count, seed=1)
    assert np.isfinite(radiance).all() and radiance.min() >= 0
    assert len(d) <= 1.9 * count
    way = d / np.linalg.norm(d, axis=1, keepdims=True)
    rng = np.random.default_rng(0)
    z = rng.uniform(-0.02, 1, 300)
    phi = rng.uniform(0, 2 * np.pi, 300)
    looks = np.stack([np.sqrt(1 - z * z) * np.cos(phi), np.sqrt(1 - z * z) * np.sin(phi), z], -1)
    angle = np.arccos(np.clip(looks @ way.T, -1, 1)) / (scales[:, 0] / RADIUS)
    assert (angle.min(1) < 1.6).all(), "a gap in the sky"
