"""Rules on ranks: the place among so many, and what is said of it beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen import zh
from reportgen.check.claims.indicators import reading
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex

_RANK = r"(?:并列)?(?:倒数)?第(?P<r>\d{1,4}|[一二三四五六七八九十]{1,3})(?:位|名)?"
_AMONG = regex(
    r"(?:全[省市县区国州盟]|我[省市])(?:的)?(?P<of>\d{1,4})个(?:[^\d，。；、个]{0,8}?)(?:城市|市|州|县|区|乡镇|镇|街道|地区|县（市、区）|县市区|单位)"
    rf"(?:中|里|内)?(?:，)?(?:的)?(?:排名?|位列|位居|名列|居|排在|列|综合排名){{0,2}}{_RANK}"
)
# 居全省第17位（全省16个市）
_AMONG_BEHIND = regex(
    rf"全[省市县区国州盟][^，。；\d]{{0,8}}?{_RANK}[（(](?:全[省市县区国州盟])?(?:共有?)?(?P<of>\d{{1,4}})个(?:设区|地级|县级|省辖)?(?:城市|市|州|县|区|乡镇|镇|街道|地区|县市区)[）)]"
)
_TOP = regex(
    rf"(?:居|位居|位列|列|排名?|排在|名列)(?P<in>全[省市国])[^，。；\d]{{0,6}}?{_RANK}，(?:稳居|进入|跻身|位居|位列|居|名列|列)(?:(?P=in))?前(?P<top>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:位|名|强)?"
)

_NONE = regex("第[0零](?:位|名)(?=[，。；、）]|$)")


def ranks(paper: Paper) -> Iterator[Spot]:
    """A rank is not beyond the number of those ranked, nor outside of the top that is named beside it.

    要求：名次不会大于参加排名的总数；“前三”与具体名次要一致。（公文的通行做法。）
    反例：综合指数在全省16个市中排名第17位。
    反例：综合指数居全省第17位（全省16个市）。
    反例：改善幅度居全省第4位，位居全省前三。
    反例：综合指数居全省第0位。
    正例：综合指数在全省16个市中排名第16位，改善幅度居全省第2位，位居全省前三。
    正例：排名由第20位上升到第9位，进入全省前十；在全国168个重点城市中排名第35位。
    """
    yield from on_each(paper.prose, _ranks)


def _ranks(text: str) -> Iterator[Found]:
    read = reading(text)
    # Brackets are blank in `read`.
    for m in (*_AMONG.finditer(read), *_AMONG_BEHIND.finditer(text)):
        rank, of = zh.number(m["r"]), int(m["of"])
        if rank is not None and rank > of:
            yield Found(m.start("r"), m.end("r"), f"{of}个里面排第{rank}，超出总数", "核对名次和总数")
    for m in _NONE.finditer(read):
        yield Found(*m.span(), f"没有“{m[0]}”", "核对名次")
    for m in _TOP.finditer(read):
        rank, top = zh.number(m["r"]), zh.number(m["top"])
        before = read[sentence_start(read, m.start()) : m.start()]
        if rank is not None and top is not None and rank > top and not re.search("由|从|倒数", before + m[0]):
            yield Found(*m.span(), f"第{rank}不在前{top}之内", "核对名次")
