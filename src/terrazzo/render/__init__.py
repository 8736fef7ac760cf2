"""Rendering: splats and a camera to a picture.

`rasterize` is the one call; behind it stand the native core (always there), gsplat (on a CUDA GPU) and a slow NumPy
reference that the tests take as the truth.
"""

from terrazzo.render.frames import Frame as Frame
from terrazzo.render.pictures import save_picture as save_picture
from terrazzo.render.rasterizer import rasterize as rasterize

__all__ = ["Frame", "rasterize", "save_picture"]
