"""`reportgen open`: the page of a folder, for who works without a command line."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from reportgen.cli.paths import NO_FOLDER, FilledPath
from reportgen.cli.preview import PORT, ended, serve


@click.command("open")
@click.argument(
    "folder",
    type=FilledPath(NO_FOLDER, path_type=Path, exists=True, file_okay=False),
    metavar="[文件夹]",
    default=".",
)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, metavar="端口", help=f"网页的端口（默认 {PORT}）")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器")
def open_(folder: Path, port: int, no_browser: bool) -> None:
    """在浏览器里打开一个文件夹：新建、导入旧稿、修改、校核、生成、合并台账，都在网页上做。

    列出其中（及下一级文件夹中）的全部数据文件；不写文件夹，就是当前文件夹。只写 reportgen 也一样。
    网页只在本机，不上网。按 Ctrl-C 或关掉这个窗口，程序就结束。

    \b
    例：reportgen open .
        reportgen open . --no-browser
    """
    signal.signal(signal.SIGINT, ended)
    from reportgen.pipeline import Options

    serve([], Options(), port, "网页", folder.absolute(), no_browser=no_browser)
