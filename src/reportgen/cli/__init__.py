"""The command line: words -> options, one call of the pipeline, what it says, the exit status. A module a command."""

from __future__ import annotations

import sys

import click

from reportgen import __version__
from reportgen.cli_zh import Commands, Deferred

# Name -> module and object, and what the list of commands says of it: the first paragraph of the command's own help,
# told here once more, so that the list and each command load no other command (tests/test_cli_loading.py compares).
COMMANDS: dict[str, tuple[str, str]] = {
    "build": (
        "reportgen.cli.build:build",
        "由数据文件生成报告。文件夹表示其中（及下一级文件夹中）的全部数据文件，输出按同样的文件夹存放。",
    ),
    "check": (
        "reportgen.cli.check:check",
        "检查数据文件（.yaml）、Word 文档（.docx）或纯文本（.txt），不生成文件。",
    ),
    "completion": (
        "reportgen.cli.completion:completion",
        "打印按 Tab 键自动补全的脚本：命令、选项、文种、规则代码、数的名字。",
    ),
    "diff": ("reportgen.cli.diff:diff", "比对两期的台账：新增完成、新增超期、调整时限、改动表述等。"),
    "explain": ("reportgen.cli.figures:explain", "说明一个数怎么来的：算法、算式、由哪几项得出，各项在哪一格。"),
    "figures": (
        "reportgen.cli.figures:figures",
        "列出数据文件（.yaml）或台账（.xlsx）能算出的全部数字，和各数的算法。",
    ),
    "import": ("reportgen.cli.importing:import_", "把旧稿读成数据文件的草稿。"),
    "ledger": ("reportgen.cli.ledger:ledger", "台账的分发、汇总和导出（Excel）。"),
    "new": ("reportgen.cli.new:new", "新建一份报告的文件夹：数据文件（city.yaml）、台账，马上就能生成。"),
    "open": (
        "reportgen.cli.opening:open_",
        "在浏览器里打开一个文件夹：新建、导入旧稿、修改、校核、生成、合并台账，都在网页上做。",
    ),
    "preview": (
        "reportgen.cli.preview:preview",
        "在浏览器里边改边看：报告各页、问题、每个数字的出处，存盘后一秒内更新。",
    ),
    "pull": ("reportgen.cli.pull:pull", "把领导在 Word（或 WPS）里的改动收回数据文件。"),
    "rules": ("reportgen.cli.rules:rules", "列出检查的规则；写出代码的，说明这一条要求什么、错的和对的各举几例。"),
    "set": ("reportgen.cli.setting:set_", "改数据文件或台账里的值：状态、完成日期、进展、要点、截至日期等。"),
    "status": (
        "reportgen.cli.status:status",
        "一页看清整改进度：总数、各状态、各单位，超期、30天内到期、缺佐证和缺时限的任务。",
    ),
    "templates": ("reportgen.cli.templates:templates", "查看、检查模板，新建本地的模板。"),
}

# What else is typed for a command: its Chinese words, and sub-commands without the word before them. A word for a
# command that is not there is passed over.
MEANT: dict[str, str] = {
    "生成": "build",
    "检查": "check",
    "校对": "check",
    "审核": "check",
    "补全": "completion",
    "比对": "diff",
    "对比": "diff",
    "比较": "diff",
    "说明": "explain",
    "解释": "explain",
    "数字": "figures",
    "导入": "import",
    "读入": "import",
    "台账": "ledger",
    "汇总": "ledger merge",
    "合并": "ledger merge",
    "分发": "ledger split",
    "拆分": "ledger split",
    "导出": "ledger export",
    "空表": "ledger template",
    "merge": "ledger merge",
    "split": "ledger split",
    "export": "ledger export",
    "新建": "new",
    "打开": "open",
    "预览": "preview",
    "收回": "pull",
    "取回": "pull",
    "规则": "rules",
    "修改": "set",
    "填写": "set",
    "进度": "status",
    "模板": "templates",
    "帮助": "-h",
    "help": "-h",
    "版本": "--version",
    "version": "--version",
}


class Reportgen(Commands):
    """The bare word opens the page of the working folder where somebody sits before it; else it prints the help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As in click."""
        return super().parse_args(ctx, args or (["open"] if _is_seen() else []))


def _is_seen() -> bool:
    """Whether both streams are a terminal; a program that was started without a window has none."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


@click.group(cls=Reportgen, meant=MEANT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="reportgen %(version)s")
def main() -> None:
    """生态环境保护督察整改报告：由 YAML 和台账生成公文。

    \b
    例：reportgen new 我市                     新建一份报告的文件夹，问几个问题
        reportgen open 我市                    在浏览器里打开这个文件夹
        reportgen build city.yaml              生成 city.docx 和 city.txt
        reportgen build city.yaml --public     生成公开稿
        reportgen check 报告.docx              检查 Word 文档：文字、数字、版式
    """


for name, (place, about) in COMMANDS.items():
    main.add_command(Deferred(name, place, about))
