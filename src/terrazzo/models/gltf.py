"""Reads glTF 2.0, binary or as text with files beside it: meshes, nodes, materials and base colour pictures."""

from __future__ import annotations

import base64
import urllib.parse
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from terrazzo.extras import require
from terrazzo.formats.gltf_container import Gltf, read_glb
from terrazzo.formats.json_reading import Node, parse_json
from terrazzo.formats.source import Source
from terrazzo.models.model import Look, MeshPart

_TRIANGLES, _STRIP, _FAN = 4, 5, 6
_COMPONENTS = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
_DRACO = "KHR_draco_mesh_compression"
_COMPRESSED = ("EXT_meshopt_compression",)
_MOST = 1 << 28
"""Most numbers in one accessor."""
_MOST_BYTES = 1 << 30
"""Largest file beside a .gltf."""


def read_gltf(source: Source, *, most: int) -> list[MeshPart]:
    """The meshes of all nodes of the scene, moved to where they stand.

    Args:
        source: The file.
        most: Triangles, and as many vertices, that all nodes together may show: a small file can show one mesh ten thousand times.

    Raises:
        FormatError: The file is damaged, holds more than that, or is compressed in a way that is not read.
    """
    if bytes(source.data[:4]) == b"glTF":
        whole = read_glb(source)
    else:
        whole = Gltf(source, parse_json(source, source.data, "JSON"), memoryview(b""))
    reader = _Reader(source, whole)
    for name in _COMPRESSED:
        used = whole.root.get("extensionsRequired")
        if used is not None and any(item.value == name for item in used.items()):
            raise used.error(f"it is compressed with {name}, which is not read; export it without")
    out: list[MeshPart] = []
    held = 0
    for index, place in reader.shown():
        mesh = whole.root["meshes"][index]
        label = place.name or (mesh["name"].text() if "name" in mesh else f"mesh {index}")
        for primitive in mesh["primitives"].items():
            part = reader.primitive(primitive, label, place.matrix)
            if part is None:
                continue
            held += max(len(part.triangles), len(part.vertices))
            if held > most:
                raise primitive.error(f"it shows more than {most:,} triangles or vertices")
            out.append(replace(part, node=place.node, above=place.above))
    return out


class _Place(NamedTuple):
    """Where a mesh is shown.

    Args:
        name: Of its node, or of what that hangs on; "" for none.
        node: Number of that one.
        above: Number and name of the nearest named node above.
        matrix: From the mesh to the scene.
    """

    name: str
    node: int
    above: tuple[int, str]
    matrix: NDArray[np.float64]


