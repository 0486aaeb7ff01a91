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
LINES, CHARACTERS = 22, 28
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
HEADING_LEVELS = len(HEADING_FACES)

# Names of one look, with those of Windows, macOS and Linux; what stands first is the nearest to the standard.
_ALIKE: tuple[tuple[str, ...], ...] = (
    ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong",
     "Noto Serif CJK SC"),
    ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "方正仿宋_GBK", "方正仿宋简体", "方正仿宋_GB2312",
     "FZFangSong-Z02", "FZFangSong-Z02S", "华文仿宋", "STFangsong", "FandolFang"),
    ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "方正楷体_GBK", "方正楷体简体", "方正楷体_GB2312", "FZKai-Z03",
     "FZKai-Z03S", "华文楷体", "STKaiti", "FandolKai", "AR PL UKai CN"),
    ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "FZHei-B01", "FZHei-B01S", "华文黑体", "STHeiti", "FandolHei",
     "Noto Sans CJK SC"),
    ("宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK", "方正书宋简体", "FZShuSong-Z01", "FZShuSong-Z01S",
     "华文宋体", "STSong", "FandolSong", "Noto Serif CJK SC"),
)  # fmt: skip
_LATIN_ALIKE: tuple[tuple[str, ...], ...] = (
    ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "LiberationSerif"),
    ("Arial", "ArialMT", "Helvetica", "Liberation Sans"),
)
LATIN_NAMES = frozenset(name for names in _LATIN_ALIKE for name in names)
FACE_NAMES = frozenset(name for names in _ALIKE for name in names) | LATIN_NAMES


def face(name: str, role: Face) -> Face:
    """The face of that name in the place of `role`, one of the standard's; of an unknown one that is the likeness."""
    for standard in (TITLE_FACE, BODY_FACE, HEI, KAI, SONG, LATIN):
        if standard.name == name:
            return standard
    alike = next((names for names in (*_ALIKE, *_LATIN_ALIKE) if name in names), (role.name, *role.others))
    return Face(name, tuple(other for other in alike if other != name))


# Sizes by their names, in points; as Word has them
SIZES: dict[str, float] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}  # fmt: skip
# Sizes in half points
TITLE_SIZE = 44  # 2号; 7.3.1
BODY_SIZE = 32  # 3号; 5.2.2
PAGE_NUMBER_SIZE = 28  # 4号; 7.5
TABLE_SIZE = 21  # 5号: the standard leaves it open; ledgers of eight columns need it
TABLE_LINE = 300  # 15 pt for 10.5 pt type

# Places in 版心
FIRST_LINE = 2 * CHARACTER  # 左空二字; 7.3.3
NOTE_HEAD = 3 * CHARACTER  # 附件：; 7.3.4
NOTE_NUMBER, NOTE_DIGIT = 230, 155  # 1. in 16 pt Times, and each further digit
DATE_FROM_RIGHT = 4  # characters; 成文日期右空四字, the 署名 centred over it; 7.3.5.1
UNSEALED_FROM_RIGHT = 2  # characters; 署名右空二字, 成文日期 begins two characters further; 7.3.5.2
BLACK_RULE = 4  # 0.5 pt, in eighths of a point: rules of tables
CELL_MARGINS = (28, 57)  # twips: above and below, left and right
CHART_SIZE = 18  # 小五, in charts
CHART_LINE = 226  # 4 mm, less a hair
CHART_ABOVE = 120  # 6 pt between the text and a chart
CAPTION_LINE = 400  # 20 pt: the standard leaves captions open
TAIL_LINE = 20  # 1 pt: the paragraph that Word wants behind a table

# 版头; 7.2
HEAD_LINES = 3  # 份号, 密级和保密期限, 紧急程度: from the first line down; 7.2.1 to 7.2.3
ISSUER_DEPTH_MM = 35  # from the upper edge of 版心 to that of 发文机关标志; 7.2.4
ISSUER_SIZES = (72, 64, 56, 48, 44, 40, 36)  # half points, the largest that fits; 7.2.4 leaves the size open
ISSUERS_HIGH = 3200  # twips that all of them may take, so that the first page shows text; 7.2.1
RED = "FF0000"
RED_RULE = 12  # eighths of a point
RED_RULE_SPACE = 7  # points below 发文字号; 4 mm; 7.2.7
BELOW_ISSUERS = 2  # empty lines between 发文机关标志 and 发文字号; 7.2.5
APPROVERS_A_ROW = 2  # 签发人; 7.2.6
BELOW_RED_RULE = 2  # empty lines between the red rule and the title; 7.3.1

# 版记; 7.4
IMPRINT_SIZE = 28  # 4号
IMPRINT_CHARACTER = 280
IMPRINT_LINE = 520  # 26 pt: the standard leaves it open
IMPRINT_MOST = 16  # lines at the foot of the page; a longer one flows over pages
IMPRINT_RULES = (8, 6, 8)  # eighths of a point: 0.35 mm, 0.25 mm, 0.35 mm; 7.4.1

# Empty lines above 署名: none of the text may lie under a seal, whose head keeps within one line of it; 7.3.5
ABOVE_SIGNERS, ABOVE_SEALED, ABOVE_STAMPED = 1, 2, 2
# Seals; 7.3.5.1
SEAL_MM = 42  # the diameter of the seal of a city's government
SEALS_A_ROW = 3


class HouseStyle(NamedTuple):
    """What a city may have otherwise than the standard, which the defaults are: its 样式 file."""

    title: Face = TITLE_FACE
    body: Face = BODY_FACE
    headings: tuple[Face, ...] = HEADING_FACES
    table: Face = BODY_FACE
    table_head: Face = HEI
    page_number: Face = SONG
    latin: Face = LATIN
    title_size: int = TITLE_SIZE
    line: int = LINE
    bold_headings: frozenset[int] = frozenset()  # levels, 1 to 4
    bold_leads: bool = False  # 一是……。
    centred_page_number: bool = False

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face that its papers name, each once."""
        named = (self.title, self.body, *self.headings, self.table, self.table_head, self.page_number, self.latin)
        return tuple(dict.fromkeys(named))


NATIONAL = HouseStyle()
