"""Names of inspections and of their teams in any text: which level, round, batch, year and type they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.model import Inspection
from reportgen.model.inspections import full_name
from reportgen.regex import regex
from reportgen.values import Text
from reportgen.zh import BASIC_HAN

PROVINCE = (
    "北京市|天津市|上海市|重庆市|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|"
    "河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|"
    "内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区"
)
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_OF = (
    rf"(?:(?:{PROVINCE}|自治区|[某甲乙丙丁]?省)(?:委、省政府|委省政府|党委、自治区(?:人民)?政府|党委|委|级)?"
    "|中央|国家|市委、市政府|市委|市级)"
)
KIND = "(?:生态环境保护|生态环保|生态环境|环境保护|环保)"
NAME = regex(
    rf"(?P<year>(?<!\d)20\d\d年度?)?(?P<round>第?{_NUMBER}轮|首轮)?(?P<batch>第{_NUMBER}批)?(?P<whose>{_OF})"
    rf"(?P<round2>第?{_NUMBER}轮)?(?P<batch2>第{_NUMBER}批)?(?P<routine>例行)?{KIND}(?P<routine2>例行)?"
    r"(?P<special>专项)?督察(?P<back>[“\"]回头看[”\"])?"
    "(?!组|办|专员|局|条例|规定|第|工作(?:实施|领导|规定|条例|办法|机构|小组|专班))"
)
TEAM = regex(
    rf"(?P<whose>{_OF}|(?<![{BASIC_HAN}])市(?=第))?(?:第(?P<no>{_NUMBER}))?(?P<kind>{KIND})?(?:专项)?督察(?:第(?P<no2>{_NUMBER}))?组"
)
_BOTH = regex(rf"中央(?:{KIND}督察)?[、和及与](?:第?{_NUMBER}轮)?$")
_BEFORE = regex(
    rf"(?P<round>第{_NUMBER}轮|首轮)?(?P<batch>第{_NUMBER}批)?(?:共?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})个)?$"
)  # 第三轮第一批5个 before 督察组
WRONG = regex(rf"(?:{_OF})?(?:第{_NUMBER})?{KIND}督查组?|督查组(?=进驻|反馈|向我|对我)|督查(?=反馈意见|意见反馈)")


class Named(NamedTuple):
    """An inspection as a text names it, at start..end. `whole` is the name as it stands, `year` only what it says."""

    whole: str
    start: int
    end: int
    level: str = ""
    year: str = ""
    round: str = ""
    batch: str = ""
    type: str = ""

    @property
    def parts(self) -> int:
        """How much it says beside the level."""
        return sum(bool(part) for part in (self.year, self.round, self.batch, self.type))


class Team(NamedTuple):
    """A team as a text names it; `full` where it says more than 省督察组."""

    whole: str
    start: int
    end: int
    level: str
    number: str
    full: bool
    round: str = ""
    batch: str = ""


def names(text: str, *, dated: bool = False) -> Iterator[Named]:
    """All names. `dated` where a year before it belongs to it: in titles; in a sentence it says when."""
    for m in NAME.finditer(text):
        start = m.start() if dated or not m["year"] else m.end("year")
        before = text[max(0, start - 20) : start]
        if _BOTH.search(before):  # 中央和省级生态环境保护督察
            yield Named("", start, start, "中央")
        routine = "例行督察" if m["routine"] or m["routine2"] else ""
        special = "专项督察" if m["special"] else routine
        yield Named(
            text[start : m.end()],
            start,
            m.end(),
            level_of(m["whose"]),
            (m["year"] or "") if dated else "",
            m["round"] or m["round2"] or "",
            m["batch"] or m["batch2"] or "",
            "“回头看”" if m["back"] else special,
        )


def teams(text: str) -> Iterator[Team]:
    """All teams of which the text says whose they are, or which number they have."""
    for m in TEAM.finditer(text):
        number = m["no"] or m["no2"] or ""
        if m["whose"] or number:
            full = bool(number or m["kind"])
            before = _BEFORE.search(text[max(0, m.start() - 20) : m.start()])
            said = (before["round"] or "", before["batch"] or "") if before else ("", "")
            yield Team(m[0], m.start(), m.end(), level_of(m["whose"] or ""), number, full, *said)


def level_of(whose: str) -> str:
    """中央, 省级, or "" where the words say neither."""
    if whose.startswith("中央"):
        return "中央"
    return "省级" if whose.lstrip("某甲乙丙丁").startswith(("省", "自治区", *PROVINCE.split("|"))) else ""


def composed(level: str, year: str, round_: str, batch: str, type_: str) -> str:
    """The name that is put together of its parts, as templates print it."""

    def text(value: str) -> Text | None:
        return Text(value) if value else None

    parts = Inspection(level=level or None, year=text(year), round=text(round_), batch=text(batch), type=type_ or None)
    return full_name(parts)
