"""`reportgen templates`: what templates there are, how they read, what is wrong with them, one of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.paths import NO_FOLDER, FilledPath
from reportgen.cli.told import tell_found, tell_made, tell_well
from reportgen.cli.values import block_names, kinds, template_names
from reportgen.cli_zh import Commands
from reportgen.zh import printable, quoted

OWN_FOLDER = "模板"  # the usual name of a city's folder


MEANT = {"列出": "list", "显示": "show", "原文": "show", "检查": "check", "新建": "copy", "复制": "copy"}


@click.group(cls=Commands, meant=MEANT)
def templates() -> None:
    """查看、检查模板，新建本地的模板。

    \b
    例：reportgen templates list                    有哪些模板，各有哪些块
        reportgen templates copy 整改落实情况报告   新建本地的模板
        reportgen templates check 模板              检查本地的模板
    """


FOLDER = click.argument("folder", type=FilledPath(NO_FOLDER, path_type=Path), metavar="[文件夹]", required=False)


@templates.command("list")
@FOLDER
def list_(folder: Path | None) -> None:
    """列出各文种的模板：文件、继承、各块写在哪里、印什么。

    写了文件夹的，列出其中本地的模板，改写的块注明“本地”。

    \b
    例：reportgen templates list
        reportgen templates list 模板
    """
    from reportgen.pipeline.templates import listing
    from reportgen.present.templates import listed

    click.echo(listed(listing(_own(folder) if folder else None)), nl=False)


@templates.command()
@click.argument("what", metavar="文种或文件", shell_complete=template_names)
@click.argument("block", metavar="[块]", required=False, shell_complete=block_names)
def show(what: str, block: str | None) -> None:
    """显示一个模板的原文；写了块（或宏）的，只显示这一块，和它在各级模板里的写法。

    \b
    例：reportgen templates show 整改落实情况报告 导语
        reportgen templates show shared/blocks.j2 任务清单
        reportgen templates show 模板 结束语
    """
    from reportgen.pipeline.templates import shown
    from reportgen.present.templates import source

    found = shown(what, block)
    if isinstance(found, str):
        raise click.UsageError(found)
    click.echo(source(found, numbered=sys.stdout.isatty()), nl=False)


@templates.command()
@click.argument("folders", nargs=-1, type=FilledPath(NO_FOLDER, path_type=Path), metavar="[文件夹...]")
def check(folders: tuple[Path, ...]) -> None:
    """检查模板：每一个都用示例和极端的数据印一遍，没有印到的分支也看。不写文件夹，检查随程序的模板。

    找写错的名字和元素、印不出来的块、没有用到的宏、写成全角的括号、多写的序号。

    \b
    例：reportgen templates check
        reportgen templates check 模板
    """
    from reportgen.diagnostics import has_errors
    from reportgen.pipeline.template_check import check_templates

    failed = False
    chosen: list[Path | None] = [_own(folder) for folder in dict.fromkeys(folders)]
    for own in chosen or [None]:
        checked = check_templates(own)
        tell_found(checked.found)
        where = f"{printable(own)}：" if own else ""
        result = "有问题，见上" if checked.found else "没有发现问题"
        tried = f"{checked.files} 个模板文件，{checked.kinds} 个文种，{checked.sets} 套数据"
        tell_well(f"{where}{tried}，{result}")
        failed |= has_errors(checked.found)
    sys.exit(1 if failed else 0)


@templates.command()
@click.argument("kind", metavar="文种", shell_complete=kinds)
@click.argument("folder", type=FilledPath(NO_FOLDER, path_type=Path), metavar="[文件夹]", default=Path(OWN_FOLDER))
@click.option(
    "--block",
    "blocks",
    multiple=True,
    metavar="块",
    shell_complete=block_names,
    help="把这一块现在的内容写进去，可以直接改；可多次写",
)
def copy(kind: str, folder: Path, blocks: tuple[str, ...]) -> None:
    """新建本地的模板：继承文种的模板，只写要改的块。不写文件夹，建在“模板”文件夹里。

    \b
    例：reportgen templates copy 整改落实情况报告
        reportgen templates copy 整改落实情况报告 模板 --block 结束语 --block 落款
    """
    from reportgen.diagnostics import has_errors
    from reportgen.pipeline.templates import copy as write_copy
    from reportgen.pipeline.templates import refused

    if wrong := refused(kind, blocks):
        raise click.UsageError(wrong)
    place, found = write_copy(kind, folder, blocks)
    tell_found(found)
    if has_errors(found):
        sys.exit(1)
    tell_made(place)
    tell_well(f"  边改边看：reportgen preview city.yaml -t {quoted(printable(folder))}")
    tell_well(f"  检查：reportgen templates check {quoted(printable(folder))}")


def _own(folder: Path) -> Path:
    """A folder with templates; wrong usage where it is none."""
    from reportgen.pipeline.templates import own_folder

    own = own_folder(folder)
    if isinstance(own, str):
        raise click.UsageError(own)
    return own
