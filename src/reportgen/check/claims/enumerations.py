"""Rules on numbered points: 一是…二是… without gaps and doubles, and as many of them as their lead announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen import zh
from reportgen.check import marks
from reportgen.check.claims.series import FAMILIES, IS, Break, Family, Point, Series, blocks, follow, points
from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.regex import regex

# What else can open a list whose next point is 二是.
_OPENED = regex("首先|第一[，,、是]|其一|一方面|一个是|一来|一则|一要|一抓|一靠|一为|1[.．、]|（1）|①")
_LOOSE_ONE = regex(rf"[{zh.HAN}](?<![统唯之逐同专单合万第惟])一是")  # 主要做法一是…
_GOES_ON = regex("二|②|2[.．、]|（2）|另|同时|其次|再者|再次|此外|还|也|最后|以及|并")
_CUT = regex(r"(?:…|\.{3})\s*$")
BEHIND = 3  # paragraphs behind a lone 一是 that may go on with it in another way


def broken_points(paper: Paper) -> Iterator[Spot]:
    """一是, 二是, 三是 follow each other.

    要求：“一是”“二是”“三是”依次标注，不重号、不跳号，不从“二是”开始。（公文的通行做法。）
    反例：一是压实责任。二是加快进度。四是严格验收。
    反例：一是压实责任。二是加快进度。二是严格验收。
    反例：各级高度重视。二是加快进度。三是严格验收。
    反例：一是压实责任。¶三是加快进度。¶四是严格验收。
    正例：一是压实责任。二是加快进度。三是严格验收。下一步：一是抓巩固；二是防反弹。
    正例：一是抓水。做法是：一是截污；二是清淤。¶二是抓气。统一是前提，三是三产融合。
    正例：主要做法一是压实责任，二是加快进度。
    正例：首先要压实责任，二是要加快进度。一就是一，二是二。
    """
    for block in blocks(paper):
        _, breaks = follow(list(points(block, IS)), IS)
        for slip in breaks:
            if slip.before is not None or not _opened(slip.point, block, paper):
                yield _told(slip, IS)


def other_broken_points(paper: Paper) -> Iterator[Spot]:
    """第一，第二，; 一要, 二要; ①②; （1）（2） within a paragraph follow each other.

    要求：“第一，第二，”“一要、二要”“①②”“（1）（2）”等依次标注，不重号、不跳号。（公文的通行做法。）
    反例：一要压实责任，三要严格验收。
    反例：第一，压实责任。第二，加快进度。第二，严格验收。
    反例：措施：①清淤；②截污；④补水。
    反例：措施：（1）清淤；（3）截污。
    正例：一要压实责任，二要严格验收。第一，清淤。第二，截污。
    正例：措施：（1）清淤；（2）截污。3个断面达标，②号泵站完工，一抓到底。
    正例：目标：1.完成治理；2.达到标准。投资3.5亿元。
    """
    for block in blocks(paper):
        for family in FAMILIES:
            _, breaks = follow(list(points(block, family)), family)
            yield from (_told(slip, family) for slip in breaks if slip.before is not None)


def _told(slip: Break, family: Family) -> Spot:
    point, before = slip.point, slip.before
    number = family.write(point.number)
    if before is None:
        reason = f"“{point.shown}”前面没有“{family.write(point.number - 1)}”"
    elif point.number == before.number:
        reason = f"“{before.shown}”后面又是“{point.shown}”，“{number}”重了"
    elif point.number < before.number:
        reason = f"“{before.shown}”后面是“{point.shown}”，次序倒了"
    else:
        gone = "".join(f"“{family.write(n)}”" for n in range(before.number + 1, point.number)[:3])
        reason = f"“{before.shown}”后面是“{point.shown}”，中间没有{gone}"
    related = ((before.passage.index, before.start, before.end),) if before else ()
    fix = "改正序号，或补上漏掉的一点"
    return point.passage.index, Found(point.start, point.end, reason, fix, related=related)


def _opened(point: Point, block: Sequence[Passage], paper: Paper) -> bool:
    """Whether a list that begins with 二是 was opened in another way, or above the beginning of an excerpt."""
    text = point.passage.text[: point.start]
    heading = next((m for number in marks.NUMBERS if (m := number.match(text))), None)
    before = text[heading.end() :] if heading else text
    above = [p for p in block if p.index < point.passage.index]
    if point.leads:
        # Whole papers have a title; what has none may be a piece whose beginning was cut off.
        cut = not paper.title and not any(IS.pattern.search(p.text) for p in paper.passages[: point.passage.index])
        before = above[-1].text if above else ""
        if cut or (above and _LOOSE_ONE.search(before)):
            return True
        return bool(_OPENED.match(before.lstrip()))
    return bool(_OPENED.search(before) or _LOOSE_ONE.search(before))


def single_points(paper: Paper) -> Iterator[Spot]:
    """一是 alone is no list.

    要求：有“一是”就有“二是”；只有一点的，不用序号。（公文的通行做法。）
    反例：进展还不平衡，一是个别项目进度偏慢。请各县区加快推进。¶各部门要密切配合。
    正例：进展还不平衡，一是个别项目进度偏慢，二是资金不足。¶各部门要密切配合。
    正例：一是压实责任。另外，还要严格验收。¶各部门要密切配合。
    正例：做到一是一、二是二。¶各部门要密切配合。
    """
    last = len(paper.passages) - 1
    for block in blocks(paper):
        all_, breaks = follow(list(points(block, IS)), IS)
        broken = {slip.point.passage.index for slip in breaks}
        for series in all_:
            point = series.points[0]
            index = point.passage.index
            if len(series.points) > 1 or point.number != 1 or broken or index == last:
                continue
            behind = [p.text.lstrip()[:4] for p in paper.passages[index + 1 : index + 1 + BEHIND]]
            rest = point.passage.text[point.end :]
            if not (_GOES_ON.search(rest) or _CUT.search(rest) or any(map(_GOES_ON.match, behind))):
                reason = f"“{point.shown}”后面没有“二是”"
                yield index, Found(point.start, point.end, reason, "补上后面的几点，或删去“一是”")


_N = r"(?<![第\d.一二三四五六七八九十百])(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_KIND = (
    r"(?:(?:个|大)?方面|点|项(?:重点|具体)?(?:工作|任务|措施|举措)|个(?:问题|环节|重点|原因)"
    r"|项原则|个坚持|条(?:措施|意见|建议|举措|原则)|件事|大(?:举措|行动|任务))"
)
_LEAD = regex(rf"{_N}{_KIND}(?:的?[{zh.HAN}]{{0,6}})?\s?([：:，,。])\s?$")
_ANNOUNCED = regex("坚持|以下|如下|下列|下面|抓好|做好|做到|突出|从|主要有|分为")
_ABOUT_OTHERS = regex("针对|对照|围绕|对于|反馈|指出|解决")
_GROUP = regex(rf"([一二三四五六七八九十]{{1,2}})(?:大|个|项)([{zh.HAN}]{{2,4}})(?=[”）。\s]|$)")
NEAR = 40  # characters in front of a list that announce it
HEAD = 30  # characters of a point that name it


def points_against_lead(paper: Paper) -> Iterator[Spot]:
    """以下三个方面 is followed by three points.

    要求：前面说几个方面，后面就列几点。（公文的通行做法。）
    反例：重点做好以下三个方面工作：一是压实责任；二是加快进度。
    反例：坚持以下四项原则：一是突出重点；二是分类施策；三是压实责任。
    反例：要抓好三项工作。一是压实责任。二是加快进度。三是严格验收。四是防止反弹。
    正例：重点做好以下两个方面工作：一是压实责任；二是加快进度。
    正例：针对反馈的3个问题，一是压实责任；二是加快进度。
    正例：第三方面：一是压实责任；二是加快进度。
    """
    for block in blocks(paper):
        for family in (IS, *FAMILIES[:4]):
            for series in follow(list(points(block, family)), family)[0]:
                if series.sound and len(series.points) > 1 and not _CUT.search(series.last.passage.text):
                    yield from _against_lead(series, block, family)
        yield from _against_group(block)


def _against_lead(series: Series, block: Sequence[Passage], family: Family) -> Iterator[Spot]:
    first, has = series.points[0], series.last.number
    passage, lead = first.passage, first.passage.text[: first.start].rstrip()
    if first.leads:
        above = [p for p in block if p.index < passage.index]
        if not above or above[-1].index != passage.index - 1:
            return
        passage, lead = above[-1], above[-1].text.rstrip()
    offset = max(0, len(lead) - NEAR)
    m = _LEAD.search(lead[offset:])
    if m is None:
        return
    sentence = re.split("[。；！？]", lead[: offset + m.start(1)])[-1]
    announced = _ANNOUNCED.search(sentence) or m[2] in "：:"
    wanted = zh.number(m[1])
    if announced and not _ABOUT_OTHERS.search(sentence) and wanted and wanted != has:
        said = m[0].strip().rstrip("：:，,。")
        reason = f"前面说“{said}”，后面列到“{family.write(has)}”，是{has}点"
        related = ((series.last.passage.index, series.last.start, series.last.end),)
        yield (
            passage.index,
            Found(offset + m.start(1), offset + m.end(1), reason, "核对几点，改正数目或补上漏列的", related=related),
        )


def _against_group(block: Sequence[Passage]) -> Iterator[Spot]:
    """A heading that names 六大工程, above points each of which names one."""
    head = block[0]
    m = _GROUP.search(head.text) if head.role is Role.HEADING else None
    if m is None:
        return
    noun = m[2][-2:]
    for series in follow(list(points(block[1:], IS)), IS)[0][:1]:
        named = [p for p in series.points if noun in re.split("。", p.passage.text[p.end : p.end + HEAD])[0]]
        has = len(series.points)
        if series.sound and has > 2 and len(named) >= has - 1 and zh.number(m[1]) not in (None, has):
            reason = f"标题说“{m[0]}”，下面列了{has}个“{noun}”"
            related = ((series.last.passage.index, series.last.start, series.last.end),)
            yield head.index, Found(m.start(1), m.end(1), reason, "核对标题中的数目和下面各点", related=related)
