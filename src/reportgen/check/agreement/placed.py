"""Ranks that the prose states of an indicator otherwise than the data: 居全省第2位, 位列全国第五."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen import zh
from reportgen.check.agreement.finding import Finding
from reportgen.check.agreement.indicators import Named, named
from reportgen.check.agreement.known import Data
from reportgen.check.agreement.sentence import Spoken
from reportgen.check.paper import Passage
from reportgen.regex import regex

_RANK = regex(
    r"(?:居|位居|位列|列|排名|排|名列)(?P<scope>全省|全国|全市|全区|全州)?(?:的)?"
    r"(?P<rank>第(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3}))(?:位|名)?(?!批|轮|个|次|产业|类|方)"
)
_STOP = regex("[。；]")


def ranked(passage: Passage, sentence: Spoken, start: int, data: Data) -> Iterator[Finding]:
    """Each rank belongs to the last indicator that is named before it, up to ；; of several named with 、 to none."""
    text = sentence.text
    names: Named = named(sentence, data.catalogue)
    for n, (_, end, name) in enumerate(names):
        until = names[n + 1][0] if n + 1 < len(names) else len(text)
        stop = _STOP.search(text, end, until)
        found = list(_RANK.finditer(text, end, stop.start() if stop else until))
        rank = data.catalogue.report.indicators[name].rank if name else None
        if rank is None or len(found) != 1 or _is_listed(text, names, n):
            continue
        m = found[0]
        said = text[end : m.start()]
        if rank.of and str(rank.of) not in said:
            continue  # 居全省第1位 is of the value, 提升幅度居全省第1位 is not
        if not rank.of and re.search("幅度|改善率|增幅|降幅", said):
            continue
        number = zh.number(m["number"])
        scope = str(rank.scope or "")
        if number != rank.position:
            at, typed, drawn = m.span("rank"), m["rank"], f"第{rank.position}"
        elif m["scope"] and scope in ("全省", "全国", "全市") and m["scope"] != scope:
            at, typed, drawn = m.span("scope"), m["scope"], scope
        else:
            continue
        reason = f"文中“{typed}”，按数据文件是“{drawn}”：【{name}.排名】"
        places = (rank.place,) if rank.place else ()
        fix = f"改为“{drawn}”；数据文件不对的，先改数据文件"
        yield Finding("SUM967", passage, start + at[0], start + at[1], reason, fix, places)


def _is_listed(text: str, names: Named, n: int) -> bool:
    """Whether another name stands right before, parted by 、: the rank may be of each of them."""
    return n > 0 and text[names[n - 1][1] : names[n][0]] in ("、", "和", "及", "以及")
