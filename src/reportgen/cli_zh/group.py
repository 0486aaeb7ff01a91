"""Groups of commands whose usage is Chinese, and commands whose modules are imported when they are called."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from reportgen.cli_zh.inks import wanted
from reportgen.cli_zh.loudness import add_loudness
from reportgen.cli_zh.streams import any_console

OPTIONS = "[选项]"
COMPLETE = "_REPORTGEN_COMPLETE"  # set by the shell when Tab is pressed


class Commands(click.Group):
    """A group whose usage lines are Chinese, on any console; `meant` are other words for its commands.

    A word that is typed in the place of a command may be one of `meant`, or the name of a file.
    """

    def __init__(self, *args: Any, meant: Mapping[str, str] | None = None, **extra: Any) -> None:
        super().__init__(*args, **{"options_metavar": OPTIONS, "subcommand_metavar": "命令 ...", **extra})
        self.meant = meant or {}
        add_loudness(self)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """As in click, for a command that speaks Chinese too; what a Deferred stands for is prepared when called."""
        if isinstance(cmd, Deferred):
            cmd.short_help = _first_sentence(cmd.help or "")
        else:
            _prepare(cmd)
        super().add_command(cmd, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As in click, which says little of a word that is no command."""
        if not (ctx.resilient_parsing or args[0].startswith("-") or self.get_command(ctx, args[0])):
            from reportgen.cli_zh.meant import no_command

            raise click.UsageError(no_command(self, args[0], args[1:], ctx.command_path), ctx)
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As in click, with the colours that the surroundings want."""
        return super().make_context(info_name, args, parent, **{"color": wanted(), **extra})

    def main(self, *args: Any, **extra: Any) -> Any:
        """As in click, on any console; what the shell asks about Tab is answered for more shells."""
        if COMPLETE in os.environ:
            from reportgen.cli_zh.shells import register

            register()
        with any_console():
            return super().main(*args, **extra)


def _prepare(command: click.Command) -> None:
    """What every command has."""
    command.options_metavar = OPTIONS
    command.context_settings.setdefault("help_option_names", ["-h", "--help"])
    command.short_help = command.short_help or _first_sentence(command.help or "")
    add_loudness(command)


def _first_sentence(text: str) -> str:
    """For the list of commands; click would cut the text at a blank, of which there is none."""
    sentence, stop, _ = "".join(text.split("\n\n", maxsplit=1)[0].split("\n")).partition("。")
    return sentence + stop


class Deferred(click.Command):
    """Stands in a group for a command whose module is imported when it is called: `place` is `module:object`."""

    def __init__(self, name: str, place: str, about: str) -> None:
        super().__init__(name, help=about)
        self.place = place

    def real(self) -> click.Command:
        """The command itself."""
        module, _, attribute = self.place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        _prepare(command)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """That of the command itself, which is what click then invokes."""
        return self.real().make_context(info_name, args, parent, **extra)
