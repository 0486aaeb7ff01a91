"""A tree as a data file that somebody wrote by hand: in the manner of chance, with comments and empty lines."""

from __future__ import annotations

import re
from random import Random
from typing import Any

TEXTS = (
    "治理污水",
    "完成 PM10 治理，见附件",
    "一是：压实责任。二是改进作风。",
    "it's a “quote”",
    "2022-08-30",
    "66.7%",
    "甲: 乙",
    "有 # 号",
    "[方] {花}, 逗",
    "- 像列表",
    "true",
    "",
    "第一段。\n第二段。",
    "第一段。\n\n  缩进的第二段。\n",
    "反斜\\杠 \"引\" '单'",
)
KEYS = ("标题", "内容", "要点", "导语", "落款", "备注 一", "PM10")


class Writer:
    """A tree in a manner that changes from node to node, with comments and empty lines between."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0
        self.step = random.choice((2, 2, 4))
        self.lines: list[str] = []

    def file(self, tree: dict[str, Any]) -> str:
        if self.random.random() < 0.5:
            self.lines += ["# 文件头", ""]
        self.mapping(tree, 0, "")
        self.note(0)
        ends = self.random.choice((("\n",), ("\n",), ("\r\n",), ("\n", "\r\n")))
        text = "".join(line + self.random.choice(ends) for line in self.lines)
        return text.rstrip("\r\n") if self.random.random() < 0.2 else text

    def chance(self, odds: float) -> bool:
        return self.random.random() < odds

    def note(self, indent: int) -> None:
        """Perhaps empty lines and comments."""
        if self.chance(0.15):
            self.lines.append(self.random.choice(("", "", "  ")))
        for _ in range(self.random.choice((0, 0, 0, 0, 1, 2))):
            self.lines.append(" " * indent + self.remark())

    def remark(self) -> str:
        self.comments += 1
        return f"# 注{self.comments}."

    def mapping(self, tree: dict[str, Any], indent: int, head: str) -> None:
        for n, (key, value) in enumerate(tree.items()):
            if n or not head.strip(" "):
                self.note(indent)
            self.value(value, indent, (head if not n and head else " " * indent) + key + ":")

    def items(self, tree: list[Any], indent: int, head: str) -> None:
        mark = "-" + " " * self.random.choice((1, 1, 1, 3))
        for n, value in enumerate(tree):
            if n or not head.strip(" "):
                self.note(indent)
            begin = (head if not n and head else " " * indent) + mark
            if isinstance(value, dict) and value and not self.chance(0.3):
                self.mapping(value, indent + len(mark), begin)
            elif isinstance(value, list) and value and self.chance(0.5):
                self.items(value, indent + len(mark), begin)
            else:
                self.value(value, indent, begin.rstrip(" "))

    def value(self, value: Any, indent: int, head: str) -> None:
        remark = "  " + self.remark() if self.chance(0.15) else ""
        if isinstance(value, str):
            self.scalar(value, indent, head, remark)
        elif not value or self.chance(0.3):
            self.brackets(value, indent, head, remark)
        elif isinstance(value, dict):
            self.lines.append(head + remark)
            self.mapping(value, indent + self.step, "")
        else:
            self.lines.append(head + remark)
            same = head.endswith(":") and not head.lstrip(" ").startswith("- ") and self.chance(0.3)
            self.items(value, indent + (0 if same else self.step), "")

    def scalar(self, text: str, indent: int, head: str, remark: str) -> None:
        style = self.random.choice("pppqqdd|>f")
        blanks = " " * (indent + self.random.choice((1, 2, 4)))
        if style in "|>" and text.strip():
            keep = self.random.choice(("", "-"))
            self.lines.append(f"{head} {style}{keep}{remark}")
            self.lines += [blanks + line if line else "" for line in text.strip().split("\n")]
        elif style == "f" and len(text) > 4 and "\n" not in text and re.fullmatch(r"[\w，。、“”]+", text):
            quote = self.random.choice(("", "'", '"'))
            self.lines += [f"{head} {quote}{text[:2]}", f"{blanks}{text[2:4]}", f"{blanks}{text[4:]}{quote}{remark}"]
        elif not text and self.chance(0.5):
            self.lines.append(head + remark)
        else:
            self.lines.append(f"{head} {self.short(text, style)}{remark}")

    def short(self, text: str, style: str = "p") -> str:
        if style == "p" and re.fullmatch(r"[\w，。、“”][\w，。、“” .%-]*", text) and text == text.strip():
            return text
        if style == "q" and "\n" not in text:
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    def brackets(self, value: Any, indent: int, head: str, remark: str) -> None:
        if self.chance(0.7):
            self.lines.append(f"{head} {self.flow(value)}{remark}")
            return
        blanks = " " * (indent + self.step)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        self.lines.append(f"{head} {opening}{remark}")
        parts = [f"{k}: {self.flow(v)}" for k, v in value.items()] if opening == "{" else list(map(self.flow, value))
        for n, part in enumerate(parts):
            if self.chance(0.2):
                self.lines.append(blanks + self.remark())
            comma = "," if n < len(parts) - 1 or self.chance(0.3) else ""
            self.lines.append(blanks + part + comma + (" " + self.remark() if self.chance(0.2) else ""))
        self.lines.append(" " * (indent + 1) + closing)

    def flow(self, value: Any) -> str:
        if isinstance(value, str):
            return self.short(value, self.random.choice("pqd"))
        if isinstance(value, list):
            return "[" + self.random.choice((", ", ",")).join(map(self.flow, value)) + "]"
        return "{" + ", ".join(f"{key}: {self.flow(inner)}" for key, inner in value.items()) + "}"
