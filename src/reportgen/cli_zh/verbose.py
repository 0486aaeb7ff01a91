"""What -v tells on stderr: each file that is read, templates and their cache, the seconds of each stage.

The files are those that Python itself says it opens (an audit hook), so none is forgotten and none asks for -v.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from reportgen.place import BOOKS, DATA_ENDINGS, PAPERS
from reportgen.resources import folder
from reportgen.steps import listen
from reportgen.zh import printable

READ = (*DATA_ENDINGS, *BOOKS, *PAPERS)
TEMPLATE, COMPILED = ".j2", ".cache"
OURS = str(Path(__file__).resolve().parents[1])  # what the program itself is made of is no news
WRITES = os.O_WRONLY | os.O_RDWR

_listening: list[Listener] = []
_hooked: list[bool] = []


class Listener:
    """Listens to one run, from its options to its end."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._process = os.getpid()  # a process that builds other cities shares this one's stderr, and is silent
        self._told: set[str] = set()
        self._end: Callable[[], None] = listen(self.stage)

    @classmethod
    def of(cls, context: click.Context) -> None:
        """Begins, unless one has begun, and ends with the run."""
        if _listening:
            return
        if not _hooked:
            sys.addaudithook(_opened)  # for good: Python can't take it back
            _hooked.append(True)
        listener = cls()
        _listening.append(listener)
        context.find_root().call_on_close(listener.close)

    def stage(self, name: str, seconds: float) -> None:
        """`  读数据和台账：0.012 秒`."""
        self._say(f"{name}：{seconds:.3f} 秒")

    def opened(self, path: str) -> None:
        """A file that is read; each is told once, those of the cache as a number at the end."""
        place = os.path.abspath(path)
        name = place.lower()
        if place in self._told or not name.endswith((*READ, TEMPLATE, COMPILED)) or not os.path.isfile(place):
            return
        self._told.add(place)
        if name.endswith(TEMPLATE):
            self._say(f"用了模板：{_within(place)}")
        elif name.endswith(READ) and not place.startswith(OURS):
            self._say(f"读了：{path}")

    def close(self) -> None:
        """The sums, and no more."""
        self._end()
        _listening.remove(self)
        if templates := sum(name.endswith(TEMPLATE) for name in self._told):
            cached = sum(name.endswith(COMPILED) for name in self._told)
            self._say(f"模板 {templates} 个，其中 {cached} 个上次编译过，从缓存里取")
        self._say(f"共用了 {time.perf_counter() - self._began:.3f} 秒（不算程序启动）")

    def _say(self, text: str) -> None:
        if os.getpid() == self._process:
            click.echo(click.style(f"  · {printable(text)}", dim=True), err=True)


def _within(place: str) -> str:
    """A bundled template as `templates show` knows it, another by its path."""
    bundled = str(folder("templates")) + os.sep
    return place.removeprefix(bundled).replace(os.sep, "/") if place.startswith(bundled) else place


def _opened(event: str, words: tuple[object, ...]) -> None:
    """Python's own report of what it does; it must not fail."""
    if event == "open" and _listening and isinstance(words[0], str):
        flags = words[2]
        if not (isinstance(flags, int) and flags & WRITES):  # 已生成 tells of those
            _listening[-1].opened(words[0])
