"""The parts of a paper: what each paragraph of a Word file is. `anatomy` finds them, the rules ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from reportgen.read.word import Look, Para, Run, WordFile
from reportgen.records import dataclass, field


class Role(Enum):
    """What a paragraph is; OTHER is what the rules leave alone."""

    BLANK = "空段"
    LETTERHEAD = "版头"
    TITLE = "标题"
    ADDRESSEE = "主送机关"
    HEADING = "小标题"
    BODY = "正文"
    NOTE = "附件说明"
    SIGNER = "署名"
    DATE = "成文日期"
    REMARK = "附注"
    MARK = "附件标志"
    ATTACHMENT_TITLE = "附件标题"
    IMPRINT = "版记"
    TABLE = "表格"
    OTHER = "其他"


@dataclass(frozen=True)
class Heading:
    """`level` 1..4; `count` is its number, None where it has none; its head ends before character `end` of `shown`."""

    para: Para
    level: int
    count: int | None
    mark: str
    end: int
    run_in: bool
    numbered_item: bool = False  # 1. and （1） before sentences: points of a list rather than headings


@dataclass
class Anatomy:
    """The parts of a paper; `roles` has every paragraph by its index."""

    word: WordFile
    roles: dict[int, Role] = field(default_factory=dict)
    issuers: list[Para] = field(default_factory=list)  # 发文机关标志
    number: Para | None = None  # 发文字号, where there is a 发文机关标志
    title: list[Para] = field(default_factory=list)
    addressee: Para | None = None
    headings: list[list[Heading]] = field(default_factory=list)  # of the text, then of each attachment
    note: list[Para] = field(default_factory=list)
    signers: list[Para] = field(default_factory=list)
    date: Para | None = None
    remarks: list[Para] = field(default_factory=list)  # 附注
    attachments: list[Para] = field(default_factory=list)  # their marks
    attachment_titles: list[list[Para]] = field(default_factory=list)
    imprint: list[Para] = field(default_factory=list)

    def having(self, *roles: Role) -> list[Para]:
        """The paragraphs of these roles in order."""
        return [p for p in self.word.paras if self.roles[p.index] in roles]

    @property
    def all_headings(self) -> list[Heading]:
        """Those of the text and of attachments."""
        return [h for part in self.headings for h in part]

    def text_runs(self) -> Iterator[tuple[Para, Run]]:
        """Runs of the running text: of body paragraphs, and behind the head of a run-in heading."""
        ends = {h.para.index: h.end for h in self.all_headings if not h.numbered_item}
        for para in self.having(Role.BODY, Role.HEADING):
            for start, run in placed(para):
                if start >= ends.get(para.index, 0) and run.text.strip():
                    yield para, run

    def head_runs(self, heading: Heading) -> Iterator[Run]:
        """Runs of a heading, up to the end of its head."""
        for start, run in placed(heading.para):
            if start < heading.end and run.text.strip(" \t\n\u3000"):
                yield run


def placed(para: Para) -> Iterator[tuple[int, Run]]:
    """Runs with where each begins in `shown`."""
    at = len(para.number)
    for run in para.runs:
        yield at, run
        at += len(run.text)


def is_red(look: Look) -> bool:
    """As a letterhead is."""
    if len(look.colour) != 6:
        return False
    try:
        red, green, blue = (int(look.colour[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return False
    return red > 150 and green < 90 and blue < 90
