"""The container of binary glTF files, read and written: chunks, accessors and the scene's nodes; it knows nothing of splats.

Format: glTF 2.0 specification, Khronos Group. Every offset is checked against the bytes that are there.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.formats.columns import Array
from terrazzo.formats.json_reading import Node, parse_json
from terrazzo.formats.source import Source
from terrazzo.geometry import quaternion_to_matrix

_COMPONENTS = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
_MAX_NODES = 1 << 16


class Gltf:
    """A parsed file.

    Args:
        source: Named in errors.
        root: The JSON.
        binary: The binary chunk.
    """

    def __init__(self, source: Source, root: Node, binary: memoryview):
        self.source, self.root, self._binary = source, root, binary

    def accessor(self, reference: Node, kind: str) -> Array:
        """The values of an accessor as floats, normalised integers mapped to 0..1 or -1..1, shape [n, width].

        Raises:
            FormatError: It is not of this kind, or reaches outside its buffer.
        """
        node = self.root["accessors"][reference.integer()]
        if "sparse" in node:
            raise node.error("sparse accessors are not read")
        if node["type"].text() != kind:
            raise node["type"].error(f"it is {node['type'].text()[:20]!r}; wanted {kind}")
        component = node["componentType"].integer()
        if component not in _COMPONENTS:
            raise node["componentType"].error(
                f"it is {component}; wanted one of {', '.join(map(str, _COMPONENTS))}"
            )
        dtype, width = np.dtype(_COMPONENTS[component]), _WIDTHS[kind]
        view, length, stride = self._view(node["bufferView"])
        count, offset = node["count"].integer(), _optional(node, "byteOffset")
        stride = stride or dtype.itemsize * width
        if stride < dtype.itemsize * width:
            raise node.error(f"items of {dtype.itemsize * width} bytes cannot lie {stride} bytes apart")
        end = offset + (stride * (count - 1) + dtype.itemsize * width if count else 0)
        if end > length:
            raise node.error(f"{count} items end at byte {end} of a view of {length} bytes")
        raw = np.ndarray((count, width), dtype, self._binary, view + offset, (stride, dtype.itemsize))
        values = raw.astype(np.float32)
        if "normalized" in node and node["normalized"].value is True and component != 5126:
            values = np.maximum(values / np.float32(np.iinfo(dtype).max), -1)
        return values

    def _view(self, reference: Node) -> tuple[int, int, int]:
        """Offset, length and stride [bytes] of a buffer view."""
        view = self.root["bufferViews"][reference.integer()]
        buffer = view["buffer"].integer()
        if buffer != 0 or "uri" in self.root["buffers"][0]:
            raise view.error("it refers to a buffer outside the file")
        offset, length = _optional(view, "byteOffset"), view["byteLength"].integer()
        if offset + length > len(self._binary):
            raise view.error(
                f"it ends at byte {offset + length} of a binary chunk of {len(self._binary)} bytes"
            )
        return offset, length, _optional(view, "byteStride")

    def shown_meshes(self) -> Iterator[tuple[int, NDArray[np.float64]]]:
        """Mesh numbers and matrices of the nodes of the scene; without nodes, every mesh as it is."""
        if "nodes" not in self.root:
            meshes = self.root.get("meshes")
            yield from ((i, np.eye(4)) for i in range(len(meshes.items()) if meshes else 0))
            return
        for _, node, _, matrix in self.shown_nodes():
            if "mesh" in node:
                yield node["mesh"].integer(), matrix

    @property
    def binary(self) -> memoryview:
        """The binary chunk."""
        return self._binary

    def shown_nodes(self) -> Iterator[tuple[int, Node, tuple[int, str], NDArray[np.float64]]]:
        """Number of every node of the scene, the node, number and name of the nearest named one above it, and its matrix."""
        stack = [(i, (-1, ""), np.eye(4)) for i in reversed(self._roots())]
        seen: set[int] = set()
        while stack:
            index, over, above = stack.pop()
            node = self.root["nodes"][index]
            if index in seen or len(seen) >= _MAX_NODES:
                raise node.error("it is shown twice, or there are too many nodes")
            seen.add(index)
            with np.errstate(all="ignore"):
                matrix = above @ _local_matrix(node)
            yield index, node, over, matrix
            if "children" in node:
                below = (index, node["name"].text()) if "name" in node else over
                stack.extend((child.integer(), below, matrix) for child in reversed(node["children"].items()))

    def _roots(self) -> list[int]:
        if "scenes" in self.root:
            scene = self.root["scenes"][_optional(self.root, "scene")]
            return [node.integer() for node in scene["nodes"].items()] if "nodes" in scene else []
        nodes = self.root["nodes"].items()
        below = {
            child.integer() for node in nodes if "children" in node for child in node["children"].items()
        }
        return [i for i in range(len(nodes)) if i not in below]


def read_glb(source: Source) -> Gltf:
    """Splits a file into its chunks.

    Raises:
        FormatError: It is not binary glTF 2, or a chunk is cut.
    """
    data = source.data
    if bytes(data[:4]) != b"glTF":
        raise source.error("it does not begin with 'glTF'", "byte 0")
    if len(data) < 20:
        raise source.error(f"the header is cut after {len(data)} of 20 bytes", "header")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise source.error(f"its version is {version}; 2 is read", "byte 4")
    if length > len(data):
        raise source.error(f"{length} bytes are promised, but {len(data)} are there", "byte 8")
    chunks: dict[bytes, memoryview] = {}
    start = 12
    while start + 8 <= length:
        size, kind = struct.unpack_from("<I4s", data, start)
        if start + 8 + size > length:
            raise source.error(f"a chunk of {size} bytes reaches beyond the file", f"byte {start}")
        chunks.setdefault(kind, data[start + 8 : start + 8 + size])
        start += 8 + size
    if b"JSON" not in chunks:
        raise source.error("it has no JSON chunk", "byte 12")
    root = parse_json(source, chunks[b"JSON"], "JSON chunk")
    return Gltf(source, root, chunks.get(b"BIN\0", memoryview(b"")))


def pack_glb(root: dict[str, Any], arrays: Sequence[NDArray]) -> bytes:
    """The bytes of a binary glTF 2 file.

    Args:
        root: The JSON document, its one buffer as long as all arrays together.
        arrays: What the buffer holds, one after another; each a multiple of 4 bytes long.
    """
    text = json.dumps(root, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)
    size = sum(a.nbytes for a in arrays)
    head = struct.pack("<4sII", b"glTF", 2, 12 + 8 + len(text) + 8 + size)
    pieces = [head, struct.pack("<I4s", len(text), b"JSON"), text, struct.pack("<I4s", size, b"BIN\0")]
    return b"".join([*pieces, *(a.tobytes() for a in arrays)])


def _optional(node: Node, key: str) -> int:
    return node[key].integer() if key in node else 0


def _local_matrix(node: Node) -> NDArray[np.float64]:
    if "matrix" in node:
        return np.array(node["matrix"].numbers(16, 16)).reshape(4, 4).T
    out = np.eye(4)
    if "rotation" in node:
        x, y, z, w = node["rotation"].numbers(4, 4)
        if not 1e-12 < x * x + y * y + z * z + w * w < 1e12:
            raise node["rotation"].error("it is not a unit quaternion")
        out[:3, :3] = quaternion_to_matrix([w, x, y, z])
    if "scale" in node:
        out[:3, :3] *= node["scale"].numbers(3, 3)
    if "translation" in node:
        out[:3, 3] = node["translation"].numbers(3, 3)
    return out
