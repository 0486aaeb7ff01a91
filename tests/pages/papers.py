"""The documents that are printed and measured: the five examples, and some that hold one thing in plenty.

To measure something else, add a row to PAPERS; all rows are converted in one start of the office suite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from typing import Any

from reportgen.document import Document, Paragraph, Signing
from reportgen.pipeline import build
from reportgen.resources import folder
from tests.write.papers import official, rich, t

EXAMPLES = ("baoding", "dalian", "dezhou", "huaibei", "jiaozuo")
MADE = ("han", "long", "rich")

# Of many lengths, with every mark, figures and Latin, so that line ends fall on each kind of character.
CLAUSES = (
    "市委、市政府坚持“管行业必须管环保”，",
    "先后召开专题会议23次，",
    "研究解决《整改方案》（2022年版）所列问题；",
    "截至8月底，已完成整改46项（其中大气15项、水18项），",
    "“德州蓝”“碧水绕城”成为常态：",
    "PM2.5平均浓度同比下降12.6%，优良天数比例提高到68.2%；",
    "国控断面全部达到Ⅳ类及以上水质。",
    "各县（市、区）“一把手”带队督办，",
    "做到问题不查清不放过、整改不到位不放过、群众不满意不放过。",
    "压实《责任清单》明确的职责，",
    "对弄虚作假、敷衍整改的严肃追责问责。",
)
HAN = "坚持以习近平生态文明思想为指导切实扛起生态环境保护政治责任推动督察反馈问题见底清零"


def han() -> Document:
    """Han characters only, paragraphs of 1 to 8 lines."""
    return Document((), tuple(Paragraph(t((HAN * 12)[: 40 + 31 * n % 190])) for n in range(1, 60)))


def long() -> Document:
    """Text without headings over many pages."""
    clauses = cycle(CLAUSES)
    texts = ["".join(islice(clauses, 4 + 7 * n % 12)) for n in range(1, 70)]
    return Document((), tuple(Paragraph(t(text.rstrip("，；：") + "。")) for text in texts))


def headed(**parts: Any) -> Document:
    """official() with other parts in its 版头."""
    paper = official()
    assert paper.letterhead is not None
    return replace(paper, letterhead=replace(paper.letterhead, **parts))


def copied(body: int) -> Document:
    """A last page that is full, or nearly, above a 版记 of several lines, of which brackets make more."""
    paper = official(bodies=2, body=body, signing=Signing.STACKED)
    assert paper.imprint is not None
    copies = t("市" * 25 + "（" + "县" * 24 + "）（" + "区" * 24 + "）")
    imprint = replace(paper.imprint, copies_to=copies, printer=t("示例市生态环境保护督察整改工作领导小组办公室"))
    return replace(paper, imprint=imprint, letterhead=None)


def example(city: str) -> Document:
    """The report of a bundled example."""
    document = build(folder("examples") / city / "city.yaml").document
    assert document is not None
    return document


def _of(city: str) -> Callable[[], Document]:
    return lambda: example(city)


PAPERS: dict[str, Callable[[], Document]] = {
    **{city: _of(city) for city in EXAMPLES},
    "han": han,
    "long": long,
    "rich": rich,
}
# With 版头 and 版记, of which not every line is one of text.
FRAMED: dict[str, Callable[[], Document]] = {
    "official": official,
    "joint": lambda: official(bodies=4, body=8),
    "unsealed": lambda: official(bodies=2, signing=Signing.UNSEALED, body=12),
    "stamped": lambda: official(signing=Signing.STAMPED, body=12),
    "with annex": lambda: official(rows=12, body=6),
    "all lines": lambda: headed(draft=t("征求意见稿")),
    "long names": lambda: headed(
        approvers=(t("买买提·阿不都热合曼"), t("欧阳建国")), number=t("示环督整改领办函发〔2022〕1155号")
    ),
    "two names": lambda: headed(approvers=(t("张明"), t("李平"), t("欧阳文华"))),
    "six bodies": lambda: headed(issuers=tuple(t(f"示例市{word}局") for word in "甲乙丙丁戊己")),
    "long mark": lambda: headed(issuers=(t("示例市贯彻落实省级生态环境保护督察反馈意见整改工作领导小组办公室"),)),
    **{f"full page {n}": partial(copied, n) for n in range(8, 14)},
}
