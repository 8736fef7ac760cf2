"""Studio: the web page in which a world is walked, and the server behind it."""

from terrazzo.studio.server import build_app, view

__all__ = ["build_app", "view"]
