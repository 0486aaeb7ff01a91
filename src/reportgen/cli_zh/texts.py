"""click's own texts in Chinese: help, usage, questions, and what it says of a wrong option."""

from __future__ import annotations

import sys

from reportgen.cli_zh.inks import inked
from reportgen.cli_zh.wrapping import wrap_text
from reportgen.zh import printable, width

ERROR = "错误："


class _Refusal(str):
    """The text of every refusal: `错误：` in its colour, then what was typed, on one line that commands no terminal."""

    __slots__ = ()

    def format(self, *args: object, **words: object) -> str:
        """As of any text."""
        return inked(ERROR, "错误") + printable(super().format(*args, **words))


# What click hands to gettext -> what a clerk reads. Texts that no command of ours can cause are left out; where a
# release of click words a text anew, that text is in English until it stands here (tests/shell/test_texts.py looks).
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
    "Error: {message}": _Refusal("{message}"),
    "Error: {e.message}": _Refusal("{e.message}"),
    "Error: invalid input": "请回答 y（是）或 n（否）",
    "Press any key to continue...": "按任意键继续",
    "Aborted!": "已中断",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
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
    "{name} '{filename}' is a directory.": "“{filename}”是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "“{filename}”没有读取权限。",
    "{name} {filename!r} is not writable.": "“{filename}”没有写入权限。",
}
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def _text(message: str) -> str:
    return TEXTS.get(message, message)


def _counted(one: str, many: str, number: int) -> str:
    return _text(one if number == 1 else many)


INSTEAD = {
    "_": _text,
    "ngettext": _counted,
    "term_len": width,
    "wrap_text": wrap_text,
}


def speak_chinese() -> None:
    """Have click look its texts up here.

    It asks gettext, which wants a compiled catalogue, and a locale that says Chinese: many machines here run in
    an English one. So its modules get another `_`; where click has no such name, the texts stay English.
    Its columns are counted in characters, of which a Han one is two wide: what counts and wraps is replaced likewise.
    """
    for name in _MODULES:
        module = sys.modules.get(f"click.{name}")
        for asked, answer in INSTEAD.items():
            if hasattr(module, asked):
                setattr(module, asked, answer)
