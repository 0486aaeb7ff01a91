"""`reportgen build`: data files -> papers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

FORMATS = ("docx", "txt", "html", "pdf")  # the keys of write.WRITERS and PRINTERS; named here, -h loads no writer
DATA_FILES = ("*.yaml", "*.yml")
STYLE_FILES = ("样式", "style")  # the house style of a folder of cities, beside them


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="文件...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="输出文件夹（默认与数据文件在一起）",
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    metavar="格式",
    help="docx、txt、html 或 pdf，可多次写（默认 docx 和 txt）",
)
@click.option(
    "-t",
    "--template",
    metavar="文种",
    help="整改落实情况报告、整改方案、进展情况清单、销号公示、月度调度表（后三种的文件名带文种），或自己的模板文件夹",
)
@click.option("--task", metavar="序号", help="销号公示的是台账里的哪一项（默认用数据文件里的“公示”）")
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--public", is_flag=True, help="生成公开稿：不印主送机关和不公开的内容")
@click.option("--strict", is_flag=True, help="有待补充的事实就不生成")
@click.option("--force", is_flag=True, help="覆盖被人改过的 Word 文件（原文件另存为 .bak）")
def build(
    files: tuple[str, ...],
    output: Path | None,
    formats: tuple[str, ...],
    template: str | None,
    task: str | None,
    as_of: str | None,
    public: bool,
    strict: bool,
    force: bool,
) -> None:
    """由数据文件生成报告。文件夹表示其中（及下一级文件夹中）的全部数据文件，输出按同样的文件夹存放。"""
    from reportgen import pipeline
    from reportgen.cli.painted import painted
    from reportgen.diagnostics import has_errors, show

    options = pipeline.options(template=template, as_of=as_of, public=public, strict=strict, force=force, task=task)
    if isinstance(options, str):
        raise click.UsageError(options)
    failed = False
    for path, folder in _targets(files, output).items():
        written, found = pipeline.build_files(path, formats or ("docx", "txt"), folder, options)
        if found:
            click.echo(painted(show(found)), err=True)
        for place in written:
            click.echo(f"已生成 {place}")
        failed |= has_errors(found)
    sys.exit(1 if failed else 0)


def _targets(files: tuple[str, ...], output: Path | None) -> dict[Path, Path]:
    """Each data file, those of folders in order of their names, and the folder that its documents go to."""
    targets: dict[Path, Path] = {}
    for name in files:
        if not name:
            raise click.UsageError("文件名是空的")
        path = Path(name)
        if _is_folder(path):
            inside = [p for pattern in DATA_FILES for p in (*path.glob(pattern), *path.glob(f"*/{pattern}"))]
            inside = [p for p in inside if p.stem not in STYLE_FILES]
            if not inside:
                raise click.UsageError(f"文件夹“{path}”里没有数据文件（.yaml）")
            # Under -o the cities keep their folders: most data files have one and the same name.
            targets.update((p, output / p.parent.relative_to(path) if output else p.parent) for p in sorted(inside))
        else:
            targets[path] = output or path.parent
    _refuse_doubles(targets)
    return targets


def _is_folder(path: Path) -> bool:
    """False also of a name that the system can't look up (too long); reading it will say so."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _refuse_doubles(targets: dict[Path, Path]) -> None:
    """Two cities must not write one document, the second over the first."""
    first: dict[Path, Path] = {}
    for path, folder in targets.items():
        other = first.setdefault(folder / path.stem, path)
        if other is not path:
            raise click.UsageError(f"“{other}”和“{path}”会生成同名的文件；把文件改名，或分开生成")
