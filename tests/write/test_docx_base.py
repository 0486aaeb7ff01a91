"""The base package: fresh, small, and laid out as GB/T 9704-2012 has it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from reportgen.write import docx_base

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ECMA-376-1, CT_PPrBase and CT_RPr: Word calls a file damaged when children stand in another order.
PPR = (
    "pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc"
    " outlineLvl rPr sectPr"
)
RPR = "rStyle rFonts b bCs color spacing sz szCs highlight vertAlign lang"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(docx_base.BASE) as z:
        return {name: z.read(name) for name in z.namelist()}


@pytest.fixture(scope="module")
def styles(parts: dict[str, bytes]) -> dict[str, etree._Element]:
    return {s.get(f"{W}styleId") or "": s for s in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}


def effective(styles: dict[str, etree._Element], style_id: str, path: str, name: str = "val") -> str | None:
    """A property by way of basedOn."""
    style: etree._Element | None = styles[style_id]
    while style is not None:
        found = style.find("/".join(W + step for step in path.split("/")))
        if found is not None and found.get(W + name) is not None:
            return found.get(W + name)
        based = style.find(f"{W}basedOn")
        style = None if based is None else styles[based.get(f"{W}val") or ""]
    return None


def test_the_committed_package_is_what_the_program_makes() -> None:
    """Stale? Run `python -m reportgen.write.docx_base`."""
    assert docx_base.parts(docx_base.BASE.read_bytes()) == docx_base.parts(docx_base.build())


def test_making_it_twice_gives_the_same_bytes() -> None:
    assert docx_base.build() == docx_base.build()


def test_it_is_small_and_carries_nothing_that_nobody_needs(parts: dict[str, bytes]) -> None:
    assert len(docx_base.BASE.read_bytes()) < 12_000
    assert not any(word in name for name in parts for word in ("Effects", "thumbnail", "theme", "numbering", "custom/"))
    everything = b"".join(parts.values())
    assert b"python-docx" not in everything
    assert b"Theme=" not in everything  # theme fonts would put Chinese in a Japanese face


def test_all_parts_have_a_content_type_and_all_targets_exist(parts: dict[str, bytes]) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {e.get("PartName", "").lstrip("/") for e in types}
    assert set(parts) - named == {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    targets = {e.get("Target") for e in etree.fromstring(parts["word/_rels/document.xml.rels"])}
    assert {f"word/{target}" for target in targets} <= set(parts)


def test_normal_gives_22_lines_of_28_characters(styles: dict[str, etree._Element]) -> None:
    line = int(effective(styles, "Normal", "pPr/spacing", "line") or 0)
    assert (16838 - 2098 - 1984) // line == 22
    assert effective(styles, "Normal", "pPr/spacing", "lineRule") == "exact"
    twips = int(effective(styles, "Normal", "rPr/sz") or 0) * 10 + int(effective(styles, "Normal", "rPr/spacing") or 0)
    assert (11906 - 1588 - 1474) // twips == 28
    assert effective(styles, "Normal", "pPr/widowControl") == "0"


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Body", "仿宋_GB2312", "32"),
        ("Heading1", "黑体", "32"),
        ("Heading2", "楷体_GB2312", "32"),
        ("Heading3", "仿宋_GB2312", "32"),
        ("Heading4", "仿宋_GB2312", "32"),
        ("RunIn2", "仿宋_GB2312", "32"),
        ("AttachmentMark", "黑体", "32"),
        ("AttachmentTitle", "方正小标宋简体", "44"),
        ("Footer", "宋体", "28"),
        ("TableHead", "黑体", "21"),
    ],
)
def test_faces_and_sizes(styles: dict[str, etree._Element], style: str, face: str, size: str) -> None:
    assert effective(styles, style, "rPr/rFonts", "eastAsia") == face
    assert effective(styles, style, "rPr/sz") == size


def test_every_face_is_named_for_all_four_scripts(styles: dict[str, etree._Element]) -> None:
    for style in styles.values():
        for fonts in style.iter(f"{W}rFonts"):
            assert set(fonts.attrib) == {f"{W}ascii", f"{W}hAnsi", f"{W}eastAsia", f"{W}cs"}


def test_headings_are_words_own_with_their_outline_level_and_are_not_blue_or_bold(
    styles: dict[str, etree._Element],
) -> None:
    for n in range(1, 5):
        style = styles[f"Heading{n}"]
        assert effective(styles, f"Heading{n}", "name") == f"heading {n}"
        assert effective(styles, f"Heading{n}", "pPr/outlineLvl") == str(n - 1)
        assert effective(styles, f"RunIn{n}", "pPr/outlineLvl") == str(n - 1)
        assert style.find(f"{W}pPr/{W}keepNext") is not None
        assert effective(styles, f"Heading{n}", "pPr/ind", "firstLineChars") == "200"
        assert effective(styles, f"Heading{n}", "rPr/b") is None
        assert effective(styles, f"Heading{n}", "rPr/color") is None


def test_chinese_is_marked_as_chinese(parts: dict[str, bytes]) -> None:
    assert b'w:eastAsia="zh-CN"' in parts["word/styles.xml"]
    assert b'w:eastAsia="zh-CN"' in parts["word/settings.xml"]


def test_a_machine_without_the_faces_of_an_office_is_told_what_to_take(parts: dict[str, bytes]) -> None:
    fonts = {f.get(f"{W}name"): f for f in etree.fromstring(parts["word/fontTable.xml"])}
    alternative = fonts["仿宋_GB2312"].find(f"{W}altName")
    assert alternative is not None
    assert (alternative.get(f"{W}val") or "").split(",")[:2] == ["仿宋", "FangSong"]


def test_page_numbers_stand_outside_on_odd_and_even_pages(parts: dict[str, bytes]) -> None:
    assert b"evenAndOddHeaders" in parts["word/settings.xml"]
    root = etree.fromstring(parts["word/document.xml"])
    rels = {e.get("Id"): e.get("Target") for e in etree.fromstring(parts["word/_rels/document.xml.rels"])}
    id_ = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for section in root.iter(f"{W}sectPr"):
        found = {}
        for reference in section.iter(f"{W}footerReference"):
            footer = etree.fromstring(parts[f"word/{rels[reference.get(id_)]}"])
            (number,) = (p for p in footer.iter(f"{W}p") if p.find(f"{W}r/{W}instrText") is not None)
            assert "".join(e.text or "" for e in number.iter(f"{W}t")) == "— 1 —"
            (indent,) = number.iter(f"{W}ind")
            (side,) = number.iter(f"{W}jc")
            assert indent.get(W + (side.get(f"{W}val") or "")) == "280"
            found[reference.get(f"{W}type")] = side.get(f"{W}val")
        assert found == {"default": "right", "even": "left"}


def test_properties_stand_in_the_order_of_the_schema(parts: dict[str, bytes]) -> None:
    from reportgen.write.docx import write
    from tests.write.papers import official, rich

    roots = []
    for document in (rich(), official()):
        with zipfile.ZipFile(BytesIO(write(document))) as z:
            names = [name for name in z.namelist() if name.startswith("word/") and "rels" not in name]
            roots += [etree.fromstring(z.read(name)) for name in names]
    for root in roots:
        for tag, order in (("pPr", PPR), ("rPr", RPR)):
            for element in root.iter(W + tag):
                names = [str(child.tag).removeprefix(W) for child in element]
                assert names == sorted(names, key=order.split().index)
