"""The bake against analytic answers, against path tracing, and against leaks, noise and nasty input."""

from itertools import pairwise

import numpy as np
import pytest
from rooms import box_inside, on_faces, quad

from terrazzo.errors import ArgumentError
from terrazzo.lighting import (
    Lamp,
    LightField,
    Lights,
    Portal,
    Quality,
    Scene,
    Sky,
    Sun,
    bake,
    direct,
    indirect,
    reference,
)

GREY_SKY = Sky((1.0, 1.0, 1.0), (1.0, 1.0, 1.0), (1.0, 1.0, 1.0))
WEST_WINDOW = Portal((0, 1, 0.9), (0, 1.5, 0), (0, 0, 1.3), (1, 0, 0))


def room(albedo=0.7, *, size=(4.0, 3.5, 2.6)):
    """A room with one open window in its west wall."""
    x, y, z = size
    faces = box_inside(x, y, z)
    faces = np.concatenate([faces[:8], faces[10:]])
    for y0, y1, z0, z1 in [(0, 1, 0, z), (2.5, y, 0, z), (1, 2.5, 0, 0.9), (1, 2.5, 2.2, z)]:
        faces = np.concatenate([faces, quad((0, y0, z0), (0, y1 - y0, 0), (0, 0, z1 - z0))])
    return faces, np.full((len(faces), 3), albedo)


@pytest.mark.parametrize("albedo", [0.2, 0.5, 0.8])
def test_furnace(albedo):
    """In a closed box that glows everywhere with radiance 1 the irradiance is pi / (1 - albedo)."""
    faces = box_inside(2, 3, 2.5)
    ones = np.ones((len(faces), 3))
    scene = Scene(faces, ones * albedo, emission=ones)
    points, normals, _ = on_faces(faces, 400)
    light = bake(scene, points, normals, Lights(), quality=Quality(samples=32, bounces=60, surfels=3000))
    wanted = np.pi / (1 - albedo)
    assert light.mean() == pytest.approx(wanted, rel=0.01)
    assert np.percentile(np.abs(light / wanted - 1), 95) < 0.05


def test_a_point_over_the_corner_of_a_glowing_rectangle():
    """Differential element to a parallel rectangle over its corner: the classical form factor."""
    a, b, h = 1.2, 0.8, 0.9
    light = quad((0, 0, h), (0, b, 0), (a, 0, 0))  # faces down
    scene = Scene(light, np.zeros((2, 3)), emission=np.ones((2, 3)))
    x, y = a / h, b / h
    p, q = np.sqrt(1 + x * x), np.sqrt(1 + y * y)
    factor = (x / p * np.arctan(y / p) + y / q * np.arctan(x / q)) / (2 * np.pi)
    got = direct(scene, [[0, 0, 0]], [[0, 0, 1]], Lights(), samples=4096)
    assert got[0, 0] == pytest.approx(np.pi * factor, rel=0.01)
    behind = direct(scene, [[0.5, 0.4, 2]], [[0, 0, -1]], Lights(), samples=64)
    assert (behind == 0).all(), "a one-sided light gives nothing to its back"


@pytest.mark.parametrize("distance", [0.2, 1.0, 4.0])
def test_a_lamp_fades_with_the_square_of_the_distance(distance):
    lamp = Lamp((0, 0, distance), 0.05, (10.0, 5.0, 1.0))
    got = direct(Scene([], []), [[0, 0, 0]], [[0, 0, 1]], Lights(lamps=(lamp,)), samples=64)
    wanted = np.array([10.0, 5.0, 1.0]) / (4 * np.pi * distance**2)
    np.testing.assert_allclose(got[0], wanted, rtol=0.02)


