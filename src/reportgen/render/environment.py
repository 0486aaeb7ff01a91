"""The Jinja environment: sandboxed, autoescaping, strict; elements of a template know their line; limits hold."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place, Source
from reportgen.regex import regex
from reportgen.render.compiled import cache
from reportgen.render.filters import FILTERS, GLOBALS
from reportgen.render.folders import Folders
from reportgen.render.generated import Generator, TracedGenerator, Words, bare, join, joined
from reportgen.render.marks import LineMarks, Traces
from reportgen.render.rows import rows
from reportgen.render.sandbox import (
    CHARACTERS,
    RISKY_FILTERS,
    SAFE_FILTERS,
    Sandbox,
    TooMuchError,
    check_printable,
    kept,
    limited,
)
from reportgen.resources import folder

SECONDS = 20.0  # a template that takes longer than this is a loop,
SECONDS_A_TASK = 0.001  # with so much more for each task of the ledger: 50,000 may take a busy machine that long
ERRORS = (  # what a template can bring about
    *(TemplateError, TooMuchError, TypeError, ValueError, ArithmeticError, LookupError),
    *(AttributeError, AssertionError, RuntimeError, MemoryError, OSError, SyntaxError),
)


def _finalize(value: Any) -> Any:
    """`{{ 数据.items }}` would print a method; a value that is nothing must not print None."""
    if isinstance(value, str):
        return value
    if callable(value) and not isinstance(value, Undefined):
        raise UndefinedError(f"不能打印函数 {getattr(value, '__name__', '')}，是否缺少括号或名字写错")
    if value is None:
        raise UndefinedError("不能打印空值（None）")
    check_printable(value)
    return value


MADE_BY = tuple(Path(__file__).with_name(name) for name in ("environment.py", "generated.py", "marks.py", "sandbox.py"))


CONTEXTS = "#contexts"  # among the names of a paper: the contexts that are made of them; no template can say it


class KnownContext(Context):
    """A context that `rendered` knows of: with its macros it is a circle, and would keep the report alive."""

    def __init__(self, environment: Environment, parent: dict[str, Any], *rest: Any, **named: Any) -> None:
        super().__init__(environment, parent, *rest, **named)
        parent.get(CONTEXTS, []).append(self)


class Templates(Sandbox):
    """The sandbox whose templates lose no origin of a value by `~`."""

    context_class = KnownContext
    code_generator_class = Generator
    marks: type[LineMarks] = LineMarks
    joined, bare, kept = staticmethod(joined), staticmethod(bare), staticmethod(kept)  # called by code of templates

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Where an extension of Jinja's would come in, whose module takes long to load."""
        return self.marks().put(source, name)


class TracedTemplates(Templates):
    """Words know their lines, too."""

    code_generator_class = TracedGenerator
    marks = Traces
    words = Words


