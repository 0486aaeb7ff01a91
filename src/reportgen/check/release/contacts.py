"""Whether a name or a number is there to be called: it stands behind a label such as 联系人： or 监督电话：."""

from __future__ import annotations

from reportgen.check.paper import Paper, Passage
from reportgen.regex import regex

NEAR = 40  # characters before a name or number that are searched for its label
BEHIND = 16  # characters behind it: 王某某主任（联系电话：…）
BETWEEN = 20  # characters between two numbers of one list
_LINES = "(?:联系|监督|举报|咨询|投诉|值班|受理|服务|办公|公开)电话"
_LABEL = f"(?:联系人|联络人|联系方式|{_LINES})(?:[（(][^（）()]{{0,10}}[）)])?"
_PERSON = regex(rf"{_LABEL}[：:为是\s][^。！？]*$")
_PERSON_BEHIND = regex(rf"[，、,（(：:\s]{{0,2}}(?:{_LINES}|联系方式|电话)[：:为是]?\s?[（(]?\d")
_NUMBER = regex(
    "(?:电话|热线|专线|传真|联系人|联络人|联系方式|拨打|致电|来电|邮编|邮政编码"
    r"|(?:举报|监督|咨询|受理|投诉|值班)[^，。；：:\n]{0,10}[：:])[^。！？]*$"
)
_NUMBER_BEHIND = regex(r"\s?[（(][^（）()]{0,6}(?:电话|热线|传真)[）)]")
_ALONE = regex(rf"\s*(?:{_LABEL}|电话|传真|热线|(?:举报|监督|投诉|服务|咨询)热线)\s*")
_CALL = regex("电话|热线|传真|联系|举报|监督|咨询|受理|值班|投诉|来访|来电|拨打")


def above(paper: Paper, passage: Passage) -> str:
    """The line above where it is a label of this one (举报电话, 举报方式如下：), else "".

    Above a cell stands the head of its column, or the cell beside it.
    """
    if passage.table >= 0:
        heads = (p for p in paper.passages[: passage.index] if p.table == passage.table and p.row == 0)
        line = next((p.text for p in heads if p.column == passage.column), "")
        beside = paper.passages[passage.index - 1]
        if not _ALONE.fullmatch(line) and (beside.table, beside.row) == (passage.table, passage.row):
            line = beside.text
    else:
        line = paper.passages[passage.index - 1].text if passage.index else ""
    line = line.strip()
    is_label = _ALONE.fullmatch(line) or (line.endswith(("：", ":")) and _CALL.search(line))
    return f"{line[-NEAR:]}\n" if is_label else ""


def is_to_be_called(text: str, start: int, end: int, line_above: str) -> bool:
    """Whether the person named at start..end is whom the public may call."""
    before = (line_above + text[:start])[-NEAR:]
    return bool(_PERSON.search(before) or _PERSON_BEHIND.match(text, end, end + BEHIND))


def is_for_calls(text: str, start: int, end: int, line_above: str) -> bool:
    """Whether the text says what the number at start..end is for."""
    before = (line_above + text[:start])[-NEAR:]
    # 举报方式如下： says it of a number at the beginning of the next line.
    begins = line_above.endswith(("：\n", ":\n")) and start < BETWEEN
    return begins or bool(_NUMBER.search(before) or _NUMBER_BEHIND.match(text, end, end + BEHIND))