def test_a_shade_within_the_clear_distance_does_not_block_its_lamp():
    shade = quad((-0.3, -0.3, 1.9), (0.6, 0, 0), (0, 0.6, 0))
    scene = Scene(shade, np.full((2, 3), 0.5))
    at = ([[0, 0, 0]], [[0, 0, 1]])
    blocked = direct(scene, *at, Lights(lamps=(Lamp((0, 0, 2), 0.05, (10, 10, 10)),)))
    clear = direct(scene, *at, Lights(lamps=(Lamp((0, 0, 2), 0.05, (10, 10, 10), clear=0.5),)))
    assert (blocked == 0).all()
    assert clear[0, 0] == pytest.approx(10 / (16 * np.pi), rel=0.02)


def test_the_sun_is_its_irradiance_times_the_cosine_and_its_shadow_is_soft_at_the_edge():
    sun = Sun((0, 0, 1), (3.0, 2.0, 1.0), radius=0.05)
    roof = quad((0, -5, 2), (5, 0, 0), (0, 10, 0))
    scene = Scene(roof, np.full((2, 3), 0.5))
    x = np.linspace(-0.5, 0.5, 201)
    points = np.stack([x, 0 * x, 0 * x], 1)
    light = direct(scene, points, np.tile([0.6, 0, 0.8], (201, 1)), Lights(sun=sun), samples=64)
    np.testing.assert_allclose(light[0], [2.4, 1.6, 0.8], rtol=0.01)
    assert (light[-1] == 0).all()
    shade = light[:, 0] / 2.4
    assert 0.3 < shade[100] < 0.7, "half of the disc shows under the edge"
    inside = (shade > 0.02) & (shade < 0.98)
    assert x[inside].min() == pytest.approx(-0.1, abs=0.03)
    assert x[inside].max() == pytest.approx(0.1, abs=0.03)


def test_a_window_gives_what_the_open_sky_gives_through_it():
    """Solid-angle sampling of the portal against plain sampling of the hemisphere with walls in the way."""
    faces, albedo = room()
    scene = Scene(faces, albedo)
    points, normals, _ = on_faces(faces, 60, seed=2)
    sky = Sky((0.5, 1.0, 2.0), (2.0, 1.5, 1.0), (0.3, 0.4, 0.1), (1.0, 0.5, 0.0), (-0.8, 0.0, 0.6))
    through = direct(scene, points, normals, Lights(sky=sky, portals=(WEST_WINDOW,)), samples=1024)
    openly = direct(scene, points, normals, Lights(sky=sky), samples=16384)
    np.testing.assert_allclose(through, openly, rtol=0.1, atol=0.02 * openly.max())
    np.testing.assert_allclose(through.mean(0), openly.mean(0), rtol=0.01)


def test_bounces_agree_with_path_tracing():
    faces, albedo = room()
    scene = Scene(faces, albedo)
    lights = Lights(sun=Sun((-1, 0.2, 0.7), (8, 7, 6)), sky=GREY_SKY, portals=(WEST_WINDOW,))
    points, normals, _ = on_faces(faces, 3000, seed=4)
    fast = bake(scene, points, normals, lights)
    some = slice(0, 150)
    slow = indirect(scene, points[some], normals[some], lights, samples=512, bounces=16)
    slow += direct(scene, points[some], normals[some], lights, samples=64)
    assert fast[some].mean() == pytest.approx(slow.mean(), rel=0.04)
    assert np.median(np.abs(fast[some] - slow) / slow) < 0.06


def test_a_rug_sends_on_all_of_the_sun_that_falls_on_it():
    """The floor under it is dark, and must not be taken for a part of it."""
    faces, albedo = room()
    rug = box_inside(3.4, 2.9, 0.008)[:, ::-1] + (0.3, 0.3, 0)
    scene = Scene(np.concatenate([faces, rug]), np.concatenate([albedo, np.full((len(rug), 3), 0.7)]))
    lights = Lights(sun=Sun((-1, 0, 0.6), (5, 5, 5)))
    x, y = (a.ravel() for a in np.meshgrid(np.linspace(0.3, 3.7, 12), np.linspace(0.3, 3.2, 12)))
    points, down = np.stack([x, y, np.full(len(x), 2.599)], 1), np.tile([0, 0, -1.0], (len(x), 1))
    wanted = indirect(scene, points, down, lights, samples=1500, bounces=24)
    assert bake(scene, points, down, lights).mean() == pytest.approx(wanted.mean(), rel=0.03)


