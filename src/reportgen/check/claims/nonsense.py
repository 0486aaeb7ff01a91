"""Rule on changes that are written so that they make no sense."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.claims.indicators import reading
from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex

_BASE = "(?:同比|环比|较上年(?:同期)?|较去年(?:同期)?|比上年(?:同期)?|比去年(?:同期)?)"
_NONSENSE = (
    (
        regex(r"(?:下降|降低|减少|回落|下滑)(?:了|约)?[-－−—]\d{1,4}(?:\.\d{1,3})?(?:%|个百分点)(?![-－—～])"),
        "“下降”后面又是负数，说反了或者多了负号",
        "去掉负号；若实际是上升，改“上升”",
    ),
    (
        regex(
            r"(?:减少|下降|降低|缩短|缩小)(?:了|约|近){0,2}(?:\d{1,4}(?:\.\d{1,2})?|[一两二三四五六七八九十几数]{1,3})倍"
        ),
        "减少的数不能是倍数，减少一倍就没有了",
        "写减少百分之几，或者“减少到原来的几分之一”",
    ),
    (
        regex(
            rf"(?P<base>{_BASE})(?<!基本)持平[，、](?:(?P=base))?(?:上升|提高|提升|增长|增加|下降|降低|减少)\d{{1,4}}(?:\.\d{{1,3}})?(?:%|个百分点|天|微克)"
        ),
        "“持平”后面又写了变动",
        "核对是持平还是有变动",
    ),
)


def nonsense(paper: Paper) -> Iterator[Spot]:
    """No negative decrease, no decrease by so many times, no change of what stayed the same.

    要求：“下降”后面写正数；“减少”不用倍数；“持平”后面不再写变动。（公文和统计公报的通行做法。）
    反例：PM10平均浓度同比下降-3.5%。
    反例：信访量比上年减少了2倍。
    反例：优良天数比率同比持平，上升1.2个百分点。
    正例：PM10平均浓度同比下降3.5%，信访量减少到上年的三分之一，产量增加2倍。
    正例：优良天数比率同比持平，环比上升1.2个百分点；浓度同比下降5%—8%。
    """
    yield from on_each(paper.prose, _nonsense)


def _nonsense(text: str) -> Iterator[Found]:
    read = reading(text)
    for pattern, reason, fix in _NONSENSE:
        for m in pattern.finditer(read):
            yield Found(*m.span(), f"“{m[0]}”：{reason}", fix)
