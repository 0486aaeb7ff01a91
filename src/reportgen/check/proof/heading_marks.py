"""Rule on the marks that go with the number of a heading or a point, where no layout tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.marks import NUMERALS, form
from reportgen.check.paper import Found, Kind, Paper, Spot
from reportgen.regex import regex
from reportgen.zh import HAN, number

# What is typed for 一、 （一） 1. （1）; blanks are left alone, as texts of the web and of PDFs have them anywhere.
_WRONG = (
    regex(rf"\s*([{NUMERALS}]{{1,3}}[．.，,])(?=[{HAN}“《])"),
    regex(rf"\s*(\([{NUMERALS}]{{1,3}}[)）][、．.，,]?|（[{NUMERALS}]{{1,3}}(?:\)[、．.，,]?|）[、．.，,]))"),
    regex(rf"\s*(\d{{1,2}}、)(?=[{HAN}“《])"),
    regex(r"\s*(\(\d{1,2}[)）][、．.，,]?|（\d{1,2}(?:\)[、．.，,]?|）[、．.，,]))"),
)
_HALF = regex(rf"\s*([{NUMERALS}]{{1,3}}[）)])")


def forms(paper: Paper) -> Iterator[Spot]:
    """一、 （一） 1. （1） in just these forms; of a Word file FMT733 tells most of it.

    要求：“一、”用顿号，“（一）”“（1）”用全角括号、后面不加标点，“1.”用圆点。
    GB/T 9704-2012，7.3.3；GB/T 15834-2011，附录 B.5。
    反例：(一)压实整改责任。各级党委、政府高度重视。
    反例：（一）、压实整改责任。各级党委、政府高度重视。
    反例：一.总体情况¶各级党委、政府高度重视。
    反例：1、压实整改责任。各级党委、政府高度重视。
    反例：（一）压实整改责任。各级高度重视。¶二）加快整改进度。逐项倒排工期。
    正例：（一）压实整改责任。各级党委、政府高度重视。¶1.加快整改进度。逐项倒排工期。¶（1）逐项验收。
    正例：一）压实整改责任。¶二）加快整改进度。¶5、6月份雨水偏多。
    """
    second, before = False, ""
    for p in paper.prose:
        m = next(filter(None, (wrong.match(p.text) for wrong in _WRONG)), None)
        level = p.level or (2 if second else 0)
        if m and p.level and paper.kind is Kind.TEXT:
            yield p.index, _found(m, p.level, "")
        elif second and not before.endswith(("（", "(")) and (m := _HALF.match(p.text)):
            yield p.index, _found(m, level, "，少了前括号")
        second = second or p.level == 2
        before = p.text.rstrip()


def _found(m: re.Match[str], level: int, more: str) -> Found:
    right = form(level, number(m[1].strip("()（）、．.，,")) or 1)
    return Found(*m.span(1), f"序号写作“{m[1]}”{more}，应写作“{right}”", f"改成“{right}”的写法")
