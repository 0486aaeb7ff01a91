"""-q and -v, which every command and group has: as much is said as is asked for."""

from __future__ import annotations

import click

_KEY = "reportgen.loudness"  # in the context's meta, which all commands of one run share
QUIET, VERBOSE = "-q", "-v"
_HELP = {
    QUIET: "只说错误和要处理的：不说“已生成”，不显示进度和提示",
    VERBOSE: "另外说明读了哪些文件、用了哪些模板、每一步用了几秒",
}


def is_quiet() -> bool:
    """Whether only what has to be acted on is to be said."""
    return _asked() == QUIET


def is_verbose() -> bool:
    """Whether each stage is to be told."""
    return _asked() == VERBOSE


def add_loudness(command: click.Command) -> None:
    """Gives it both options, behind its own."""
    if not any(parameter.name == "quiet" for parameter in command.params):
        command.params += [_option(QUIET, "quiet"), _option(VERBOSE, "verbose")]


def _option(short: str, name: str) -> click.Option:
    return click.Option([short, f"--{name}"], is_flag=True, expose_value=False, callback=_take, help=_HELP[short])


def _asked() -> str:
    context = click.get_current_context(silent=True)
    return str(context.meta.get(_KEY, "")) if context else ""


def _take(context: click.Context, option: click.Parameter, on: bool) -> None:
    if not on or context.resilient_parsing:
        return
    asked = QUIET if option.name == "quiet" else VERBOSE
    before = context.meta.setdefault(_KEY, asked)
    if before != asked:
        raise click.UsageError("“-q”和“-v”不能同用：一个少说，一个多说")
    if asked == VERBOSE:
        from reportgen.cli_zh.verbose import Listener

        Listener.of(context)
