"""`reportgen pull`: what was edited in Word -> changes of the data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.paths import FilledPath
from reportgen.cli.told import tell_found, tell_made
from reportgen.cli.values import kinds


@click.command()
@click.argument("edited", type=FilledPath(path_type=Path), metavar="改过的Word文件")
@click.argument("file", type=FilledPath(path_type=Path), metavar="数据文件")
@click.option("--apply", is_flag=True, help="把能写的改动写进数据文件和台账（原文件另存为 .bak）；不加只显示")
@click.option(
    "-t", "--template", metavar="文种", shell_complete=kinds, help="这份 Word 文件是按哪个文种或模板文件夹生成的"
)
@click.option("--task", metavar="序号", help="销号公示的是台账里的哪一项")
@click.option("--as-of", metavar="日期", help="生成时用的 --as-of")
@click.option("--public", is_flag=True, help="这份 Word 文件是用 --public 生成的")
def pull(
    edited: Path, file: Path, apply: bool, template: str | None, task: str | None, as_of: str | None, public: bool
) -> None:
    """把领导在 Word（或 WPS）里的改动收回数据文件。

    逐段列出改了什么、落在数据文件的哪一处，修订和批注连同作者一并列出。
    文中改动的数字不写进正文，只与台账对照，由人决定改哪一边。

    \b
    例：reportgen pull city.docx city.yaml            只看
        reportgen pull city.docx city.yaml --apply    写进数据文件
    """
    from reportgen import pipeline
    from reportgen.diagnostics import has_errors
    from reportgen.pipeline.pulling import pull as pull_
    from reportgen.pull.listing import listed

    options = pipeline.options(template=template, as_of=as_of, public=public, strict=False, force=False, task=task)
    if isinstance(options, str):
        raise click.UsageError(options)
    if edited.suffix.lower() not in (".docx", ".docm"):
        raise click.UsageError(f"先写改过的 Word 文件（.docx），再写数据文件；“{edited.name}”不是 Word 文件")
    pulled = pull_(edited, file, options, apply=apply)
    if pulled.word is not None:
        failed = has_errors(pulled.found)
        click.echo(listed(pulled.word, pulled.steps, pulled.made, applied=apply, failed=failed), nl=False)
        for place in pulled.files:
            tell_made(place, "已写入")
    tell_found(pulled.found)
    sys.exit(1 if has_errors(pulled.found) else 0)
