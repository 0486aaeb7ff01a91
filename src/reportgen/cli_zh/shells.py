"""What a shell asks when Tab is pressed: click's answers, mended for bash and fish, and PowerShell's own."""

from __future__ import annotations

import os
import shlex

from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, add_completion_class

# Its text is ASCII alone: PowerShell 5 reads what a program prints in the console's own encoding. The answers are
# UTF-8, so for their time the console is. What stands behind the cursor is no part of the question.
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName '%(prog_name)s', '%(prog_name)s.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $env:COMP_WORDS = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
    $env:%(complete_var)s = 'powershell_complete'
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $answers = @(& '%(prog_name)s' 2>$null)
    } finally {
        [Console]::OutputEncoding = $before
        Remove-Item Env:COMP_WORDS, Env:%(complete_var)s -ErrorAction SilentlyContinue
    }
    foreach ($answer in $answers) {
        $type, $value, $about = $answer -split "`t", 3
        if ($type -eq 'plain') {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        } elseif ($type -eq 'file' -or $type -eq 'dir') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) |
                Where-Object { $type -eq 'file' -or $_.ResultType -eq 'ProviderContainer' }
        }
    }
}
"""


class Bash(BashComplete):
    """click's, which asks bash for its version and says in English what it thinks of it; the script tells nobody."""

    def source(self) -> str:
        """The script alone."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """bash makes three words of `--format=docx`, which click knows as two."""
        words, last = super().get_completion_args()
        return [word for word in words if word != "="], last


class Fish(FishComplete):
    """click's, whose script takes what stands behind a comma for something else."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Without values that hold a comma."""
        return [item for item in super().get_completions(args, incomplete) if "," not in str(item.value)]


class PowerShell(ShellComplete):
    """Windows PowerShell 5.1 and PowerShell 7; older releases of click know neither."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """A backslash parts folders here; the line ends where the cursor stands."""
        line = os.environ["COMP_WORDS"]
        words = _words(line)[1:]
        if not words or line[-1:].isspace():
            return words, ""
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """One line: kind, value as it is typed, what is said of it."""
        value = str(item.value)
        if item.type == "plain" and any(char in " '\"`$(){};&|@#<>," for char in value):
            value = "'" + value.replace("'", "''") + "'"
        about = " ".join((item.help or "").split()) or str(item.value)  # PowerShell refuses an empty one
        return f"{item.type}\t{value}\t{about}"


def _words(line: str) -> list[str]:
    """As PowerShell parts them, also where the last quotation has no end yet."""
    for end in ("", "'", '"'):
        parts = shlex.shlex(line + end, posix=True)
        parts.escape, parts.whitespace_split, parts.commenters = "", True, ""
        try:
            return list(parts)
        except ValueError:
            continue
    return line.split()


def register() -> None:
    """Has click find them by their names."""
    classes: tuple[type[ShellComplete], ...] = (Bash, Fish, PowerShell)
    for shell in classes:
        add_completion_class(shell)
