"""How a long operation says where it is: one callback, for the terminal's bar and for the studio alike."""

from __future__ import annotations

import sys
from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Called with the stage's name and the fraction of the whole operation that is done, 0..1, never decreasing."""


def silent(stage: str, fraction: float) -> None:
    """A `Progress` that shows nothing."""


def part_of(progress: Progress, start: float, end: float = 1.0) -> Progress:
    """The same progress, told in the share from `start` to `end` of the whole."""
    return lambda stage, share: progress(stage, start + (end - start) * share)


class TerminalProgress:
    """A `Progress` that draws one bar on a terminal and draws nothing when stderr is not one.

    Use as a context manager, so that the bar is closed however the operation ends.
    """

    def __init__(self, *, enabled: bool | None = None):
        self._enabled = sys.stderr.isatty() if enabled is None else enabled
        self._bar = None

    def __enter__(self) -> TerminalProgress:
        if self._enabled:
            from tqdm import tqdm

            self._bar = tqdm(
                total=1.0,
                bar_format="{desc:<28.28} {percentage:3.0f} % |{bar}| {elapsed}",
                file=sys.stderr,
                leave=False,
                dynamic_ncols=True,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def __call__(self, stage: str, fraction: float) -> None:
        if self._bar is not None:
            self._bar.set_description_str(stage, refresh=False)
            self._bar.update(max(0.0, min(1.0, fraction) - self._bar.n))
            self._bar.refresh()
