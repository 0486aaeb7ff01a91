"""click's own texts in Chinese: help, usage, and what it says of a wrong option; commands that are loaded late."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from reportgen.zh import printable, width


class _Refusal(str):
    """The text that every refusal is put into: what was typed stands in it on one line and commands no terminal."""

    __slots__ = ()

    def format(self, *args: object, **words: object) -> str:
        """As of any text."""
        return printable(super().format(*args, **words))


# What click hands to gettext -> what a clerk reads. Texts that no command of ours can cause are left out; where a
# release of click words a text anew, that text is in English until it stands here (tests/test_cli.py looks).
TEXTS = {
    "Usage:": "用法：",
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明",
    "Show the version and exit.": "显示版本号",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "Try '{command} {option}' for help.": "用法说明见：{command} {option}",
    "Error: {message}": _Refusal("错误：{message}"),
    "Aborted!": "已中断",
    "Missing command.": "没有写命令",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "No such option: {name}": "没有“{name}”这个选项",
    "No such option {name!r}.": "没有“{name}”这个选项。",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "Did you mean {possibility}?": "是否为 {possibility}？",
    "(Possible options: {possibilities})": "（是否为 {possibilities}？）",
    "(Did you mean one of: {possibilities}?)": "（是否为其中之一：{possibilities}？）",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "{value!r} is not {choice}.": "“{value}”不行，只能是 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不在其中：{choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数字。",
    "{value} is not in the range {range}.": "{value} 超出范围 {range}。",
    "Option {name!r} does not take a value.": "选项“{name}”后面不带值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写 {nargs} 个值。",
    "Got unexpected extra argument ({args})": "多写了参数（{args}）",
    "Got unexpected extra arguments ({args})": "多写了参数（{args}）",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "没有“{filename}”这个{name}。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，不是文件夹。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "“{filename}”没有读取权限。",
    "{name} {filename!r} is not writable.": "“{filename}”没有写入权限。",
}
ESCAPED = "reportgen.escaped"  # the name of what is done with a character that a stream lacks
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def _text(message: str) -> str:
    return TEXTS.get(message, message)


def _counted(one: str, many: str, number: int) -> str:
    return _text(one if number == 1 else many)


def speak_chinese() -> None:
    """Have click look its texts up here.

    It asks gettext, which wants a compiled catalogue, and a locale that says Chinese: many machines here run in
    an English one. So its modules get another `_`; where click has no such name, the texts stay English.
    Its columns are counted in characters, of which a Han one is two wide: `term_len` is replaced likewise.
    """
    for name in _MODULES:
        module = sys.modules.get(f"click.{name}")
        for asked, answer in (("_", _text), ("ngettext", _counted), ("term_len", width)):
            if hasattr(module, asked):
                setattr(module, asked, answer)


class Commands(click.Group):
    """A group whose usage lines are Chinese, on a console that may not know every character."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", "subcommand_metavar": "命令 ...", **extra})

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """As in click, for a command that speaks Chinese too."""
        cmd.options_metavar = "[选项]"
        super().add_command(cmd, name)

    def main(self, *args: Any, **extra: Any) -> Any:
        """As in click; a name that the console's encoding lacks (䶮 in GBK) must not end the run, so it is escaped."""
        codecs.register_error(ESCAPED, _escaped)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors=ESCAPED)
        try:
            return super().main(*args, **extra)
        except OSError as error:
            if error.errno != errno.ENOSPC or not _is_of_a_message(error):
                raise
            _unprinted()
        sys.exit(1)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """`\\u4dae`, and two of them for 𠮷: what JSON reads too, unlike the `\\xb2` and `\\U00020bb7` of Python."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - of a stream that is written to
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4)), error.end


def _is_of_a_message(error: OSError) -> bool:
    """Whether it was a message that could not be written: an unbuffered stream does not remember it."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return step is not None and step.tb_frame.f_code is click.echo.__code__


def _unprinted() -> None:
    """The messages go to a file whose disk is full. Python prints what is left of them once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    told = "提示信息写不出去：存放它们的磁盘空间不足。清理磁盘后再运行一次\n"
    for stream, text in ((sys.stdout, ""), (sys.stderr, told)):
        try:
            stream.write(text)
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


class Deferred(click.Command):
    """Stands in a group for a command whose module is imported when it is called: `place` is `module:object`."""

    def __init__(self, name: str, place: str, about: str) -> None:
        super().__init__(name, help=about)
        self.place = place

    def real(self) -> click.Command:
        """The command itself."""
        module, _, attribute = self.place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        command.options_metavar = self.options_metavar
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """That of the command itself, which is what click then invokes."""
        return self.real().make_context(info_name, args, parent, **extra)


speak_chinese()
