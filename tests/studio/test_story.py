"""The whole story in a real browser: words, a world, a click on the table, edits, keyframes, a film, an export."""

import io
import threading
import time

import av
import pytest
import uvicorn

from terrazzo.formats import read_splats
from terrazzo.studio.api import Studio, build_studio
from terrazzo.studio.server import listen
from terrazzo.world import save_world
from tests.scenes import tiled_room

PATIENCE = 150_000
"""Milliseconds that a step may take on a slow machine."""


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    """An open studio and its address."""
    opened = Studio(tmp_path_factory.mktemp("library"))
    listener = listen(0)
    server = uvicorn.Server(
        uvicorn.Config(build_studio(opened), log_level="warning", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    yield opened, f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(20)


@pytest.fixture
def page(browser, studio):
    """The studio's page. Errors of the page and requests to anywhere else fail the test."""
    problems: list[str] = []
    _, address = studio
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((address, "blob:", "data:")) else problems.append(r.url),
    )
    page.goto(address)
    page.wait_for_function("() => window.studio")
    assert page.evaluate("() => window.studio.started")
    yield page
    context.close()
    assert not problems


def opened(page) -> None:
    """Waits until a world is open."""
    page.wait_for_function(
        "() => window.studio.state.viewer && document.getElementById('loading').classList.contains('done')"
    )


def imported(page, studio, tmp_path) -> None:
    """Sends a small world in and waits until it is open."""
    save_world(tiled_room(), tmp_path / "My room.world")
    page.set_input_files("#choose-scene", tmp_path / "My room.world")
    page.wait_for_function("() => /^#.[0-9a-f]{16}$/.test(location.hash)")
    opened(page)


def click_on(page, label: str) -> None:
    """Clicks into the picture where a thing of this label is."""
    spot = page.evaluate(
        """label => {
            const viewer = window.studio.state.viewer;
            const box = viewer.canvas.getBoundingClientRect();
            for (let y = box.top + 8; y < box.bottom - 80; y += 8)
                for (let x = box.left + 8; x < box.right - 8; x += 8)
                    if (viewer.thingAt(x, y)?.label === label) return [x, y + 4];
            return null;
        }""",
        label,
    )
    assert spot, f"no {label} in sight"
    page.mouse.click(*spot)


def things(page) -> list[str]:
    return page.evaluate(
        "() => Object.values(window.studio.state.meta.cards).filter(c => !c.structure).map(c => c.label)"
    )


def fetched(page, press) -> bytes:
    with page.expect_download() as download:
        press()
    return download.value.path().read_bytes()


def test_from_words_to_a_film_and_a_file(page):
    page.fill("#prompt", "a small dining room with a table and two chairs")
    page.select_option("#wish-quality", "draft")
    page.select_option("#wish-splats", "60000")
    page.click("#make-drafts")
    page.click("#drafts .card button.picture")
    opened(page)
    assert {"table", "chair"} <= set(things(page))

    click_on(page, "table")
    page.wait_for_selector("#card h2:has-text('table')")
    assert "wide" in page.inner_text("#card dl") and "made from words" in page.inner_text("#card dl")
    page.click("#remove-thing")
    page.wait_for_function(
        "() => !Object.values(window.studio.state.meta.cards).some(c => c.label === 'table')"
    )
    page.keyboard.press("Control+z")
    page.wait_for_function(
        "() => Object.values(window.studio.state.meta.cards).some(c => c.label === 'table')"
    )

    click_on(page, "table")
    page.click("#card summary:has-text('Colour')")
    page.click("#card [aria-label='navy']")
    page.wait_for_selector("#card h2:has-text('navy')")

    page.click("#view-film")
    page.click("#add-key")
    page.evaluate("() => window.studio.state.viewer.walker.walk(0.2, 0.3)")
    page.click("#add-key")
    page.select_option("#look-at", label="table")
    page.select_option("#size", "360")
    page.select_option("#fps", "24")
    page.wait_for_selector("#shot-saved:has-text('saved')")
    page.click("#render")
    page.wait_for_selector("#film-download")
    with av.open(io.BytesIO(fetched(page, lambda: page.click("#film-download")))) as film:
        assert sum(1 for _ in film.decode(video=0)) == 72
        assert (film.streams.video[0].width, film.streams.video[0].height) == (640, 360)

    page.click("#show-export")
    page.check("input[value=spz]")
    splats = read_splats(fetched(page, lambda: page.click("#export-go")))
    assert len(splats) == page.evaluate("() => window.studio.state.meta.splats")

    page.reload()
    opened(page)
    page.click("#view-film")
    page.wait_for_selector("#track .key >> nth=1")
    assert page.input_value("#look-at").startswith("table")


def test_handles_and_plan_move_things(page, studio, tmp_path):
    imported(page, studio, tmp_path)
    click_on(page, "orange box")
    before = page.evaluate("() => window.studio.state.meta.cards['box-1'].position")
    knob = page.locator(".knob.move circle").bounding_box()
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    page.wait_for_function("() => window.studio.state.entry.undo === 1")
    after = page.evaluate("() => window.studio.state.meta.cards['box-1'].position")
    moved = [b - a for a, b in zip(before, after)]
    assert max(map(abs, moved)) > 0.1 and moved[2] == 0
    assert all(abs(m / 0.05 - round(m / 0.05)) < 1e-3 for m in moved), "in steps of 5 cm"

    page.click("[aria-label='Turn left by 15°']")
    page.wait_for_function("() => window.studio.state.entry.undo === 2")
    assert page.evaluate("() => window.studio.state.meta.cards['box-1'].yaw") == pytest.approx(
        0.2618, abs=1e-3
    )

    page.click("#view-plan")
    assert "4.00 m" in page.inner_text("#plan") and "12.0 m²" in page.inner_text("#plan")
    mark = page.locator("#plan .thing rect").bounding_box()
    x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 40, steps=4)
    page.mouse.up()
    page.wait_for_function("() => window.studio.state.entry.undo === 3")
    assert page.evaluate("() => window.studio.state.meta.cards['box-1'].position")[1] < after[1] - 0.1
    page.click("#measure")
    page.mouse.click(x - 50, y)
    page.mouse.click(x + 50, y)
    assert page.text_content("#tape text").endswith("m")


