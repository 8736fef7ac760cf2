"""The world: labelled things in metres, their rooms and lights, and the `.world` file."""

from terrazzo.world.archive import load_world, save_world
from terrazzo.world.loading import open_world, scan_world
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.summary import summarize
from terrazzo.world.things import Collider, Material, Thing
from terrazzo.world.worlds import Light, Note, World

__all__ = [
    "Collider",
    "Light",
    "Material",
    "Note",
    "Opening",
    "Room",
    "Thing",
    "World",
    "load_world",
    "open_world",
    "save_world",
    "scan_world",
    "summarize",
]
