"""样式.yaml -> HouseStyle: what a city has otherwise than GB/T 9704-2012, and every fault of the file."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.gongwen import (
    BODY_FACE,
    HEI,
    KAI,
    LATIN,
    LINE,
    NATIONAL,
    SIZES,
    SONG,
    TITLE_FACE,
    TITLE_SIZE,
    UPRIGHT,
    Face,
    HouseStyle,
)
from reportgen.load.causes import causes
from reportgen.load.faces import read_face
from reportgen.load.nodes import Mapping
from reportgen.load.notation import compose
from reportgen.load.shape import shape
from reportgen.load.source import read
from reportgen.load.to_model import Reading, to_model
from reportgen.place import STYLES, Place
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.resources import folder
from reportgen.values import Text
from reportgen.vocabulary import Schema

PARTS = {"标题": TITLE_FACE, "正文": BODY_FACE, "一级标题": HEI, "二级标题": KAI, "三级标题": BODY_FACE}
PARTS |= {"四级标题": BODY_FACE, "表格": BODY_FACE, "表头": HEI, "页码": SONG, "西文": LATIN}
LEVELS = ("一级标题", "二级标题", "三级标题", "四级标题")
TWIPS = 20  # of a point
LINES = UPRIGHT.text_height // LINE
LOOSEST, TIGHTEST = Decimal(32), Decimal(26)  # points of line pitch; 3号 type needs some 21
LARGEST, SMALLEST = Decimal(26), Decimal(16)  # points of the title; no line pitch is too small for it
MULTIPLES = 5  # below it no points are meant: 1.5, 2
_POINTS = regex(r"(?:固定值)?:?(\d{1,4}(?:\.\d{1,4})?)(?:磅|pt|点)?(?:\(?固定值\)?)?", re.IGNORECASE)
_DIGITS = str.maketrans("12345678", "一二三四五六七八")


@lru_cache(maxsize=1)
def style_schema() -> Schema:
    """schemas/style.schema.json. It has no `$ref`: those are for the parts of a data file."""
    path = folder("schemas") / "style.schema.json"
    loaded: Schema = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def read_style(path: Path, place: Place | None = None) -> tuple[HouseStyle | None, list[Diagnostic]]:
    """The style of a file and all that is wrong with it; None where there are errors.

    `place` is where the data file names it, which is blamed for a file that isn't there.
    """
    source, found = read(path)
    if source is None:
        return None, [
            replace(d, place=place) if place and d.code in ("SRC101", "SRC102", "SRC107") else d for d in found
        ]
    node, more = compose(source)
    found += more
    if node is None:
        if [d.code for d in found if d.is_error] == ["YML116"]:  # nothing written is nothing otherwise
            return NATIONAL, [d for d in found if not d.is_error]
        return None, found
    tree, more = shape(node, style_schema())
    found += more
    style = _style(to_model(tree, style_schema(), Reading(found)) if isinstance(tree, Mapping) else {}, found)
    found = causes(found)
    return None if has_errors(found) else style, found


def beside(templates: Path | None) -> Path | None:
    """The style file that lies among a city's own templates."""
    if templates is None:
        return None
    # Not Path.is_file, which raises where the folder may not be looked into.
    return next((templates / n for n in STYLES if os.path.isfile(templates / n)), None)


def _style(values: dict[str, Any], found: list[Diagnostic]) -> HouseStyle:
    faces: dict[str, Face] = {
        part: read_face(text, part, PARTS[part], found) for part, text in values.get("字体", {}).items()
    }
    body = faces.get("正文", BODY_FACE)
    follow = {"三级标题": body, "四级标题": body, "表格": body}
    faces = {**PARTS, **follow, **faces}
    bold = values.get("加粗", ())
    return HouseStyle(
        title=faces["标题"],
        body=body,
        headings=tuple(faces[level] for level in LEVELS),
        table=faces["表格"],
        table_head=faces["表头"],
        page_number=faces["页码"],
        latin=faces["西文"],
        title_size=_title_size(values.get("字号", {}).get("标题"), found),
        line=_line(values.get("行距"), found),
        bold_headings=frozenset(n for n, level in enumerate(LEVELS, 1) if level in bold),
        bold_leads="要点" in bold,
        centred_page_number=values.get("页码") == "居中",
    )


