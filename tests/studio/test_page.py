"""The page in a real browser: the same picture as our renderer, walking that walls stop, labels, and honest errors."""

import io

import numpy as np
import pytest
from PIL import Image

from terrazzo.render import rasterize
from terrazzo.world import World
from tests.scenes import tiled_room, two_storeys
from tests.studio.conftest import opened, served


@pytest.fixture(scope="module")
def page(browser):
    with opened(browser, tiled_room()) as page:
        yield page


def _picture(page) -> np.ndarray:
    """What the canvas shows, without the buttons on top."""
    page.add_style_tag(url="/static/style.css")
    page.evaluate(
        "for (const id of ['title','modes','label','loading']) document.getElementById(id).style.visibility='hidden'"
    )
    shot = page.locator("#view").screenshot()
    page.evaluate(
        "for (const id of ['title','modes','label','loading']) document.getElementById(id).style.visibility=''"
    )
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), np.float64) / 255


def test_the_page_shows_the_same_picture_as_our_renderer(page):
    world = tiled_room()
    camera = world.cameras["view"].resized(640, 360)
    pose = {"position": list(camera.pose.position), "rotation": list(camera.pose.rotation), "fov": camera.fov}
    page.evaluate("pose => window.terrazzo.setCamera(pose)", pose)
    ours = np.clip(rasterize(world.splats(), camera, antialias=True).colour, 0, 1)
    error = np.mean((_picture(page) - ours) ** 2)
    assert -10 * np.log10(error) >= 25


def test_without_a_graphics_processor_the_program_draws(browser):
    world = tiled_room()
    camera = world.cameras["view"].resized(640, 360)
    pose = {"position": list(camera.pose.position), "rotation": list(camera.pose.rotation), "fov": camera.fov}
    ours = np.clip(rasterize(world.splats(), camera, antialias=True).colour, 0, 1)
    with opened(browser, world, query="?draw=server") as page:
        page.evaluate("pose => window.terrazzo.setCamera(pose)", pose)
        assert -10 * np.log10(np.mean((_picture(page) - ours) ** 2)) >= 30


def test_walking_moves_and_walls_stop_it(page):
    page.evaluate("window.terrazzo.setMode('walk')")
    page.evaluate("window.terrazzo.look(Math.PI)")  # towards the wall at x = 0
    x, y, z = page.evaluate("window.terrazzo.walk(0, 10)")
    assert 0.2 <= x <= 0.35
    assert z == pytest.approx(1.6)
    page.evaluate("window.terrazzo.look(0)")
    x2, y2, _ = page.evaluate("window.terrazzo.walk(0, 0.5)")
    assert x2 == pytest.approx(x + 0.5, abs=0.02)
    assert y2 == pytest.approx(y, abs=0.02)


def test_a_thing_stops_the_walker_too(page):
    page.evaluate("window.terrazzo.setMode('walk')")
    page.evaluate("window.terrazzo.look(Math.PI)")
    page.evaluate("window.terrazzo.walk(0, 10)")
    page.evaluate("window.terrazzo.look(Math.PI / 2)")
    _, y, _ = page.evaluate("window.terrazzo.walk(0, 0)")
    page.evaluate("dy => window.terrazzo.walk(0, dy)", 1.5 - y)
    page.evaluate("window.terrazzo.look(0)")
    x, _, _ = page.evaluate("window.terrazzo.walk(0, 1.9)")  # the box begins at x = 2.2
    assert x < 2.2 - 0.2


def test_stairs_are_climbed_and_come_down_again(browser):
    with opened(browser, two_storeys()) as page:

        def go(yaw: float, metres: float) -> list[float]:
            page.evaluate("yaw => window.terrazzo.look(yaw)", yaw)
            return page.evaluate("d => window.terrazzo.walk(0, d)", metres)

        page.evaluate("window.terrazzo.setMode('walk')")
        x, y, z = go(0.0, 2.88)
        assert z == pytest.approx(1.6) and x == pytest.approx(3.48, abs=0.05)
        assert go(np.pi / 2, 1.9)[2] > 2.2, "half way up the first flight"
        go(np.pi / 2, 2.0)
        assert go(0.0, 1.1)[2] == pytest.approx(1.6 + 3.0 * 9 / 17, abs=0.02), (
            "on the landing between the flights"
        )
        x, y, z = go(-np.pi / 2, 4.0)
        assert z == pytest.approx(4.6) and y < 1.4, "upstairs"
        assert go(np.pi, 9.0)[0] < 0.5, "and on along the upper hall"
        go(0.0, 4.2)
        go(np.pi / 2, 4.0)
        go(np.pi, 1.1)
        assert go(-np.pi / 2, 4.0)[2] == pytest.approx(1.6), "down again"


def test_keys_walk_and_dragging_turns(page):
    page.evaluate("window.terrazzo.setMode('walk')")
    page.evaluate("window.terrazzo.look(Math.PI)")
    page.evaluate("window.terrazzo.walk(0, 10)")
    page.evaluate("window.terrazzo.look(0)")
    before = page.evaluate("window.terrazzo.position()")
    page.locator("#view").focus()
    page.keyboard.down("KeyW")
    page.wait_for_function("x => window.terrazzo.position().then(p => p[0] > x + 0.2)", arg=before[0])
    page.keyboard.up("KeyW")
    page.mouse.move(320, 180)
    page.mouse.down()
    page.mouse.move(420, 180, steps=4)
    page.mouse.up()
    here = page.evaluate("window.terrazzo.position()")
    there = page.evaluate("window.terrazzo.walk(0, 0.3)")
    turned = np.arctan2(there[1] - here[1], there[0] - here[0])
    assert turned == pytest.approx(0.32, abs=0.05)


def test_the_thing_under_the_cursor_is_named(page):
    world = tiled_room()
    camera = world.cameras["view"]
    pose = {"position": list(camera.pose.position), "rotation": list(camera.pose.rotation), "fov": camera.fov}
    page.evaluate("pose => window.terrazzo.setCamera(pose)", pose)
    assert page.evaluate("window.terrazzo.labelAt(320, 185)") == "orange box"
    page.mouse.move(320, 186)
    page.wait_for_selector("#label:not([hidden])")
    assert page.inner_text("#label") == "orange box"
    assert page.evaluate("window.terrazzo.labelAt(5, 5)") is None


def test_touch_walks_with_the_left_thumb(browser):
    with opened(browser, tiled_room(), has_touch=True) as page:
        before = page.evaluate("window.terrazzo.position()")
        session = page.context.new_cdp_session(page)
        session.send(
            "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 120, "y": 250}]}
        )
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 120, "y": 210}]})
        page.wait_for_selector("#stick:not([hidden])")
        page.wait_for_function(
            "p => window.terrazzo.position().then(q => Math.hypot(q[0] - p[0], q[1] - p[1]) > 0.2)",
            arg=before,
        )
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_selector("#stick", state="hidden")


def test_an_empty_scene_still_opens(browser):
    with opened(browser, World(prompt="nothing")) as page:
        assert page.title() == "nothing - Terrazzo"


def test_a_lost_server_is_said(browser):
    with served(tiled_room()) as address:
        page = browser.new_page()
        page.route("**/scene.spz", lambda route: route.abort())
        page.goto(address)
        page.wait_for_selector("#loading.failed", timeout=60_000)
        assert "could not be shown" in page.inner_text("#loading")
        page.close()
