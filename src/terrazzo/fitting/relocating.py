"""Splats that do nothing are moved to where splats do much, and more are added: the Markov chain Monte Carlo strategy.

After Kheradmand et al. 2024, "3D Gaussian Splatting as Markov Chain Monte Carlo": a splat is replaced by several at the
same place whose picture together is that of the one, so that nothing is seen of the change, and noise lets those that are nearly
transparent wander until they are of use.
"""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import NDArray

from terrazzo.fitting.fitter import Fitter
from terrazzo.native import core
from terrazzo.threads import usable_threads

DEAD = 0.005
"""Opacity below which a splat does nothing (Kheradmand et al. 2024)."""
GROWTH = 0.05
"""Share of splats that are added at a time (Kheradmand et al. 2024)."""
NOISE = 5e5
"""Length of the noise over the rate of the centres, per covariance (Kheradmand et al. 2024)."""
MOST_COPIES = 51
"""Splats that one is replaced by at a time, at most (Kheradmand et al. 2024)."""


def wander(fitter: Fitter, rate: float, seed: int) -> None:
    """Noise on the centres of splats that are nearly transparent.

    Args:
        fitter: The splats.
        rate: Rate of the centres at this step [m].
        seed: Of this step.
    """
    v = fitter.values
    core().fit_noise(v.means, v.quaternions, v.scales, v.opacities, NOISE * rate, seed, usable_threads())


def relocate(fitter: Fitter, chance: np.random.Generator) -> int:
    """Moves splats that do nothing onto others, which become as many more splats of the same picture.

    Returns:
        How many were moved.
    """
    opacities = fitter.values.opacities
    dead = np.flatnonzero(opacities <= DEAD)
    if not len(dead) or len(dead) == len(opacities):
        return 0
    alive = np.flatnonzero(opacities > DEAD)
    sources = _drawn(alive, opacities, len(dead), chance)
    _share(fitter, sources)
    fitter.copy_rows(sources, dead)
    return len(dead)


def grow(fitter: Fitter, budget: int, chance: np.random.Generator) -> int:
    """Adds splats up to the budget, `GROWTH` of those there are at most, by parting others.

    Returns:
        How many were added.
    """
    n = len(fitter.values.means)
    extra = min(budget, int((1 + GROWTH) * n) + 1) - n
    if extra <= 0:
        return 0
    sources = _drawn(np.arange(n), fitter.values.opacities, extra, chance)
    _share(fitter, sources)
    fitter.append_rows(sources)
    return extra


def _drawn(
    among: NDArray[np.integer], opacities: NDArray[np.float32], count: int, chance: np.random.Generator
) -> NDArray[np.integer]:
    """Splats drawn in proportion to their opacity, with repetition."""
    weight = opacities[among].astype(np.float64)
    return among[chance.choice(len(among), count, p=weight / weight.sum())]


def _share(fitter: Fitter, sources: NDArray[np.integer]) -> None:
    """Gives splats the opacity and the size that they need when copies stand in the same place."""
    which, copies = np.unique(sources, return_counts=True)
    number = np.minimum(copies + 1, MOST_COPIES)
    opacity, factor = shared(fitter.values.opacities[which], number)
    fitter.values.opacities[which] = np.clip(opacity, DEAD, 1 - 1e-5)
    fitter.values.scales[which] *= factor[:, None]
    fitter.forget(which)


def shared(
    opacities: NDArray[np.floating], number: NDArray[np.integer]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Opacity of each of N splats that together look like one, and the factor on its scales (equation 9 of the paper).

    Args:
        opacities: Of the one, shape [n].
        number: N, 1 to `MOST_COPIES`, shape [n].
    """
    old = np.asarray(opacities, np.float64)
    new = 1 - (1 - old) ** (1 / number)
    total = np.zeros_like(old)
    for n in np.unique(number):
        rows = number == n
        o = new[rows]
        # The sum over i of C(i - 1, k) is C(n, k + 1).
        total[rows] = sum(
            comb(int(n), k + 1) * (-1) ** k * o ** (k + 1) / np.sqrt(k + 1) for k in range(int(n))
        )
    return new.astype(np.float32), (old / total).astype(np.float32)
