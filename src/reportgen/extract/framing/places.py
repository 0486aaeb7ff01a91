"""城市: whose report it is, how it speaks of itself, who signs it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.check.paper.roles import of_page
from reportgen.extract.framing.drafts import Fact
from reportgen.extract.framing.names import KIND, PROVINCE
from reportgen.extract.framing.paper import Notes, Paper, Spot
from reportgen.extract.parts import Line, Sure
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN

_ENDS = "市县区州盟旗"
_NO_PART = (
    "关于|贯彻|落实|公开|督察|整改|推进|开展|加强|生态|环境|政府|书记|市长|进驻|[我该此的在是了对把于某]"
    "|全(?:市|区|县|州(?!县))|本[市县区州]|各[市县区州]|[市县]级|设区"
)
_UNIT = rf"(?:(?!{_NO_PART})[{BASIC_HAN}]){{2,10}}?(?:自治[州县旗]|[{_ENDS}])"
# 山东省德州市, 徐州市铜山区: a wider place may stand before it.
_PLACE = rf"(?:(?:{PROVINCE})(?=[{BASIC_HAN}]{{2}}))?(?P<name>{_UNIT}(?:{_UNIT})?)"
_NOT_PLACES = regex(
    "市县|县市|[城辖园社小景库矿林牧街片灌汛]区$"
    "|(?:开发|工业|保护|示范|高新|合作|管理|试验|先导|度假|产业|功能|自治|流域|控制|沿线|部分|有关|相关|中心城|建成)区$"
    "|地区$|直辖市|^(?![^大小中各本全新老省特]城市$).*城市$|超市|股市|门市$|街道|集团|大学|公司|学院"
)
_SIGNER = regex(rf"(?:中共|中国共产党)?{_PLACE}(?:(?P<party>委(?:员会)?)|(?P<government>人民政府|行政公署))$")
_BEHIND = "(?=委|人民政府|公开|关于|贯彻|落实|对|[全整]力?|生态环境|环境保护|环保|第?[一二三四五六]|省|中央|整改|督察)"
_HEAD = regex(rf"(?:中共|关于)?{_PLACE}(?P<known>{_BEHIND})?")
_IN_TEXT = (
    (
        regex(rf"《{_PLACE}(?:关于)?(?:贯彻|落实|对|[^《》]{{0,12}}督察)[^《》]{{0,60}}整改[^《》]{{0,20}}》"),
        Sure.HIGH,
    ),
    (regex(rf"(?:进驻|对){_PLACE}(?:开展|进行|实施)[^。；]{{0,30}}督察"), Sure.HIGH),
    (regex(rf"(?<![{BASIC_HAN}]){_PLACE}(?:市?委、[^。；，、]{{0,10}}?(?:人民)?政府)"), Sure.MIDDLE),
)
_SENT_TO = regex(rf"向{_PLACE}(?=转办|交办|移交|反馈|通报)")
_IN_LINE = (
    (regex(rf"督察(?:整改)?{_PLACE}(?:协调)?联络组$"), Sure.HIGH),  # who signs a list of cases
    (
        regex(rf"(?:(?<![{BASIC_HAN}])|(?<=[在向受由])){_PLACE}(?=第?[一二三四五六七八九十]{{1,3}}届人(?:大|民代表))"),
        Sure.MIDDLE,
    ),
)
LINE_MAX = 40
_SELF = regex(rf"我[{_ENDS}](?!域|场)")
_OF_PROVINCE = regex(rf"(?P<province>{PROVINCE})(?:委)?(?:第?[一二三四五六七八九十]{{0,3}}[轮批]?)?{KIND}督察")
NO_CITY = "没有认出是哪个市、县、区、州的文件"
FIX_CITY = "在数据文件里写明“城市.名称”，带“市”“县”“区”“州”"


class Found(NamedTuple):
    """A place and where the paper names it."""

    name: str
    spot: Spot
    sure: Sure


def city_of(paper: Paper, notes: Notes) -> dict[str, Fact]:
    """名称, 自称, 党委, 政府, 省份; nothing where no place was found."""
    found = next(_places(paper), None)
    if found is None:
        notes.doubt(Spot(paper.title_at), NO_CITY, FIX_CITY)
        return {}
    city = {"名称": Fact(found.name, found.spot, found.sure)}
    own = _self_reference(paper.body)
    if own:
        city["自称"] = own
    for signer in _signers(paper):
        m = _SIGNER.match(signer)
        if m and _is_place(m["name"]):
            key = "党委" if m["party"] else "政府"
            city.setdefault(key, Fact(signer, Spot(paper.at_of(signer))))
    province = _province(paper)
    if province:
        city["省份"] = province
    return city


def _signers(paper: Paper) -> Iterator[str]:
    for signer in paper.signers:
        yield from signer.split()


def _places(paper: Paper) -> Iterator[Found]:
    """Candidates, the surest first."""
    for signer in _signers(paper):
        m = _SIGNER.match(signer)
        if m and _is_place(m["name"]):
            yield Found(m["name"], Spot(paper.at_of(signer)), Sure.HIGH)
    parts = [part for text in paper.title_lines for part in re.split(r"[\s　]+", text) if not of_page(text)]
    heads = [m for part in parts if (m := _HEAD.match(part)) and _is_place(m["name"])]
    title = Spot(paper.title_at)
    yield from (Found(m["name"], title, Sure.HIGH) for m in heads if m["known"] is not None)
    sent = [m for text in paper.title_lines for m in _SENT_TO.finditer(text) if _is_place(m["name"])]
    yield from (Found(m["name"], title, Sure.HIGH) for m in sent)
    for pattern, sure in _IN_TEXT:
        yield from _in_text(pattern, sure, paper.body)
    signed = [Line(signer, paper.at_of(signer)) for signer in paper.signers]
    short = [line for line in (*paper.lines, *signed) if len(line.text) <= LINE_MAX]
    for pattern, sure in _IN_LINE:
        yield from _in_text(pattern, sure, short)
    yield from (Found(m["name"], title, Sure.LOW) for m in heads)
    for signer in _signers(paper):
        m = _HEAD.match(signer)
        if m and _is_place(m["name"]):
            yield Found(m["name"], Spot(paper.at_of(signer)), Sure.LOW)


def _in_text(pattern: re.Pattern[str], sure: Sure, lines: Sequence[Line]) -> Iterator[Found]:
    for line in lines:
        for m in pattern.finditer(line.text):
            if _is_place(m["name"]):
                yield Found(m["name"], Spot(line.at, *m.span("name")), sure)


def _is_place(name: str) -> bool:
    return not _NOT_PLACES.search(name)


def _self_reference(lines: Sequence[Line]) -> Fact | None:
    """我市 or 我县, whichever it says most."""
    said = [(m[0], Spot(line.at, *m.span())) for line in lines for m in _SELF.finditer(line.text)]
    if not said:
        return None
    counts = Counter(word for word, _ in said)
    word = max(counts, key=lambda w: counts[w])
    return Fact(word, next(spot for w, spot in said if w == word), Sure.HIGH if len(counts) == 1 else Sure.MIDDLE)


def _province(paper: Paper) -> Fact | None:
    """The province whose inspection it is; none where the paper names those of several."""
    found = [(m["province"], Spot(paper.title_at)) for m in _OF_PROVINCE.finditer(paper.title)]
    for line in paper.body:
        found += [(m["province"], Spot(line.at, *m.span("province"))) for m in _OF_PROVINCE.finditer(line.text)]
    named = {province for province, _ in found}
    return Fact(*found[0]) if len(named) == 1 else None