def test_one_bounce_agrees_with_the_slow_twin():
    faces = box_inside(2, 2, 2)
    albedo = np.full((12, 3), 0.5)
    scene = Scene(faces, albedo, emission=np.where(np.arange(12)[:, None] < 2, 1.0, 0.0) * np.ones((12, 3)))
    points, normals, _ = on_faces(faces, 12, seed=1)
    middles = faces.mean(1)
    cross = np.cross(faces[:, 1] - faces[:, 0], faces[:, 2] - faces[:, 0])
    # With light that hardly varies over a face, one value a triangle is enough for the twin.
    first = direct(scene, middles, cross, Lights(), samples=256)
    twin = reference.bounce(faces, albedo, first, points, normals, samples=3000)
    got = indirect(scene, points, normals, Lights(), samples=2000, bounces=1)
    assert got.mean() == pytest.approx(twin.mean(), rel=0.08)


def test_a_red_wall_reddens_its_neighbours():
    faces, albedo = room()
    albedo[6:8] = (0.8, 0.1, 0.1)  # the north wall
    scene = Scene(faces, albedo)
    lights = Lights(sky=GREY_SKY, portals=(WEST_WINDOW,))
    points = np.array([[2, 3.4, 0.0], [2, 0.1, 0.0]])
    light = bake(scene, np.repeat(points, 50, 0), np.tile([0, 0, 1.0], (100, 1)), lights)
    near, far = light[0], light[-1]
    assert near[0] / near[1] > 1.15
    assert near[0] / near[1] > far[0] / far[1] * 1.08


def test_no_light_leaks_through_a_wall_or_under_a_box():
    """A dark closed cell beside the lit room, and the floor under a box that stands on it."""
    faces, _ = room()
    cell = box_inside(2, 2, 2) + (4.15, 0.5, 0)
    crate = box_inside(0.6, 0.6, 0.6)[:, ::-1] + (2.5, 1.5, 0.0)
    scene = Scene(np.concatenate([faces, cell, crate]), np.full((len(faces) + 24, 3), 0.7))
    lights = Lights(sun=Sun((-1, 0, 0.5), (9, 9, 9)), sky=GREY_SKY, portals=(WEST_WINDOW,))
    wall = np.stack(np.meshgrid([4.0], np.linspace(0.6, 2.4, 30), np.linspace(0.1, 1.9, 30)), -1).reshape(
        -1, 3
    )
    inner = wall + (0.15, 0, 0)
    floor = np.stack(np.meshgrid(np.linspace(0.05, 3.9, 60), np.linspace(0.05, 3.4, 60), [0.0]), -1).reshape(
        -1, 3
    )
    points = np.concatenate([wall, inner, floor])
    normals = np.concatenate(
        [np.tile([-1, 0, 0], (900, 1)), np.tile([1, 0, 0], (900, 1)), np.tile([0, 0, 1], (3600, 1))]
    )
    light = bake(scene, points, normals, lights)
    assert light[:900].mean() > 0.1
    assert light[900:1800].max() < 1e-4
    under = (np.abs(floor[:, 0] - 2.8) < 0.27) & (np.abs(floor[:, 1] - 1.8) < 0.27)
    assert under.sum() > 30
    assert light[1800:][under].max() < 0.02 * light[1800:].mean()


