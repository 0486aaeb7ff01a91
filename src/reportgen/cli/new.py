"""`reportgen new`: the folder of a new report, by a few questions or by options alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.paths import NO_FOLDER, FilledPath
from reportgen.cli.told import MADE, tell_found, tell_well
from reportgen.cli_zh.inks import inked
from reportgen.zh import printable, quoted, width

if TYPE_CHECKING:
    from reportgen.pipeline.scaffold import Question

GREETING = "新建一份报告。下面几个问题，不知道的直接按回车，以后再补；按 Ctrl-C 不建了。\n"
STOPPED = "没有新建，什么都没有写。"
# Not asked for where --from was given: what the old paper says itself
OF_OLD = ("city", "kind", "old")


@click.command()
@click.argument("folder", type=FilledPath(NO_FOLDER, path_type=Path, file_okay=False), metavar="[文件夹]", default=".")
@click.option("--city", default="", metavar="名称", help="城市的全称，如 德州市")
@click.option("--level", default="", metavar="层级", help="中央督察还是省级督察：中央、省级")
@click.option("--round", default="", metavar="轮次", help="第几轮督察，如 第二轮")
@click.option("--team", default="", metavar="督察组", help="督察组的全称")
@click.option("--feedback-date", default="", metavar="日期", help="哪天反馈的督察意见")
@click.option("--as-of", default="", metavar="日期", help="数字统计到哪一天")
@click.option("--kind", default="", metavar="文种", help="写哪一种公文（默认 整改落实情况报告）")
@click.option("--ledger", type=FilledPath(dir_okay=False), metavar="台账", help="用现成的台账（.xlsx）")
@click.option(
    "--from",
    "old",
    type=FilledPath(path_type=Path, dir_okay=False),
    metavar="旧稿",
    help="照哪一份旧稿（.docx、.docm、.txt）的结构",
)
@click.option("--simplified", is_flag=True, help="旧稿是繁体字的，转成简体（先运行 pip install opencc）")
@click.option("-y", "--yes", is_flag=True, help="什么都不问，没有写明的先空着")
@click.option("--force", is_flag=True, help="覆盖已有的 city.yaml（原文件另存为 .bak）")
def new(folder: Path, simplified: bool, yes: bool, force: bool, old: Path | None, **texts: str | None) -> None:
    """新建一份报告的文件夹：数据文件（city.yaml）、台账，马上就能生成。

    在终端里运行会问几个问题，每个都可以直接按回车。没有回答的事实空着，生成时印成【待补充：……】，逐处补上。

    照旧稿新建的，章节、要点和惯用的话留着，日期、数字等事实清空。

    \b
    例：reportgen new 2026年
        reportgen new 2026年 --from 去年报告.docx
        reportgen new 德州 --city 德州市 --ledger 台账.xlsx --yes
    """
    from reportgen.pipeline.scaffold import answers_from, refusals, scaffold
    from reportgen.records import replace

    given = {key: text for key, text in texts.items() if text}
    wrong = answers_from(given)
    if isinstance(wrong, list):
        raise click.UsageError("；".join(wrong))
    asks = not yes and sys.stdin.isatty() and not refusals(folder, force=force)
    answers = answers_from(_asked(folder, given, skipped=OF_OLD if old else ()) if asks else given)
    assert not isinstance(answers, list)  # noqa: S101 - each was looked at
    made = scaffold(folder, replace(answers, old=old or answers.old), force=force, simplified=simplified)
    tell_found(made.found)
    if not made.files:
        sys.exit(1)
    for line in _told(folder, made.files):
        tell_well(line)


def _asked(folder: Path, given: dict[str, str], skipped: tuple[str, ...]) -> dict[str, str]:
    """What was given, and the answers to all other questions."""
    from reportgen.pipeline.scaffold import questions_for

    questions = [q for q in questions_for(folder) if q.key not in (*given, *skipped)]
    if not questions:
        return given
    click.echo(GREETING, err=True)
    try:
        return {**given, **{q.key: _answer(q) for q in questions}}
    except (click.Abort, SystemExit) as end:
        click.echo(f"\n{STOPPED}", err=True)
        sys.exit(end.code if isinstance(end, SystemExit) else 1)


def _answer(question: Question) -> str:
    """The answer to one question, asked until it can be read."""
    from reportgen.pipeline.scaffold import complaint

    for n, choice in enumerate(question.choices, 1):
        click.echo(f"  {n} {choice}", err=True)
    hint = f"{question.hint}；填前面的数字" if question.choices else question.hint
    empty = f"回车就是 {question.default}" if question.default else "回车先空着"
    while True:
        try:
            text = click.prompt(
                f"{question.asks}（{hint}；{empty}）", "", show_default=False, prompt_suffix="：", err=True
            )
        except UnicodeDecodeError:
            text = "\ufffe"  # that nobody can read either
        wrong = complaint(question, text)
        if not wrong:
            return str(text).strip() or question.default
        click.echo(f"  {wrong}", err=True)


def _told(folder: Path, files: tuple[Path, ...]) -> Iterator[str]:
    """A line for each file, and what to do next."""
    from reportgen.launchers import NAMES
    from reportgen.pipeline.scaffold import purpose

    names = [printable(file) for file in files]
    widest = max(map(width, names))
    for name, file in zip(names, files, strict=True):
        yield f"{inked(MADE, MADE)} {name}{' ' * (widest - width(name))}  {purpose(file)}"
    data = printable(folder / "city.yaml")
    opener = next((file.name for file in files if file.name in NAMES.values()), "")
    yield f"\n下一步：双击“{opener}”，在网页的“修改”里补上空着的事实；在台账里填任务。"
    yield f"再点“生成”，或运行 reportgen build {quoted(data)}，就生成报告。"
