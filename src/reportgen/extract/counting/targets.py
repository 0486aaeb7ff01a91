"""What an old paper aims at and has not reached: the lines of goals and plans, and where a sentence turns to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.check.marks import NUMBERS
from reportgen.dates import Date
from reportgen.extract.counting.sentences import Sentence, moved
from reportgen.extract.parts import Line
from reportgen.records import replace
from reportgen.regex import regex

_TITLE_LINES = 8  # at the head of a paper, among which its title stands
_PLAN = regex("(?:方案|规划|行动计划|工作计划|工作要点|实施意见)(?:（[^（）]{0,20}）)?$")
_REPORT = regex("(?:报告|情况|公示|公告|通报|说明|总结|汇报)(?:（[^（）]{0,20}）)?$")
_HEADING = 40  # characters of a heading
_GOALS = regex(
    "^(?:[^，。；：]{0,12}(?:目标|目标任务|目标指标|目标要求)|下一步[^，。；：]{0,16}|[^，。；：]{0,10}(?:工作打算|工作安排|工作计划))(?=[。：:]|$)"
)
_UNTIL = regex(
    r"(?<![高升降低加少长善年月日份])到(?P<a>20\d\d)年(?!的)(?:\d{1,2}月)?(?:底|末)?|(?<![\d至—-])(?P<b>20\d\d)年(?:年|\d{1,2}月)?(?:底|末)?(?:之?前(?!第?[一二三四])|以前)"
    r"|(?<!\d)(?P<c>20\d\d)年(?P<end>年?[底末]|12月)?"
    "|到(?:“十[一二三四五六]五”)?(?:期)?末|到(?:今|明)年(?:年)?底|(?<![\\d去上前])年底之?前"
)
_SO_FAR = regex("截[至止]?$")  # 截止到2022年底 is until then
_DECEMBER = 12
_AIM = regex(
    "力争|下一步|下阶段|接下来|将[于在](?=20|今|明|年)|争取(?!到)|确保(?!了)|(?<!完成)(?<!优于)(?<!达到)(?<!低于)目标(?:值)?(?:为|是|[：:]|(?=\\d))|为目标|预计|预期|计划(?=到|在|使|将|至|20)|规划(?=到|至|20)"
    "|要求(?=到|至|达到|20)|将(?:达到|提高到|提升到|提升至|提高至|下降到|下降至|控制在|保持在)"
)
AIMED = regex("(?:以上|左右|以内)?(?:的)?(?:年度|考核|约束性|预期|规划|省定|国家)*(?:目标|要求|标准|任务)")


class Targets(NamedTuple):
    """The lines under a heading of goals or of what comes next, by their `at`; whether the paper is a plan."""

    lines: frozenset[int]
    plan: bool

    def reported(self, sentences: Sequence[Sentence], written: Date | None) -> list[Sentence]:
        """What the sentences tell of what is, each up to where it turns to an aim."""
        return [cut for s in sentences if s.at not in self.lines and (cut := _without_aim(s, written))]

    def named_in_a_plan(self, sentences: Sequence[Sentence], written: Date | None) -> list[Sentence]:
        """What a plan names under its headings of goals: how many tasks there are, if it says so nowhere else."""
        return [cut for s in sentences if self.plan and s.at in self.lines and (cut := _without_aim(s, written))]


def _without_aim(sentence: Sentence, written: Date | None) -> Sentence | None:
    end = target_from(sentence.text, written, until=False)
    if end == len(sentence.text):
        return sentence
    cut = moved(sentence.spoken, 0, end)._replace(lead=sentence.spoken.lead)
    return replace(sentence, spoken=cut) if end else None


def targets_of(lines: Sequence[Line]) -> Targets:
    """What of a paper is to come."""
    return Targets(_goals(lines), _is_plan([line.text.strip() for line in lines[:_TITLE_LINES]]))


def _goals(lines: Sequence[Line]) -> frozenset[int]:
    found: set[int] = set()
    rank: int | None = None  # of the heading of goals under which the lines stand
    for line in lines:
        own, begin = _rank(line.text)
        if rank is not None and own is not None and own <= rank:
            rank = None
        if rank is None and _GOALS.match(line.text[begin : begin + _HEADING]):
            rank = len(NUMBERS) if own is None else own
        if rank is not None:
            found.add(line.at)
    return frozenset(found)


def _is_plan(texts: Sequence[str]) -> bool:
    """Whether the title is that of a plan, and no title on what became of one, broken over lines."""
    for n, text in enumerate(texts):
        if "。" in text or _rank(text)[0] is not None:  # the text has begun
            return False
        if len(text) <= 2 * _HEADING and _PLAN.search(text):
            more = [other for other in texts[n + 1 : n + 3] if len(other) <= _HEADING and _rank(other)[0] is None]
            return not any(_REPORT.search(other) for other in more)
    return False


def _rank(text: str) -> tuple[int | None, int]:
    """The level of the number that a line begins with, and where its words begin."""
    for rank, pattern in enumerate(NUMBERS):
        m = pattern.match(text)
        if m is not None:
            return rank, m.end()
    return None, 0


def target_from(sentence: str, written: Date | None, *, until: bool = True) -> int:
    """From which character on a sentence tells of what is aimed at; its length where it does not.

    `until` says that 到2020年 is an aim in a later paper too, as it is of indicators; of tasks it tells what was done.
    """
    places = [len(sentence)]
    for aim in _AIM.finditer(sentence):
        if until or sentence[max(0, aim.start() - 1) : aim.start()] != "为":  # 为确保整改到位 is why it was done
            places.append(aim.start())
            break
    for m in _UNTIL.finditer(sentence):
        if _is_to_come(m, written, until) and not _SO_FAR.search(sentence[max(0, m.start() - 2) : m.start()]):
            places.append(m.start())
            break
    return min(places)


def _is_to_come(m: re.Match[str], written: Date | None, until: bool) -> bool:
    """到2025年 and 2025年底前 are aims (of tasks only where it had not passed); 2025年 is one where it had not come."""
    if m["c"]:
        if written is None:
            return False
        at_the_end = bool(m["end"]) and (written.month or _DECEMBER) < _DECEMBER
        return int(m["c"]) + at_the_end > written.year
    year = m["a"] or m["b"]
    return until or not year or written is None or int(year) >= written.year
