"""Whatever is done to a file, reading it gives valid splats or one `FormatError`, quickly and in little memory."""

from __future__ import annotations

import random
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import FormatError, TerrazzoWarning
from terrazzo.formats import encode_splats, format_names, read_splats
from terrazzo.splats import Splats
from tests.formats.mutations import mutate, seeds
from tests.formats.samples import gzipped, unzipped, zipped
from tests.formats.scenes import room


def read_or_refuse(data: bytes, name: str) -> Splats | None:
    """Splats, or None for a clear refusal; anything else that happens is a failure of the test."""
    try:
        return read_splats(data, format=name)
    except FormatError as error:
        assert error.source == "<bytes>" and error.reason
        return None
    except TerrazzoWarning:
        return None  # a degree that is cut; tests turn warnings into errors


def test_every_reader_has_a_seed_and_reads_it():
    assert {seed.format for seed in seeds().values()} == set(format_names(readable=True))
    for name, seed in seeds().items():
        assert len(read_splats(seed.file, format=seed.format)) > 0, name


@pytest.mark.parametrize("name", sorted(seeds()))
@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 2**63))
def test_broken_files_are_refused_or_read(name, number):
    seed = seeds()[name]
    read_or_refuse(seed.wrap(mutate(seed.data, random.Random(number))), seed.format)


@pytest.mark.parametrize("name", format_names(readable=True))
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_noise_is_refused(name, data):
    splats = read_or_refuse(data, name)
    assert splats is None or name == "splat"  # 32 bytes of noise are a splat: the format has no mark


@pytest.mark.parametrize("name", [n for n in sorted(seeds()) if n not in ("splat", "ply-text")])
def test_a_file_cut_anywhere_is_refused(name):
    seed = seeds()[name]
    cuts = (
        range(len(seed.data)) if len(seed.data) < 600 else np.linspace(0, len(seed.data) - 1, 300).astype(int)
    )
    for size in cuts:
        assert read_or_refuse(seed.wrap(seed.data[:size]), seed.format) is None, size


@pytest.mark.parametrize("name", ["ply", "spz", "sog", "glb", "ksplat"])
def test_an_empty_file_is_refused(name):
    with pytest.raises(FormatError):
        read_splats(b"", format=name)


def peak_memory(data: bytes, name: str) -> int:
    tracemalloc.start()
    try:
        read_or_refuse(data, name)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_promises_do_not_allocate():
    ply = bytes(encode_splats(room(3, 3), format="ply"))
    spz = unbounded = seeds()["spz-2-inside"].data
    files = unzipped(bytes(encode_splats(room(5, 0), format="sog")))
    meta = files["meta.json"].replace(b'"count":5', b'"count":60000000')
    for data, name in [
        (ply.replace(b"vertex 3", b"vertex 67000000"), "ply"),
        (gzipped(spz[:8] + (1 << 26).to_bytes(4, "little") + spz[12:]), "spz"),
        (gzipped(unbounded[:8] + (900_000).to_bytes(4, "little") + unbounded[12:] + bytes(1000)), "spz"),
        (zipped(files | {"meta.json": meta}), "sog"),
    ]:
        assert peak_memory(data, name) < 8 << 20


def test_bombs_do_not_inflate():
    import zipfile

    spz = seeds()["spz-2-inside"].data
    assert peak_memory(gzipped(spz + bytes(50 << 20)), "spz") < 8 << 20
    files = unzipped(bytes(encode_splats(room(5, 0), format="sog")))
    for name in ("meta.json", "quats.webp"):
        bomb = zipped(files | {name: bytes(24 << 20)}, zipfile.ZIP_DEFLATED)
        assert len(bomb) < 100_000
        with pytest.raises(FormatError):
            read_splats(bomb, format="sog")
    assert peak_memory(zipped(files | {"quats.webp": bytes(24 << 20)}, zipfile.ZIP_DEFLATED), "sog") < 8 << 20


def test_an_image_larger_than_promised_is_not_decoded():
    from terrazzo.formats.webp import write_webp

    files = unzipped(bytes(encode_splats(room(5, 0), format="sog")))
    huge = write_webp(np.zeros((2000, 2000, 4), np.uint8))
    assert len(huge) < 10_000
    with pytest.raises(FormatError, match=r"the image is 2000x2000; wanted 5 to"):
        read_splats(zipped(files | {"scales.webp": huge}), format="sog")
