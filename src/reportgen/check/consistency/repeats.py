"""Rules on what stands twice: a paragraph, a sentence, a long piece of one, a clause at once, a point of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.check import marks
from reportgen.check.consistency.text import Spoken, body, sentences
from reportgen.check.marks import around, blanked, han
from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.check.paper.contents import contents
from reportgen.regex import regex

SENTENCE_MIN, PARAGRAPH_MIN = 20, 30  # Han characters; shorter ones may be said twice
COUNTED_MIN = 14  # characters of a sentence with a figure: nobody says that twice by chance
FORMULA = 4  # times: a sentence that stands so often is a formula of the paper
RUN_MIN = 30  # Han characters of a piece of a sentence
TITLE_MAX = 90  # characters of a title that is printed in the text: that of a plan in its notice
GRAM = 16  # characters by which two pieces find each other
CLAUSE_MIN = 5
_NUMBER = regex(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[是、]|第[一二三四五六七八九十]{1,2}[，,]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
)
# The state of the whole may be told in the introduction and again in its chapter.
_SUMMARY = regex(r"截[至止][^。]{0,30}\d")
_MARKS = regex(r"[^\w%％]+")
# Items of a list of measures have labels and may say the same: 整改措施：….
_LABEL = regex(r"\s*[\u4e00-\u9fff（）()\d]{2,14}[：:]")
# What every paper of the genre says, in its introduction and again among the next steps.
_STOCK = regex(
    r"(?:坚持|始终)?(?:以|用)?习近平(?:新时代中国特色社会主义|生态文明|法治|经济|强军)思想(?:为指导|为指引|武装头脑)?"
    r"|新时代中国特色社会主义|党的[一二三四五六七八九十]+[大届][一二三四五六七八九十届次中全会历]{0,8}(?:全会)?精神"
    r"|四个意识|四个自信|两个维护|两个确立|坚定|增强|做到|捍卫|深刻领悟|决定性意义|深入学习贯彻|学习贯彻|全面贯彻落实|全面贯彻|贯彻落实|深入贯彻"
    r"|绿水青山就是金山银山(?:的)?(?:理念)?|党政同责|一岗双责|管[^，。；]{2,6}必须管[^，。；]{2,4}"
    r"|习近平总书记(?:关于|视察)?[^，。；]{0,20}(?:重要)?(?:讲话|论述|指示|批示)(?:指示|批示)?精神"
    r"|坚持稳中求进工作总基调|完整准确全面贯彻新发展理念|以人民为中心(?:的发展思想)?|党中央国务院|省委省政府|市委市政府|决策部署"
)


def _dense(text: str) -> str:
    """The words alone, without the number before them."""
    return _MARKS.sub("", _NUMBER.sub("", text, count=1))


def _weight(dense: str) -> int:
    return han(_STOCK.sub("", dense))


_DATE = regex(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")


def _is_long(dense: str) -> bool:
    """Whether nobody says a sentence twice by chance; digits and letters of one with a figure count too."""
    figure = any(c.isdigit() for c in _DATE.sub("", dense))
    return _weight(dense) >= SENTENCE_MIN or (figure and len(_STOCK.sub("", dense)) >= COUNTED_MIN)


def twice(paper: Paper) -> Iterator[Spot]:
    """No paragraph and no sentence stands twice.

    要求：同一句话、同一段话一篇内不重复；各地通用的套话不算。（公文的通行做法：文字精练。）
    反例：建立台账，逐项明确责任单位、整改措施和完成时限，定期调度通报。召开会议部署。建立台账，逐项明确责任单位、整改措施和完成时限，定期调度通报。
    反例：一是加快管网改造，新建雨污分流管网，消除城区污水直排口。¶下一步抓好落实。¶三是加快管网改造，新建雨污分流管网，消除城区污水直排口。
    反例：改造燃气老旧管道36公里，其中今年12公里。¶各县抓好落实。¶改造燃气老旧管道36公里，其中今年12公里。
    反例：新建污水提升泵站3座，完成设备调试。¶新建污水提升泵站3座，完成设备调试。
    正例：市政府召开会议，研究整改工作，明确责任单位和时限。市政府召开会议，听取整改汇报，研究下一步的措施和安排。
    正例：截至8月31日，37项整改任务已完成17项，其余20项正在按序时推进。¶截至8月31日，37项整改任务已完成17项，其余20项正在按序时推进。
    正例：坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”，做到“两个维护”。¶坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”，做到“两个维护”。
    """
    for s, first in _twice(body(paper)):
        what = "这一段" if s.start == 0 and han(s.text) >= PARAGRAPH_MIN and s.end == first.end else "这句话"
        reason = f"{what}前面已有：“{around(s.text, 0, len(s.text))}”"
        yield (
            s.passage,
            Found(s.start, s.end, reason, "留一处，删去另一处", related=(first.spot,)),
        )


def _twice(rows: Sequence[Passage]) -> list[tuple[Spoken, Spoken]]:
    """Each repeated paragraph or sentence with the one that stands before it."""
    whole: dict[str, list[Passage]] = {}
    for p in rows:
        if not _LABEL.match(p.text):
            whole.setdefault(_dense(p.text), []).append(p)
    repeated: list[tuple[Spoken, Spoken]] = []
    rest: list[Passage] = []
    for key, same in whole.items():
        again = len(same) > 1 and _weight(key) >= PARAGRAPH_MIN
        rest.extend(same[:1] if again else same)
        if again and len(same) < FORMULA:
            spans = [Spoken(p.index, 0, len(p.text), p.text) for p in same]
            repeated.extend((s, spans[0]) for s in spans[1:])
    repeated.extend(_sentences_twice(rest))
    return repeated


def _sentences_twice(rows: Sequence[Passage]) -> Iterator[tuple[Spoken, Spoken]]:
    by_words: dict[str, list[Spoken]] = {}
    for s in sentences(sorted(rows, key=lambda p: p.index)):
        if not _SUMMARY.match(s.text):
            by_words.setdefault(_dense(s.text), []).append(s)
    for key, same in by_words.items():
        if 1 < len(same) < FORMULA and _is_long(key):
            yield from ((s, same[0]) for s in same[1:])


class _Stream(NamedTuple):
    """The words of a passage with the place of each character; names and quotations are left out."""

    passage: int
    words: str
    places: tuple[int, ...]


_NAME = regex("《[^《》]{0,90}》|“[^“”]{12,200}”")  # a problem is quoted, and quoted again where it is answered


def _stream(p: Passage) -> _Stream:
    text = blanked(p.text, _NAME, " ")
    places = tuple(n for n, c in enumerate(text) if c.isalnum())
    return _Stream(p.index, "".join(text[n] for n in places), places)


def long_pieces(paper: Paper) -> Iterator[Spot]:
    """No long piece of a sentence stands again in another one.

    要求：同一项内容放在一处说，不在两处用几乎相同的话重复。（公文的通行做法：文字精练。）
    反例：推行城乡环卫一体化，年底前形成设施完善、投入稳定、管理规范、运行高效、监督有力的农村垃圾收运体系，实现减量。¶实施环境提升，推行城乡环卫一体化，年底前形成设施完善、投入稳定、管理规范、运行高效、监督有力的垃圾治理体系。
    正例：云山市贯彻落实省生态环境保护督察“回头看”及清水河专项督察反馈问题整改工作方案¶为抓好省生态环境保护督察“回头看”及清水河专项督察反馈问题整改工作，制定本方案。
    正例：推行城乡环卫一体化，形成农村垃圾收运体系。¶实施环境提升，推行城乡环卫一体化，完善垃圾治理体系。
    """
    rows = [p for p in body(paper) if not _LABEL.match(p.text)]
    known = [(s.passage, s.start, s.end) for s, _ in _twice(rows)]
    streams = [_stream(p) for p in rows]
    for s, first in _runs(streams):
        told = any(s.passage == index and s.start < end and start < s.end for index, start, end in known)
        if not told and not _may_recur(paper.passages, s, first):
            reason = f"这些话前面已有：“{around(s.text, 0, len(s.text))}”"
            related = (first.spot,)
            yield s.passage, Found(s.start, s.end, reason, "合并到一处，或换一种说法", related=related)


_OF_WHOLE = regex("任务|问题|整改|信访|销号")
_STOP = regex("[。；：！？;:!?]")
_STATUS = regex(r"截至|\d\s?[项个件](?:整改)?(?:任务|问题|信访|举报)")  # of one number changed another rule tells


def _may_recur(passages: Sequence[Passage], s: Spoken, first: Spoken) -> bool:
    """A figure of the whole, what the program printed in both places, and a title with the sentence that repeats it."""
    pairs = [(passages[x.passage], x) for x in (s, first)]
    printed = [any(y.start < x.end and x.start < y.end for y in p.printed) for p, x in pairs]
    titles = [not _STOP.search(p.text) and len(p.text.strip()) <= TITLE_MAX for p, _ in pairs]
    figures = [p.text[x.start - 1 : x.start].isdigit() or p.text[x.end : x.end + 1].isdigit() for p, x in pairs]
    status = _STATUS.search(s.text) or (all(figures) and _OF_WHOLE.search(s.text))
    return bool(status) or all(printed) or any(titles)


def _runs(streams: Sequence[_Stream]) -> Iterator[tuple[Spoken, Spoken]]:
    """Long pieces that stand a second time, with where they stood first."""
    first: dict[str, tuple[int, int]] = {}
    for k, stream in enumerate(streams):
        at, words = 0, stream.words
        while at + GRAM <= len(words):
            line, start = first.setdefault(words[at : at + GRAM], (k, at))
            if (line, start) == (k, at):
                at += 1
                continue
            length = _common(streams[line].words, start, words, at, at - start if line == k else len(words))
            if _weight(words[at : at + length]) >= RUN_MIN:
                yield _spoken(stream, at, length), _spoken(streams[line], start, length)
            at += max(1, length - GRAM + 1) if length >= GRAM else 1


def _common(one: str, start: int, other: str, at: int, limit: int) -> int:
    length = 0
    most = min(len(one) - start, len(other) - at, limit)
    while length < most and one[start + length] == other[at + length]:
        length += 1
    return length


def _spoken(stream: _Stream, at: int, length: int) -> Spoken:
    start, end = stream.places[at], stream.places[at + length - 1] + 1
    return Spoken(stream.passage, start, end, stream.words[at : at + length])


_CLAUSE = regex("[^，。、；：！？,;]{1,200}")


def clauses(paper: Paper) -> Iterator[Spot]:
    """No clause stands twice side by side.

    要求：同一个短句不连着写两遍。（公文的通行做法。）
    反例：加强组织领导，加强组织领导，压实整改责任。
    反例：整改任务全部完成。整改任务全部完成。
    正例：整改、整改、再整改；加强组织领导，加强过程监管，压实责任。
    """
    for p in paper.having(Role.BODY, Role.HEADING):
        above: re.Match[str] | None = None
        for m in _CLAUSE.finditer(p.text):
            same = above is not None and m[0].strip() == above[0].strip() and m.start() - above.end() == 1
            if same and han(m[0]) >= CLAUSE_MIN:
                yield p.index, Found(*m.span(), f"连着写了两遍“{around(m[0], 0, len(m[0]))}”", "删去一遍")
            above = m


_POINT = regex(r"(?:^|(?<=[。；：\s]))(?P<no>[一二三四五六七八九十]{1,2})是(?P<head>[^。，；：]{4,25})[。，；：]")
_HEAD = regex("[^。：；]{4,40}")


def points(paper: Paper) -> Iterator[Spot]:
    """The points of one list have different heads.

    要求：并列的要点各说一件事，标题不重复。（公文的通行做法。）
    反例：一是强化责任落实。召开会议。二是加强执法监管。开展检查。三是强化责任落实。明确分工。
    反例：（一）强化责任落实。召开会议部署。¶（二）强化责任落实。明确分工。
    正例：一是强化责任落实。召开会议。二是加强执法监管。¶一是强化责任落实。明确分工。
    正例：目录¶一、强化责任落实¶二、加强执法监管¶一、强化责任落实¶召开会议，部署督察反馈问题的整改。¶二、加强执法监管¶开展检查，查处环境违法的企业。
    """
    seen: dict[str, Spoken] = {}
    levels: dict[int, dict[str, Spoken]] = {}
    part, skipped = 0, contents(paper)
    for p in paper.having(Role.BODY, Role.HEADING):
        if p.index in skipped:
            continue
        if p.part != part:  # an attachment has headings of its own
            seen, levels, part = {}, {}, p.part
        number = marks.NUMBERS[p.level - 1].match(p.text) if p.level else None
        if number:
            seen = {}
            for deeper in [n for n in levels if n > p.level]:
                del levels[deeper]
            if m := _HEAD.match(p.text, number.end()):
                yield from _again(levels.setdefault(p.level, {}), Spoken(p.index, *m.span(), m[0]))
        for m in _POINT.finditer(p.text):
            if m["no"] == "一":
                seen = {}
            yield from _again(seen, Spoken(p.index, *m.span("head"), m["head"]))


def _again(seen: dict[str, Spoken], s: Spoken) -> Iterator[Spot]:
    first = seen.setdefault(s.text.strip(), s)
    if first is not s:
        reason = f"并列的要点“{around(s.text, 0, len(s.text))}”重复"
        fix = "合并，或改写其中一个"
        yield s.passage, Found(s.start, s.end, reason, fix, related=(first.spot,))
