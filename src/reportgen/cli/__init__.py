"""The command line: words -> options, one call of the pipeline, what it says, the exit status. A module a command."""

from __future__ import annotations

import click

from reportgen import __version__
from reportgen.cli.build import build
from reportgen.cli.check import check
from reportgen.cli.diff import diff
from reportgen.cli.figures import explain, figures
from reportgen.cli.importing import import_
from reportgen.cli.ledger import ledger
from reportgen.cli.new import new
from reportgen.cli.preview import preview
from reportgen.cli.pull import pull
from reportgen.cli.rules import rules
from reportgen.cli.status import status
from reportgen.cli.templates import templates
from reportgen.cli_zh import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="reportgen %(version)s")
def main() -> None:
    """生态环境保护督察整改报告：由 YAML 和台账生成公文。

    \b
    例：reportgen build city.yaml              生成 city.docx 和 city.txt
        reportgen build city.yaml --public     生成公开稿
        reportgen check 报告.docx              检查 Word 文档的版式
    """


for command in (build, check, diff, explain, figures, import_, ledger, new, preview, pull, rules, status, templates):
    main.add_command(command)
