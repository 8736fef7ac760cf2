"""What the page is shown of a world, worked out when it is first asked for and kept while it is looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from terrazzo.cameras import Camera
from terrazzo.formats import encode_splats
from terrazzo.studio.collection import Library
from terrazzo.studio.drawing import Drawer, by_origin
from terrazzo.studio.scenes import describe_plan, describe_scene
from terrazzo.world import World, load_world

MOST = 2
"""Worlds that are kept in memory."""


class Shown:
    """One state of one world.

    Args:
        world: What is shown.
        title: What it is called.
    """

    def __init__(self, world: World, title: str):
        self.world, self._title = world, title
        self._lock = threading.RLock()
        self._made: dict[tuple[str, bool], Any] = {}

    def scene(self) -> dict[str, Any]:
        """`scene.json` and what the studio knows besides."""
        make = lambda: describe_scene(self.world, title=self._title) | describe_plan(self.world)  # noqa: E731
        return self._once("scene", False, make)

    def spz(self, *, origins: bool) -> bytes:
        """All splats as an SPZ file, tinted by their origin where asked."""

        def make() -> bytes:
            splats = by_origin(self.world) if origins else self.world.splats().with_things(None)
            return bytes(encode_splats(splats, format="spz"))

        return self._once("spz", origins, make)

    def jpeg(self, camera: Camera, *, origins: bool) -> bytes:
        """A picture."""
        drawer: Drawer = self._once("drawer", origins, lambda: Drawer(self.world, origins=origins))
        with self._lock:
            return drawer.jpeg(camera)

    def _once(self, what: str, origins: bool, make: Callable[[], Any]) -> Any:
        with self._lock:
            if (what, origins) not in self._made:
                self._made[what, origins] = make()
            return self._made[what, origins]


class Gallery:
    """The worlds of a library that are being looked at.

    Args:
        library: Where they are.
    """

    def __init__(self, library: Library):
        self._library = library
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], Shown] = OrderedDict()

    def show(self, id: str) -> Shown:
        """The present state of a world.

        Raises:
            KeyError: There is no such world.
            FormatError: Its file is damaged.
        """
        with self._lock:
            with self._library.lock:  # while it is read, no job replaces it
                entry = self._library.entry(id)
                key = (id, entry.job)
                if key not in self._kept:
                    self._kept[key] = Shown(load_world(self._library.world_file(entry)), entry.title)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return self._kept[key]
