"""What the program settles for its own process before it computes; a library leaves that to those who call it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import sys

YOUNG = 50_000
"""Objects between two searches for unreachable ones: a world is made of many small ones that stay."""
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Parameters of glibc's `mallopt`."""
KEPT, LARGEST = 1 << 30, 32 << 20
"""Freed memory that is kept for later, and the largest pieces of it: giving back and getting clean pages takes longer than
computing what stands in them [bytes]."""


def settle() -> None:
    """Makes long computations quicker: call before NumPy is imported."""
    gc.set_threshold(YOUNG, 20, 100)
    # The threads of matrix products spin between products, in which there is too little to share.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a C library other than glibc
            libc = ctypes.CDLL(None)
            libc.mallopt(M_MMAP_THRESHOLD, LARGEST)
            libc.mallopt(M_TRIM_THRESHOLD, KEPT)
