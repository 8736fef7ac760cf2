"""Studio: the web pages in which worlds are walked, changed and filmed, and the servers behind them."""

from terrazzo.studio.server import build_app, view
from terrazzo.studio.serving import studio

__all__ = ["build_app", "studio", "view"]
