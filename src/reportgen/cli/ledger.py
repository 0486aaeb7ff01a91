"""`reportgen ledger`: the monthly round on Excel: hand out, divide, gather, export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.paths import NO_OUTPUT, FilledPath
from reportgen.cli.told import tell_found, tell_made, tell_well
from reportgen.cli_zh import Commands
from reportgen.zh import printable

BY = ("责任单位", "牵头单位")  # the first is ledger.split.BY_UNIT; named here, -h loads no ledger
ROWS_AT_MOST = 5000


MEANT = {
    "模板": "template",
    "空表": "template",
    "分发": "split",
    "拆分": "split",
    "汇总": "merge",
    "合并": "merge",
    "导出": "export",
}


@click.group(cls=Commands, meant=MEANT)
def ledger() -> None:
    """台账的分发、汇总和导出（Excel）。

    \b
    例：reportgen ledger split city.yaml          按责任单位各分一份
        reportgen ledger merge city.yaml 交回/    汇总各单位交回的表
    """


OUTPUT = click.option(
    "-o", "--output", type=FilledPath(NO_OUTPUT, path_type=Path, dir_okay=False), metavar="文件", help="写到哪个文件"
)
BY_DATE = click.option("--by-date", metavar="日期", help="表上注明“请于……前交回”")
FORCE = click.option("--force", is_flag=True, help="覆盖被人改过的同名文件（原文件另存为 .bak）")
UNITS = click.option(
    "--by", type=click.Choice(BY), default=BY[0], metavar="栏目", help="任务归谁：责任单位（默认）或牵头单位"
)
DATA = click.argument("file", type=FilledPath(path_type=Path), metavar="文件")


@ledger.command()
@click.argument("file", type=FilledPath(path_type=Path), metavar="[文件]", required=False)
@OUTPUT
@click.option(
    "--rows",
    type=click.IntRange(1, ROWS_AT_MOST),
    default=50,
    metavar="行数",
    help="空表编好多少行序号（默认 50）",
)
@BY_DATE
@FORCE
def template(file: Path | None, output: Path | None, rows: int, by_date: str | None, force: bool) -> None:
    """生成分发用的台账：状态下拉、日期格、锁定的序号、表头上的填写说明。

    文件是数据文件（.yaml）或台账（.xlsx），其中的任务会填好；不写就是空表。默认生成 台账.xlsx。

    \b
    例：reportgen ledger template
        reportgen ledger template city.yaml -o 分发/台账.xlsx --by-date 2022-08-05
    """
    from reportgen.pipeline.ledger import write_template

    place = output or _beside(file, "台账.xlsx")
    written, found = write_template(file, _workbook(place), rows=rows, by_date=_day(by_date), force=force)
    tell_found(found)
    if written:
        tell_made(written)
    sys.exit(0 if written else 1)


@ledger.command()
@DATA
@click.option(
    "-o",
    "--output",
    type=FilledPath(NO_OUTPUT, path_type=Path, file_okay=False),
    metavar="文件夹",
    help="写到哪个文件夹（默认是数据文件旁边的“分发”）",
)
@UNITS
@BY_DATE
@FORCE
def split(file: Path, output: Path | None, by: str, by_date: str | None, force: bool) -> None:
    """每个单位生成一份台账，只有它的任务，不归它填的栏目锁定；内部备注不发出。

    \b
    例：reportgen ledger split city.yaml -o 分发 --by-date 2022-08-05
        reportgen ledger split 台账.xlsx --by 牵头单位
    """
    from reportgen.pipeline.ledger import split_ledger
    from reportgen.present.merge import text

    folder = output or _beside(file, "分发")
    parts = split_ledger(file, folder, by=by, by_date=_day(by_date), force=force)
    tell_found(parts.found)
    if parts.rows:
        rows = [(unit, f"{count}项", str(path)) for unit, count, path in parts.rows]
        tell_well(text([("已生成", ("单位", "任务", "文件"), rows)]).rstrip("\n"))
    sys.exit(0 if parts.rows else 1)


@ledger.command()
@DATA
@click.argument("returns", nargs=-1, required=True, type=FilledPath(path_type=Path, exists=True), metavar="交回的表...")
@OUTPUT
@UNITS
@click.option("--json", "as_json", is_flag=True, help="报告写成 JSON，给别的程序用")
@FORCE
def merge(file: Path, returns: tuple[Path, ...], output: Path | None, by: str, as_json: bool, force: bool) -> None:
    """把各单位交回的表汇总到台账：谁没交、谁没填、改了什么、哪里冲突。

    文件是数据文件（.yaml）或原来的台账（.xlsx）；交回的表可以写文件夹。默认生成 汇总台账.xlsx。
    冲突的格留着原来的内容，标黄并加批注；空着的格按没有填处理。

    \b
    例：reportgen ledger merge city.yaml 交回/ -o 8月台账.xlsx
        reportgen ledger merge 台账.xlsx 台账-市水利局.xlsx 台账-市住建局.xlsx
    """
    from reportgen.pipeline.ledger import merge_returns
    from reportgen.present import merge as present

    place = _workbook(output or _beside(file, "汇总台账.xlsx"))
    found = merge_returns(file, returns, place, by=by, force=force)
    if isinstance(found, str):
        raise click.UsageError(found)
    tell_found(found.found)
    if found.output is None:
        sys.exit(1)
    if as_json:
        click.echo(present.as_json(found.report), nl=False)
        return
    click.echo(present.text(found.tables))
    tell_made(found.output)
    if found.fresh:
        click.echo(f"要用它生成报告，把数据文件里的“整改任务”改为“台账: {printable(found.output.name)}”，删去列表")


@ledger.command()
@DATA
@OUTPUT
@FORCE
def export(file: Path, output: Path | None, force: bool) -> None:
    """把数据文件里的整改任务写成 Excel 台账，再读回来一字不差。默认生成 台账.xlsx。

    \b
    例：reportgen ledger export city.yaml -o 台账.xlsx
    """
    from reportgen.pipeline.ledger import export_ledger

    written, found = export_ledger(file, _workbook(output or _beside(file, "台账.xlsx")), force=force)
    tell_found(found)
    if written:
        tell_made(written)
    sys.exit(0 if written else 1)


def _beside(file: Path | None, name: str) -> Path:
    return file.parent / name if file else Path(name)


def _workbook(path: Path) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(f"“{path}”不是 .xlsx；输出只能是 Excel 工作簿，名字以 .xlsx 结尾")
    return path


def _day(text: str | None) -> str:
    """A day as it is printed: 2022-08-05 -> 2022年8月5日."""
    if not text:
        return ""
    from reportgen.dates import parse_date, unreadable

    date = parse_date(text)
    if date is None:
        raise click.UsageError(unreadable(text))
    return str(date)
