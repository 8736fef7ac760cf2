"""Models: meshes that a person has already, read from GLB, glTF and OBJ files into plain arrays in metres."""

from terrazzo.models.model import Look, MeshPart, Model, join_parts
from terrazzo.models.reading import MODEL_SUFFIXES, read_model

__all__ = ["MODEL_SUFFIXES", "Look", "MeshPart", "Model", "join_parts", "read_model"]
