"""The command line: words -> options, one call of pipeline.py, what it says, the exit status."""

from __future__ import annotations

import sys
from pathlib import Path

import click

FORMATS = ("docx", "txt", "html")  # the keys of write.WRITERS, named here so that -h loads no writer
DATA_FILES = ("*.yaml", "*.yml")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportgen", message="reportgen %(version)s")
def main() -> None:
    """生态环境保护督察整改报告：由 YAML 和台账生成公文。

    \b
    例：reportgen build city.yaml              生成 city.docx 和 city.txt
        reportgen build city.yaml --public     生成公开稿
    """
    for stream in (sys.stdout, sys.stderr):
        # A console in GBK can't print every character of a name; it must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="输出文件夹（默认与数据文件在一起）"
)
@click.option(
    "-f", "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="格式，可多次写（默认 docx 和 txt）"
)
@click.option("-t", "--template", help="文种（整改落实情况报告、整改方案），或自己的模板文件夹")
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--public", is_flag=True, help="生成公开稿：不印主送机关和不公开的内容")
@click.option("--strict", is_flag=True, help="有待补充的事实就不生成")
@click.option("--force", is_flag=True, help="覆盖被人改过的 Word 文件（原文件另存为 .bak）")
def build(
    files: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    template: str | None,
    as_of: str | None,
    public: bool,
    strict: bool,
    force: bool,
) -> None:
    """由数据文件生成报告。文件夹表示其中（及下一级文件夹中）的全部数据文件。"""
    from reportgen import pipeline
    from reportgen.diagnostics import has_errors, show

    options = pipeline.options(template=template, as_of=as_of, public=public, strict=strict, force=force)
    if isinstance(options, str):
        raise click.UsageError(options)
    failed = False
    for path in _data_files(files):
        written, found = pipeline.build_files(path, formats or ("docx", "txt"), output, options)
        if found:
            click.echo(show(found), err=True)
        for place in written:
            click.echo(f"已生成 {place}")
        failed |= has_errors(found)
    sys.exit(1 if failed else 0)


def _data_files(files: tuple[Path, ...]) -> list[Path]:
    """The files, and the data files of the folders, in order of their names."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = [p for pattern in DATA_FILES for p in (*path.glob(pattern), *path.glob(f"*/{pattern}"))]
            if not inside:
                raise click.UsageError(f"文件夹“{path}”里没有数据文件（.yaml）")
            found += sorted(inside)
        else:
            found.append(path)
    return found
