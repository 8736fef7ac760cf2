"""`studio`: the library on a port of this machine, until it is interrupted."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
import webbrowser
from pathlib import Path
from types import FrameType

from terrazzo.errors import ArgumentError
from terrazzo.studio.server import HOST, listen

SHORTEST_TOKEN = 16
"""Characters of a token: fewer could be guessed."""
GRACE = 2
"""Seconds that open connections get when the studio ends."""


def default_library() -> Path:
    """Where worlds are kept when nobody says: `TERRAZZO_LIBRARY`, or the folder Terrazzo in the home folder."""
    return Path(os.environ.get("TERRAZZO_LIBRARY") or Path.home() / "Terrazzo")


def studio(
    scene: str | os.PathLike[str] | None = None,
    *,
    library: str | os.PathLike[str] | None = None,
    host: str = HOST,
    port: int = 0,
    token: str = "",
    open_browser: bool = True,
) -> None:
    """Serves the studio until interrupted.

    Args:
        scene: A `.world` or splat file that is taken into the library, where a copy of it is changed; the file stays as it is.
        library: Folder of the worlds; `default_library` when None.
        host: Address to listen on.
        port: A free one when 0.
        token: What everybody has to show; needed where others than this machine can connect.
        open_browser: Also open the page in the usual browser.

    Raises:
        ArgumentError: The port is taken, the library cannot be used, or the host is not loopback and there is no token.
        FileNotFoundError: There is no such scene.
    """
    import uvicorn

    from terrazzo.studio.api import Studio, build_studio
    from terrazzo.studio.guard import LOOPBACK

    if token and len(token) < SHORTEST_TOKEN:
        raise ArgumentError(f"--token is shorter than {SHORTEST_TOKEN} characters: it could be guessed")
    if host not in LOOPBACK and not token:
        raise ArgumentError(
            f"--host {host}: others could connect, so give --token a secret of {SHORTEST_TOKEN} characters or more"
        )
    listener = listen(port, host=host)
    opened = Studio(Path(library) if library is not None else default_library())
    fragment = ""
    if scene is not None:
        fragment = f"#/{take_in(opened, Path(scene))}"
    address = f"http://{host if host != '0.0.0.0' else HOST}:{listener.getsockname()[1]}/"
    address += (f"?token={token}" if token else "") + fragment
    listener.listen()  # who is told the address may come at once, and waits until all is ready
    sys.stdout.write(f"{address}  (Ctrl+C stops)\n")
    sys.stdout.flush()
    if open_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            opened.stopping = True  # ends the streams of news, for which it would wait
            super().handle_exit(sig, frame)

    app = build_studio(opened, token=token, hosts=LOOPBACK)
    Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GRACE)).run(sockets=[listener])


def take_in(opened, path: Path) -> str:
    """Queues the import of a file, unless the library has it already; the world's id.

    Raises:
        FileNotFoundError: There is no such file.
    """
    with path.open("rb") as stream:
        digest = _digest(stream)
    for entry in opened.collection.worlds:
        if entry.source == digest:
            return entry.id
    arguments = {"path": str(path.resolve()), "title": path.stem, "source": digest}
    return opened.store.add("import", arguments).id


def _digest(stream) -> str:
    whole = hashlib.sha256()
    while chunk := stream.read(1 << 20):
        whole.update(chunk)
    return whole.hexdigest()
