"""`train`: splats from posed pictures, on the CPU: coarse to fine, with relocation and noise, within a budget of splats."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.fitting.fitter import Fitter, Limits, Rates
from terrazzo.fitting.loss import SSIM_SHARE, PictureLoss
from terrazzo.fitting.pulling import Pulled, View
from terrazzo.fitting.relocating import grow, relocate, wander
from terrazzo.splats import Splats

OPACITY_COST, SCALE_COST = 0.01, 0.01
"""Cost of the mean opacity and of the mean scale (Kheradmand et al. 2024)."""


@dataclass(frozen=True, eq=False)
class Example:
    """A picture to learn from.

    Args:
        camera: Pinhole, of the picture's size.
        picture: Display sRGB, float32, shape [h, w, 3]; composed over the background where it has an alpha.
        weight: Of each pixel, shape [h, w]; None for 1.
    """

    camera: Camera
    picture: NDArray[np.float32]
    weight: NDArray[np.float32] | None = None


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
    course = course or Course()
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
    return _Training(start, examples, radius, course, background).run(seconds, watch)


class _Training:
    def __init__(
        self,
        start: Splats,
        examples: Sequence[Example],
        radius: float,
        course: Course,
        background: Sequence[float],
    ):
        self.fitter = Fitter(start.with_degree(course.degree))
        self.levels = {factor: [_shrunk(e, factor) for e in examples] for factor, _ in course.shrink}
        self.course, self.background, self.radius = course, background, radius
        self.loss = PictureLoss(ssim_share=course.ssim_share)
        self.chance = np.random.default_rng(course.seed)
        self.turn: list[int] = []

    def run(self, seconds: float | None, watch: Watch | None) -> Splats:
        began, done = time.monotonic(), 0
        while True:
            share = done / self.course.steps if seconds is None else (time.monotonic() - began) / seconds
            if share >= 1:
                break
            done += 1
            self._step(done, share)
            if watch is not None and watch(done, self.fitter):
                break
        return self.fitter.splats()

    def _step(self, number: int, share: float) -> None:
        course = self.course
        factor = next((f for f, until in course.shrink if share < until), course.shrink[-1][0])
        example = self.levels[factor][self._next()]
        degree = min(course.degree, int(share * 2 * (course.degree + 1)))
        frame = self.fitter.draw(View(example.camera, self.background, degree, antialias=True))
        _, gradient = self.loss(frame.colour, example.picture, example.weight)
        decay = course.last**share
        rates = replace(course.rates, means=course.rates.means * self.radius * decay)
        n = len(self.fitter.values.means)
        limits = Limits(1e-6 * self.radius, self.radius, OPACITY_COST / n, SCALE_COST / (3 * n))
        self.fitter.step(Pulled(gradient), rates, limits)
        if share < course.settled:
            if number % course.every == 0:
                relocate(self.fitter, self.chance)
                grow(self.fitter, course.budget, self.chance)
            wander(self.fitter, rates.means, (course.seed << 32) + number)

    def _next(self) -> int:
        """Pictures in changing order."""
        if not self.turn:
            self.turn = list(self.chance.permutation(len(next(iter(self.levels.values())))))
        return int(self.turn.pop())


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
    apart = _spacing(np.asarray(points, np.float64))
    turns = np.random.default_rng(seed).normal(size=(len(points), 4))
    return Splats.from_colours(
        points, turns, np.repeat(apart[:, None], 3, 1), np.full(len(points), opacity), colours
    )


def _spacing(points: NDArray[np.float64], neighbours: int = 3) -> NDArray[np.float64]:
    """Mean distance to the nearest others, found in blocks so that memory stays small, shape [n]."""
    out = np.empty(len(points))
    order = np.argsort(points[:, 0], kind="stable")
    p = points[order]
    reach = min(len(p) - 1, 2000)
    for first in range(0, len(p), 256):
        block = slice(first, min(first + 256, len(p)))
        near = slice(max(0, first - reach), min(len(p), block.stop + reach))
        gaps = np.linalg.norm(p[block, None] - p[None, near], axis=-1)
        nearest = np.partition(gaps, min(neighbours, gaps.shape[1] - 1), axis=1)[:, 1 : neighbours + 1]
        out[order[block]] = nearest.mean(1)
    return np.maximum(out, 1e-7)


def _shrunk(example: Example, factor: int) -> Example:
    """The picture made smaller by averaging, its camera with it."""
    if factor == 1:
        return example
    c, picture = example.camera, example.picture
    h, w = c.height // factor, c.width // factor
    if min(h, w) < 8:
        return example

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        cut = values[: h * factor, : w * factor]
        return np.ascontiguousarray(
            cut.reshape(h, factor, w, factor, *values.shape[2:]).mean((1, 3)), dtype=np.float32
        )

    camera = Camera(c.pose, w, h, c.fx / factor, c.fy / factor, c.cx / factor, c.cy / factor)
    return Example(camera, mean(picture), None if example.weight is None else mean(example.weight))
