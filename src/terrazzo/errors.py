"""The exception tree. Every failure a user can cause raises one of these, saying what was wrong, where, and what to do.

`FormatError` is for bytes that came from outside, `PromptError` for words, `ArgumentError` for a call's own
arguments (it is a `ValueError` too, so plain Python code can catch it), `MissingExtraError` for an optional
dependency that is not installed, `NativeCoreError` for a compiled core that cannot be loaded.
"""

from __future__ import annotations

import os


class TerrazzoError(Exception):
    """Base of every error that Terrazzo raises on purpose."""


class TerrazzoWarning(UserWarning):
    """Base of every warning that Terrazzo gives."""


class ArgumentError(TerrazzoError, ValueError):
    """An argument of a call is out of its domain; the message names it, its value and the remedy."""


class FormatError(TerrazzoError, ValueError):
    """A file, stream or byte string is not what it says it is.

    Args:
        reason: What is wrong, in one sentence without a final full stop.
        source: The file's path, or a description such as "<bytes>".
        where: The place inside it: an offset, a header line, an element's name.
    """

    def __init__(self, reason: str, *, source: str | os.PathLike[str] = "<bytes>", where: str | None = None):
        self.reason = reason
        self.source = str(source)
        self.where = where
        place = f" ({where})" if where else ""
        super().__init__(f"{self.source}{place}: {reason}")


class PromptError(TerrazzoError, ValueError):
    """A prompt cannot be used at all (empty, or nothing in it was understood); the message says why."""


class LayoutError(TerrazzoError):
    """A plan cannot be made at all (for example a room smaller than a person)."""


class NativeCoreError(TerrazzoError, ImportError):
    """The compiled core is missing or was built for another machine."""


class MissingExtraError(TerrazzoError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""
