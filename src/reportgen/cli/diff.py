"""`reportgen diff`: what has changed from one ledger to the next."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.paths import FilledPath
from reportgen.cli.told import tell_found


@click.command()
@click.argument("old", type=FilledPath(), metavar="上期文件")
@click.argument("new", type=FilledPath(), metavar="本期文件")
@click.option("--json", "as_json_", is_flag=True, help="结果写成 JSON，给别的程序用")
@click.option("--as-of", metavar="日期", help="本期的数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--old-as-of", metavar="日期", help="上期的数据截至哪一天")
def diff(old: str, new: str, as_json_: bool, as_of: str | None, old_as_of: str | None) -> None:
    """比对两期的台账：新增完成、新增超期、调整时限、改动表述等。

    两个文件可以是数据文件（.yaml），也可以是台账（.xlsx）；台账没有截至日期，要比超期，就写上两个日期。

    \b
    例：reportgen diff 7月.yaml 8月.yaml
        reportgen diff 7月.xlsx 8月.xlsx --old-as-of 2022-07-31 --as-of 2022-08-31
    """
    from reportgen.pipeline.compare import compare, days, is_one_file
    from reportgen.present.diff import as_json, as_text

    dates = days(old_as_of, as_of)
    if isinstance(dates, str):
        raise click.UsageError(dates)
    if is_one_file(Path(old), Path(new)):
        raise click.UsageError("两个文件是同一个，没有什么可比的；先写上期的，再写本期的")
    compared, found = compare(Path(old), Path(new), old_as_of=dates[0], as_of=dates[1])
    tell_found(found)
    if compared is None:
        sys.exit(1)
    write = as_json if as_json_ else as_text
    click.echo(write(compared.since, compared.changes, (old, new)), nl=False)
