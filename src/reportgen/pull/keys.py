"""Paths of a data file in the canonical words of the schema, and what of them is the prose of a report."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportgen.datafile.edits import Path
from reportgen.vocabulary import definition, folded, key_table, schema

PARTS = ("Section", "Point", "NextSteps", "Lead", "Attachment", "SignOff")
# Keys that say how a part is set and print nothing: a part whose words are all gone may go with them.
SETTINGS = (
    "题式",
    "列举",
    "序次",
    "公开",
    "角色",
    "位置",
    "版面",
    "来自",
    "栏目",
    "文件",
    "自动生成",
    "完成情况",
    "用印",
)
CHAPTERS, SECTIONS, POINTS = "章节", "小节", "要点"
LISTS = (
    CHAPTERS,
    SECTIONS,
    POINTS,
    "段落",
    "附件",
    "署名",
    "主送",
    "抄送",
    "签发人",
)  # whose items may come, go and move

# What one line of the paper alone prints: it may go with that line.
OWN = (
    ("主送",),
    ("附注",),
    ("落款", "署名"),
    ("版头", "密级"),
    ("版头", "紧急程度"),
    ("版头", "签发人"),
    ("版记", "抄送"),
)
PROSE_KEYS = ("标题", "内容", "导语", "段落", "补充", "过渡语", "结语", "结束语", POINTS)


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    for part in (schema(), *map(definition, PARTS)):
        for spelling, key in key_table(part).items():
            words.setdefault(spelling, key)
    return words


def canonical(path: Path) -> Path:
    """The path with Chinese keys, whatever spelling the file has: chapters -> 章节."""
    return tuple(_words().get(folded(step), step) if isinstance(step, str) else step for step in path)


def dotted(path: Path) -> str:
    """The canonical keys of a path, as a person names the value: 整改方案.名称."""
    return ".".join(step for step in canonical(path) if isinstance(step, str))


def section_of(path: Path) -> Path:
    """The chapter or section that a value stands in, or 下一步; () where it stands in none."""
    named = canonical(path)
    for n in range(len(path) - 1, 0, -1):
        if isinstance(path[n], int) and named[n - 1] in (CHAPTERS, SECTIONS):
            return path[: n + 1]
    return path[:1] if named[:1] == ("下一步",) else ()


class Item(NamedTuple):
    """An item of the list at `list`."""

    list: Path
    at: int

    @property
    def path(self) -> Path:
        """Its own path."""
        return (*self.list, self.at)


def item_of(path: Path, *names: str) -> Item | None:
    """The item of a list of one of these names that a value stands in, the innermost; None where it stands in none."""
    named = canonical(path)
    for n in range(len(path) - 1, 0, -1):
        at = path[n]
        if isinstance(at, int) and named[n - 1] in names:
            return Item(path[:n], at)
    return None


def is_prose(path: Path) -> bool:
    """Whether the value is text of the paper itself, and no fact."""
    words = [step for step in canonical(path) if isinstance(step, str)]
    return bool(words) and (words[-1] in PROSE_KEYS or words == ["附件", "名称"])


def is_name(path: Path) -> bool:
    """Whether the value is a name of the city, which is printed here and there."""
    return canonical(path)[:1] == ("城市",)


def is_own(path: Path) -> bool:
    """Whether the value is printed by one line of the paper alone, which it may go with."""
    words = tuple(step for step in canonical(path) if isinstance(step, str))
    return words in OWN
