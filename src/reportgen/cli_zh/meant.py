"""What was meant by a word in the place of a command: another command, or a file and a command for it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, MutableMapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

import click

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


class Group(Protocol):
    """What is asked of a group."""

    commands: MutableMapping[str, click.Command]
    meant: Mapping[str, str]


def no_command(group: Group, word: str, rest: Sequence[str], typed: str) -> str:
    """What to say of a word that is no command; `typed` is what stands before it: `reportgen ledger`."""
    told = f"没有“{word}”这个命令"
    if (near := near_commands(group, word)) is not None:
        return f"{told}；是否为 {'、'.join(near)}？" if near else f"{told}；有：{'、'.join(group.commands)}"
    command, about = _for_path(word) or ("", "")
    if command not in group.commands:
        return f"{told}；有：{'、'.join(group.commands)}"
    line = quoted([*typed.split(), command, word, *rest])
    return f"{told}。这是{'文件夹' if os.path.isdir(word) else '文件'}，要{about}，写成：{line}"


def near_commands(group: Group, word: str) -> list[str] | None:
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
    near = get_close_matches(word.lower(), words, n=3, cutoff=ALIKE)
    return list(dict.fromkeys(words[name] for name in near))


def _for_path(word: str) -> tuple[str, str] | None:
    try:
        if os.path.isdir(word):
            return FOR_FOLDERS
    except ValueError:  # a null character
        return None
    return FOR_FILES.get(Path(word).suffix.lower())


def quoted(words: Sequence[str]) -> str:
    """A command line that can be typed as it is printed, names with blanks too."""
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline(words)
    return " ".join(word if _is_plain(word) else shlex.quote(word) for word in words)


def _is_plain(word: str) -> bool:
    """`shlex` quotes every name in Chinese too, which needs it not."""
    plain = "".join(char if char.isascii() else "x" for char in word)
    return shlex.quote(plain) == plain
