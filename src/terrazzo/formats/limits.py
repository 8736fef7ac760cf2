"""What a header may promise: counts are checked against the bytes that are really there before anything is allocated."""

from __future__ import annotations

import zlib

from terrazzo.formats.source import Source

MAX_SPLATS = 1 << 26
"""Most splats that one file may hold, 67 million; at degree 3 they take 16 GiB of memory."""

FREE_SPLATS = 1 << 20
"""Splats that a compressed file may hold however small it is."""

SPLATS_PER_BYTE = 8
"""Most splats for each byte of a larger compressed file. Real captures hold about 0.1; a bomb holds thousands."""

_TAIL = 1 << 20
"""Bytes after the payload that a compressed stream may still hold (extensions); they are read past, not kept."""


def check_count(source: Source, count: int, where: str, *, packed_bytes: int | None = None) -> int:
    """Returns `count`, or refuses it.

    Args:
        source: Named in errors.
        count: Splats that a header promises.
        where: The place of the promise.
        packed_bytes: Size of the compressed data that must hold them; None where the caller compares sizes itself.

    Raises:
        FormatError: The count is negative, above `MAX_SPLATS`, or cannot be in so few compressed bytes.
    """
    if count < 0:
        raise source.error(f"it promises {count} splats", where)
    if count > MAX_SPLATS:
        raise source.error(f"it promises {count} splats; at most {MAX_SPLATS} are read", where)
    if packed_bytes is not None and count > max(FREE_SPLATS, SPLATS_PER_BYTE * packed_bytes):
        raise source.error(f"it promises {count} splats in {packed_bytes} compressed bytes", where)
    return count


class Gunzip:
    """A gzip stream that is read piece by piece, so that it never grows beyond what is asked for."""

    def __init__(self, source: Source, data: memoryview):
        self._source = source
        self._stream = zlib.decompressobj(wbits=31)
        self._input: bytes | memoryview = data

    def read(self, size: int, where: str) -> bytes:
        """Exactly `size` bytes.

        Raises:
            FormatError: The stream is damaged, or ends before them.
        """
        out = self._take(size, where)
        if len(out) < size:
            raise self._source.error(f"the gzip stream ends after {len(out)} of {size} bytes", where)
        return out

    def finish(self, where: str) -> None:
        """Reads to the end of the stream, which checks its sum.

        Raises:
            FormatError: The stream is damaged, cut, or goes on for more than a mebibyte.
        """
        self._take(_TAIL, where)
        if not self._stream.eof:
            ended = not self._input
            reason = "the gzip stream is cut" if ended else f"more than {_TAIL} bytes follow the splats"
            raise self._source.error(reason, where)

    def _take(self, size: int, where: str) -> bytes:
        parts: list[bytes] = []
        wanted = size
        try:
            while wanted and not self._stream.eof:
                part = self._stream.decompress(self._input, wanted)
                self._input = self._stream.unconsumed_tail
                parts.append(part)
                wanted -= len(part)
                if not part and not self._input:
                    break
        except zlib.error as error:
            raise self._source.error(f"the gzip stream is damaged: {error}", where) from error
        return parts[0] if len(parts) == 1 else b"".join(parts)


def unzstd(source: Source, data: memoryview, size: int, where: str) -> bytes:
    """A ZSTD frame of exactly `size` bytes, decompressed no further than that.

    Raises:
        FormatError: The frame is damaged, or its content has another size.
    """
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    try:
        with decompressor.stream_reader(data) as reader:
            out = reader.read(size + 1)
    except zstandard.ZstdError as error:
        raise source.error(f"the ZSTD stream is damaged: {error}", where) from error
    if len(out) != size:
        found = f"{len(out)}" if len(out) < size else "more"
        raise source.error(f"the ZSTD stream holds {found} bytes where {size} were promised", where)
    return out
