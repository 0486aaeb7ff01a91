"""Rule on references: 见附件3 where two attachments are announced."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen import zh
from reportgen.check.marks import NUMERALS
from reportgen.check.paper import Found, Paper, Role, Spot
from reportgen.regex import regex

NEAR = 10  # characters before a reference that are looked at
_CITED = regex(
    rf"(?:(?<=详见)|(?<=[见（(按照、和至]))附\s?件\s?(?P<no>\d{{1,2}}|[{NUMERALS}]{{1,3}})?(?=[）)，。；、和至—]|$|所列|执行|要求)"
)
_QUOTED = regex("》[^，。；]{0,6}$")  # 《方案》附件2 is one of another paper
_ITEM = regex(r"(?:^|[\s：:；;])(\d{1,2})\s?[.．、]\s?(?!\d)")


def attachments(paper: Paper) -> Iterator[Spot]:
    """An attachment that the text refers to is announced or stands behind the paper.

    要求：正文提到的附件，附件说明里要有，序号一致。GB/T 9704-2012，7.3.4、7.4。
    反例：任务清单见附件3。¶附件：1.整改任务清单¶2.信访件办理情况
    正例：任务清单见附件2，按照《考核办法》附件5执行。¶附件：1.整改任务清单¶2.信访件办理情况
    正例：任务清单见附件。¶附件：整改任务清单
    """
    announced = _announced(paper)
    if not announced:
        return
    for p in paper.having(Role.BODY, Role.HEADING):
        for m in _CITED.finditer(p.text):
            number = zh.number(m["no"]) if m["no"] else None
            if (
                number
                and number > announced
                and p.part == 0
                and not _QUOTED.search(p.text[max(0, m.start() - NEAR) : m.start()])
            ):
                reason = f"正文提到“附件{m['no']}”，附件只有{announced}个"
                yield p.index, Found(*m.span(), reason, "改正序号，或补上附件")


def _announced(paper: Paper) -> int:
    """How many attachments the paper has, by 附件说明 or by their own marks."""
    notes = [p.text for p in paper.having(Role.NOTE)]
    numbers = [int(m[1]) for text in notes for m in _ITEM.finditer(text)]
    return max([len(notes[:1]), *numbers, *(p.part for p in paper.passages)], default=0)
