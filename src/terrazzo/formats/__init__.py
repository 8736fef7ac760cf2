"""File formats: one file each, joined by a small registry.

`read_splats`, `write_splats` and `encode_splats` are the whole of it for the rest of the program; a format is added by
a file that calls `terrazzo.formats.registry.register` and is imported here.
"""

from terrazzo.formats import compressed_ply, glb, ksplat, ply, sog, splat, spz, usdz
from terrazzo.formats.exchange import encode_splats, read_splats, write_splats
from terrazzo.formats.registry import format_names

__all__ = [
    "compressed_ply",
    "encode_splats",
    "format_names",
    "glb",
    "ksplat",
    "ply",
    "read_splats",
    "sog",
    "splat",
    "spz",
    "usdz",
    "write_splats",
]