def _title_size(text: Text | None, found: list[Diagnostic]) -> int:
    """In half points; that of the standard where `text` is none, or wrong."""
    if text is None:
        return TITLE_SIZE
    points = _size(text)
    fix = "写成二号、小二、一号等，或 22磅"
    if points is None:
        named = f"“{text}”不是字号，也不是磅数"
        found.append(fault("SHP218", text.place, named, fix, text=text))
    elif points < 9 and text.isdecimal():
        reason = f"只写“{text}”，分不清是 {text} 号还是 {text} 磅"
        found.append(fault("SHP218", text.place, reason, fix, text=text))
    elif not SMALLEST <= points <= LARGEST:
        side, name = ("小于三号", SMALLEST) if points < SMALLEST else ("大于一号", LARGEST)
        reason = f"“标题”不能{side}（{name} 磅），现写作 {text}"
        reason += "" if points < SMALLEST else f"（{points} 磅），一行的高度里印不下"
        found.append(fault("SHP207", text.place, reason, "写三号到一号之间的字号；国家标准是二号", key="标题"))
    elif points * 2 % 1:
        reason = f"Word 的字号以半磅为一级，没有 {points} 磅"
        found.append(fault("SHP218", text.place, reason, f"写成 {int(points)}磅 或 {int(points) + 0.5}磅", text=text))
    else:
        return int(points * 2)
    return TITLE_SIZE


def _size(text: str) -> Decimal | None:
    """二号, 小2号, 22磅, 22 -> points."""
    plain = _plain(text).removesuffix("字")
    if match := _POINTS.fullmatch(plain):
        return Decimal(match[1])
    name = plain.removesuffix("号").translate(_DIGITS)
    return next((Decimal(str(points)) for size, points in SIZES.items() if size.removesuffix("号") == name), None)


def _line(text: Text | None, found: list[Diagnostic]) -> int:
    """In twips, rounded down; that of the standard where `text` is none, or wrong."""
    if text is None:
        return LINE
    match = _POINTS.fullmatch(_plain(text))
    fix = f"写成 28磅，或国家标准的 28.95磅（每页 {LINES} 行）"
    if match is None or Decimal(match[1]) < MULTIPLES:
        found.append(fault("SHP219", text.place, _why_no_line(text, match is not None), fix, text=text))
        return LINE
    points = Decimal(match[1])
    twips = int((points * TWIPS).to_integral_value(ROUND_FLOOR))
    lines = UPRIGHT.text_height // twips
    if not TIGHTEST <= points <= LOOSEST:
        side, verb = (f"小于 {TIGHTEST}", "要") if points < TIGHTEST else (f"大于 {LOOSEST}", "只")
        reason = f"“行距”不能{side} 磅，现写作 {text}，每页{verb}排 {lines} 行"
        found.append(fault("SHP207", text.place, reason, fix, key="行距"))
        return LINE
    if lines != LINES:
        reason = f"版心高 {UPRIGHT.text_height / TWIPS} 磅，每行 {points} 磅排 {lines} 行，国家标准是每页 {LINES} 行"
        fix = f"要排 {LINES} 行，写 28.95磅 或 28磅；本市规定如此的，不必改"
        found.append(fault("SHP220", text.place, reason, fix, points=points, lines=lines))
    return twips


def _why_no_line(text: str, bare: bool) -> str:
    if "倍" in text or bare:
        return f"“{text}”像是几倍行距，随字体变，排不出一定的行数；公文用固定值"
    if re.search(r"毫米|厘米|mm|cm", _plain(text), re.IGNORECASE):
        return f"“{text}”不是磅数，1 毫米约 2.83 磅"
    return f"“{text}”不是磅数"


def _plain(text: str) -> str:
    """Half-width, without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
