"""Parts -> a package, and back; text in pieces -> a part."""

from __future__ import annotations

import sys
import zipfile
from hashlib import sha256
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from reportgen.write.docx_base import BASE
from reportgen.write.escape import FORBIDDEN, SPECIAL, WHITE, escape, is_clean, one_line
from reportgen.write.package import PIECE, pack, part, plain, streamed, unpack

TEXTS = st.lists(st.text(), max_size=5)


def test_a_package_is_taken_apart_as_it_was_put_together() -> None:
    package = BASE.read_bytes()
    parts = list(unpack(package))
    assert pack(parts) == package
    with zipfile.ZipFile(BytesIO(package)) as z:
        assert {p.name: plain(p) for p in parts} == {name: z.read(name) for name in z.namelist()}


@given(TEXTS)
def test_pieces_make_the_part_that_their_whole_makes(pieces: list[str]) -> None:
    whole = "".join(pieces).encode()
    made, digest = streamed("a.xml", pieces)
    assert (plain(made), made.crc, made.size) == (whole, part("a.xml", whole).crc, len(whole))
    assert digest == sha256(whole).hexdigest()


def test_where_the_pieces_end_makes_no_difference() -> None:
    text = "".join(f"<w:t>第{n}项，整改到位</w:t>" for n in range(PIECE // 5))
    assert len(text) > 3 * PIECE
    whole = streamed("a.xml", [text])
    assert streamed("a.xml", [text[n : n + 700] for n in range(0, len(text), 700)]) == whole


def test_whatever_must_be_escaped_is_not_clean() -> None:
    special = [c for c in map(chr, range(sys.maxunicode + 1)) if SPECIAL.search(c)]
    assert len(special) > 2048  # surrogates among them
    assert not any(map(is_clean, special))


@given(st.text())
def test_the_quick_look_changes_nothing(text: str) -> None:
    slow = WHITE.sub(" ", FORBIDDEN.sub("", text))
    assert one_line(text) == slow
    assert escape(text) == slow.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
