"""Film: ready-made camera paths and video files."""

from terrazzo.filming.comparing import compare
from terrazzo.filming.films import film
from terrazzo.filming.shots import Shot
from terrazzo.filming.tours import dolly, orbit, walk

__all__ = ["Shot", "compare", "dolly", "film", "orbit", "walk"]
