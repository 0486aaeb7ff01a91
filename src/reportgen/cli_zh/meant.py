"""What was meant by a word in the place of a command: another command, or a file and a command for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.zh import quoted

if TYPE_CHECKING:
    from reportgen.cli_zh.group import Commands

# Ending of a file -> the command that is for it first of all, and what that does.
FOR_FILES: dict[str, tuple[str, str]] = {
    ".yaml": ("build", "由它生成报告"),
    ".yml": ("build", "由它生成报告"),
    ".docx": ("check", "检查它"),
    ".docm": ("import", "把它读成数据文件"),
    ".txt": ("check", "检查它"),
    ".xlsx": ("status", "看它的进度"),
    ".xlsm": ("status", "看它的进度"),
    ".xls": ("import", "把它读成数据文件"),
    ".et": ("import", "把它读成数据文件"),
}
FOR_FOLDERS = ("build", "由其中的数据文件生成报告")
ALIKE = 0.55  # of difflib: `biuld` and build are 0.8 alike


def no_command(group: Commands, word: str, rest: Sequence[str], typed: str) -> str:
    """What to say of a word that is no command; `typed` is what stands before it: `reportgen ledger`."""
    told = f"没有“{word}”这个命令"
    if (near := near_commands(group, word)) is not None:
        return f"{told}；是否为 {'、'.join(near)}？" if near else f"{told}；有：{'、'.join(group.commands)}"
    command, about = _for_path(word) or ("", "")
    if command not in group.commands:
        return f"{told}；有：{'、'.join(group.commands)}"
    line = " ".join((typed, command, *map(quoted, (word, *rest))))
    return f"{told}。这是{'文件夹' if os.path.isdir(word) else '文件'}，要{about}，写成：{line}"


def near_commands(group: Commands, word: str) -> list[str] | None:
    """Commands that were meant, none where none comes near; None where the word is rather a file."""
    other = {
        alias: command
        for alias, command in group.meant.items()
        if command.startswith("-") or command.split()[0] in group.commands
    }
    if word in other:
        return [other[word]]
    if _for_path(word):
        return None
    if found := list(dict.fromkeys(other[alias] for alias in other if alias in word)):
        return found[:3]
    words = {name: name for name in group.commands} | other
    # Not vocabulary.nearest: wrong usage loads nothing of the data.
    near = get_close_matches(word.lower(), words, n=3, cutoff=ALIKE)
    return list(dict.fromkeys(words[name] for name in near))


def _for_path(word: str) -> tuple[str, str] | None:
    try:
        if os.path.isdir(word):
            return FOR_FOLDERS
    except ValueError:  # a null character
        return None
    return FOR_FILES.get(Path(word).suffix.lower())
