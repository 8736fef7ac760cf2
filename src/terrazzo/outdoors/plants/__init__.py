"""Plants grown by rule: every one is an individual, and the same seed grows the same one."""

from terrazzo.outdoors.plants.growing import Grown, grow
from terrazzo.outdoors.plants.species import SPECIES, Species

__all__ = ["SPECIES", "Grown", "Species", "grow"]
