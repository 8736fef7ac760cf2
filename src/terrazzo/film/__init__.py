"""Film: ready-made camera paths and video files."""

from terrazzo.film.films import film
from terrazzo.film.tours import dolly, orbit, walk

__all__ = ["dolly", "film", "orbit", "walk"]
