"""The sky in both its forms, where the sun stands, and what exposure does to a picture."""

import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.lighting import (
    TIMES,
    Lamp,
    Lights,
    Scene,
    Sky,
    Sun,
    bake_outside,
    daylight,
    direct,
    expose,
    portals,
)
from terrazzo.lighting.exposure import LUMINANCE, developed, to_srgb, tone
from terrazzo.world import Opening

EAST = Opening("window", "room", 1, (4.0, 2.0, 1.5), (1.6, 1.2), np.pi)
DOOR = Opening("door", "room", 0, (1.0, 0.0, 1.0), (0.9, 2.0), np.pi / 2)


@pytest.mark.parametrize("time", TIMES)
def test_the_baked_sky_is_the_written_one(time):
    """The irradiance that the core samples equals the integral of the Python formula, for every hour."""
    _, sky = daylight(time)
    rng = np.random.default_rng(0)
    for normal in ([0, 0, 1.0], [0, 0, -1.0], [1.0, 0, 0], [0.6, 0, 0.8]):
        d = np.asarray(normal) + (lambda v: v / np.linalg.norm(v, axis=1, keepdims=True))(
            rng.normal(size=(40000, 3))
        )
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        wanted = np.pi * sky.radiance(d).mean(0)
        got = direct(Scene([], []), [[0, 0, 0]], [normal], Lights(sky=sky), samples=8192)[0]
        np.testing.assert_allclose(got, wanted, rtol=0.02)
        np.testing.assert_allclose(sky.irradiance(normal), wanted, rtol=0.08, atol=0.03 * np.max(wanted))


def test_the_sun_shines_in_through_the_largest_window():
    small = Opening("window", "room", 0, (2.0, 0.0, 1.5), (0.5, 0.5), np.pi / 2)
    for seed in range(5):
        sun, sky = daylight("day", openings=[DOOR, small, EAST], seed=seed)
        assert sun is not None
        assert sun.direction[0] > 0.4, "the wall faces -x inwards, so the sun stands at +x"
        assert np.linalg.norm(sun.direction) == pytest.approx(1)
        assert sky.sun == sun.direction
    assert daylight("overcast")[0] is None


def test_portals_lie_on_the_outer_face_and_point_in():
    (portal,) = portals([DOOR, EAST])
    assert portal.normal == pytest.approx((-1, 0, 0), abs=1e-9)
    middle = np.asarray(portal.corner) + np.asarray(portal.edge_u) / 2 + np.asarray(portal.edge_v) / 2
    np.testing.assert_allclose(middle, (4.15, 2.0, 1.5), atol=1e-9)
    assert np.linalg.norm(portal.edge_u) == pytest.approx(1.6)


def test_outside_is_lit_by_sun_and_sky_and_shadowed_by_what_stands_there():
    sun, sky = daylight("day")
    assert sun is not None
    lights = Lights(sun=sun, sky=sky)
    ground = np.array([[0, 0, 0.0]])
    up = np.array([[0, 0, 1.0]])
    free = bake_outside(ground, up, lights)
    np.testing.assert_allclose(
        free, np.array([sun.irradiance]) * sun.direction[2] + sky.irradiance(up), rtol=5e-3
    )
    d = np.asarray(sun.direction)
    side = np.cross(d, (0, 0, 1))
    tree = np.array([[d * 5 - side * 2 - (0, 0, 2), d * 5 + side * 2 - (0, 0, 2), d * 5 + (0, 0, 4)]])
    shaded = bake_outside(ground, up, lights, scene=Scene(tree, [[0.2, 0.4, 0.1]]))
    np.testing.assert_allclose(shaded, sky.irradiance(up), rtol=5e-3)


def interior(brightness, tint=(1.0, 1.0, 1.0)):
    rng = np.random.default_rng(0)
    return brightness * np.exp(rng.normal(0, 0.5, (5000, 1))) * np.asarray(tint)


@pytest.mark.parametrize("brightness", [1e-3, 0.1, 1.0, 50.0])
def test_any_room_is_exposed_to_the_same_brightness(brightness):
    light = interior(brightness)
    shown = expose(light).display(light)
    assert 0.55 < np.median(shown) < 0.75


def test_evenings_are_darker_than_days():
    light = interior(1.0)
    assert (
        expose(light, time="night").scale
        < expose(light, time="sunset").scale
        < expose(light, time="day").scale
    )


