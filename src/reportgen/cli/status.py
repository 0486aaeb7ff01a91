"""`reportgen status`: how far a ledger is, on the terminal or as an html page."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from reportgen.cli.paths import FilledPath
from reportgen.cli.told import tell_found, tell_made
from reportgen.cli_zh.inks import has_colours

PAGES = (".html", ".htm")


@click.command()
@click.argument("file", type=FilledPath(), metavar="文件")
@click.option(
    "--html", "page", type=FilledPath(path_type=Path), metavar="网页", help="写成网页，如 进度.html；有统计图"
)
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--json", "json_", is_flag=True, help="结果写成 JSON，给别的程序用")
@click.option("--force", is_flag=True, help="网页改动过、或不是本程序生成的，也覆盖（旧文件另存为 .bak）")
def status(file: str, page: Path | None, as_of: str | None, json_: bool, force: bool) -> None:
    """一页看清整改进度：总数、各状态、各单位，超期、30天内到期、缺佐证和缺时限的任务。

    文件可以是数据文件（.yaml），也可以是台账（.xlsx）；台账没有截至日期，要看超期，就写 --as-of。

    \b
    例：reportgen status city.yaml
        reportgen status 台账.xlsx --as-of 2022-08-30 --html 进度.html
    """
    from reportgen.diagnostics import has_errors
    from reportgen.pipeline.figures import as_of_day
    from reportgen.pipeline.status import save_page
    from reportgen.pipeline.status import status as road
    from reportgen.present.status import as_json
    from reportgen.present.status_text import as_text

    day = as_of_day(as_of)
    if isinstance(day, str):
        raise click.UsageError(day)
    if page is not None and page.suffix.lower() not in PAGES:
        raise click.UsageError(f"“{page}”不是网页的文件名，写成 进度.html 这样的名字")
    made, files, found = road(Path(file), day)
    if made is not None and page is not None:
        found = found + save_page(made, page, files, force=force)
    tell_found(found)
    if made is None or has_errors(found):
        sys.exit(1)
    if json_:
        click.echo(as_json(made), nl=False)
    elif page is not None:
        tell_made(page)
    else:
        click.echo(as_text(made, shutil.get_terminal_size().columns, colour=has_colours()), nl=False)
