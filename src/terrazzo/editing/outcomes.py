"""What becomes of an operation: a line of what was done, or a reason why it could not be."""

from __future__ import annotations

from dataclasses import dataclass

from terrazzo.editing.operations import Operation
from terrazzo.world.worlds import World


class Refused(Exception):
    """An operation cannot be done; the message says why, in one sentence. Never leaves this package."""


@dataclass(frozen=True)
class Line:
    """One line of the report.

    Args:
        done: Whether it was done.
        subject: What it is about: the words, or the things.
        text: One sentence: what was done, or why not.
    """

    done: bool
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{'done' if self.done else 'not done'}: {self.subject}: {self.text}"


@dataclass(frozen=True, eq=False)
class Edited:
    """What an edit led to.

    Args:
        world: The new world; the old one itself where nothing could be done.
        operations: What was done, in order.
        report: What was done and what could not be, and why.
    """

    world: World
    operations: tuple[Operation, ...]
    report: tuple[Line, ...]

    @property
    def whole(self) -> bool:
        """Whether all that was asked for was done."""
        return bool(self.report) and all(line.done for line in self.report)