class _Reader:
    """Reads accessors and materials of one file, each buffer and picture once."""

    def __init__(self, source: Source, whole: Gltf):
        self.source, self.root, self._whole = source, whole.root, whole
        self._buffers: dict[int, memoryview] = {}
        self._looks: dict[int, Look] = {}

    def shown(self) -> Iterator[tuple[int, _Place]]:
        """Number of each mesh that a node shows, and where."""
        if "nodes" not in self.root:
            yield from ((i, _Place("", i, (-1, ""), m)) for i, m in self._whole.shown_meshes())
            return
        for number, node, above, matrix in self._whole.shown_nodes():
            if "mesh" not in node:
                continue
            own = "name" in node or above[0] < 0
            name = node["name"].text() if "name" in node else above[1]
            yield node["mesh"].integer(), _Place(name, number if own else above[0], above, matrix)

    def primitive(self, p: Node, name: str, matrix: NDArray[np.float64]) -> MeshPart | None:
        mode = p["mode"].integer() if "mode" in p else _TRIANGLES
        if mode not in (_TRIANGLES, _STRIP, _FAN) or "POSITION" not in p["attributes"]:
            return None  # Points and lines have no surface.
        look = self.look(p["material"].integer()) if "material" in p else Look(colour=(1.0, 1.0, 1.0))
        packed = p.get("extensions")
        if packed is not None and _DRACO in packed:
            return self._unpacked(packed[_DRACO], name, matrix, look)
        attributes = p["attributes"]
        vertices = self.numbers(attributes["POSITION"], 3)
        count = len(vertices)
        order = self.numbers(p["indices"], 1)[:, 0] if "indices" in p else np.arange(count)
        triangles = _triangles(order.astype(np.int64), mode)
        uv = self.numbers(attributes["TEXCOORD_0"], 2) if "TEXCOORD_0" in attributes else None
        colours = self._colours(attributes["COLOR_0"]) if "COLOR_0" in attributes else None
        for values, what in ((uv, "TEXCOORD_0"), (colours, "COLOR_0")):
            if values is not None and len(values) != count:
                raise attributes[what].error(f"it has {len(values)} values for {count} vertices")
        return _placed(MeshPart(name, vertices, triangles, look, uv, colours), matrix)

    def _unpacked(self, packed: Node, name: str, matrix: NDArray[np.float64], look: Look) -> MeshPart:
        """A mesh that is compressed with Draco; its texture coordinates are the two-wide attribute."""
        draco = require(
            "DracoPy", purpose=f"reading {self.source.name}, whose meshes are compressed with Draco,"
        )
        data, start, length, _ = self._view(packed["bufferView"])
        try:
            mesh = draco.decode(bytes(data[start : start + length]))
            points = np.asarray(mesh.points, np.float64).reshape(-1, 3)
            faces = np.asarray(mesh.faces, np.int64).reshape(-1, 3)
            uv = np.asarray(mesh.tex_coord, np.float64).reshape(-1, 2) if mesh.tex_coord is not None else None
        except Exception as error:  # The decoder has errors of its own for every kind of damage.
            raise packed.error(f"its Draco data cannot be read: {type(error).__name__}") from None
        whole = uv is not None and len(uv) == len(points)
        return _placed(MeshPart(name, points, faces, look, uv if whole else None), matrix)

    def _colours(self, reference: Node) -> NDArray[np.float64]:
        """Colours at vertices, without their opacity."""
        values = self.numbers(reference, None)
        if values.shape[1] < 3:
            raise reference.error(f"colours need three numbers or four, not {values.shape[1]}")
        return values[:, :3]

    def numbers(self, reference: Node, width: int | None) -> NDArray[np.float64]:
        """An accessor's values, shape [n, width]; normalised integers become 0..1 or -1..1."""
        node = self.root["accessors"][reference.integer()]
        if "sparse" in node or "bufferView" not in node:
            raise node.error("sparse accessors are not read")
        own = _WIDTHS.get(node["type"].text(), 0)
        component = node["componentType"].integer()
        if not own or (width is not None and own != width) or component not in _COMPONENTS:
            raise node.error("its type or component type is not what is wanted here")
        dtype = np.dtype(_COMPONENTS[component])
        data, start, length, stride = self._view(node["bufferView"])
        count, offset = (
            node["count"].integer(0, _MOST),
            node["byteOffset"].integer() if "byteOffset" in node else 0,
        )
        stride = stride or dtype.itemsize * own
        if (
            stride < dtype.itemsize * own
            or offset + stride * max(count - 1, 0) + dtype.itemsize * own * min(count, 1) > length
        ):
            raise node.error(f"{count} items do not fit into a view of {length} bytes")
        raw = np.ndarray((count, own), dtype, data, start + offset, (stride, dtype.itemsize))
        values = raw.astype(np.float64)
        if component != 5126 and "normalized" in node and node["normalized"].value is True:
            values = np.maximum(values / np.iinfo(dtype).max, -1)
        return values

    def _view(self, reference: Node) -> tuple[memoryview, int, int, int]:
        view = self.root["bufferViews"][reference.integer()]
        data = self._buffer(view["buffer"])
        offset = view["byteOffset"].integer() if "byteOffset" in view else 0
        length = view["byteLength"].integer()
        if offset + length > len(data):
            raise view.error(f"it ends at byte {offset + length} of a buffer of {len(data)} bytes")
        return data, offset, length, view["byteStride"].integer() if "byteStride" in view else 0

    def _buffer(self, reference: Node) -> memoryview:
        index = reference.integer()
        if index not in self._buffers:
            buffer = self.root["buffers"][index]
            uri = buffer["uri"].text() if "uri" in buffer else None
            self._buffers[index] = memoryview(self._bytes(uri, buffer)) if uri else self._whole.binary
        return self._buffers[index]

    def _bytes(self, uri: str, node: Node) -> bytes:
        """What a URI holds: data inside it, or a file beside this one."""
        if uri.startswith("data:"):
            head, _, body = uri.partition(",")
            try:
                return base64.b64decode(body, validate=True) if head.endswith(";base64") else body.encode()
            except ValueError as error:
                raise node.error(f"its data URI cannot be read: {error}") from None
        if "://" in uri:
            raise node.error(f"it refers to {uri[:60]!r}; only files beside it are read")
        return bytes(self.source.sibling(urllib.parse.unquote(uri), most=_MOST_BYTES).data)

    def look(self, index: int) -> Look:
        """A material."""
        if index not in self._looks:
            self._looks[index] = self._look(self.root["materials"][index])
        return self._looks[index]

    def _look(self, m: Node) -> Look:
        pbr = m.get("pbrMetallicRoughness")
        base = [1.0, 1.0, 1.0, 1.0]
        metallic, roughness, image = 1.0, 1.0, None
        if pbr is not None:
            base = pbr["baseColorFactor"].numbers(4, 4) if "baseColorFactor" in pbr else base
            metallic = pbr["metallicFactor"].number() if "metallicFactor" in pbr else 1.0
            roughness = pbr["roughnessFactor"].number() if "roughnessFactor" in pbr else 1.0
            if "baseColorTexture" in pbr:
                image = self._image(pbr["baseColorTexture"])
            if "metallicRoughnessTexture" in pbr:
                metallic, roughness = (
                    0.0,
                    0.6,
                )  # The picture would say; its mean is close to this for furniture.
        glow = m["emissiveFactor"].numbers(3, 3) if "emissiveFactor" in m else [0.0, 0.0, 0.0]
        clear = base[3] if m.get("alphaMode") is not None and m["alphaMode"].value == "BLEND" else 1.0
        r, g, b = (float(np.clip(v, 0, 1)) for v in base[:3])
        e0, e1, e2 = (float(max(v, 0.0)) for v in glow)
        name = m["name"].text() if "name" in m else ""
        return Look((r, g, b), float(np.clip(clear, 0.05, 1)), metallic, roughness, (e0, e1, e2), image, name)

    def _image(self, texture: Node) -> bytes | None:
        slot = self.root["textures"][texture["index"].integer()]
        if "source" not in slot:
            return None
        node = self.root["images"][slot["source"].integer()]
        if "uri" in node:
            return self._bytes(node["uri"].text(), node)
        data, start, length, _ = self._view(node["bufferView"])
        return bytes(data[start : start + length])


def _placed(part: MeshPart, matrix: NDArray[np.float64]) -> MeshPart:
    """A part moved by the matrix of its node."""
    triangles = part.triangles
    with np.errstate(all="ignore"):  # What overflows is refused as not finite.
        if np.linalg.det(matrix[:3, :3]) < 0:
            triangles = triangles[:, ::-1]  # A mirrored node shows its meshes inside out.
        vertices = part.vertices @ matrix[:3, :3].T + matrix[:3, 3]
    return replace(part, vertices=vertices, triangles=triangles)


def _triangles(order: NDArray[np.int64], mode: int) -> NDArray[np.int64]:
    if mode == _TRIANGLES:
        return order[: len(order) // 3 * 3].reshape(-1, 3)
    if len(order) < 3:
        return np.zeros((0, 3), np.int64)
    if mode == _FAN:
        return np.stack([np.full(len(order) - 2, order[0]), order[1:-1], order[2:]], 1)
    strip = np.stack([order[:-2], order[1:-1], order[2:]], 1)
    strip[1::2] = strip[1::2, ::-1]
    return strip
