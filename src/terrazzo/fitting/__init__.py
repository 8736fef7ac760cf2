"""Fitting: splats are moved until their pictures look like given ones. The gradients are those of the compiled rasterizer."""

from terrazzo.fitting.fitter import Fitter as Fitter
from terrazzo.fitting.fitter import Rates as Rates
from terrazzo.fitting.loss import PictureLoss as PictureLoss
from terrazzo.fitting.pulling import Gradients as Gradients
from terrazzo.fitting.pulling import Pulled as Pulled
from terrazzo.fitting.pulling import gradients_of as gradients_of

__all__ = ["Fitter", "Gradients", "PictureLoss", "Pulled", "Rates", "gradients_of"]
