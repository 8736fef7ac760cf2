"""`fit`: a capture to splats and a measure of how good they are. The trainer is `fitting.Training`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.fitting import Course, Fitter, Training, starting_splats
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.cleaning import cleaned
from terrazzo.reconstruct.examples import Lessons, read_lessons
from terrazzo.reconstruct.registration import registered
from terrazzo.reconstruct.scoring import score
from terrazzo.reconstruct.starts import Start, find_start
from terrazzo.splats import Splats
from terrazzo.threads import usable_threads
from terrazzo.world.quality import Quality

MINUTES = 8.0
"""Time that fitting takes if nothing else is asked for."""
LEAST_BUDGET, MOST_BUDGET = 20_000, 200_000
"""Splats that are fitted if nothing else is asked for: some for every pixel, between these."""
PIXELS_A_SPLAT = 40
"""Pixels of the pictures that are learnt from to each splat."""
TIMELY = 8400.0
"""Splats over the square root of the seconds: so many get a step for every 25 of them, at 0.35 microseconds each on two cores."""
FIRST_SHARE = 0.5
"""Share of the budget of splats that fitting starts with, at most."""
FEW_VIEWS = 30
"""Views below which colours that change much with the direction only learn the pictures by heart."""
EXPOSED_ALIKE = 1.1
"""Ratio of exposures up to which they are taken to be the same."""
POSE_TURN = 1e-3
"""First step of cameras that are refined [rad]."""


@dataclass(frozen=True)
class Effort:
    """What fitting may take.

    Args:
        minutes: Time to spend; `MINUTES` when neither it nor `steps` is given.
        steps: Pictures that are learnt from, instead of a time: the same number gives the same bytes.
        splats: Most splats; found from the number of pixels when None.
        max_side: Longest side of the pictures [px]; that of `read_lessons` when None.
        exposure: Whether each picture gets an exposure of its own; when None, where the photographs tell of different ones.
        refine_poses: Whether cameras are moved along.
        seed: Of all that is drawn at random.
    """

    minutes: float | None = None
    steps: int | None = None
    splats: int | None = None
    max_side: int | None = None
    exposure: bool | None = None
    refine_poses: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        if self.minutes is not None and not 0 < self.minutes < 1e5:
            raise ArgumentError(f"minutes is {self.minutes}; wanted more than 0")
        if self.steps is not None and self.steps < 1:
            raise ArgumentError(f"steps is {self.steps}; wanted 1 or more")


@dataclass(frozen=True, eq=False)
class Saved:
    """What a fitting that was broken off has to be gone on from.

    Args:
        splats: As they were.
        share: Of the course that was done, 0..1.
        gains: Exposures, shape [n, 3].
        offsets: Moves of the cameras, shape [n, 6].
    """

    splats: Splats
    share: float
    gains: NDArray[np.float32]
    offsets: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Fitted:
    """Splats in the frame of the capture.

    Args:
        splats: Them.
        quality: How well they agree with the photographs.
        cameras: Of the training pictures, where they were moved to.
        names: Of the training pictures.
        background: Display colour behind everything.
        start: The points that fitting started from.
        whole: Whether the course was gone through to its end.
        notes: What was left out and why, a sentence each.
    """

    splats: Splats
    quality: Quality
    cameras: tuple[Camera, ...]
    names: tuple[str, ...]
    background: tuple[float, float, float]
    start: Start
    whole: bool
    notes: tuple[str, ...] = ()


Keep = Callable[[Saved], None]
"""Told what there is every now and then, so that it can be written down."""


class Fit:
    """A fitting under way; `capture` is what is fitted, with the photographs' focal length mended where it was wrong.

    Args:
        capture: Posed photographs.
        effort: What it may take.
        saved: Where to go on from.
        progress: Told of stages.

    Raises:
        FormatError: No photograph can be decoded.
    """

    def __init__(
        self,
        capture: Capture,
        effort: Effort | None = None,
        *,
        saved: Saved | None = None,
        progress: Progress = silent,
    ):
        self.effort = effort or Effort()
        self.progress = progress
        self.capture = registered(capture, seed=self.effort.seed)
        self.lessons = read_lessons(
            self.capture, max_side=self.effort.max_side, progress=lambda s, f: progress(s, 0.04 * f)
        )
        if saved is not None and len(saved.gains) != len(self.lessons.training):
            saved = None
        budget = self.effort.splats or usual_budget(self.lessons, self.effort)
        progress("looking for surfaces", 0.05)
        self.start = find_start(
            self.capture, self.lessons, most=max(4, int(budget * FIRST_SHARE)), seed=self.effort.seed
        )
        self.training = self._training(budget, saved)

    def run(self, *, keep: Keep | None = None, every: float = 60.0, first: float = 20.0) -> None:
        """Fits until the effort is spent.

        Args:
            keep: Told what there is.
            every: Seconds between two times that `keep` is told.
            first: Seconds until the first time.
        """
        effort, training = self.effort, self.training
        seconds = None if effort.steps is not None else 60 * (effort.minutes or MINUTES)
        following = time.monotonic() + first

        def watch(number: int, fitter: Fitter) -> bool:
            nonlocal following
            if number % 10 == 0:
                self.progress(f"fitting {len(fitter.values.means):,} splats", 0.06 + 0.9 * training.share)
            if keep is not None and time.monotonic() > following:
                keep(self.saved())
                following = time.monotonic() + every
            return False

        training.run(seconds=None if seconds is None else seconds * (1 - training.share), watch=watch)

    def saved(self) -> Saved:
        """What there is, to go on from."""
        t = self.training
        return Saved(t.splats(), min(t.share, 1.0), t.exposures.gains.copy(), t.cameras.offsets.copy())

    def fitted(self, *, most: int = 40, clean: bool = False) -> Fitted:
        """What there is, scored.

        Args:
            most: Photographs, learnt from and held out, that it is compared with, about.
            clean: Whether floaters are taken away first.
        """
        t, lessons = self.training, self.lessons
        cameras = tuple(t.camera(i) for i in range(len(lessons.training)))
        moved = [replace(e, camera=c) for e, c in zip(lessons.training, cameras, strict=True)]
        splats = t.splats()
        if clean:
            splats = cleaned(splats, moved, self.start.around, lessons.background)
        quality = score(
            splats,
            moved,
            lessons.held_out,
            background=lessons.background,
            gains=t.exposures.gains if t.course.exposure else None,
            most=most,
        )
        return Fitted(
            splats,
            quality,
            cameras,
            lessons.names,
            lessons.background,
            self.start,
            t.share >= 1,
            lessons.notes,
        )

    def _training(self, budget: int, saved: Saved | None) -> Training:
        effort = self.effort
        exposure = differ(self.lessons) if effort.exposure is None else effort.exposure
        course = replace(
            usual_course(),
            steps=effort.steps or 10_000,
            budget=budget,
            degree=1 if len(self.lessons.training) < FEW_VIEWS else 3,
            exposure=exposure and len(self.lessons.training) > 2,
            turn=POSE_TURN if effort.refine_poses else 0.0,
            seed=effort.seed,
        )
        how = {"radius": self.start.around.radius, "course": course, "background": self.lessons.background}
        if saved is not None:
            return Training(
                saved.splats, self.lessons.training, share=saved.share, gains=saved.gains,
                offsets=saved.offsets, **how,
            )  # fmt: skip
        splats = starting_splats(self.start.points, self.start.colours, opacity=0.5, seed=effort.seed)
        return Training(splats, self.lessons.training, **how)


def fit(
    capture: Capture,
    effort: Effort | None = None,
    *,
    saved: Saved | None = None,
    keep: Keep | None = None,
    progress: Progress = silent,
) -> Fitted:
    """Splats of a capture.

    Args:
        capture: Posed photographs.
        effort: What it may take.
        saved: Where to go on from.
        keep: Told what there is every minute.
        progress: Told of stages.

    Raises:
        FormatError: No photograph can be decoded.
    """
    fitting = Fit(capture, effort, saved=saved, progress=progress)
    fitting.run(keep=keep)
    return fitting.fitted()


def differ(lessons: Lessons) -> bool:
    """Whether the photographs' own account (EXIF) tells of different exposures."""
    told = [v.photograph.exposure for v in lessons.views if v.photograph.exposure]
    return len(told) > len(lessons.views) / 2 and max(told) > EXPOSED_ALIKE * min(told)


def usual_budget(lessons: Lessons, effort: Effort) -> int:
    """As many splats as the pictures can tell of, and as can be fitted in the time."""
    pixels = sum(e.camera.width * e.camera.height for e in lessons.training)
    wanted = pixels / PIXELS_A_SPLAT
    if effort.steps is None:
        seconds = 60 * (effort.minutes or MINUTES) * usable_threads() / 2
        wanted = min(wanted, TIMELY * seconds**0.5)
    return int(np.clip(wanted, LEAST_BUDGET, MOST_BUDGET))


def usual_course() -> Course:
    """The course of real captures, apart from its length."""
    return Course()
