"""Editing: worlds changed by words or by operations, with everything that follows from the change."""

from terrazzo.editing.alternatives import alternatives
from terrazzo.editing.edits import edit, edits_of, replay
from terrazzo.editing.operations import (
    Add,
    Duplicate,
    Move,
    Operation,
    Recolour,
    Refinish,
    Relight,
    Rematerial,
    Remove,
    Rename,
    Replace,
    Resize,
    Rotate,
)
from terrazzo.editing.outcomes import Edited, Line

__all__ = [
    "Add",
    "Duplicate",
    "Edited",
    "Line",
    "Move",
    "Operation",
    "Recolour",
    "Refinish",
    "Relight",
    "Rematerial",
    "Remove",
    "Rename",
    "Replace",
    "Resize",
    "Rotate",
    "alternatives",
    "edit",
    "edits_of",
    "replay",
]
