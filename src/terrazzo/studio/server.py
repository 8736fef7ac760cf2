"""The viewer's server: a small Starlette application on the loopback interface.

It answers only requests that name this machine (so that no web page elsewhere can read a world through a rebound name) and
sends a strict content security policy.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from functools import lru_cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from terrazzo.errors import ArgumentError
from terrazzo.formats import encode_splats
from terrazzo.studio.drawing import Drawer, read_camera
from terrazzo.studio.pages import STATIC, policy_of
from terrazzo.studio.scenes import describe_scene
from terrazzo.world import World, open_world

HOST = "127.0.0.1"


def build_app(world: World, *, title: str = "world") -> Starlette:
    """The viewer of one world as an ASGI application.

    Args:
        world: What to show.
        title: Shown when the world has no prompt.
    """
    lock = threading.Lock()

    @lru_cache(maxsize=1)
    def splats() -> bytes:
        return bytes(encode_splats(world.splats().with_things(None), format="spz"))

    @lru_cache(maxsize=1)
    def scene() -> dict:
        return describe_scene(world, title=title)

    @lru_cache(maxsize=1)
    def drawer() -> Drawer:
        return Drawer(world)

    def send_splats(_: Request) -> Response:
        with lock:  # two tabs opened at once pack the splats once
            data = splats()
        return Response(data, media_type="application/octet-stream", headers={"cache-control": "no-store"})

    def send_scene(_: Request) -> Response:
        with lock:
            return JSONResponse(scene(), headers={"cache-control": "no-store"})

    def send_frame(request: Request) -> Response:
        try:
            camera = read_camera(request.query_params)
        except ArgumentError as error:
            return Response(str(error), status_code=400)
        with lock:
            data = drawer().jpeg(camera)
        return Response(data, media_type="image/jpeg", headers={"cache-control": "no-store"})

    policy = policy_of("index.html")

    def send_page(_: Request) -> Response:
        return FileResponse(STATIC / "index.html", headers={"content-security-policy": policy})

    return Starlette(
        routes=[
            Route("/", send_page),
            Route("/scene.json", send_scene),
            Route("/scene.spz", send_splats),
            Route("/frame.jpg", send_frame),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
    )


def view(
    scene: World | str | os.PathLike[str],
    *,
    port: int = 0,
    open_browser: bool = True,
    axes: str | None = None,
) -> None:
    """Serves the viewer on this machine until interrupted.

    Args:
        scene: A world, or the path of a `.world` or splat file.
        port: On 127.0.0.1; a free one when 0.
        open_browser: Also open the page in the usual browser.
        axes: As for `open_world`.

    Raises:
        ArgumentError: The port is taken or out of range.
        FormatError: The file cannot be read.
    """
    import uvicorn

    title = "world" if isinstance(scene, World) else Path(scene).name
    world = scene if isinstance(scene, World) else open_world(scene, axes=axes)
    listener = listen(port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    sys.stdout.write(f"{address}  (Ctrl+C stops)\n")
    sys.stdout.flush()
    if open_browser:
        threading.Timer(0.3, webbrowser.open, (address,)).start()
    config = uvicorn.Config(build_app(world, title=title), log_level="warning", lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


def listen(port: int, *, host: str = HOST) -> socket.socket:
    """A socket that is bound and not listened to yet.

    Raises:
        ArgumentError: The port is out of range, or cannot be used.
    """
    if not 0 <= port < 65536:
        raise ArgumentError(f"port is {port}; wanted 0 to 65535")
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ArgumentError(
            f"port {port} of {host} cannot be used ({error.strerror}): leave --port out for a free one"
        ) from error
    return listener
