"""USDZ: what OpenUSD itself reads from the package is what was written."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from terrazzo import extras
from terrazzo.errors import ArgumentError, MissingExtraError
from terrazzo.formats import encode_splats, read_splats, write_splats
from terrazzo.splats import Splats
from tests.formats.scenes import room


@pytest.mark.parametrize("degree", [0, 3])
def test_openusd_reads_what_was_written(tmp_path, degree):
    pxr = pytest.importorskip("pxr.Usd")
    from pxr import UsdGeom

    splats = room(20, degree)
    path = tmp_path / "room.usdz"
    write_splats(path, splats)
    stage = pxr.Stage.Open(str(path))
    assert UsdGeom.GetStageUpAxis(stage) == "Z" and UsdGeom.GetStageMetersPerUnit(stage) == 1
    prim = stage.GetDefaultPrim()
    assert prim.GetTypeName() == "ParticleField3DGaussianSplat"
    value = {name: prim.GetAttribute(name).Get() for name in prim.GetPropertyNames()}
    assert np.array_equal(value["positions"], splats.means)
    assert np.array_equal(value["scales"], splats.scales)
    assert np.array_equal(value["opacities"], splats.opacities)
    unit = splats.quaternions / np.linalg.norm(splats.quaternions, axis=1, keepdims=True)
    read = np.array([[q.GetReal(), *q.GetImaginary()] for q in value["orientations"]])
    assert np.allclose(read, unit, atol=1e-6)
    assert value["radiance:sphericalHarmonicsDegree"] == degree
    coefficients = np.array(value["radiance:sphericalHarmonicsCoefficients"])
    assert np.array_equal(coefficients.reshape(splats.harmonics.shape), splats.harmonics)
    low, high = np.array(value["extent"])
    assert (low < splats.means.min(0)).all() and (high > splats.means.max(0)).all()


def test_the_package_is_aligned_stored_and_repeatable():
    pytest.importorskip("pxr.Usd")
    data = bytes(encode_splats(room(5, 1), format="usdz"))
    method, name, extra = struct.unpack("<8xH16xHH", data[:30])
    assert method == 0
    assert (30 + name + extra) % 64 == 0
    assert data[30 + name + extra :].startswith(b"PXR-USDC")
    assert data == encode_splats(room(5, 1), format="usdz")
    assert encode_splats(Splats.empty(), format="usdz")


def test_without_openusd_the_extra_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(
        extras.importlib, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name))
    )
    target = tmp_path / "room.usdz"
    target.write_bytes(b"old")
    with pytest.raises(MissingExtraError, match=r"Writing USDZ needs the package 'pxr'.*terrazzo\[usd\]"):
        write_splats(target, room(2))
    assert target.read_bytes() == b"old"


def test_reading_is_refused_clearly():
    with pytest.raises(ArgumentError, match="usdz files are written but not read"):
        read_splats(b"PK\x03\x04", format="usdz")
