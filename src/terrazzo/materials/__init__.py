"""Materials: named colours and finishes, and solid textures evaluated at points."""

from terrazzo.materials.colours import COLOURS, colour_of, find_colour
from terrazzo.materials.finish import Finish
from terrazzo.materials.palette import FINISHES, FinishEntry, find_finish, finish, physical

__all__ = [
    "COLOURS",
    "FINISHES",
    "Finish",
    "FinishEntry",
    "colour_of",
    "find_colour",
    "find_finish",
    "finish",
    "physical",
]
