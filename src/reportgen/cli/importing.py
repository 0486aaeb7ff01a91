"""`reportgen import`: an old report -> a draft data file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.paths import NO_OUTPUT, FilledPath
from reportgen.cli.told import tell_found, tell_made
from reportgen.place import is_data_name


@click.command(name="import")
@click.argument("file", type=FilledPath(path_type=Path), metavar="旧稿")
@click.option(
    "-o",
    "--output",
    type=FilledPath(NO_OUTPUT, path_type=Path, dir_okay=False),
    metavar="数据文件",
    help="写到哪个文件（默认是旧稿旁边的 city.yaml）",
)
@click.option("--simplified", is_flag=True, help="旧稿是繁体字的，转成简体（先运行 pip install opencc）")
@click.option("--force", is_flag=True, help="覆盖已有的数据文件（原文件另存为 .bak）")
def import_(file: Path, output: Path | None, simplified: bool, force: bool) -> None:
    """把旧稿读成数据文件的草稿。

    旧稿可以是 .docx、.docm、.txt，也可以是台账（.xlsx、.xlsm、.xls、.et）。

    草稿生成的文字与旧稿逐字相同，只少了网页残留一类的东西（清理了什么，逐条列出）；
    有别的出入的，在“核对”一行里说明。
    认出来的事实和数字写成数据，正文里的这些数改成占位，换一期台账就跟着变；
    认不准的照原样留着，标“待核”。

    \b
    例：reportgen import 去年报告.docx
        reportgen import 网页复制.txt -o 德州/city.yaml --simplified
    """
    from reportgen.pipeline.importing import import_file

    place = output or file.parent / "city.yaml"
    if not is_data_name(place):
        raise click.UsageError(f"“-o”后面要写数据文件的名字，如 city.yaml，“{place.name}”不是")
    imported = import_file(file, place, simplified=simplified, force=force)
    tell_found(imported.found)
    if not imported.text:
        sys.exit(1)
    click.echo(imported.summary, nl=False)
    tell_made(place)
