"""Parts -> a .docx package: a zip whose bytes depend on nothing but the parts.

zipfile would deflate each part anew; here a part is deflated once and its bytes are used for every file.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

LEVEL = 6
DOS_DATE = 0x21  # 1980-01-01, the first that a zip can say; the time is 0
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _DEFLATED = 20, 8


class Part(NamedTuple):
    """A file of the package, deflated; `size` is that of the plain bytes."""

    name: str
    deflated: bytes
    crc: int
    size: int


def part(name: str, data: bytes) -> Part:
    """`data` deflated; `name` is ASCII."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(name, deflate.compress(data) + deflate.flush(), zlib.crc32(data), len(data))


def pack(parts: Iterable[Part]) -> bytes:
    """The package, its parts in the given order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, deflated, crc, size in parts:
        label = name.encode("ascii")
        fields = (_VERSION, 0, _DEFLATED, 0, DOS_DATE, crc, len(deflated), size, len(label), 0)
        files += _LOCAL.pack(b"PK\3\4", *fields), label, deflated
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, *fields, 0, 0, 0, 0, offset), label
        offset += _LOCAL.size + len(label) + len(deflated)
    count, length = len(directory) // 2, sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, count, count, length, offset, 0)
    return b"".join((*files, *directory, end))