def test_a_wall_is_smooth_and_nothing_sparkles():
    faces, albedo = room()
    scene = Scene(faces, albedo)
    lights = Lights(sky=GREY_SKY, portals=(WEST_WINDOW,), lamps=(Lamp((2, 2, 1.2), 0.05, (3, 3, 3)),))
    side = np.linspace(0.3, 2.3, 80)
    points = np.stack(np.meshgrid([4.0], side + 0.5, side, indexing="ij"), -1).reshape(-1, 3)
    light = bake(scene, points, np.tile([-1, 0, 0], (len(points), 1)), lights)[:, 1].reshape(80, 80)
    rough = np.abs(
        light[1:-1, 1:-1] - (light[2:, 1:-1] + light[:-2, 1:-1] + light[1:-1, 2:] + light[1:-1, :-2]) / 4
    )
    assert np.percentile(rough / light[1:-1, 1:-1], 99) < 0.03


def test_sheets_are_lit_from_both_sides():
    lamp = Lights(lamps=(Lamp((0, 0, 1), 0.05, (10, 10, 10)),))
    points, down = np.zeros((1, 3)), np.array([[0, 0, -1.0]])
    dark = bake(Scene([], []), points, down, lamp)
    lit = bake(Scene([], []), points, down, lamp, two_sided=[True])
    assert dark[0, 0] == 0
    assert lit[0, 0] == pytest.approx(0.65 * 10 / (4 * np.pi), rel=0.02)


def test_a_sheer_curtain_lets_its_colour_through():
    curtain = quad((0.1, 0.8, 0.7), (0, 1.9, 0), (0, 0, 1.7))
    faces, albedo = room()
    tint = np.zeros((len(faces) + 2, 3))
    tint[-2:] = (0.5, 0.25, 0.125)
    both = np.concatenate([faces, curtain])
    lights = Lights(sky=GREY_SKY, portals=(WEST_WINDOW,))
    at = ([[3, 1.7, 0.0]], [[0, 0, 1.0]])
    free = direct(Scene(faces, albedo), *at, lights, samples=256)
    veiled = direct(Scene(both, np.full((len(both), 3), 0.3), transmission=tint), *at, lights, samples=256)
    np.testing.assert_allclose(veiled / free, [[0.5, 0.25, 0.125]], rtol=0.02)


def test_the_number_of_threads_and_the_run_change_nothing():
    faces, albedo = room()
    scene = Scene(faces, albedo)
    lights = Lights(sun=Sun((-1, 0, 0.6), (5, 5, 5)), sky=GREY_SKY, portals=(WEST_WINDOW,))
    points, normals, _ = on_faces(faces, 2000, seed=8)
    runs = [bake(scene, points, normals, lights, quality="draft", seed=3, threads=t) for t in (1, 2, 5, 2)]
    for run in runs[1:]:
        assert run.tobytes() == runs[0].tobytes()
    assert bake(scene, points, normals, lights, quality="draft", seed=4).tobytes() != runs[0].tobytes()


def test_light_that_was_solved_ahead_is_the_same():
    scene, lights = Scene(*room()), Lights(sky=GREY_SKY, portals=(WEST_WINDOW,))
    points, up = np.random.default_rng(0).uniform(0.2, 2.0, (200, 3)), np.tile([0, 0, 1.0], (200, 1))
    at_once, ahead = (LightField(scene, lights, quality="draft") for _ in range(2))
    ahead.solve_ahead()
    assert np.array_equal(at_once.irradiance(points, up), ahead.irradiance(points, up))


def test_remembered_gathers_serve_later_calls():
    """The first call gives what a bake gives; later ones agree with it better than a bake of other points does."""
    faces, albedo = room()
    points, normals, _ = on_faces(faces, 20000)
    lights = Lights(sky=GREY_SKY, portals=(WEST_WINDOW,))
    field = LightField(Scene(faces, albedo), lights, quality="draft")
    kept = field.remembering("draft")
    wanted = field.irradiance(points, normals)
    assert np.array_equal(kept.irradiance(points, normals), wanted)
    other = field.remembering("draft")
    half = other.irradiance(points[::2], normals[::2])
    apart = np.abs(other.irradiance(points, normals)[::2] - half).mean()
    fresh = np.abs(wanted[::2] - half).mean()
    assert apart < 0.5 * fresh


