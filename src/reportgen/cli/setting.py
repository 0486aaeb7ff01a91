"""`reportgen set`: the values of a data file and of its ledger, listed and changed by their names."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.paths import FilledPath
from reportgen.cli.told import tell_found, tell_made, tell_well
from reportgen.zh import printable

if TYPE_CHECKING:
    from reportgen.editing.form import Form
    from reportgen.pipeline.editing import FieldChange


@click.command("set")
@click.argument("file", type=FilledPath(path_type=Path), metavar="数据文件")
@click.argument("words", nargs=-1, metavar="[名=值]...")
@click.option("--dry-run", "dry", is_flag=True, help="只看会改什么，不写文件")
def set_(file: Path, words: tuple[str, ...], dry: bool) -> None:
    """改数据文件或台账里的值：状态、完成日期、进展、要点、截至日期等。

    只写数据文件，就列出能改的各处和现在的值。值写空的，就是删去这一处。
    几处一起改：有一处不对，就都不改。当天第一次改动前的文件另存为 .bak，注释和格式不变。

    \b
    例：reportgen set city.yaml
        reportgen set city.yaml 截至日期=2026-10-31
        reportgen set city.yaml 整改任务.3.状态=已完成整改 落款.日期=2026-11-05
        reportgen set city.yaml 章节.补齐短板.要点.1.内容=……
    """
    from reportgen.diagnostics import has_errors
    from reportgen.editing.told import listed
    from reportgen.pipeline.editing import edit, outline

    form = outline(file)
    if not form.groups:
        tell_found(form.found)
        sys.exit(1)
    if not words:
        click.echo(listed(form, shutil.get_terminal_size().columns), nl=False)
        return
    edited = edit(file, _changes(file, form, words), dry=dry)
    for sentence in edited.told:
        tell_well(printable(sentence))
    for place in edited.files:
        tell_made(place, "已写入")
    for kept in edited.found:
        if kept.code == "OUT605":  # as always: a sentence, and nothing to be done
            tell_well(printable(kept.reason))
    tell_found([d for d in edited.found if d.code != "OUT605"])
    failed = has_errors(edited.found)
    if failed:
        click.echo("各处都没有改", err=True)
    elif not edited.told:
        tell_well("都已经是这样，没有要改的")
    elif dry:
        tell_well("没有写文件；不加 --dry-run 就写")
    sys.exit(1 if failed else 0)


def _tell_what_is_not_read(file: Path) -> None:
    """A task is in no list where its ledger can't be read; who asks for it is told that first."""
    from reportgen.pipeline.editing import form_of

    tell_found([d for d in form_of(file).found if d.is_error])


def _changes(file: Path, form: Form, words: tuple[str, ...]) -> list[FieldChange]:
    """The words as changes of what the form says now; a name that is none ends the command."""
    from reportgen.editing.naming import addresses, meant
    from reportgen.pipeline.editing import FieldChange

    by_at, changes = addresses(form), list[FieldChange]()
    for word in words:
        name, mark, value = word.partition("=")
        if not mark or not name.strip():
            raise click.UsageError(f"“{printable(word)}”要写成“名=值”，如 截至日期=2026-10-31")
        found = meant(form, name, by_at)
        if isinstance(found, str):
            _tell_what_is_not_read(file)
            raise click.UsageError(printable(found))
        entry, field = found
        changes.append(FieldChange(entry.at, field.key, field.value, value))
    return changes
