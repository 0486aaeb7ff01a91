"""The modules stand on floors and import from lower ones or their own folder alone; files and functions are short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "reportgen"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("records", "regex", "ending", "steps"),
    ("place", "codes", "zh", "resources", "launchers"),
    ("diagnostics", "values", "document", "gongwen"),
    ("dates", "vocabulary", "typography", "diagnostics_out", "workdays", "ignoring", "enumerated"),
    ("model", "markup", "write", "read"),
    ("load", "figures"),
    ("render", "check", "public", "ledger", "present", "datafile"),
    ("extract", "pull", "editing"),
    ("pipeline", "cli_zh"),
    ("__init__", "preview"),
    ("cli",),
    ("__main__",),
)
# Below, but not to be touched: a writer knows paper and no city, the loader knows the city and no paper.
NEVER = {
    "write": ("model", "jinja2", "markupsafe"),
    "load": ("document", "jinja2"),
    "figures": ("document", "jinja2"),
    "check": ("jinja2",),
    "read": ("document", "model", "jinja2"),
    "present": ("jinja2",),
    "datafile": ("document", "jinja2"),
    "extract": ("jinja2",),
    "pull": ("jinja2",),
    "editing": ("jinja2",),
    "pipeline": ("jinja2",),
}
# The server is of the preview alone: everything else must do without it.
SERVER = ("starlette", "uvicorn", "watchfiles", "anyio", "h11")
LONGEST_FILE, LONGEST_FUNCTION = 300, 40  # lines; of a function from its `def` to its end, without its decorators
# Longer than that, each with the reason why it is not cut.
LONGER = {
    "src/reportgen/write/html_style.py: css": "a style sheet, read from top to bottom",
    "tests/reference.py: _names": "a page of the manual, read from top to bottom",
    "tests/words.py: body": "one paper, from its head to its imprint",
    "fuzz/run.py: fuzz": "one run of libFuzzer, which never returns: what it needs is made in order",
}
FLOOR_OF = {name: number for number, names in enumerate(FLOORS, 1) for name in names}


def name_of(path: Path) -> str:
    """src/reportgen/load/shape.py -> load, src/reportgen/zh.py -> zh."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(source: str) -> Iterator[str]:
    """Every module that a source imports anywhere in it: those of the package by their name, others by their top."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written out in full, without dots"
            paths = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for path in paths:
            top, *rest = path.split(".")
            if top != "reportgen":
                yield top
            else:
                yield rest[0] if rest and rest[0] in FLOOR_OF else "__init__"


def faults(name: str, source: str) -> list[str]:
    """What `name` may not import."""
    others = [other for other in imported(source) if other != name]
    climbing = [o for o in others if o in FLOOR_OF and FLOOR_OF[o] >= FLOOR_OF[name]]
    never = (*NEVER.get(name, ()), *(SERVER if name != "preview" else ()))
    return climbing + [o for o in others if o in never]


def test_every_module_imports_only_from_lower_floors() -> None:
    found = {str(path): faults(name_of(path), path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_every_module_stands_on_a_floor_and_every_name_on_a_floor_is_a_module() -> None:
    present = {name_of(path) for path in PACKAGE.rglob("*.py")}
    assert present == set(FLOOR_OF)


def test_contributing_shows_the_same_floors() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = [tuple(line.split()) for line in re.findall(r"^floor \d+  (.+)$", text, re.MULTILINE)]
    assert shown == list(FLOORS)


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("place", "from reportgen.diagnostics import fault", ["diagnostics"]),
        ("model", "from reportgen import write", ["write"]),
        ("load", "def f():\n    import reportgen.pipeline", ["pipeline"]),
        ("write", "from reportgen.model.tasks import Task", ["model", "model"]),
        ("load", "from reportgen.document import Text", ["document"]),
        ("check", "import jinja2.sandbox", ["jinja2"]),
        ("cli", "def f():\n    from uvicorn import Config", ["uvicorn"]),
        ("preview", "import uvicorn\nfrom starlette.routing import Route", []),
        ("load", "from reportgen.load.nodes import Node\nfrom reportgen.place import Place\nimport yaml", []),
    ],
)
def test_an_import_that_climbs_is_found(name: str, source: str, found: list[str]) -> None:
    assert faults(name, source) == found


def too_long(name: str, source: str) -> Iterator[str]:
    """The file, where it is too long, and each function in it that is."""
    if len(source.splitlines()) > LONGEST_FILE:
        yield name
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION:
                yield f"{name}: {node.name}"


def test_no_file_and_no_function_is_too_long() -> None:
    paths = [path for top in ("src", "tests", "benchmarks", "fuzz") for path in (ROOT / top).rglob("*.py")]
    assert paths
    named = ((path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths)
    assert sorted(found for name, source in named for found in too_long(name, source)) == sorted(LONGER)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("#\n" * 300, []),
        ("#\n" * 301, ["a.py"]),
        ("@decorated\ndef f():\n" + "    g()\n" * 39, []),
        ("def f():\n" + "    g()\n" * 40, ["a.py: f"]),
        ("class A:\n    async def f(self):\n" + "        g()\n" * 40, ["a.py: f"]),
    ],
)
def test_what_is_too_long_is_found(source: str, found: list[str]) -> None:
    assert list(too_long("a.py", source)) == found
