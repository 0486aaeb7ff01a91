"""GB/T 9704-2012 (党政机关公文格式) as named lengths, faces and sizes, each with its clause.

Lengths are twips (1/20 pt; 1 mm = 56.69 twips), sizes half points, as Word keeps both.
"""

from __future__ import annotations

from typing import NamedTuple

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_HALF_POINT = 10


class Face(NamedTuple):
    """A typeface: `name` as 机关 install it, and the names under which other systems carry its likeness."""

    name: str
    others: tuple[str, ...]


class Margins(NamedTuple):
    """The white edges of a sheet, in twips."""

    top: int
    right: int
    bottom: int
    left: int


class Paper(NamedTuple):
    """A sheet, in twips."""

    width: int
    height: int
    margins: Margins
    footer: int  # from the lower edge to the foot of the footer line

    @property
    def text_width(self) -> int:
        """The width of 版心."""
        return self.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> int:
        """The height of 版心."""
        return self.height - self.margins.top - self.margins.bottom


def mm(twips: int) -> float:
    """Twips -> millimetres, to a tenth."""
    return round(twips / TWIPS_PER_MM, 1)


# Paper and 版心: A4, 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm; 5.1, 5.2.1
PAGE_NUMBER_DEPTH = 1457  # 一字线 7 mm below 版心; 7.5
UPRIGHT = Paper(11906, 16838, Margins(top=2098, right=1474, bottom=1984, left=1588), PAGE_NUMBER_DEPTH)
# The upright sheet turned a quarter clockwise: 订口 above, 天头 at the right; 8 (A4 纸型的表格横排).
# Its page number stands in a frame, so that the footer itself only needs room for an empty line.
LANDSCAPE = Paper(16838, 11906, Margins(top=1588, right=2098, bottom=1474, left=1984), 850)

# 22 lines a page, 28 characters a line; 5.2.3
LINE = 579  # 12756 / 22, rounded down: 580 would leave 21 lines
CHARACTER_SPACING = -5  # 16 pt less 0.25 pt: 28 x 15.75 pt = 441.0, and 版心 is 442.2 pt wide
CHARACTER = 315  # 一字 under that spacing
FOOTER_LINE = 320
PAGE_NUMBER_INDENT = 280  # 空一字 of 4号; 7.5

# Faces; 5.2.2, 7.3.1, 7.3.3, 7.5
TITLE_FACE = Face("方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "Noto Serif CJK SC"))
BODY_FACE = Face("仿宋_GB2312", ("仿宋", "FangSong", "STFangsong", "FandolFang"))
HEI = Face("黑体", ("SimHei", "STHeiti", "Noto Sans CJK SC"))
KAI = Face("楷体_GB2312", ("楷体", "KaiTi", "STKaiti", "AR PL UKai CN"))
SONG = Face("宋体", ("SimSun", "STSong", "Noto Serif CJK SC"))
LATIN = Face("Times New Roman", ("Liberation Serif", "TimesNewRomanPSMT", "LiberationSerif"))
HEADING_FACES = (HEI, KAI, BODY_FACE, BODY_FACE)  # 一、 （一） 1. （1）; 7.3.3
FACES = (TITLE_FACE, BODY_FACE, HEI, KAI, SONG, LATIN)

# Sizes in half points
TITLE_SIZE = 44  # 2号; 7.3.1
BODY_SIZE = 32  # 3号; 5.2.2
PAGE_NUMBER_SIZE = 28  # 4号; 7.5
TABLE_SIZE = 21  # 5号: the standard leaves it open; ledgers of eight columns need it
TABLE_LINE = 300  # 15 pt for 10.5 pt type

# Places in 版心
FIRST_LINE = 2 * CHARACTER  # 左空二字; 7.3.3
DATE_FROM_RIGHT = 4  # characters; 成文日期右空四字, the 署名 centred over it; 7.3.5.1
BLACK_RULE = 4  # 0.5 pt, in eighths of a point: rules of tables
