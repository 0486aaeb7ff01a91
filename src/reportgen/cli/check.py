"""`reportgen check`: what is wrong with data files, Word files and plain texts; what may be mended at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reportgen.cli import values
from reportgen.cli.paths import FilledPath
from reportgen.cli.told import tell_found, tell_well
from reportgen.zh import printable

if TYPE_CHECKING:
    from reportgen.check.proof import Hit
    from reportgen.diagnostics import Diagnostic
    from reportgen.ignoring import Unwanted
    from reportgen.pipeline import Options
    from reportgen.place import Place

COMPARED = (".docx", ".txt")  # what --data can be compared with


class Choice(NamedTuple):
    """Which findings are asked for."""

    select: tuple[str, ...]
    ignore: tuple[Unwanted, ...]

    def of(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Those that are left."""
        from reportgen.diagnostics_out import chosen
        from reportgen.ignoring import wanted

        codes = tuple(entry.start for entry in self.ignore if not entry.words)
        return wanted(chosen(found, self.select, codes), (e for e in self.ignore if e.words))

    def allows(self, hit: Hit, place: Place) -> bool:
        """Whether --fix may mend it."""
        from reportgen.diagnostics import fault

        return bool(self.of([fault(hit.code, place, hit.found.reason, hit.found.fix)]))


@click.command()
@click.argument("files", nargs=-1, required=True, type=FilledPath(readable=False), metavar="文件...")
@click.option(
    "--data",
    metavar="数据文件",
    shell_complete=values.files,
    help="把 Word 文档、纯文本与数据文件（.yaml）比对：数、日期、附件清单",
)
@click.option("--public", is_flag=True, help="按公开稿检查：姓名、电话、密级、修订痕迹等")
@click.option("--fix", is_flag=True, help="改正不会改变意思的（标点全角半角、六角括号、空格），写回 .yaml、.txt")
@click.option("--diff", is_flag=True, help="只显示 --fix 会改什么，不写文件（与 --fix 同用也不写）")
@click.option(
    "--select",
    multiple=True,
    metavar="代码",
    shell_complete=values.codes,
    help="只看这些代码（FMT701），或一类（FMT）；用逗号隔开",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="代码",
    shell_complete=values.codes,
    help="不看这些代码；“代码:文字”只略去这几个字上的",
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "github")), default="text", help="结果的写法（默认 text）"
)
@click.option("--text", "with_text", is_flag=True, help="与 --format json 同用：一并输出被检查的文字")
def check(
    files: tuple[str, ...],
    data: str | None,
    public: bool,
    fix: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    with_text: bool,
) -> None:
    """检查数据文件（.yaml）、Word 文档（.docx）或纯文本（.txt），不生成文件。

    校对文字、标点和文中的数字，与台账核对；Word 文档还按《党政机关公文格式》
    （GB/T 9704-2012）检查版式，不论是不是本程序生成的。各条规则见 reportgen rules。

    \b
    例：reportgen check city.yaml
        reportgen check 报告.docx --data city.yaml
        reportgen check 报告.txt --fix             改正标点、括号、空格
    """
    from reportgen import pipeline
    from reportgen.pipeline.check import check_file

    choice = _choice(select, ignore)
    _refuse_idle(files, data, mends=fix or diff, text=with_text and form != "json")
    all_: list[Diagnostic] = []
    texts: dict[str, str] = {}
    against = pipeline.build(Path(data), pipeline.Options(public=public)) if data else None
    for name in dict.fromkeys(files):
        options = pipeline.Options(public=public)
        trouble = _mend(Path(name), options, choice, dry=diff or not fix, err=form != "text") if fix or diff else []
        checked = check_file(Path(name), options, against)
        found = trouble + choice.of(checked.found)
        all_ += found
        texts[name] = checked.text
        _say(name, found, form)
    sys.exit(_told(all_, texts, form, with_text=with_text))


def _choice(select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    from reportgen.diagnostics_out import codes_of
    from reportgen.ignoring import unwanted

    starts = codes_of(select)
    if isinstance(starts, str):
        raise click.UsageError(starts)
    entries = []
    # Words may hold a comma: one that names words is one entry.
    parts = [p for word in ignore for p in ([word] if ":" in word.replace("：", ":") else _parted(word))]
    for part in parts:
        entry = unwanted(part)
        if isinstance(entry, str):
            raise click.UsageError(entry)
        entries.append(entry)
    return Choice(starts, tuple(entries))


def _parted(words: str) -> list[str]:
    """`FMT701,FMT702`; an empty list of codes is refused like an unknown one."""
    return [p for p in words.replace("，", ",").split(",") if p.strip()] or [words]


def _refuse_idle(files: tuple[str, ...], data: str | None, *, mends: bool, text: bool) -> None:
    """Options that nothing among the files has a use for."""
    from reportgen.pipeline.mending import ENDINGS
    from reportgen.place import is_data_name

    endings = {Path(name).suffix.lower() for name in files}
    if data is not None and not is_data_name(data):
        raise click.UsageError(f"“--data”后面要写数据文件（.yaml），“{data}”不是")
    if data is not None and not endings & set(COMPARED):
        raise click.UsageError("“--data”用来比对 Word 文档（.docx）或纯文本（.txt），这次没有写要比对的文档")
    if mends and not endings & set(ENDINGS):
        raise click.UsageError("“--fix”只改数据文件（.yaml）和纯文本（.txt）；Word 文档请在 Word 或 WPS 里改")
    if text:
        raise click.UsageError("“--text”与“--format json”同用")


def _mend(path: Path, options: Options, choice: Choice, *, dry: bool, err: bool) -> list[Diagnostic]:
    """Mends one file, or tells what would be mended; what stood in the way."""
    from reportgen.pipeline.mending import ENDINGS, mend_file

    if path.suffix.lower() not in ENDINGS:
        return []
    done = mend_file(path, options, choice.allows, dry=dry)
    if done.diff:
        click.echo(done.diff, nl=False, err=err)
        click.echo(f"{printable(path)}：{'可以改正' if dry else '改正了'} {done.edits} 处\n", err=err)
    return list(done.found)


def _say(name: str, found: list[Diagnostic], form: str) -> None:
    """Of one file, at once; other programs get all together."""
    if form != "text":
        return
    if found:
        tell_found(found)
    else:
        tell_well(f"{printable(name)}：没有发现问题")


def _told(found: list[Diagnostic], texts: dict[str, str], form: str, *, with_text: bool) -> int:
    """What there is to say at the end; the exit status."""
    from reportgen.diagnostics import has_errors
    from reportgen.diagnostics_out import as_github, as_json

    if form == "text":
        _sum_up(found, len(texts))
    else:
        click.echo(as_github(found) if form == "github" else as_json(found, texts if with_text else None), nl=False)
    return 1 if has_errors(found) else 0


def _sum_up(found: list[Diagnostic], files: int) -> None:
    from reportgen.diagnostics import summary

    if files > 1 and found:
        tell_well(f"检查了 {files} 个文件，{summary(found)}", err=True)
