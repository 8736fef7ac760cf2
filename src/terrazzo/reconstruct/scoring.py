"""How well splats agree with photographs: PSNR and SSIM, plainly and after the best exposure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.fitting import Example, gain_between
from terrazzo.fitting.loss import PictureLoss
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from terrazzo.world.quality import Quality

_PERFECT = 1e-10


def psnr(drawn: NDArray, picture: NDArray, weight: NDArray | None = None) -> float:
    """Peak signal-to-noise ratio of display colours 0..1 [dB], over the pixels that count."""
    square = (np.clip(drawn, 0, 1).astype(np.float64) - picture).astype(np.float64) ** 2
    error = square.mean() if weight is None else (square.mean(-1) * weight).sum() / max(weight.sum(), 1e-9)
    return float(-10 * np.log10(max(error, _PERFECT)))


def score(
    splats: Splats,
    training: Sequence[Example],
    held_out: Sequence[Example],
    *,
    background: Sequence[float],
    gains: NDArray[np.floating] | None = None,
    most: int = 40,
) -> Quality:
    """The quality of splats.

    Args:
        splats: In the frame of the examples' cameras.
        training: Pictures that they were learnt from.
        held_out: Pictures that were set aside.
        background: Display colour behind everything.
        gains: Exposures of the training pictures, shape [n, 3]; None where there are none.
        most: Pictures of either kind that are looked at, about.
    """

    def drawn(example: Example) -> NDArray[np.float32]:
        return rasterize(splats, example.camera, background=tuple(background), antialias=True).colour

    loss = PictureLoss()
    step = max(1, len(training) // most)
    learnt = []
    for i in range(0, len(training), step):
        gain = 1 if gains is None else gains[i]
        learnt.append(psnr(drawn(training[i]) * gain, training[i].picture, training[i].weight))
    plain, exposed, alike = [], [], []
    for e in held_out[:: max(1, len(held_out) // most)]:
        picture = drawn(e)
        plain.append(psnr(picture, e.picture, e.weight))
        exposed.append(
            psnr(picture * gain_between(picture, e.picture, e.weight, pull=0), e.picture, e.weight)
        )
        alike.append(loss.ssim(np.clip(picture, 0, 1), e.picture, e.weight))
    if not held_out:
        return Quality(round(float(np.mean(learnt)), 3), len(training))
    return Quality(
        round(float(np.mean(learnt)), 3),
        len(training),
        round(float(np.mean(plain)), 3),
        round(float(np.mean(alike)), 4),
        len(held_out),
        round(float(np.mean(exposed)), 3),
    )
