"""Photographs to worlds: captures are read or placed, fitted with splats, and sorted into labelled things."""

from terrazzo.reconstruct.captures import Capture as Capture
from terrazzo.reconstruct.captures import read_capture as read_capture
from terrazzo.reconstruct.captures import read_pictures as read_pictures
from terrazzo.reconstruct.distortion import Lens as Lens
from terrazzo.reconstruct.fits import Effort as Effort
from terrazzo.reconstruct.fits import Fitted as Fitted
from terrazzo.reconstruct.fits import fit as fit
from terrazzo.reconstruct.making import create_from_photographs as create_from_photographs
from terrazzo.reconstruct.scenes import world_of as world_of
from terrazzo.reconstruct.views import Picture as Picture
from terrazzo.reconstruct.views import View as View

__all__ = [
    "Capture", "Effort", "Fitted", "Lens", "Picture", "View", "create_from_photographs", "fit", "read_capture",
    "read_pictures", "world_of",
]  # fmt: skip
