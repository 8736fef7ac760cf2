"""Tests of `terrazzo.reconstruct.few`."""
