"""A unit that the ledger spells in two ways: it would be counted as two, and asked twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.load.shape import NAME_MARKS
from reportgen.model import City, Report
from reportgen.place import Place
from reportgen.regex import regex
from reportgen.values import Text
from reportgen.vocabulary import folded


class Spelling(NamedTuple):
    """One spelling, and where it stands, in the order of the ledger."""

    text: str
    places: list[Place | None]

    @property
    def known(self) -> list[Place]:
        """The places without those of nowhere."""
        return [place for place in self.places if place]


def units_under_two_names(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Of all columns of units: names that are spelt in two ways, then those that may be slips of typing."""
    units = _by_unit(report)
    yield from _spelt_in_two_ways(units)
    yield from _with_a_slip({key: _whole(spellings) for key, spellings in units.items()})


def _spelt_in_two_ways(units: Mapping[str, list[Spelling]]) -> Iterator[Diagnostic]:
    """Spellings that differ by blanks, brackets, 和, the city's name in front or a usual short form are one unit."""
    for spellings in units.values():
        usual, *others = sorted(spellings, key=lambda s: -len(s.places))  # of two as frequent, the first
        for other in others:
            yield _two(other, usual, "像是同一个单位")


def _with_a_slip(units: Mapping[str, Spelling]) -> Iterator[Diagnostic]:
    """A name that stands once and differs by one character from a name that stands often may be a slip of typing."""
    usual: dict[tuple[str, str], list[str]] = {}
    for key, spelling in units.items():
        if len(spelling.places) >= OFTEN:
            for at in range(HEAD, len(key)):
                usual.setdefault((key[:at], key[at + 1 :]), []).append(key)
    for key, spelling in units.items():
        if len(spelling.places) > 1 or len(key) < SHORTEST:
            continue
        for at in range(HEAD, len(key)):
            near = [k for k in usual.get((key[:at], key[at + 1 :]), ()) if _may_be_a_slip(key, k, at)]
            if near:
                yield _two(spelling, units[near[0]], f"“{key[at]}”像是“{near[0][at]}”的笔误")
                break


OFTEN = 3  # uses that make a spelling the usual one
SHORTEST, HEAD = 5, 3  # characters of a name that is compared, and of its beginning, which tells units apart
# What tells two units apart by one character: a number, a side, a size, a rank.
_TELLING = frozenset(
    "零一二三四五六七八九十百千两甲乙丙丁戊己庚辛东南西北中上下左右前后内外大小新老高低局厅部委办处科队站所省市县区镇乡"
)
# Names of places and of firms differ by one character: 陵城区 and 德城区, 恒源化工有限公司 and 恒源化肥有限公司.
_PLACE = regex(
    r".{0,2}(?:区|县|市|镇|乡|村|街|州|旗|分局|支队|大队|中队|所|站|河|湖|江|水库|林场|农场|厂|矿|学校|中学|小学|学院|大学|医院|社区)"
)
_FIRM = regex("公司|集团|合作社|厂$")


def _may_be_a_slip(key: str, usual: str, at: int) -> bool:
    pair = {key[at], usual[at]}
    if pair & _TELLING or not all("\u4e00" <= c <= "\u9fff" for c in pair):
        return False
    return not _PLACE.match(key, at + 1) and not _FIRM.search(key)


def _two(other: Spelling, usual: Spelling, why: str) -> Diagnostic:
    reason = f"“{other.text}” {len(other.places)} 处，“{usual.text}” {len(usual.places)} 处，{why}，程序却当作两个"
    fix = f"是同一个单位的，统一写成“{usual.text}”；确是两个单位的，不用改"
    related = [*other.known[1:], *usual.known[:1]]
    return fault("LED353", next(iter(other.known), None), reason, fix, related, name=other.text)


def _whole(spellings: list[Spelling]) -> Spelling:
    """All that stands for a unit, under its most frequent spelling."""
    usual = max(spellings, key=lambda s: len(s.places))
    return Spelling(usual.text, [place for s in spellings for place in s.places])


def _by_unit(report: Report) -> dict[str, list[Spelling]]:
    """Key of a unit -> its spellings, over all columns of units."""
    names = _Names(report.city)
    found: dict[str, Spelling] = {}
    for text, place in _units(report):
        spelling = found.get(text)
        if spelling is None:
            spelling = found[text] = Spelling(text, [])
        spelling.places.append(place)
    units: dict[str, list[Spelling]] = {}
    for name, spelling in found.items():
        units.setdefault(names.key(name), []).append(spelling)
    return units


def _units(report: Report) -> Iterator[tuple[str, Place | None]]:
    parted: dict[str, list[str]] = {}  # the same few cells stand in all rows
    for task in report.tasks:
        for unit in (*task.responsible_units, *task.support_units):
            yield str(unit), unit.place
        for cell in (task.lead_unit, task.supervising_unit, task.acceptance_unit):
            if cell:
                if cell not in parted:
                    parted[cell] = _parted(cell)
                for name in parted[cell]:
                    yield name, cell.place


def _parted(cell: Text) -> list[str]:
    """The names that stand in a cell for one, as they are written."""
    marks = [m for m in NAME_MARKS.finditer(cell) if m.group(1)]
    ends = zip([0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(cell)], strict=True)
    return [name for a, b in ends if (name := cell[a:b].strip())]


_ROLE = regex(r"[（(](?:牵头|配合|负责|主办|协办|督导|验收)(?:单位)?[）)]$")
_MARKS = str.maketrans("", "", "（）()“”\"'《》【】[].。·")
_SHORT = (  # what is written out -> what is said; 管理委员会 before 委员会
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("街道办事处", "街道办"),
)
_JOINTS = str.maketrans("", "", "、和与及")
_AUTONOMOUS = regex("(?:.{1,4}族)+自治[州县旗]")
_NOT_OF_A_CITY = "场|容|政[管公园工设处局集建]|民[中热服之]"  # 市场监管局, 市政管理局: 市 is part of the word


def _shortened(word: str) -> str:
    """A folded name without the role behind it, marks and joints within it; in short forms."""
    if word.endswith((")", "）")):
        word = _ROLE.sub("", word)
    word = word.translate(_MARKS)
    for long, short in _SHORT:
        word = word.replace(long, short)
    if word.endswith("局机关"):
        word = word.removesuffix("机关")
    return word[0] + word[1:-1].translate(_JOINTS) + word[-1] if len(word) > 2 else word


class _Names:
    """The city's own name, which may stand in front of its units or not: 德州市水利局, 市水利局, 水利局."""

    def __init__(self, city: City) -> None:
        name = folded(city.name)
        self._level = name[-1:] if name[-1:] in tuple("市县区州盟旗") else "市"
        names = {name if len(name) == 2 else name[:-1], folded(city.short_name or "").removesuffix(self._level)}
        if "自治" in name:  # 凉山彝族自治州 is 凉山州 too
            names |= {name[:n] for n in (2, 3, 4) if _AUTONOMOUS.fullmatch(name, n)}
        self._fronts = sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n))
        province = folded(city.province or "")
        self._province = province if len(province) > 1 else ""
        self._own = regex(f"{self._level}(?!{_NOT_OF_A_CITY})(?=..)")

    def key(self, text: str) -> str:
        """A name as it is compared."""
        word = _shortened(folded(text))
        rest = word.removeprefix(self._province) if self._province else word
        front = next((b for b in self._fronts if rest.startswith(b) and len(rest) > len(b) + 1), None)
        if front:
            word = rest.removeprefix(front)
        return word.removeprefix(self._level) if self._own.match(word) else word
