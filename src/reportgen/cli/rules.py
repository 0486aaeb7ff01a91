"""`reportgen rules`: the manual of the rules."""

from __future__ import annotations

import click

from reportgen.cli import values


@click.command()
@click.argument("codes", nargs=-1, metavar="[代码...]", shell_complete=values.codes)
def rules(codes: tuple[str, ...]) -> None:
    """列出检查的规则；写出代码的，说明这一条要求什么、错的和对的各举几例。

    \b
    例：reportgen rules              全部代码
        reportgen rules FMT753       一条规则
        reportgen rules SUM          一类规则
    """
    from reportgen.check.manual import explained, listed
    from reportgen.diagnostics_out import codes_of

    starts = codes_of(codes)
    if isinstance(starts, str):
        raise click.UsageError(starts)
    for start in starts:
        click.echo("\n".join(explained(start)), nl=False)
    if not starts:
        click.echo("\n".join(listed()))
