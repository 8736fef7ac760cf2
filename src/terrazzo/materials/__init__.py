"""Materials: named colours and finishes, and solid textures evaluated at points."""

from terrazzo.materials.finish import Finish

__all__ = ["Finish"]