def test_a_colour_cast_is_removed_in_part():
    light = interior(1.0, (1.0, 0.7, 0.4))

    def ratio(colour):
        return colour[0] / colour[2]

    half = np.asarray(expose(light, balance=0.7).gains) * (1.0, 0.7, 0.4)
    full = np.asarray(expose(light, balance=1.0).gains) * (1.0, 0.7, 0.4)
    assert 1.0 < ratio(half) < 2.5 / 1.5
    assert ratio(full) == pytest.approx(1, rel=1e-3)
    assert np.asarray(expose(light).gains) @ LUMINANCE == pytest.approx(1)


def test_the_curve_rises_evenly_to_white_and_keeps_colours():
    x = np.geomspace(1e-4, 4.9, 500)
    y = tone(np.repeat(x[:, None], 3, 1))[:, 0]
    assert (np.diff(y) > 0).all()
    slope = np.diff(y) / np.diff(x)
    assert np.abs(np.diff(slope)).max() < 0.1, "no kink"
    assert y[-1] > 0.99
    assert tone(np.full((1, 3), 1e6)).max() <= 1
    orange = tone(np.array([[2.0, 0.8, 0.2]]))[0]
    assert orange[0] > 1.25 * orange[1] > 1.25 * 1.6 * orange[2]


def test_the_view_outside_is_held_back_but_stays_brighter_than_the_room():
    room, view = interior(0.3), interior(6.0)
    exposure = expose(room, outside=view)
    shown = exposure.display(view, outside=True)
    assert np.median(exposure.display(room)) + 0.02 < np.percentile(shown, 75) < 0.9
    assert exposure.display([[40.0, 40.0, 40.0]], outside=True).max() < 0.99, "the sky keeps some tone"
    night = expose(room, outside=interior(0.001), time="night")
    assert np.median(night.display(interior(0.001), outside=True)) < 0.2, "a dark garden stays dark"


def test_srgb_ends_and_middle():
    np.testing.assert_allclose(to_srgb([0, 0.0031308, 0.2140411, 1]), [0, 0.0404499, 0.5, 1], atol=1e-5)


def test_black_rooms_and_nonsense():
    black = expose(np.zeros((10, 3)))
    assert np.isfinite(black.display(np.zeros((10, 3)))).all()
    assert np.isfinite(expose(np.zeros((0, 3))).scale)
    with pytest.raises(ArgumentError, match="not finite"):
        expose([[np.nan, 0, 0]])
    with pytest.raises(ArgumentError, match="time is 'noon'"):
        expose([[1, 1, 1]], time="noon")
    with pytest.raises(ArgumentError, match="wanted one of day"):
        daylight("noon")
    with pytest.raises(ArgumentError, match="a lamp"):
        Lamp((0, 0, 0), 0.0, (1, 1, 1))
    with pytest.raises(ArgumentError, match="towards it"):
        Sun((0, 0, 0), (1, 1, 1))
    assert Sky((1, 1, 1), (1, 1, 1), (1, 1, 1)).radiance([[0, 0, 1]]).shape == (1, 3)


def test_a_dark_room_stays_darker_than_a_pale_one_in_the_same_light():
    light = np.full((100, 3), 1.0, np.float32)
    dark, pale = 0.12 * light / np.pi, 0.6 * light / np.pi
    shown = [expose(r, irradiance=light).display(r).mean() for r in (dark, pale)]
    assert 0.15 < shown[0] < shown[1] - 0.08


def test_the_fast_curve_agrees_with_the_slow_one():
    exposed = np.random.default_rng(0).lognormal(-1.5, 2.0, (4000, 3)).astype(np.float32)
    exposed[:3] = [[0, 0, 0], [1e-5, 0, 3], [1e6, 1e6, 1e6]]
    assert developed(exposed) == pytest.approx(to_srgb(tone(exposed.astype(np.float64))), abs=2e-5)


def test_the_mood_of_the_light_is_met_by_the_exposure():
    light = interior(1.0)
    dim, plain, bright = (expose(light, moods=m).scale for m in (("dim", "bright"), ("soft",), ("bright",)))
    assert dim < 0.8 * plain and plain < bright < 1.3 * plain
    assert plain == expose(light).scale
    warm, cool = (np.asarray(expose(light * (1.0, 0.7, 0.4), moods=m).gains) for m in (("warm",), ()))
    assert warm[2] / warm[0] < cool[2] / cool[0]
