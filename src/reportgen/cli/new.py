"""`reportgen new`: a data file for a new report, by the build of last year's."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.paths import NO_FOLDER, FilledPath
from reportgen.cli.told import tell_made


@click.command()
@click.argument("folder", type=FilledPath(NO_FOLDER, path_type=Path, file_okay=False), metavar="[文件夹]", default=".")
@click.option(
    "--from",
    "old",
    required=True,
    type=FilledPath(path_type=Path, dir_okay=False),
    metavar="旧稿",
    help="照哪一份旧稿（.docx、.docm、.txt）的结构",
)
@click.option("--simplified", is_flag=True, help="旧稿是繁体字的，转成简体（先运行 pip install opencc）")
@click.option("--force", is_flag=True, help="覆盖已有的 city.yaml（原文件另存为 .bak）")
def new(folder: Path, old: Path, simplified: bool, force: bool) -> None:
    """照旧稿的结构新建一份数据文件（city.yaml）。

    章节、要点和惯用的话留着，日期、数字等事实清空，生成时印成【待补充：……】，逐处补上。

    \b
    例：reportgen new 2026年 --from 去年报告.docx
    """
    from reportgen.cli.painted import painted
    from reportgen.diagnostics import show
    from reportgen.pipeline.importing import new_from

    place = folder / "city.yaml"
    made = new_from(old, place, simplified=simplified, force=force)
    if made.found:
        click.echo(painted(show(made.found)), err=True)
    if not made.text:
        sys.exit(1)
    tell_made(place)