@lru_cache(maxsize=8)
def environment(own: Path | None, *, traced: bool = False) -> Environment:
    """`own` is a folder of templates of a city's own; it comes before the bundled ones.

    `traced` makes blocks and words tell their lines; its markup is for `marks.with_blocks`.

    Kept for the whole process, since compiling the templates costs more than rendering them; a template that was
    changed meanwhile is compiled anew.
    """
    made = (TracedTemplates if traced else Templates)(
        loader=Folders([home for home in (own, folder("templates")) if home]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=None if traced else cache(*MADE_BY),  # it knows a template by its text alone
    )
    made.filters.update(SAFE_FILTERS | FILTERS | {"join": join})
    made.globals.update(GLOBALS | {"各行": rows})
    del made.globals["lipsum"]
    for name in RISKY_FILTERS:
        del made.filters[name]
    return made


def rendered(template: Template, names: dict[str, Any], tasks: int = 0) -> str:
    """The markup of a paper on so many tasks; TooMuchError when a limit is passed. Jinja's own errors go through.

    `names` are empty afterwards.
    """
    parts: list[str] = []
    length = 0
    contexts: list[Context] = []
    names[CONTEXTS] = contexts
    try:
        with limited(SECONDS + SECONDS_A_TASK * tasks):
            for part in template.generate(names):
                parts.append(part)
                length += len(part)
                if length > CHARACTERS:
                    raise TooMuchError
    except TypeError as error:
        if isinstance(error.__context__, TooMuchError):  # it came between two lines, and Jinja looked for its line
            raise TooMuchError from error
        raise
    finally:  # else all that it was made of would wait for the garbage collector, a tenth of the time of many papers
        for context in contexts:
            context.vars.clear()
            context.parent.clear()
        names.clear()
    return "".join(parts)


def explain(error: Exception, env: Environment) -> Diagnostic:
    """An error of a template as a diagnostic at its file and line."""
    if isinstance(error, TemplateSyntaxError):
        place = place_at(f"{error.name}:{error.lineno}", env)
        return fault("TPL501", place, _chinese(error.message or ""), "对照 docs/templates.md 改正这一行")
    if isinstance(error, SyntaxError):  # of the code that Jinja makes of it: Python nests 20 loops, no more
        return fault("TPL501", None, "循环（for）套得太深，最多 20 层", "把里面的几层移到另一个宏里")
    if isinstance(error, TemplateNotFound):
        place = place_at(_last_frame(error), env)
        fix = "核对名字：自己的模板放在 -t 所指的文件夹，随程序的模板写作“文种文件夹/文件名”"
        return fault("TPL505", place, "自己的模板文件夹和随程序的模板里都没有它", fix, name=error.name)
    place = place_at(_last_frame(error), env)
    if isinstance(error, UndefinedError):
        reason = _chinese(error.message or "")
        fix = "核对名字；可用的名字见 docs/names.md，“reportgen templates check 模板文件夹”会提示相近的名字"
        return fault("TPL502", at_word(place, _quoted(error.message)[-1]), reason, fix)
    if isinstance(error, SecurityError):
        place = at_word(place, _quoted(error.message)[0])
        return fault("TPL507", place, _chinese(error.message or str(error)), "删去这一处；模板只能读数据，不能做别的事")
    if isinstance(error, TooMuchError | RecursionError | MemoryError | OverflowError):
        return fault("TPL506", place, "模板里可能有停不下来的循环或重复", "检查循环的范围")
    if isinstance(error, UnicodeDecodeError):
        return fault("TPL508", place, "模板文件不是 UTF-8 编码", "用记事本打开，另存为，编码选“UTF-8”")
    reason = f"这一行算不下去（{type(error).__name__}：{error}）"
    if isinstance(error, ZeroDivisionError):
        reason = "除数是 0"
    return fault("TPL508", place, reason, "检查这一行的写法")


def _quoted(message: str | None) -> list[str]:
    """The names that a message of Jinja quotes; an empty one where it quotes none."""
    return re.findall("'([^' ]+)'", message or "") or [""]


def at_word(place: Place | None, word: str) -> Place | None:
    """A word where its line has it; else the line."""
    line = "".join(place.source.lines[place.line - 1 : place.line]) if place else ""
    column = line.find(word) if word else -1
    if place is None or column < 0:
        return place
    return Place(place.source, place.line, column + 1, place.line, column + 1 + len(word))


def _last_frame(error: Exception) -> str:
    """`name:line` of the innermost frame that lies in a template."""
    from traceback import extract_tb

    for frame in reversed(extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            parts = Path(frame.filename).parts
            return f"{'/'.join(parts[-2:])}:{frame.lineno}"
    return ""


def place_at(at: str, env: Environment) -> Place | None:
    """`report.j2:12` -> the place with the template's line for the excerpt."""
    name, _, line = at.rpartition(":")
    if not name or not line.isdigit() or env.loader is None:
        return None
    for candidate in (name, name.rpartition("/")[2]):
        try:
            text, path, _ = env.loader.get_source(env, candidate)
        except (TemplateError, UnicodeDecodeError):
            continue
        shown = Path(path or candidate)
        source = Source(f"{shown.parent.name}/{shown.name}", tuple(text.split("\n")))
        return Place(source, int(line), 1)
    return None


def template_place(at: str, own: Path | None = None) -> Place | None:
    """`shared/blocks.j2:27`, as a document names what made a part of it -> the line with its file; None for others."""
    return place_at(at, environment(own, traced=True))


_ENGLISH = (
    (regex(r"'(.+)' is undefined"), r"没有“\1”这个名字"),
    (regex(r"access to attribute '(.+)' of '.+' object is unsafe\."), r"不能使用“\1”"),
    (regex(r"'(.+)' has no attribute '(.+)'"), r"没有“\2”这一项"),
    (regex(r"No filter named '(.+)'\.?"), r"没有叫“\1”的过滤器"),
    (regex(r"unexpected char '(.)' at \d+"), r"标签里出现了“\1”（标点要用半角）"),
    (regex(r"Encountered unknown tag '(.+?)'\..*", re.DOTALL), r"没有“\1”这种标签"),
    (regex(r"expected token '(.+)', got '(.+)'"), r"这里应为“\1”，却是“\2”"),
    (regex(r"[Ee]xpected an expression, got '(.+)'"), r"这里缺少要写的内容，却是“\1”"),
    (regex(r"unexpected '(.+)'"), r"“\1”多余或没有配对"),
    (regex(r"block '(.+)' defined twice"), r"块“\1”写了两次"),
    (regex(r"Missing end of (?:comment tag|raw directive)"), "到文件末尾还缺少结束标签"),
    (regex(r"can't assign to '.+'"), "“=”左边要是一个名字"),
    (regex(r"the template '(.+?)' .*does not export the requested name '(.+)'"), r"“\1”里没有“\2”"),
    (regex(r"Unexpected end of template\..*", re.DOTALL), "到文件末尾还缺少结束标签"),
)


_TOKENS = {"end of print statement": "}}", "end of statement block": "%}", "end of template": "文件末尾"}


def _chinese(message: str) -> str:
    """Jinja's commonest messages in Chinese; a rarer one as it is."""
    for token, mark in _TOKENS.items():
        message = message.replace(token, mark)
    for pattern, words in _ENGLISH:
        if m := pattern.search(message):
            return m.expand(words)
    return message
