"""What rules find: many places with one fault as one Diagnostic, measures as a clerk reads them."""

from __future__ import annotations

import colorsys
from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import SIZES, mm
from reportgen.place import Place

ALIGNMENTS = {"left": "左对齐", "right": "右对齐", "center": "居中", "both": "两端对齐", "distribute": "分散对齐"}
# By the hue, in degrees, up to which a colour is called so.
HUES = (
    (15, "红色"),
    (50, "橙色"),
    (70, "黄色"),
    (165, "绿色"),
    (195, "青色"),
    (265, "蓝色"),
    (330, "紫色"),
    (360, "红色"),
)
GREY, LIGHT = 0.12, 0.95  # saturation below, lightness above which it has no hue
PLACES_MAX = 100  # further ones are counted only
SIZE_NAMES = {size: name for name, size in SIZES.items()}


def gathered(code: str, places: Sequence[Place], reason: str, fix: str, **words: object) -> Iterable[Diagnostic]:
    """One finding at the first place, the others beside it; none where there is no place."""
    if places:
        more = f"；共 {len(places)} 处" if len(places) > 1 else ""
        yield fault(code, places[0], reason + more, fix, places[1:PLACES_MAX], **words)


def millimetres(twips: float) -> str:
    """`37 毫米`, `25.4 毫米`."""
    return f"{mm(round(twips)):g} 毫米"


def size_name(points: float) -> str:
    """`三号（16 磅）`, `17 磅`."""
    name = SIZE_NAMES.get(points)
    return f"{name}（{points:g} 磅）" if name else f"{points:g} 磅"


def most(values: Counter[str], limit: int = 3) -> str:
    """The commonest of them: `宋体、黑体`."""
    return "、".join(v for v, _ in values.most_common(limit)) + ("等" if len(values) > limit else "")


def in_characters(width: float) -> str:
    """A width in characters as a finding says it: 2, 1.5."""
    return f"{round(width, 1):g}"


def colour_name(code: str) -> str:
    """`蓝色` of 365F91: people don't choose colours by their numbers."""
    try:
        red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return "彩色"
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness > LIGHT:
        return "白色"
    if saturation < GREY:
        return "灰色"
    return next(name for last, name in HUES if hue * 360 <= last)


def spaced(words: str) -> str:
    """With a blank before what begins with a letter: 用 Arial, 用宋体."""
    return f" {words}" if words[:1].isascii() else words
