"""What all commands share: click in Chinese, -q and -v, what was meant, completion, colours, any console."""

from __future__ import annotations

from reportgen.cli_zh.group import Commands, Deferred
from reportgen.cli_zh.texts import TEXTS, speak_chinese

__all__ = ["TEXTS", "Commands", "Deferred"]

speak_chinese()