def test_words_about_what_was_clicked(page, studio, tmp_path):
    imported(page, studio, tmp_path)
    click_on(page, "orange box")
    page.fill("#edit-words", "remove it")
    page.press("#edit-words", "Enter")
    page.wait_for_selector("#said .done")
    page.wait_for_function("() => window.studio.state.entry.undo === 1")
    assert things(page) == []
    page.fill("#edit-words", "remove the piano")
    page.press("#edit-words", "Enter")
    page.wait_for_selector("#said .refused:has-text('piano')")
    page.click("#undo")
    page.wait_for_function("() => window.studio.state.entry.redo === 1")
    assert things(page) == ["orange box"]


def test_origins_are_shown_where_a_world_has_several(page, studio, tmp_path):
    imported(page, studio, tmp_path)
    assert not page.is_visible("#show-origins"), "all of it was made from words"
    scan = tmp_path / "scan.spz"
    from terrazzo.formats import write_splats

    write_splats(scan, tiled_room().splats().with_things(None))
    page.click("#to-library")
    page.set_input_files("#choose-scene", scan)
    page.wait_for_function("() => window.studio.state.meta?.title === 'scan'")
    opened(page)
    page.click("#show-origins")
    page.wait_for_selector("#legend .observed")


def test_the_library_by_keyboard_alone(page, studio, tmp_path):
    imported(page, studio, tmp_path)
    page.focus("#to-library")
    page.keyboard.press("Enter")
    page.wait_for_selector("#shelf .card")
    count = page.locator("#shelf .card").count()
    page.locator("#shelf .card >> nth=0").locator("text=Duplicate").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('#shelf .card').length === n + 1", arg=count)
    page.locator("#shelf .card >> nth=0").locator("text=Delete").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('#shelf .card').length === n", arg=count)
    page.focus("text=Bin")
    page.keyboard.press("Enter")
    page.wait_for_selector("#dialog .binned >> text=My room (copy)")
    page.keyboard.press("Escape")
    page.locator("#shelf .card a").first.focus()
    page.keyboard.press("Enter")
    opened(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_sticks_out_of_the_window(page, studio, tmp_path, width):
    imported(page, studio, tmp_path)
    page.set_viewport_size({"width": width, "height": 800})
    for view in ("#view-room", "#view-plan", "#view-film", "#to-library"):
        page.click(view)
        wide = page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
                && !e.closest('svg, #toasts, #loading, #frame-guide')
                && e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
        )
        assert wide == [], view
