"""Photographs to worlds: reading posed captures from disk. What fits splats to them is built on `Capture`."""

from terrazzo.reconstruct.captures import Capture as Capture
from terrazzo.reconstruct.captures import read_capture as read_capture
from terrazzo.reconstruct.captures import read_pictures as read_pictures
from terrazzo.reconstruct.distortion import Lens as Lens
from terrazzo.reconstruct.views import Picture as Picture
from terrazzo.reconstruct.views import View as View

__all__ = ["Capture", "Lens", "Picture", "View", "read_capture", "read_pictures"]
