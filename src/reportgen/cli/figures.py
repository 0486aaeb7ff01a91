"""`reportgen figures` and `reportgen explain`: what is counted, and of which rows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.paths import FilledPath
from reportgen.cli.told import tell_found
from reportgen.cli.values import names

if TYPE_CHECKING:
    from reportgen.figures.catalogue import Catalogue


@click.command()
@click.argument("file", type=FilledPath(), metavar="文件")
@click.option("--json", "json_", is_flag=True, help="全部的数写成 JSON，给别的程序用；各数带各项的序号和位置")
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--all", "everything", is_flag=True, help="为零的、缺数据的也全部列出")
def figures(file: str, json_: bool, as_of: str | None, everything: bool) -> None:
    """列出数据文件（.yaml）或台账（.xlsx）能算出的全部数字，和各数的算法。

    各数的名字就是占位：正文里写【任务.已完成】，印出的就是这里的数。

    \b
    例：reportgen figures city.yaml
        reportgen figures 台账.xlsx --as-of 2022-08-30 --all
    """
    from reportgen.present.figures import as_json, as_text

    catalogue = _catalogue(file, as_of)
    if json_:
        for part in as_json(catalogue, catalogue.entries):
            click.echo(part, nl=False)
    else:
        click.echo(as_text(catalogue, Path(file).name, everything=everything), nl=False)


@click.command()
@click.argument("file", type=FilledPath(), metavar="文件")
@click.argument("what", metavar="名字或数", shell_complete=names)
@click.option("--json", "json_", is_flag=True, help="结果写成 JSON，给别的程序用")
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
def explain(file: str, what: str, json_: bool, as_of: str | None) -> None:
    """说明一个数怎么来的：算法、算式、由哪几项得出，各项在哪一格。

    \b
    例：reportgen explain city.yaml 已完成
        reportgen explain city.yaml 任务.领域.水.已完成
        reportgen explain 台账.xlsx 17项          哪些数是17项，各是哪几项
    """
    from reportgen.pipeline.figures import unknown
    from reportgen.present.figures import as_json, explained

    if not what.strip():
        raise click.UsageError("没有写要说明的名字或数")
    catalogue = _catalogue(file, as_of)
    found = catalogue.find(what)
    if not found:
        raise click.UsageError(unknown(catalogue, what))
    for part in as_json(catalogue, found, whole=True) if json_ else [explained(catalogue, found)]:
        click.echo(part, nl=False)


def _catalogue(file: str, as_of: str | None) -> Catalogue:
    """The figures of a file; what is wrong with it is said, and errors end the command."""
    from reportgen.pipeline.figures import as_of_day, reckon

    day = as_of_day(as_of)
    if isinstance(day, str):
        raise click.UsageError(day)
    reckoned = reckon(Path(file), day)
    tell_found(reckoned.found)
    if reckoned.catalogue is None:
        sys.exit(1)
    return reckoned.catalogue
