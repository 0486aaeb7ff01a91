"""The prose as it was typed: numbers that the program counts, roles that the kind has, levels that a 公文 has."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.gongwen import HEADING_LEVELS
from reportgen.model import NEXT_STEPS, ROLES, Point, Report, Section
from reportgen.regex import regex
from reportgen.values import Prose

POINT_LEVELS = 3  # 一是, （1）, ①
# A heading may begin with a number of its own: 一、二期工程, 1.5万户, 一是一
TYPED = regex(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:是(?!否|一)|、(?![一二三四五六七八九十]))|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[1-9]\d?[.．、](?!\d)|[①-⑳])"
)
# What such a number begins with: hardly a text begins so, and the pattern takes long to compile.
BEGIN = frozenset("一二三四五六七八九十（(123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def typed_numbers(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """一是, 一、, （一）, 1. are counted when the paper is written; typed as well they would be printed twice."""
    for text in _counted_texts(report):
        if text and text.lstrip()[:1] in BEGIN and (m := TYPED.match(text)):
            number = m.group().strip()
            reason = f"序号由程序编，这里又写了“{number}”，会印成两个"
            yield fault("SHP211", text.place, reason, f"删去“{number}”，只留后面的文字", number=number)


def _counted_texts(report: Report) -> Iterator[Prose | None]:
    """Whatever gets a number before it: headings, and the beginnings of points."""
    for section, _ in _sections(report.chapters, 1):
        yield section.heading
        yield from _beginnings(section.points)
    if report.next_steps:
        yield report.next_steps.heading
        yield from _beginnings(report.next_steps.points)


def _beginnings(points: tuple[Point, ...]) -> Iterator[Prose | None]:
    for point, _ in _points(points, 1):
        yield point.heading or point.body


def _sections(sections: tuple[Section, ...], level: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, level
        yield from _sections(section.sections, level + 1)


def _points(points: tuple[Point, ...], level: int) -> Iterator[tuple[Point, int]]:
    for point in points:
        yield point, level
        yield from _points(point.points, level + 1)


def too_deep(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A paper has four levels of headings, an enumeration three; deeper ones would get the numbers of these."""
    for section, level in _sections(report.chapters, 1):
        if level == HEADING_LEVELS + 1:
            reason = f"这里已是第 {level} 级，公文的标题最多 {HEADING_LEVELS} 级（一、（一）1.（1））"
            yield fault("SHP212", section.place, reason, "并到上一级，或改成要点")
        for point, depth in _points(section.points, 1):
            if depth == POINT_LEVELS + 1:
                reason = f"这里已是第 {depth} 级要点，最多 {POINT_LEVELS} 级（一是、（1）、①）"
                yield fault("SHP212", point.place, reason, "删去这一级，内容并到上一级里")


def chapters_of_another_kind(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """One data file serves all kinds; a chapter whose role belongs to another kind is not printed in this one."""
    roles = ROLES[report.kind]
    for section in report.chapters:
        if section.role and section.role not in roles:
            reason = f"{report.kind}的角色有：{'、'.join(roles)}"
            fix = "本来就是写给别的文种的，不用改；要印，改用其中一个角色，或只写标题不写角色"
            yield fault("SHP213", section.place, reason, fix, role=section.role)


def doubled_next_steps(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """下一步 is a chapter or a part of its own, not both."""
    if report.next_steps is None:
        return
    for section in report.chapters:
        if section.role == NEXT_STEPS:
            places = [report.next_steps.place] if report.next_steps.place else []
            fix = "留一处：内容并到“下一步”里，删去这一章"
            yield fault("SHP214", section.place, "“章节”里有一章角色是“下一步”，另外又写了“下一步”", fix, places)
