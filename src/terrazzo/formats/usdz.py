"""USDZ with one ParticleField3DGaussianSplat (OpenUSD 26.03): written only; in the world's own axes, +Z up, metres.

Needs the extra `usd`. Schema: https://openusd.org/release/user_guides/schemas/usdVol/ParticleField3DGaussianSplat.html
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from types import ModuleType

import numpy as np

from terrazzo import extras
from terrazzo.formats.columns import Columns, unit_quaternions
from terrazzo.formats.registry import SplatFormat, register

_ALIGNMENT = 64
"""USDZ wants each file's data at a multiple of this many bytes, so that it can be mapped into memory."""

_ENTRY = "splats.usdc"
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def encode(columns: Columns) -> bytes:
    """A package with one layer.

    Raises:
        MissingExtraError: The package `pxr` is not installed.
    """
    usd = {
        name: extras.require(f"pxr.{name}", purpose="Writing USDZ")
        for name in ("Usd", "UsdGeom", "UsdVol", "Vt", "Gf")
    }
    with tempfile.TemporaryDirectory(prefix="terrazzo-") as folder:
        path = Path(folder, _ENTRY)
        stage = usd["Usd"].Stage.CreateNew(str(path))
        usd["UsdGeom"].SetStageUpAxis(stage, usd["UsdGeom"].Tokens.z)
        usd["UsdGeom"].SetStageMetersPerUnit(stage, 1.0)
        prim = usd["UsdVol"].ParticleField3DGaussianSplat.Define(stage, "/Splats").GetPrim()
        stage.SetDefaultPrim(prim)
        _author(prim, columns, usd["Vt"], usd["Gf"])
        stage.GetRootLayer().Save()
        return _package(path.read_bytes())


def _author(prim, columns: Columns, vt: ModuleType, gf: ModuleType) -> None:
    means = np.ascontiguousarray(columns.means)
    rotations = np.ascontiguousarray(unit_quaternions(columns.quaternions)[:, [1, 2, 3, 0]])  # real part last
    harmonics = np.ascontiguousarray(columns.harmonics).reshape(-1, 3)
    values = {
        "positions": vt.Vec3fArray.FromNumpy(means),
        "orientations": vt.QuatfArray.FromNumpy(rotations),
        "scales": vt.Vec3fArray.FromNumpy(np.ascontiguousarray(columns.scales)),
        "opacities": vt.FloatArray.FromNumpy(np.ascontiguousarray(columns.opacities)),
        "radiance:sphericalHarmonicsDegree": columns.degree,
        "radiance:sphericalHarmonicsCoefficients": vt.Vec3fArray.FromNumpy(harmonics),
        "projectionModeHint": "perspective",
        "sortingModeHint": "cameraDistance",
    }
    if len(columns):
        reach = 3 * columns.scales.max(axis=1, keepdims=True)
        low, high = (means - reach).min(axis=0), (means + reach).max(axis=0)
        values["extent"] = vt.Vec3fArray([gf.Vec3f(*map(float, low)), gf.Vec3f(*map(float, high))])
    for name, value in values.items():
        prim.GetAttribute(name).Set(value)


def _package(layer: bytes) -> bytes:
    """A zip archive of one stored file whose data is aligned by padding in the header's extra field."""
    header = 30 + len(_ENTRY)
    padding = -(header + 4) % _ALIGNMENT
    info = zipfile.ZipInfo(_ENTRY, _MIDNIGHT)
    info.extra = b"\x86\x19" + padding.to_bytes(2, "little") + bytes(padding)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(info, layer)
    return out.getvalue()


USDZ = register(SplatFormat("usdz", (".usdz",), "RFU", None, encode))
