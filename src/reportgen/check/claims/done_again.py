"""What is done, or still under way, of the only total of a paper, where it is told again without that total."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.claims.indicators import reading
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Spot
from reportgen.regex import regex

_STATED = regex(
    r"(?<![\d.第])(?P<all>\d{1,5})项整改任务(?:中|里)?，?(?:目前|现)?(?:已经?)?(?:完成整改|完成)(?:了)?(?P<done>\d{1,5})项"
    r"(?:，(?:其余|剩余)的?(?P<rest>\d{1,5})项[^，。；\d]{0,6}正在(?:有序|加快|积极|抓紧)?(?:推进|整改)(?=[，。；]))?"
)
_AGAIN = regex(
    r"(?<=[对将把])(?:已经?(?:完成整改|完成)|(?P<open>正在(?:推进|整改)))的(?P<n>\d{1,5})项(?:整改)?任务(?=[，。；])"
)
# Of another time, inspection or part.
_OTHER = regex("年|月|其中|省级?督|中央|轮|回头看反馈|方面|领域|[县镇乡]|审计|巡[视察]|验收|本批|首批")


class Told(NamedTuple):
    """A number of tasks in a passage."""

    number: int
    passage: int
    start: int
    end: int


def told_again(paper: Paper) -> Iterator[Spot]:
    """对已完成的40项整改任务, where 39 of the only total were done."""
    stated = [(p, m) for p in paper.prose if not p.part for m in _STATED.finditer(reading(p.text))]
    if len({(m["all"], m["done"]) for _, m in stated}) != 1:
        return
    first, m = stated[0]
    done = Told(int(m["done"]), first.index, *m.span("done"))
    rest = Told(int(m["rest"]), first.index, *m.span("rest")) if m["rest"] else None
    for p in paper.prose:
        if p.part or p.index < first.index:
            continue
        read = reading(p.text)
        for again in _AGAIN.finditer(read):
            old = rest if again["open"] else done
            clause = read[sentence_start(read, again.start()) : again.start()]
            if old is None or int(again["n"]) == old.number or _OTHER.search(clause):
                continue
            what = "正在推进" if again["open"] else "完成"
            reason = f"整改任务前面写{what}{old.number}项，这里写{what}{again['n']}项"
            related = ((old.passage, old.start, old.end),)
            yield p.index, Found(*again.span("n"), reason, "核对完成数，全文改成一致", None, related)
