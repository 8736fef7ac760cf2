"""`Training`: splats from posed pictures, on the CPU: coarse to fine, with relocation and noise, within a budget of splats."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.fitting.camera_steps import CameraSteps
from terrazzo.fitting.examples import Example
from terrazzo.fitting.exposure import Exposures
from terrazzo.fitting.fitter import Fitter, Limits, Rates
from terrazzo.fitting.loss import SSIM_SHARE, PictureLoss
from terrazzo.fitting.pulling import Pulled, View
from terrazzo.fitting.relocating import grow, relocate, wander
from terrazzo.fitting.spacing import spacing
from terrazzo.splats import Splats

OPACITY_COST, SCALE_COST = 0.01, 0.05
"""Cost of the mean opacity, and of the mean scale over the radius: the 0.01 of Kheradmand et al. 2024 is for scenes with radii
of about 5 units, and this is the same whatever the units are."""
STILL = 0.02
"""Share of a training in which exposures and poses are left as they are: there is nothing yet to compare with."""


@dataclass(frozen=True)
class Course:
    """How a training goes.

    Args:
        steps: Pictures that are learnt from, one after the other.
        budget: Most splats.
        rates: First lengths of steps; that of the centres is for a scene of one metre's radius.
        last: Length of the centres' last step over that of their first.
        degree: Highest degree of the harmonics.
        shrink: Factors by which pictures are made smaller, and the share of the steps up to which each holds.
        every: Steps between two relocations.
        settled: Share of the steps after which splats are no longer relocated or added.
        ssim_share: As for `PictureLoss`.
        exposure: Whether each picture gets a gain of its own.
        turn: First step of the cameras' turns [rad]; that of their shifts is as much of the radius. 0 leaves them.
        seed: Of order, noise and relocation.
    """

    steps: int = 7000
    budget: int = 200_000
    rates: Rates = field(default_factory=Rates)
    last: float = 0.01
    degree: int = 3
    shrink: tuple[tuple[int, float], ...] = ((4, 0.1), (2, 0.35), (1, 1.0))
    every: int = 30
    settled: float = 0.8
    ssim_share: float = SSIM_SHARE
    exposure: bool = False
    turn: float = 0.0
    seed: int = 0


Watch = Callable[[int, Fitter], bool]
"""Called after each step with its number, from 1; a true answer ends the training."""


def train(
    start: Splats,
    examples: Sequence[Example],
    *,
    radius: float,
    course: Course | None = None,
    background: Sequence[float] = (0.0, 0.0, 0.0),
    seconds: float | None = None,
    watch: Watch | None = None,
) -> Splats:
    """Fits splats to pictures.

    Args:
        start: Where to start, as `starting_splats` makes it; at least one splat.
        examples: At least one.
        radius: Of the scene around the cameras [m]; the centres' steps go by it.
        course: How.
        background: Display colour behind everything.
        seconds: Time to spend; the course is walked through in that time, with as many steps as it allows.
        watch: Told of every step.

    Raises:
        ArgumentError: No splats, no pictures, or pictures that do not fit their cameras.
    """
    training = Training(start, examples, radius=radius, course=course, background=background)
    training.run(seconds=seconds, watch=watch)
    return training.splats()


class Training:
    """A training under way, which can be looked at, stopped, and gone on with.

    `share` is the part of the course that is done, `done` the number of steps that were made here.

    Args:
        start: As for `train`, like the next four.
        examples: Pictures.
        radius: Of the scene.
        course: How.
        background: Display colour behind everything.
        share: Share of the course that is done already.
        gains: Exposures found so far, shape [examples, 3].
        offsets: Moves of the cameras found so far, shape [examples, 6].

    Raises:
        ArgumentError: As for `train`.
    """

    def __init__(
        self,
        start: Splats,
        examples: Sequence[Example],
        *,
        radius: float,
        course: Course | None = None,
        background: Sequence[float] = (0.0, 0.0, 0.0),
        share: float = 0.0,
        gains: NDArray[np.floating] | None = None,
        offsets: NDArray[np.floating] | None = None,
    ):
        _check(start, examples)
        self.course, self.background, self.radius = course or Course(), background, radius
        self.fitter = Fitter(start.with_degree(self.course.degree))
        self.examples = list(examples)
        self.share = share
        self.done = 0
        self.exposures = Exposures(len(examples), gains)
        self.cameras = CameraSteps(len(examples), offsets)
        self._level: tuple[int, list[Example]] = (1, self.examples)
        self._loss = PictureLoss(ssim_share=self.course.ssim_share)
        self._chance = np.random.default_rng([self.course.seed, round(share * 1e6)])
        self._turn: list[int] = []

    def run(self, *, seconds: float | None = None, watch: Watch | None = None) -> None:
        """Goes through what is left of the course.

        Args:
            seconds: Time to spend; None for the course's number of steps.
            watch: Told of every step.
        """
        began, first = time.monotonic(), self.share
        while self.share < 1:
            self.done += 1
            self._step(self.done)
            if seconds is None:
                self.share = first + self.done / self.course.steps
            else:
                self.share = first + (1 - first) * (time.monotonic() - began) / seconds
            if watch is not None and watch(self.done, self.fitter):
                break

    def splats(self) -> Splats:
        """An immutable copy of the splats as they are now."""
        return self.fitter.splats()

    def camera(self, number: int) -> Camera:
        """The camera of an example, where it has been moved to."""
        return self.cameras.camera(number, self.examples[number].camera)

    def _step(self, number: int) -> None:
        course, share = self.course, self.share
        which = self._next()
        example = self._examples()[which]
        camera = self.cameras.camera(which, example.camera) if course.turn else example.camera
        degree = min(course.degree, int(share * 2 * (course.degree + 1)))
        frame = self.fitter.draw(View(camera, self.background, degree, antialias=True))
        decay = course.last**share
        rates = replace(course.rates, means=course.rates.means * self.radius * decay)
        n = len(self.fitter.values.means)
        limits = Limits(1e-6 * self.radius, self.radius, OPACITY_COST / n, SCALE_COST / (3 * n * self.radius))
        moving = course.turn > 0 and share > STILL
        pulled = Pulled(self._gradient(which, frame.colour, example))
        by_camera = self.fitter.step(pulled, rates, limits, pose=moving)
        if by_camera is not None:
            turn = course.turn * decay
            self.cameras.step(which, by_camera, turn * self.radius, turn)
        if share < course.settled:
            if number % course.every == 0:
                relocate(self.fitter, self._chance)
                grow(self.fitter, course.budget, self._chance)
            wander(self.fitter, rates.means, (course.seed << 32) + number)

    def _gradient(self, which: int, drawn: NDArray[np.float32], example: Example) -> NDArray[np.float32]:
        """Derivatives of the loss by what is drawn."""
        if not self.course.exposure:
            return self._loss(drawn, example.picture, example.weight)[1]
        if self.share > STILL:
            self.exposures.learn(which, drawn, example.picture, example.weight)
        gain = self.exposures.gains[which]
        return self._loss(drawn * gain, example.picture, example.weight)[1] * gain

    def _examples(self) -> list[Example]:
        """The pictures at the size of this part of the course; one size is kept at a time."""
        shrink = self.course.shrink
        factor = next((f for f, until in shrink if self.share < until), shrink[-1][0])
        if self._level[0] != factor:
            self._level = factor, [e.shrunk(factor) for e in self.examples]
        return self._level[1]

    def _next(self) -> int:
        """Pictures in changing order."""
        if not self._turn:
            self._turn = list(self._chance.permutation(len(self.examples)))
        return int(self._turn.pop())


def _check(start: Splats, examples: Sequence[Example]) -> None:
    if not len(start) or not examples:
        raise ArgumentError(
            f"{len(start)} splats and {len(examples)} pictures to learn from; wanted some of both"
        )
    for number, example in enumerate(examples):
        if example.picture.shape != (example.camera.height, example.camera.width, 3):
            raise ArgumentError(
                f"picture {number} has shape {example.picture.shape}, its camera "
                f"{example.camera.width} x {example.camera.height} pixels"
            )


def starting_splats(
    points: NDArray[np.floating], colours: NDArray[np.floating], *, opacity: float = 0.5, seed: int = 0
) -> Splats:
    """Round splats at points, as large as the points are apart (Kerbl et al. 2023).

    Args:
        points: [m], shape [n, 3].
        colours: Display sRGB 0..1, shape [n, 3].
        opacity: Of each (0.5: Kheradmand et al. 2024).
        seed: Of the orientations.

    Raises:
        ArgumentError: Fewer than four points.
    """
    if len(points) < 4:
        raise ArgumentError(f"{len(points)} points to start from; wanted 4 or more")
    apart = spacing(points)
    turns = np.random.default_rng(seed).normal(size=(len(points), 4))
    return Splats.from_colours(
        points, turns, np.repeat(apart[:, None], 3, 1), np.full(len(points), opacity), colours
    )
