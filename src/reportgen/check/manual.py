"""The manual of all rules and codes as `reportgen rules` and docs/rules.md print it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from textwrap import wrap
from typing import NamedTuple

from reportgen.check import layout, proof
from reportgen.check.release import leftovers
from reportgen.codes import CODES, Code
from reportgen.diagnostics import LABELS
from reportgen.regex import regex

FAMILIES = {
    "SRC": "文件本身",
    "YML": "YAML 的写法",
    "SHP": "数据的写法",
    "LED": "台账",
    "FIG": "数字和占位",
    "TPL": "模板",
    "OUT": "输出",
    "FMT": "版式和标点（GB/T 9704-2012、GB/T 15834-2011、GB/T 15835-2011）",
    "TXT": "用词和前后一致",
    "SUM": "文中的数字",
    "DOC": "结构和日期",
    "PUB": "公开",
    "IMP": "旧稿导入（reportgen import）",
    "PUL": "Word 改动收回（reportgen pull）",
}
# What a code of layout is about, by its first digits.
SUBJECTS = {
    "FMT70": "页面",
    "FMT71": "字体",
    "FMT72": "段落",
    "FMT73": "小标题",
    "FMT74": "标题、主送、附件",
    "FMT76": "版头、落款、版记",
    "FMT77": "页码",
    "FMT78": "表格",
    "FMT79": "文字",
}
# Rules that need the data beside the paper, and so have no examples of a few lines.
WITH_DATA = {
    "SUM961": "程序印出的数，改过的要与台账一致：报出段落、这个数的名字、台账里是哪几项。要改的是台账。用 --data。",
    "SUM962": "数没有变而量词或单位变了的，核对是不是改错。用 --data。",
    "SUM963": "截至、反馈、进驻、印发、成文的日期，文号，督察组、轮次和方案的名称，与数据文件一致。用 --data。",
    "SUM964": "附件清单各行的状态、时限、责任单位、完成日期和其中的数，与台账一致，按序号对。用 --data。",
    "SUM965": "附件清单不缺台账里的任务，也不多。用 --data。",
    "SUM966": "正文里手写的整改任务总数、各状态的项数和完成率，与台账一致；写成占位（【任务.已完成】）就不会错。",
    "SUM967": "正文里手写的信访、问责、移交问题的数和指标的值，与数据文件一致；写成占位就不会错。",
    "SUM968": "数据文件有错、成不了稿的，不能比对；先改正它。用 --data。",
    "PUB997": "公开的文件里不留修订、批注和隐藏的文字：删去的、藏起来的，别人也看得见。",
}
_CODE = regex(r"[A-Z]{3}\d{3}")
_PART = regex(r"^(要求|反例|正例)：", re.MULTILINE)
WIDTH = 44  # characters of a line on the terminal


class Manual(NamedTuple):
    """What a rule wants, and its examples as lines; ¶ in them parted the paragraphs."""

    wanted: str
    bad: tuple[tuple[str, ...], ...] = ()
    good: tuple[tuple[str, ...], ...] = ()


@cache
def manuals() -> dict[str, Manual]:
    """Code -> manual, of all that has a rule for papers; other codes are those of the data, told by their title."""
    found = {code: Manual(text) for code, text in WITH_DATA.items()}
    for rule in layout.RULES:
        found.update((code, manual(rule)) for code in _codes(rule) if code not in found)
    for beside in leftovers.RULES:
        found.update((code, manual(beside)) for code in _codes(beside) if code not in found)
    found.update((code, manual(rule)) for code, rule in proof.LINE_RULES)
    found.update((code, manual(rule)) for code, rule in proof.PAPER_RULES)
    return found


def _codes(rule: Callable[..., object]) -> Iterator[str]:
    """The codes that a rule on layout names."""
    constants = rule.__code__.co_consts if hasattr(rule, "__code__") else ()
    yield from (c for c in constants if isinstance(c, str) and _CODE.fullmatch(c))


def manual(rule: Callable[..., object]) -> Manual:
    """The Chinese part of a docstring."""
    pieces = _PART.split(inspect.cleandoc(rule.__doc__ or ""))[1:]
    parts: dict[str, list[str]] = {"要求": [], "反例": [], "正例": []}
    for word, text in zip(pieces[::2], pieces[1::2], strict=True):
        parts[word].append(text.strip())
    examples = {word: tuple(tuple(text.split("¶")) for text in parts[word]) for word in ("反例", "正例")}
    return Manual("".join(parts["要求"]).replace("\n", ""), examples["反例"], examples["正例"])


def listed() -> Iterator[str]:
    """All codes by family, a line each."""
    for family, subject in FAMILIES.items():
        yield f"{family}　{subject}"
        yield from (f"  {code}  {LABELS[row.severity]}  {_title(code)}" for code, row in _of(family))
        yield ""
    yield "一条规则的说明和例子：reportgen rules 代码，如 reportgen rules FMT753"


def explained(start: str) -> Iterator[str]:
    """The manuals of all codes that begin so."""
    for code, row in _of(start):
        yield f"{code}  {LABELS[row.severity]}  {_title(code)}"
        told = manuals().get(code)
        if told is None:
            yield "  核对数据时说明原因和办法；例子见 docs/errors.md"
        else:
            yield from (f"  {line}" for line in wrap(told.wanted, WIDTH))
            yield from _examples("反例", told.bad)
            yield from _examples("正例", told.good)
        yield ""


def _examples(word: str, examples: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for lines in examples:
        yield f"  {word}：{lines[0]}"
        yield from (f"        {line}" for line in lines[1:])


def page() -> str:
    """docs/rules.md: the manuals of the rules that read papers."""
    lines = [
        "# 检查的规则",
        "",
        "本页由程序自动生成；`reportgen rules 代码` 说的与此相同。反例都会报，正例都不报；¶ 表示另起一段。",
        "",
    ]
    for family in ("TXT", "SUM", "DOC", "PUB"):
        lines += [f"## {family} {FAMILIES[family]}", ""]
        lines += [line for code, _ in _of(family) for line in _section(code)]
    marks = dict.fromkeys(code for code, _ in (*proof.LINE_RULES, *proof.PAPER_RULES) if code.startswith("FMT"))
    lines += ["## FMT 标点和数字的写法", "", *(line for code in sorted(marks) for line in _section(code))]
    lines += ["## FMT Word 文档的版式", "", "出错的例子见 [errors.md](errors.md)。", ""]
    lines += ["| 项目 | 要求 | 代码 | 级别 |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {SUBJECTS[code[:5]]} | {manuals()[code].wanted} | {code} | {LABELS[row.severity]} |"
        for code, row in _of("FMT")
        if code not in marks
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(code: str) -> Iterator[str]:
    told = manuals().get(code)
    yield from (f"### {code} {_title(code)}", "", f"级别：{LABELS[CODES[code].severity]}", "")
    if told:
        yield from (told.wanted, "")
        for word, examples in (("反例", told.bad), ("正例", told.good)):
            yield from (f"- {word}：{' ¶ '.join(lines)}" for lines in examples)
        yield ""


def _of(start: str) -> Iterator[tuple[str, Code]]:
    return ((code, row) for code, row in CODES.items() if code.startswith(start.upper()))


def _title(code: str) -> str:
    return re.sub(r"“?\{\w+\}”?", "…", CODES[code].title)
