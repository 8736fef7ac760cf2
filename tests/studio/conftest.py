"""A headless Chromium and a running viewer. Needs Debian's `chromium`, or CHROMIUM set to an executable."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn

from terrazzo.studio import build_app
from terrazzo.studio.server import listen
from terrazzo.world import World

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: apt-get install chromium")
        pytest.skip("no Chromium here; set CHROMIUM to one to run the browser tests")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield running
        running.close()


@contextmanager
def served(world: World) -> Iterator[str]:
    """The address of a viewer of this world."""
    listener = listen(0)
    server = uvicorn.Server(uvicorn.Config(build_app(world), log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def opened(browser: Any, world: World, *, query: str = "", **options: Any) -> Iterator[Any]:
    """A page that shows this world, past its loading screen. Page errors fail the test."""
    problems: list[str] = []
    with served(world) as address:
        context = browser.new_context(viewport={"width": 640, "height": 360}, **options)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.goto(address + query)
        page.wait_for_function("window.terrazzo")
        assert page.evaluate("window.terrazzo.ready")
        yield page
        context.close()
    assert not problems
