"""Models: meshes that a person has already, read from GLB, glTF and OBJ files into plain arrays in metres."""

from terrazzo.models.model import Look, MeshPart, Model
from terrazzo.models.reading import MODEL_SUFFIXES, read_model

__all__ = ["MODEL_SUFFIXES", "Look", "MeshPart", "Model", "read_model"]
