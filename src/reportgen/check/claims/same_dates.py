"""Rule on one event in two places: the day on which a paper was issued, an inspection was present or fed back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.claims.twice import ROUND, level_of
from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Passage, Spot
from reportgen.regex import regex

_DATE = r"20\d\d年\d{1,2}月(?:\d{1,2}日)?"
_ISSUED = regex(
    rf"(?P<d>{_DATE})，?[^，。；《\d]{{0,25}}(?:印发|出台|下发)(?:了|实施)?[^，。；《]{{0,6}}《(?P<name>[^《》]{{4,60}})》"
)
_MET = regex(
    rf"(?P<d>{_DATE})，?[^，。；\d]{{0,20}}召开(?:了)?(?P<name>[^，。；\d]{{0,20}}第[一二三四五六七八九十\d]{{1,4}}次[^，。；]{{0,16}}会议?)"
)
_STATIONED = regex(
    r"(?P<d>20\d\d年\d{1,2}月\d{1,2}日[至—－\-~～](?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日)，?[^。；\d]{0,70}?"
    r"(?P<name>[^，。；\d（）]{0,8}第[一二三四五六七八九十]{1,3}[^，。；\d]{0,16}督察组)"
)
_FED_BACK = regex(r"(?P<d>20\d\d年\d{1,2}月\d{1,2}日)，?(?:(?!印发|制定|出台|召开)[^，。；\d《]){0,24}?反馈")


def dates(paper: Paper) -> Iterator[Spot]:
    """The day on which a paper was issued, an inspection was present or fed back is one day in the whole text.

    要求：同一文件的印发日期、同一次督察的进驻和反馈日期，全文要一致。（公文的通行做法。）
    反例：2022年6月20日，市政府印发《全市扬尘治理方案》。¶二、主要做法¶2022年6月25日，我市印发《全市扬尘治理方案》，明确任务。
    反例：省督察组于2022年5月20日反馈了督察意见。¶二、主要做法¶2022年5月26日，省督察组向我市反馈督察意见后，市委立即部署。
    正例：2022年6月，市政府印发《全市扬尘治理方案》。¶2022年6月20日，我市印发《全市扬尘治理方案》，明确任务。
    正例：省督察组于2022年5月20日反馈了督察意见。¶中央督察组于2022年3月8日向我省反馈了督察意见，整改同步推进。
    """
    seen: dict[tuple[str, ...], tuple[str, int, int, int]] = {}
    for p in paper.prose:
        for key, m in _dated(p):
            date = re.sub("[—－\\-~～]", "至", m["d"])
            old, *spot = seen.setdefault((*key, date[:4]), (date, p.index, *m.span("d")))
            if not (old.startswith(date) or date.startswith(old)):
                reason = f"{key[-1]}{key[0]}的日期，前面写{old}，这里写{date}"
                related = ((spot[0], spot[1], spot[2]),)
                yield p.index, Found(*m.span("d"), reason, "核对日期，全文改成一致", None, related)


def _dated(p: Passage) -> Iterator[tuple[tuple[str, ...], re.Match[str]]]:
    """What happened to what, and the match with its date `d`."""
    text = p.text.translate(str.maketrans(",;", "，；"))
    for m in _ISSUED.finditer(text):
        if not re.search("修订|修改|重新", m[0]):
            yield ("印发", f"《{m['name']}》"), m
    for m in _MET.finditer(text):
        yield ("召开", m["name"]), m
    for m in _STATIONED.finditer(text):
        yield ("进驻", m["name"].lstrip("，由对")), m
    for m in _FED_BACK.finditer(text):
        sentence = text[sentence_start(text, m.start(), "。\n") : m.end() + 20]
        level = level_of(sentence)
        if level:
            name = {"center": "中央督察", "province": "省级督察", "city": "市级督察"}.get(level, level)
            yield (
                (
                    "反馈",
                    f"{name}{''.join(f'第{n}轮' for n in ROUND.findall(sentence))}{'回头看' * ('回头看' in sentence)}",
                ),
                m,
            )
