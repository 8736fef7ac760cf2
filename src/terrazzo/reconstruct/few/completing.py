"""What no picture saw of a surface: its own colours carried on smoothly, with a texture quilted from what was seen of it.

Quilting takes patches of what is known at random and lays them over each other with soft rims (after Efros and Freeman 2001).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

PATCH = 20
"""Side of the patches [texels]."""
PATCHES = 8
"""Different patches that are used."""
REACH = 14
"""Distance over which colours are carried on before they become the surface's usual one [texels]."""
CELL = 0.09
"""Difference of colours that count as the same when the usual one is looked for [0..1]."""
FEWEST = 30
"""Known texels below which a surface says nothing of its colour."""
BLUR = 6
"""Half the window that splits colour from texture [texels]."""

Floats = NDArray[np.floating]


def completed(
    textures: Sequence[Floats],
    known: Sequence[NDArray[np.bool_]],
    fallback: Floats,
    *,
    contrast: float,
    seed: int,
) -> list[Floats]:
    """Textures of surfaces of one kind without gaps.

    Args:
        textures: sRGB 0..1, each of shape [h, w, 3].
        known: What of each was seen, shape [h, w].
        fallback: Colour where nothing at all was seen, shape [3].
        contrast: Most deviation of the texture that is invented [0..1].
        seed: Of the choice of patches.
    """
    count = sum(int(k.sum()) for k in known)
    usual = fallback
    if count >= FEWEST:
        usual = usual_colour(np.concatenate([t[k] for t, k in zip(textures, known)]))
    chance = np.random.default_rng(seed)
    patches = _patches(textures, known, usual)
    spread = float(np.sqrt(np.mean([p.var() for p in patches]))) if patches else 0.0
    patches = [p * min(1.0, contrast / max(spread, 1e-9)) for p in patches]
    out = []
    for texture, seen in zip(textures, known):
        smooth = _carried_on(texture, seen, usual)
        detail = _quilted(patches, seen.shape, chance)
        out.append(np.where(seen[..., None], texture, np.clip(smooth + detail, 0, 1)).astype(np.float32))
    return out


def usual_colour(colours: Floats) -> Floats:
    """The most frequent colour of many [n, 3]: of a wall with pictures, that of the wall."""
    cells = np.floor(colours / CELL).astype(int)
    _, group, count = np.unique(cells @ (1, 100, 10000), return_inverse=True, return_counts=True)
    middle = colours[group == np.argmax(count)].mean(0)
    near = np.abs(colours - middle).max(1) < CELL
    return np.median(colours[near], axis=0).astype(np.float32)


def _carried_on(texture: Floats, known: NDArray[np.bool_], usual: Floats) -> Floats:
    """Colours of what is known, spread outwards and fading to the usual one (push and pull, Gortler et al. 1996)."""
    weight = known.astype(np.float32)[..., None]
    levels = [(texture * weight, weight)]
    while min(levels[-1][0].shape[:2]) > 1:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1])))
    colour, weight = levels[-1]
    usual32 = np.asarray(usual, np.float32)
    filled = colour / np.maximum(weight, 1e-6) * (weight > 0) + usual32 * (weight <= 0)
    for depth in range(len(levels) - 2, -1, -1):
        colour, weight = levels[depth]
        wide = _doubled(filled, colour.shape[:2])
        share = np.minimum(1, weight * 4)
        here = colour / np.maximum(weight, 1e-6)
        filled = here * share + wide * (1 - share)
        if 2**depth >= REACH:  # what was carried farther than this is only half believed
            filled = np.where(weight > 0, filled, 0.5 * filled + 0.5 * usual32)
    return filled.astype(np.float32)


def _halved(values: Floats) -> Floats:
    h, w = values.shape[:2]
    padded = np.pad(values, ((0, h % 2), (0, w % 2), (0, 0)))
    return (padded[::2, ::2] + padded[1::2, ::2] + padded[::2, 1::2] + padded[1::2, 1::2]) / np.float32(4)


def _doubled(values: Floats, shape: tuple[int, int]) -> Floats:
    """Twice the size, linear between the middles."""
    out = values
    for axis in (0, 1):
        n = out.shape[axis]
        at = np.clip((np.arange(shape[axis]) + 0.5) / 2 - 0.5, 0, n - 1)
        low = np.floor(at).astype(int)
        high = np.minimum(low + 1, n - 1)
        share = (at - low).astype(np.float32)
        share = share[:, None, None] if axis == 0 else share[None, :, None]
        out = out.take(low, axis) * (1 - share) + out.take(high, axis) * share
    return out


def _patches(textures: Sequence[Floats], known: Sequence[NDArray[np.bool_]], usual: Floats) -> list[Floats]:
    """Textures of wholly known squares without their colour, those of the most usual colour and least contrast."""
    found: list[tuple[float, Floats]] = []
    for texture, seen in zip(textures, known):
        if min(seen.shape) < PATCH:
            continue
        detail = texture - _blurred(texture, seen)
        whole = _summed(seen.astype(np.float64)) >= PATCH * PATCH - 0.5
        for i, j in np.argwhere(whole[:: PATCH // 2, :: PATCH // 2]) * (PATCH // 2):
            square = texture[i : i + PATCH, j : j + PATCH]
            own = detail[i : i + PATCH, j : j + PATCH]
            off = float(np.abs(square.mean((0, 1)) - usual).sum())
            found.append((off + 1.5 * float(own.std()), own - own.mean((0, 1))))
    found.sort(key=lambda f: f[0])
    return [own for _, own in found[:PATCHES]]


def _summed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sums over squares of the patches' size, by their upper left corner."""
    total = np.pad(values.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    p = PATCH
    return total[p:, p:] - total[:-p, p:] - total[p:, :-p] + total[:-p, :-p]


def _blurred(texture: Floats, known: NDArray[np.bool_]) -> Floats:
    """Means of what is known over windows."""
    stacked = np.concatenate([texture * known[..., None], known[..., None].astype(np.float32)], -1)
    for axis in (0, 1):
        pad = [(0, 0)] * 3
        pad[axis] = (BLUR + 1, BLUR)
        total = np.pad(stacked, pad).cumsum(axis)
        n = stacked.shape[axis]
        stacked = total.take(range(2 * BLUR + 1, 2 * BLUR + 1 + n), axis) - total.take(range(n), axis)
    return stacked[..., :3] / np.maximum(stacked[..., 3:], 1e-3)


def _quilted(patches: Sequence[Floats], shape: tuple[int, int], chance: np.random.Generator) -> Floats:
    """Patches laid over each other at half their size apart, weighted so that contrast stays what it was, shape [h, w, 3]."""
    out = np.zeros((*shape, 3), np.float32)
    if not patches:
        return out
    half = PATCH // 2
    ramp = np.sin((np.arange(PATCH) + 0.5) / PATCH * np.pi)
    window = (ramp[:, None] * ramp[None])[..., None].astype(np.float32)
    rows, columns = shape[0] // half + 2, shape[1] // half + 2
    canvas = np.zeros((rows * half + PATCH, columns * half + PATCH, 3), np.float32)
    power = np.zeros((*canvas.shape[:2], 1), np.float32)
    for i in range(rows):
        for j in range(columns):
            own = patches[int(chance.integers(len(patches)))]
            if chance.random() < 0.5:
                own = own[:, ::-1]
            at = np.s_[i * half : i * half + PATCH, j * half : j * half + PATCH]
            canvas[at] += own * window
            power[at] += window * window
    canvas /= np.sqrt(np.maximum(power, 1e-3))
    return canvas[half : half + shape[0], half : half + shape[1]]
