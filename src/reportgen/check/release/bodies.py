"""Rules on the bodies that sign and are named: 党委 before 政府, 中共 in the name, the place that the title names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.release.moments import masked
from reportgen.regex import regex
from reportgen.zh import HAN

_LEVEL = "省市县区州盟旗乡镇"
_PARTY = regex(rf"(?:中国共产党|中共)[{HAN}]{{2,24}}?(?:委员会|委)|[{HAN}]{{0,12}}(?<!\w委)[{_LEVEL}]委(?:员会)?")
_BARE_PARTY = regex(rf"[{HAN}]{{0,12}}[{_LEVEL}]委")
_OTHERS = regex("政协|民革|民盟|民建|民进|农工|致公|九三|台盟|共青团|团|工会|妇联|管理委员会|管委会|居民|村民|纪")
_GOVERNMENT = regex(rf"[{HAN}]{{0,12}}人民政府")
_NAME = regex(r"\S+")


class Signer(NamedTuple):
    """A body of the sign-off; several may stand on one line."""

    passage: Passage
    start: int
    end: int
    name: str

    @property
    def is_party(self) -> bool:
        """A committee of the party, of a place."""
        return bool(_PARTY.fullmatch(self.name)) and not _OTHERS.search(self.name)


def signers(paper: Paper) -> list[Signer]:
    """Those of the paper itself, in order."""
    lines = (p for p in paper.having(Role.SIGNER) if not p.part)
    return [Signer(p, m.start(), m.end(), m[0]) for p in lines for m in _NAME.finditer(p.text)]


# What stands behind 市委 where a department, an office or a person of it is meant, not the committee itself.
_DEPARTMENT = (
    "办|宣|组织|统|政法|政研|编|网|巡|督|老|党|农|社|军|外|财|国|保|台|改|信|接|研究室|机|史|书记|秘书|常|委|员|副|依法|审|讲|直|两新|"
    "金融|教育|各部|领导小组"
)
_PAIR = regex(
    rf"(?:(?P<level>[省市县区州盟旗])(?:人民)?政府、(?:中共[{HAN}]{{0,8}}?)?(?P=level)委|(?<!人民)政府、党委)"
    rf"(?!{_DEPARTMENT})"
)


def party_first(paper: Paper) -> Iterator[Spot]:
    """The party committee stands before the government, in the sign-off and in the text.

    要求：党委、政府联合行文或并提时，党委在前、政府在后。《党政机关公文处理工作条例》第九条，公文的通行做法。
    反例：市政府、市委高度重视督察整改工作。
    反例：云山市人民政府、中共云山市委关于督察整改情况的报告¶全市认真抓好整改。
    反例：关于督察整改情况的报告¶全市认真抓好整改。¶某市人民政府¶中共某市委¶2022年8月30日
    正例：市委、市政府高度重视，市政府、市委宣传部联合开展宣传，各级党委、政府落实责任。
    正例：省政府、市委分别召开会议；市政府、市委办公室印发通知。
    正例：关于督察整改情况的报告¶全市认真抓好整改。¶中共某市委¶某市人民政府¶2022年8月30日
    """
    signed = signers(paper)
    governments = [s for s in signed if _GOVERNMENT.fullmatch(s.name)]
    for body in signed:
        first = next((g for g in governments if signed.index(g) < signed.index(body)), None)
        if body.is_party and first:
            at = (body.passage.index, body.start, body.end)
            reason = f"署名中“{first.name}”排在“{body.name}”之前"
            yield first.passage.index, Found(first.start, first.end, reason, "党委在前，政府在后", None, (at,))
            break
    for p in paper.having(Role.TITLE, Role.ADDRESSEE, Role.HEADING, Role.BODY):
        for m in _PAIR.finditer(masked(p.text)):
            one, other = m[0].split("、")
            yield p.index, Found(m.start(), m.end(), f"写作“{m[0]}”，党委应在前", f"写成“{other}、{one}”")


def party_name(paper: Paper) -> Iterator[Spot]:
    """A committee of the party signs with 中共.

    要求：署名用发文机关全称或者规范化简称，党委的署名冠“中共”。GB/T 9704-2012，7.2.4；公文的通行做法。
    反例：关于督察整改情况的报告¶全市认真抓好整改。¶云山市委¶云山市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶全市认真抓好整改。¶中共云山市委¶云山市人民政府¶2022年8月30日
    正例：关于督察整改情况的报告¶全市认真抓好整改。¶政协云山市委员会¶2022年8月30日
    """
    for body in signers(paper):
        bare = _BARE_PARTY.fullmatch(body.name) and not body.name.startswith("中共")
        if bare and body.is_party:
            found = Found(body.start, body.end, f"党委署名写作“{body.name}”", f"写成“中共{body.name}”")
            yield body.passage.index, found


_PLACE = regex(rf"(?:中共)?(?P<stem>[{HAN}]{{2,8}}?)(?P<level>[省市县区州盟旗乡镇])")
# What follows the place of who writes; 德州市委督察 or 山东省生态环境保护督察 names the inspectors.
_WRITES = regex(
    rf"(?:委、?(?:[{HAN}]{{0,8}}[市县区省州盟旗])?(?:人民)?政府|人民政府|委员会)?(?:办公[厅室])?(?:公开|关于|贯彻|落实|整改)"
)
_OWN = regex(rf"(?<![{HAN}])(?P<stem>[{HAN}]{{2,4}})(?P<level>[市县州])委、(?P=level)政府")


def signed_elsewhere(paper: Paper) -> Iterator[Spot]:
    """Who signs is of the place that the title begins with: the name in a borrowed paper is easily forgotten.

    要求：署名与标题里的发文机关一致。GB/T 9704-2012，7.3.5；套用别处的稿子时最容易漏改。
    反例：云山市关于督察整改情况的报告¶我市认真抓好整改。¶中共海原市委¶海原市人民政府¶2022年8月30日
    反例：督察整改情况的报告¶云山市委、市政府认真抓好整改，云山市面貌一新。¶海原市人民政府¶2022年8月30日
    正例：云山市关于督察整改情况的报告¶我市认真抓好整改。¶中共云山市委¶云山市人民政府¶2022年8月30日
    正例：云山市委督察反馈意见整改情况报告¶我市认真抓好整改。¶东岭市人民政府¶2022年8月30日
    正例：云山市关于督察整改情况的报告¶我市认真抓好整改。¶东岭县人民政府¶2022年8月30日
    """
    place = _place(paper)
    if place is None:
        return
    index, start, stem, level = place
    text = "".join(p.text for p in paper.prose)
    titled = paper.passages[index].role is Role.TITLE
    for body in signers(paper):
        own = _PLACE.match(body.name)
        if own is None or own["level"] != level or own["stem"] in paper.title or stem in body.name:
            continue
        if text.count(own["stem"]) <= (text.count(stem) if titled else 0):
            where = "标题" if titled else "正文"
            reason = f"{where}写的是{stem}{level}，署名却是“{body.name}”"
            related = ((index, start, start + len(stem) + 1),)
            found = Found(body.start, body.end, reason, "核对署名，改正写错的一处", None, related)
            yield body.passage.index, found


def _place(paper: Paper) -> tuple[int, int, str, str] | None:
    """Whose paper it is: passage, where the place stands in it, stem and level."""
    titled = next(iter(paper.having(Role.TITLE)), None)
    if titled is not None and (m := _PLACE.match(paper.title)) and _WRITES.match(paper.title, m.end()):
        return titled.index, max(0, titled.text.find(m["stem"])), m["stem"], m["level"]
    if titled is None or _PLACE.match(paper.title):
        return None
    for p in paper.prose:
        if m := _OWN.search(p.text):
            return p.index, m.start(), m["stem"], m["level"]
    return None