def test_no_points_no_lights_no_scene():
    empty = Scene([], [])
    assert bake(empty, np.zeros((0, 3)), np.zeros((0, 3)), Lights()).shape == (0, 3)
    assert (bake(empty, [[0, 0, 0]], [[0, 0, 1]], Lights()) == 0).all()
    flat = Scene(np.zeros((3, 3, 3)), np.full((3, 3), 0.5))
    assert (bake(flat, [[0, 0, 0]], [[0, 0, 1]], Lights()) == 0).all()
    openly = bake(empty, [[0, 0, 0]], [[0, 0, 1]], Lights(sky=GREY_SKY))
    assert openly[0, 0] == pytest.approx(np.pi, rel=0.02)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"points": [[np.nan, 0, 0]]}, "points holds a value that is not finite"),
        ({"normals": [[0, 0, 0]]}, "zero vector"),
        ({"normals": [[0, 0, 1], [0, 0, 1]]}, "normals has shape"),
        ({"quality": "best"}, "quality is 'best'"),
        ({"two_sided": [True, False]}, "two_sided has shape"),
    ],
)
def test_nonsense_is_refused(change, message):
    call = {"points": [[0, 0, 0]], "normals": [[0, 0, 1]], "quality": "draft", "two_sided": None, **change}
    with pytest.raises(ArgumentError, match=message):
        bake(
            Scene([], []),
            call["points"],
            call["normals"],
            Lights(),
            two_sided=call["two_sided"],
            quality=call["quality"],
        )


