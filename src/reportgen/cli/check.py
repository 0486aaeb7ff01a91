"""`reportgen check`: what is wrong with data files, Word files and plain texts."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="文件...")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "github")), default="text", help="结果的写法（默认 text）"
)
@click.option("--select", multiple=True, metavar="代码", help="只看这些代码（FMT701），或一类（FMT）；用逗号隔开")
@click.option("--ignore", multiple=True, metavar="代码", help="不看这些代码")
def check(files: tuple[str, ...], form: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """检查数据文件（.yaml）、Word 文档（.docx）或纯文本（.txt），不生成文件。

    Word 文档按《党政机关公文格式》（GB/T 9704-2012）检查版式，不论是不是本程序生成的。
    """
    from reportgen import pipeline
    from reportgen.diagnostics import has_errors, show
    from reportgen.diagnostics_out import as_github, as_json, chosen, codes_of

    wanted, unwanted = codes_of(select), codes_of(ignore)
    for words in (wanted, unwanted):
        if isinstance(words, str):
            raise click.UsageError(words)
    all_ = []
    for name in dict.fromkeys(files):
        if not name:
            raise click.UsageError("文件名是空的")
        found = chosen(pipeline.check_file(Path(name)), tuple(wanted), tuple(unwanted))
        all_ += found
        if form == "text":
            click.echo(show(found) if found else f"{name}：没有发现问题", err=bool(found))
    if form != "text":
        click.echo(as_json(all_) if form == "json" else as_github(all_), nl=False)
    sys.exit(1 if has_errors(all_) else 0)
