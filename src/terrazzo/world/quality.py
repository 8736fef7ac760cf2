"""What a world that was made from photographs is worth: how well it agrees with them, and how sure its metre is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quality:
    """Agreement of pictures of the world with the photographs, as means over pictures.

    Args:
        training_psnr: Of the photographs that it was learnt from [dB].
        views: How many of these there are.
        held_out_psnr: Of photographs that were set aside [dB]; None where there were too few to set any aside.
        held_out_ssim: The same as SSIM, 0..1.
        held_out: How many were set aside.
        held_out_psnr_exposed: PSNR after each picture was given the exposure that fits its photograph best [dB].
    """

    training_psnr: float
    views: int
    held_out_psnr: float | None = None
    held_out_ssim: float | None = None
    held_out: int = 0
    held_out_psnr_exposed: float | None = None


@dataclass(frozen=True)
class Sizing:
    """How well the length of a metre is known.

    Args:
        spread: Relative standard deviation of every length.
        source: What it is known from, for people to read.
    """

    spread: float
    source: str
