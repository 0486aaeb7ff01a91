"""The document tree as text: a node a line with the line and block of the template that made it; under it its runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from reportgen.document import (
    Addressee,
    Amount,
    Annotation,
    Attachment,
    AttachmentNote,
    Chart,
    ChartRow,
    Document,
    Enumeration,
    Heading,
    Imprint,
    Item,
    Letterhead,
    Look,
    Paragraph,
    Properties,
    Signatory,
    SignOff,
    Table,
    Text,
    plain,
)

INDENT = "  "
# What a node is called
NODES: dict[type, str] = {
    Addressee: "主送机关",
    Amount: "数量",
    Annotation: "附注",
    Attachment: "附件",
    AttachmentNote: "附件说明",
    Chart: "统计图",
    ChartRow: "一行",
    Document: "文稿",
    Enumeration: "列举",
    Heading: "标题",
    Imprint: "版记",
    Item: "要点",
    Letterhead: "版头",
    Paragraph: "段落",
    Properties: "文件属性",
    SignOff: "落款",
    Signatory: "签名人",
    Table: "表格",
}
# What a part of a node is called; "" where it needs no name
PARTS: dict[str, str] = {
    "amounts": "数量",
    "approvers": "签发人",
    "author": "作者",
    "blocks": "",
    "body": "内容",
    "copies_to": "抄送",
    "copy_number": "份号",
    "date": "日期",
    "document_word": "文件二字",
    "draft": "稿次",
    "head": "标题",
    "imprint": "",
    "inlines": "",
    "issuers": "发文机关标志",
    "items": "",
    "kind": "图式",
    "label": "项目",
    "landscape": "横放",
    "layout": "列举",
    "letterhead": "",
    "level": "层次",
    "mark": "序次",
    "name": "姓名",
    "nested": "",
    "note": "注",
    "number": "数",
    "post": "职务",
    "printed_on": "印发日期",
    "printer": "印发机关",
    "properties": "",
    "rows": "",
    "run_in": "接排",
    "secrecy": "密级",
    "series": "系列",
    "signatories": "",
    "signers": "署名",
    "signing": "用印",
    "title": "题名",
    "titles": "名称",
    "urgency": "紧急程度",
}
OWN_PARTS: dict[tuple[type, str], str] = {(Letterhead, "number"): "发文字号", (Chart, "head"): "项目"}
ORIGINS = ("origin", "title_origin")  # the second of a document: it is that of its title
ORDER = ("letterhead", "title", "blocks", "imprint", "properties", "landscape")  # of a document, as on paper


def document_text(document: Document) -> str:
    """All of it, in the order of the paper; what is not printed is left out."""
    return "".join(f"{line}\n" for line in _node(document, 0))


def _node(node: Any, depth: int) -> Iterator[str]:
    facts, parts = [], []
    for name in ORDER if isinstance(node, Document) else [f.name for f in fields(node) if f.name not in ORIGINS]:
        value = getattr(node, name)
        called = OWN_PARTS.get((type(node), name)) or PARTS.get(name, "")
        if name == "title" and isinstance(node, Document):
            called += _origin(node.title_origin)
        if isinstance(value, tuple) or is_dataclass(value):
            parts.append((called, value))
        elif isinstance(value, str | int | Enum) and _is_told(value):
            facts.append(f"{called}={_fact(value)}")
    yield INDENT * depth + "  ".join([NODES[type(node)], *facts]) + _origin(getattr(node, "origin", ""))
    if isinstance(node, Table):
        yield from _table(node, depth + 1)
        return
    for name, value in parts:
        yield from _value(name, value, depth + 1)


def _origin(origin: str) -> str:
    return f"  〔{origin}〕" if origin else ""


def _is_told(value: object) -> bool:
    return value not in ("", False) and not (isinstance(value, Enum) and not value.value)


def _fact(value: object) -> str:
    return "是" if value is True else str(value.value if isinstance(value, Enum) else value)


def _value(name: str, value: Any, depth: int) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, Text):
        yield from _node(value, depth)
    elif value and isinstance(value[0], Text):
        yield from _runs(name, value, depth)
    else:
        for inner in value:
            yield from _value(name, inner, depth)


def _table(table: Table, depth: int) -> Iterator[str]:
    """The heads with their widths, and each row by them."""
    heads = [plain(column.head) for column in table.columns]
    for column in table.columns:
        yield from _runs(f"栏（宽{column.weight}）" if column.weight else "栏", column.head, depth)
    for number, row in enumerate(table.rows, 1):
        yield f"{INDENT * depth}第{number}行"
        for head, cell in zip(heads, row, strict=True):
            for line in cell:
                yield from _runs(head, line, depth + 1)


def _runs(name: str, inlines: tuple[Text, ...], depth: int) -> Iterator[str]:
    """A single run on the line of its name, several under it."""
    if name and len(inlines) != 1:
        yield f"{INDENT * depth}{name}"
        name, depth = "", depth + 1
    for run in inlines:
        look = "" if run.look is Look.PLAIN else f"  {run.look.value}"
        figure = f"  【{run.figure}】" if run.figure else ""
        source = f"  ({run.source})" if run.source else ""
        text = json.dumps(run.text, ensure_ascii=False)
        yield f"{INDENT * depth}{name}{' ' if name else ''}{text}{look}{figure}{source}"
