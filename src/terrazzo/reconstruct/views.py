"""`View`: one photograph, where it was taken from, and the lens; `Picture`: its pixels as a pinhole camera sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.reconstruct.distortion import Lens, pinhole_of, undistort_picture
from terrazzo.reconstruct.photographs import Photograph, open_photograph, read_pixels, scaled_size

ASPECT_TOLERANCE = 0.02
"""How far the sides' ratio of a resized photograph may be from its camera's: rounding to whole pixels, not a crop."""


@dataclass(frozen=True)
class Picture:
    """A decoded, undistorted photograph.

    Args:
        name: Of its view.
        camera: Pinhole, at the size of the pixels.
        pixels: sRGB, uint8, shape [h, w, 3].
        alpha: uint8, shape [h, w]; None where nothing of the photograph is transparent.
    """

    name: str
    camera: Camera
    pixels: NDArray[np.uint8]
    alpha: NDArray[np.uint8] | None = None

    def on(self, background: tuple[float, float, float] = (1.0, 1.0, 1.0)) -> NDArray[np.float32]:
        """sRGB 0..1 over a background colour, shape [h, w, 3]."""
        colours = self.pixels.astype(np.float32)
        colours *= np.float32(1 / 255)
        if self.alpha is not None:
            share = self.alpha.astype(np.float32)[..., None] * np.float32(1 / 255)
            colours *= share
            colours += np.asarray(background, np.float32) * (1 - share)
        return colours


@dataclass(frozen=True)
class View:
    """One photograph of a capture.

    Args:
        name: What the capture calls it.
        photograph: The file.
        camera: Pinhole camera after undistortion, at the photograph's full size.
        taken_by: Intrinsics of the photograph as it lies on disk, turned upright where `orientation` says so.
        lens: Distortion of `taken_by`.
        orientation: EXIF orientation that the pixels need before `taken_by` fits them; 1 where none.
        split: "train", "test" or "val" where the capture says so.
    """

    name: str
    photograph: Photograph
    camera: Camera
    taken_by: Camera
    lens: Lens = field(default_factory=Lens)
    orientation: int = 1
    split: str | None = None

    def read(self, *, max_side: int | None = None) -> Picture:
        """Decodes the photograph and frees it of distortion.

        Args:
            max_side: Longest side of the result [px]; None for the full size.

        Raises:
            FormatError: The file cannot be decoded.
            ArgumentError: `max_side` is less than 1.
        """
        if max_side is not None and max_side < 1:
            raise ArgumentError(f"max_side is {max_side}; wanted at least 1 pixel")
        camera = self.camera.resized(*scaled_size(self.camera.width, self.camera.height, max_side))
        scale = camera.fx / self.camera.fx * (self.camera.fx / self.taken_by.fx)
        width = min(self.taken_by.width, max(1, round(self.taken_by.width * scale)))
        height = min(self.taken_by.height, max(1, round(self.taken_by.height * scale)))
        stored = (height, width) if self.orientation >= 5 else (width, height)
        pixels = read_pixels(self.photograph.path, size=stored, orientation=self.orientation)
        taken_by = self.taken_by.resized(pixels.shape[1], pixels.shape[0])
        if self.lens.is_pinhole:
            camera = taken_by
        else:
            pixels = undistort_picture(pixels, taken_by, self.lens, camera)
        clear = pixels.shape[2] == 4 and pixels[..., 3].min() < 255
        alpha = np.ascontiguousarray(pixels[..., 3]) if clear else None
        return Picture(self.name, camera, np.ascontiguousarray(pixels[..., :3]), alpha)


def make_view(
    name: str, path: Path, camera: Camera, lens: Lens | None = None, split: str | None = None
) -> View:
    """A view of a photograph, once its file is known to fit its camera.

    The file may be smaller or larger than the camera's picture when the sides have the same ratio, and stored on its
    side when its EXIF says so; a photograph of the very size is taken as it is stored, as structure from motion does.

    Args:
        name: What the capture calls it.
        path: The file.
        camera: Pose and intrinsics that the capture gives.
        lens: Distortion that the capture gives; None for none.
        split: What the capture uses it for.

    Raises:
        FormatError: The file is missing, damaged, or was not taken by this camera.
        MissingExtraError: The file is HEIC and its decoder is not installed.
    """
    lens = lens or Lens()
    photograph = open_photograph(path)
    size, orientation = photograph.stored_size, 1
    if not _same_shape(size, camera) and _same_shape(photograph.upright_size, camera):
        size, orientation = photograph.upright_size, photograph.orientation
    if not _same_shape(size, camera):
        raise FormatError(
            f"it is {size[0]} x {size[1]} pixels, and the capture's camera {camera.width} x {camera.height}",
            source=path,
        )
    try:
        taken_by = camera.resized(*size)
        return View(name, photograph, pinhole_of(taken_by, lens), taken_by, lens, orientation, split)
    except ArgumentError as error:
        raise FormatError(str(error), source=path) from error


def _same_shape(size: tuple[int, int], camera: Camera) -> bool:
    ratio = size[0] / size[1] * camera.height / camera.width
    rounding = 1 / min(size) + 1 / min(camera.width, camera.height)
    return abs(ratio - 1) <= max(ASPECT_TOLERANCE, min(rounding, 0.1))
