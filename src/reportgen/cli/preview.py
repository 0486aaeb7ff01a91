"""`reportgen preview`: a live page of data files in the browser, for who writes them and who writes templates."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from reportgen.cli.paths import FilledPath
from reportgen.cli.values import kinds

if TYPE_CHECKING:
    from reportgen.pipeline import Options

PORT = 8765


@click.command()
@click.argument("files", nargs=-1, required=True, type=FilledPath(), metavar="文件...")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, metavar="端口", help=f"网页的端口（默认 {PORT}）")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器")
@click.option("-t", "--template", metavar="文种", shell_complete=kinds, help="先看这个文种，或用自己的模板文件夹")
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--public", is_flag=True, help="看公开稿：不印主送机关和不公开的内容")
def preview(
    files: tuple[str, ...], port: int, no_browser: bool, template: str | None, as_of: str | None, public: bool
) -> None:
    """在浏览器里边改边看：报告各页、问题、每个数字的出处，存盘后一秒内更新。

    文件夹表示其中（及下一级文件夹中）的全部数据文件。网页只在本机，不上网。按 Ctrl-C 结束。

    \b
    例：reportgen preview city.yaml
        reportgen preview city.yaml -t 整改方案
    """
    signal.signal(signal.SIGINT, ended)
    from reportgen import pipeline
    from reportgen.cli.targets import data_files

    options = pipeline.options(template=template, as_of=as_of, public=public, strict=False, force=False)
    if isinstance(options, str):
        raise click.UsageError(options)
    serve(_labelled(data_files(files)), options, port, "预览", no_browser=no_browser)


def serve(
    cities: Sequence[tuple[Path, str]],
    options: Options,
    port: int,
    name: str,
    folder: Path | None = None,
    *,
    no_browser: bool,
) -> None:
    """Shows the page until it is ended."""
    from reportgen.preview.browser import open_page
    from reportgen.preview.serve import Preview

    try:
        made = Preview(cities, options, port, folder)
    except OSError as error:
        raise click.UsageError(f"本机没有可用的端口：{error.strerror}") from error
    if made.moved:
        click.echo(made.moved)
    click.echo(f"{name}：{made.url}")
    click.echo("按 Ctrl-C 结束")
    sys.stdout.flush()
    if not no_browser:
        open_page(made.url)
    if not made.run():
        os._exit(0)  # a thread still builds a report that nobody will see; what is written had its time


def _labelled(found: dict[Path, Path]) -> list[tuple[Path, str]]:
    """The data files with what the list calls them: their names within the folder that was given, if that tells."""
    labels = {path: str(path.relative_to(home)) for path, home in found.items()}
    times = Counter(labels.values())
    return [(path, label if times[label] == 1 else str(path)) for path, label in labels.items()]


def ended(number: int, frame: FrameType | None) -> None:
    """Ctrl-C is how the preview is ended: no failure."""
    raise SystemExit(0)
