"""Fitting: splats are moved until their pictures look like given ones. The gradients are those of the compiled rasterizer."""

from terrazzo.fitting.camera_steps import moved as moved
from terrazzo.fitting.examples import Example as Example
from terrazzo.fitting.exposure import gain_between as gain_between
from terrazzo.fitting.fitter import Fitter as Fitter
from terrazzo.fitting.fitter import Limits as Limits
from terrazzo.fitting.fitter import Rates as Rates
from terrazzo.fitting.loss import PictureLoss as PictureLoss
from terrazzo.fitting.pulling import Gradients as Gradients
from terrazzo.fitting.pulling import Pulled as Pulled
from terrazzo.fitting.pulling import View as View
from terrazzo.fitting.pulling import gradients_of as gradients_of
from terrazzo.fitting.training import Course as Course
from terrazzo.fitting.training import Training as Training
from terrazzo.fitting.training import starting_splats as starting_splats
from terrazzo.fitting.training import train as train

__all__ = [
    "Course", "Example", "Fitter", "Gradients", "Limits", "PictureLoss", "Pulled", "Rates", "Training", "View",
    "gain_between", "gradients_of", "moved", "starting_splats", "train",
]  # fmt: skip
