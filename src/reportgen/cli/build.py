"""`reportgen build`: data files -> papers."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.paths import NO_OUTPUT, FilledPath
from reportgen.cli.told import tell_found, tell_made, tell_shown
from reportgen.cli.values import kinds
from reportgen.cli_zh.loudness import is_quiet, is_verbose
from reportgen.zh import printable

if TYPE_CHECKING:
    from reportgen.pipeline import Options

FORMATS = ("docx", "txt", "html", "pdf")  # the keys of write.WRITERS and PRINTERS; named here, -h loads no writer
STOPS = ("data", "model", "figures", "html", "document")  # of the road; named here for the same reason


@click.command()
@click.argument("files", nargs=-1, required=True, type=FilledPath(), metavar="文件...")
@click.option(
    "-o",
    "--output",
    type=FilledPath(NO_OUTPUT, path_type=Path, file_okay=False),
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
    shell_complete=kinds,
    help="整改落实情况报告、整改方案、进展情况清单、销号公示、月度调度表（后三种的文件名带文种），或自己的模板文件夹",
)
@click.option("--task", metavar="序号", help="销号公示的是台账里的哪一项（默认用数据文件里的“公示”）")
@click.option("--as-of", metavar="日期", help="数据截至哪一天（默认用数据文件里的“截至日期”）")
@click.option("--public", is_flag=True, help="生成公开稿：不印主送机关和不公开的内容")
@click.option("--strict", is_flag=True, help="有待补充的事实就不生成")
@click.option("--force", is_flag=True, help="覆盖被人改过的 Word 文件（原文件另存为 .bak）")
@click.option(
    "-j",
    "--jobs",
    type=int,
    callback=lambda context, option, jobs: _not_below_zero(jobs),
    metavar="个数",
    help="几个进程同时生成，结果一样；0 是有几个核用几个；写多少都不超过核数的 4 倍和 60 个"
    "（默认：文件少时 1 个，8 个文件起按核数，最多 8 个）",
)
@click.option(
    "--dump",
    type=click.Choice(STOPS),
    metavar="一步",
    help="只把生成途中的一步打印出来，不写文件，供改模板和程序的人比对：data（数据文件原样）、model（读懂的内容）、"
    "figures（全部的数）、html（模板的结果）、document（文稿的结构）",
)
def build(
    files: tuple[str, ...],
    output: Path | None,
    formats: tuple[str, ...],
    jobs: int | None,
    dump: str | None,
    **asked: Any,
) -> None:
    """由数据文件生成报告。文件夹表示其中（及下一级文件夹中）的全部数据文件，输出按同样的文件夹存放。

    \b
    例：reportgen build city.yaml                    生成 city.docx 和 city.txt
        reportgen build city.yaml -f pdf -o 印发     生成 印发/city.pdf
        reportgen build city.yaml -t 销号公示 --task 3
    """
    from reportgen import pipeline

    options = pipeline.options(**asked)
    if isinstance(options, str):
        raise click.UsageError(options)
    if dump:
        _refuse_output(output, formats)
        sys.exit(1 if _dumped(list(_targets(files, None)), dump, options) else 0)
    sys.exit(1 if _built(_targets(files, output), formats or ("docx", "txt"), options, jobs) else 0)


def _not_below_zero(jobs: int | None) -> int | None:
    if jobs is not None and jobs < 0:
        raise click.BadParameter("要写 0 或更大的整数")
    return jobs


def _built(targets: dict[Path, Path], formats: tuple[str, ...], options: Options, asked: int | None) -> bool:
    """Each city is told as soon as those before it are; whether there were errors."""
    from reportgen.cli.several import Counter, summary
    from reportgen.ending import leave_if_asked
    from reportgen.pipeline.batch import Job, outcomes, processes_for
    from reportgen.write.leftovers import sweep

    if is_verbose() and asked is None:
        asked = 1  # the stages of one city at a time
    jobs = [Job(path, folder) for path, folder in targets.items()]
    sweep(dict.fromkeys(job.folder for job in jobs))
    failed = []
    counter = Counter(len(jobs))
    counter.show()
    with closing(outcomes(jobs, formats, options, processes_for(len(jobs), asked))) as told, closing(counter):
        for outcome in told:
            leave_if_asked()
            counter.step()
            tell_shown(outcome.said)
            for place in outcome.written:
                tell_made(place)
            if outcome.errors:
                failed.append(outcome)
            counter.show()
    if len(jobs) > 1 and (failed or not is_quiet()):
        click.echo(summary(len(jobs), failed), err=True)
    return bool(failed)


def _refuse_output(output: Path | None, formats: tuple[str, ...]) -> None:
    given = [name for name, value in (("-o", output), ("-f", formats)) if value]
    if given:
        raise click.UsageError(f"“--dump”只打印，不写文件，不能与“{'”“'.join(given)}”同用")


def _dumped(paths: list[Path], stop: str, options: Options) -> bool:
    """Prints a stop of each road; whether there were errors."""
    from reportgen.diagnostics import has_errors
    from reportgen.pipeline.dump import dump

    failed = False
    for path in paths:
        text, found = dump(path, stop, options)
        tell_found(found)
        if len(paths) > 1:
            click.echo(f"===== {printable(path.as_posix())} =====")
        click.echo(text, nl=False)
        failed |= has_errors(found)
    return failed


def _targets(files: tuple[str, ...], output: Path | None) -> dict[Path, Path]:
    """Each data file, and the folder that its documents go to; under -o the cities keep their folders."""
    from reportgen.cli.targets import data_files

    # Most data files have one and the same name.
    targets = {p: output / p.parent.relative_to(home) if output else p.parent for p, home in data_files(files).items()}
    _refuse_doubles(targets)
    return targets


def _refuse_doubles(targets: dict[Path, Path]) -> None:
    """Two cities must not write one document, the second over the first, by whatever ways their folders are named."""
    from reportgen.pipeline.build import real

    homes: dict[Path, str] = {}
    first: dict[str, Path] = {}
    for path, folder in targets.items():
        home = homes.setdefault(folder, real(folder))
        other = first.setdefault(_one_name(os.path.join(home, path.stem)), path)
        if other is not path:
            pair = f"“{other}”和“{path}”"
            raise click.UsageError(f"{pair}会生成同名的文件；把文件改名，或分开生成")


def _one_name(path: str) -> str:
    """The same for all names of a file: Windows and macOS tell no capitals apart, macOS no spellings of é either."""
    if sys.platform != "darwin":
        return os.path.normcase(path)
    from unicodedata import normalize

    return normalize("NFC", path).casefold()
