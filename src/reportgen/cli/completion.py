"""`reportgen completion`: the script by which a shell completes our command lines when Tab is pressed."""

from __future__ import annotations

import click

SHELLS = (
    "bash",
    "zsh",
    "fish",
    "powershell",
)  # all that click knows with cli_zh.shells; named here, -h loads no completion


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish|powershell")
def completion(shell: str) -> None:
    """打印按 Tab 键自动补全的脚本：命令、选项、文种、规则代码、数的名字。

    \b
    把这一行放在哪里，以后新开的窗口都有补全：
      bash        ~/.bashrc 的最后：eval "$(reportgen completion bash)"
      zsh         ~/.zshrc 的最后：eval "$(reportgen completion zsh)"
      fish        ~/.config/fish/config.fish 的最后：
                  reportgen completion fish | source
      PowerShell  用 notepad $PROFILE 打开的文件的最后：
                  reportgen completion powershell | Out-String | iex

    \b
    例：reportgen completion bash
        reportgen completion powershell
    """
    from click.shell_completion import get_completion_class

    from reportgen.cli_zh.group import COMPLETE
    from reportgen.cli_zh.shells import register

    register()
    found = get_completion_class(shell)
    root = click.get_current_context().find_root()
    assert found is not None  # noqa: S101 - Choice lets no other through
    script = found(root.command, {}, "reportgen", COMPLETE).source()
    click.echo(script.encode(), nl=False)  # bytes: on Windows a shell script must not get CRLF