def test_progress_never_goes_back():
    seen = []
    faces, albedo = room()
    points, normals, _ = on_faces(faces, 100)
    bake(
        Scene(faces, albedo),
        points,
        normals,
        Lights(sky=GREY_SKY),
        quality="draft",
        progress=lambda s, f: seen.append((s, f)),
    )
    fractions = [f for _, f in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert {"direct light", "bounces", "indirect light"} <= {s for s, _ in seen}


def test_a_polished_bowl_of_few_facets_mirrors_no_darkness_from_within_its_wall():
    """Where everything glows alike, so does its reflection, though rays dip under the facets near their edges."""
    turn = np.arange(13) * np.pi / 6

    def tube(radius, inwards):
        out = []
        for a, b in pairwise(turn):
            p, q = (np.array((radius * np.cos(t), radius * np.sin(t), -0.5)) for t in (a, b))
            out.append(quad(q, p - q, (0, 0, 1)) if inwards else quad(p, q - p, (0, 0, 1)))
        return np.concatenate(out)

    faces = np.concatenate([tube(0.5, True), tube(0.56, False)])
    ones = np.ones((len(faces), 3))
    field = LightField(Scene(faces, 0 * ones, emission=ones), Lights(sky=GREY_SKY), quality="draft")
    edge = turn[:-1] + 0.03 * np.pi  # a tenth of a facet from its edge
    middle = turn[:-1] + np.pi / 12
    apothem = 0.5 * np.cos(np.pi / 12)
    along = apothem * np.tan(edge - middle)
    points = np.stack([apothem * np.cos(middle) - along * np.sin(middle), apothem * np.sin(middle) + along * np.cos(middle),
                       0 * edge], 1)  # fmt: skip
    normals = -np.stack([np.cos(edge), np.sin(edge), 0 * edge], 1)
    views = np.array([(np.cos(t), np.sin(t), 0.05) for t in np.linspace(0, 2 * np.pi, 36, endpoint=False)])
    got = field.mirrored(points, normals, np.full(12, 0.05), views, rays=16)[..., 0]
    seen = normals @ views.T / np.linalg.norm(views[0]) > 0.1
    assert got[seen].min() > 0.9


def test_a_sheet_just_over_another_gets_none_of_its_darkness():
    """A throw on a quilt: places that lie close together, one in the open and one below it, are told apart."""
    faces, albedo = room()
    quilt, throw = (box_inside(1.5, 1.4, 0.004)[:, ::-1] + (1.2, 1.0, z) for z in (0.5, 0.518))
    every = np.concatenate([faces, quilt, throw])
    scene = Scene(every, np.concatenate([albedo, np.full((len(quilt) + len(throw), 3), 0.7)]))
    lights = Lights(sky=GREY_SKY, portals=(WEST_WINDOW,))
    x, y = np.random.default_rng(0).uniform((1.25, 1.05), (2.65, 2.35), (6000, 2)).T
    above = np.column_stack([x, y, np.full(len(x), 0.522)])
    below = np.column_stack([x, y, np.full(len(x), 0.504)])
    up = np.tile([0.0, 0.0, 1.0], (2 * len(x), 1))
    both = bake(scene, np.concatenate([above, below]), up, lights)[: len(x), 0]
    alone = bake(scene, above, up[: len(x)], lights)[:, 0]
    assert (both / alone).min() > 0.75


def test_sunlight_is_averaged_over_the_sides_that_are_given():
    """A screen shades half of the ground: a footprint across the edge of its shadow gets the share that lies in the sun."""
    sun = Sun((0.0, 0.0, 1.0), (2.0, 2.0, 2.0), radius=0.001)
    field = LightField(
        Scene(quad((0, -5, 1), (0, 10, 0), (5, 0, 0)), np.zeros((2, 3))),
        Lights(sun),
        quality=Quality(sun_samples=64),
    )
    places = np.array([[x, 0.0, 0.0] for x in (-0.2, -0.05, 0.05, 0.2)])
    up = np.tile([0.0, 0.0, 1.0], (4, 1))
    sides = np.tile(np.array([[0.2, 0.0, 0.0], [0.0, 0.2, 0.0]], np.float32), (4, 1, 1))
    light = field.irradiance(places, up, sides=sides)[:, 0]
    assert light == pytest.approx([2.0, 1.5, 0.5, 0.0], abs=0.08)
    assert field.irradiance(places, up)[:, 0] == pytest.approx([2.0, 2.0, 0.0, 0.0], abs=1e-3)
    with pytest.raises(ArgumentError, match="sides"):
        field.irradiance(places, up, sides=sides[:2])


def test_light_beside_a_board_that_stands_close_to_a_wall_is_that_of_paths():
    """Gathers in the gap are dark, and those beside it must not take that for grain and share it."""
    faces, _ = room()
    low, high = (
        np.array([1.0, 3.44, 0.0]),
        np.array([2.5, 3.48, 1.1]),
    )  # two centimetres before the wall y = 3.5
    board = box_inside(*(high - low))[:, ::-1] + low  # turned outside
    both = np.concatenate([faces, board])
    scene = Scene(both, np.full((len(both), 3), 0.7))
    lights = Lights(sky=GREY_SKY, portals=(WEST_WINDOW,))
    across = np.array([-0.05, -0.04, -0.03, 0.03, 0.06, 0.1])
    x, z = np.meshgrid(2.5 + across, np.linspace(0.4, 0.8, 20), indexing="ij")
    beside = np.stack([x, np.full_like(x, 3.5), z], -1).reshape(-1, 3)
    chance = np.random.default_rng(0)
    around = np.stack(
        [chance.uniform(2, 3.2, 20000), np.full(20000, 3.5), chance.uniform(0.1, 1.5, 20000)], 1
    )
    points, facing = np.concatenate([beside, around]), (0, -1, 0)
    light = bake(scene, points, np.broadcast_to(facing, points.shape), lights)
    normals = np.broadcast_to(facing, beside.shape)
    paths = direct(scene, beside, normals, lights, samples=400)
    paths += indirect(scene, beside, normals, lights, samples=400, bounces=24)
    got, wanted = (v.reshape(len(across), -1).mean(1) for v in (light[: len(beside)], paths))
    assert (got[:3] < 0.5 * wanted[3:].mean()).all()
    np.testing.assert_allclose(got[3:], wanted[3:], rtol=0.25)
