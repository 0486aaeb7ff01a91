"""What an installed copy consists of: packages, data folders, version, and how little an import costs."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

import reportgen
from reportgen.resources import folder

ROOT = Path(__file__).resolve().parent.parent
DATA = ("templates", "schemas", "examples")
HEAVY = {
    *("jinja2", "docx", "lxml", "openpyxl", "yaml", "jsonschema_rs", "jsonschema", "zipfile"),
    *("starlette", "uvicorn", "watchfiles", "anyio"),
}
SERVER = {"starlette", "uvicorn", "watchfiles", "anyio"}


@pytest.fixture(scope="module")
def setup() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_setup_lists_every_package_of_src_and_the_three_data_folders(setup: ConfigParser) -> None:
    source = ROOT / "src"
    found = {".".join(p.parent.relative_to(source).parts) for p in source.rglob("__init__.py")}
    assert set(setup["options"]["packages"].split()) == found | {f"reportgen.{name}" for name in DATA}


def test_every_data_folder_has_its_place_and_all_its_files(setup: ConfigParser) -> None:
    for name in DATA:
        assert f"reportgen.{name} = {name}" in setup["options"]["package_dir"]
        assert setup["options.package_data"][f"reportgen.{name}"] == "**/*"


def test_what_is_no_python_beside_the_modules_is_named_too(setup: ConfigParser) -> None:
    named = setup["options.package_data"]
    for path in (ROOT / "src" / "reportgen").rglob("*"):
        if path.is_file() and path.suffix != ".py" and path.parent.name != "__pycache__":
            folder = next(p for p in path.parents if (p / "__init__.py").is_file())
            package = ".".join(folder.relative_to(ROOT / "src").parts)
            assert any(path.relative_to(folder).match(pattern) for pattern in named[package].split()), path


def test_no_data_folder_is_a_package() -> None:
    """An __init__.py there would make them importable, and `templates` would be looked for in two places."""
    assert not [p for name in DATA for p in (ROOT / name).rglob("__init__.py")]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("templates", "shared/base.j2"),
        ("schemas", "report.schema.json"),
        ("examples", "dezhou/city.yaml"),
    ],
)
def test_bundled_files_are_found(name: str, file: str) -> None:
    assert (folder(name) / file).is_file()


def test_a_folder_that_is_nowhere_is_told_with_both_places() -> None:
    with pytest.raises(FileNotFoundError) as error:
        folder("nowhere")
    assert str(error.value).count("nowhere") == 3


def test_one_version_everywhere(setup: ConfigParser) -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert newest is not None
    assert newest[1] == reportgen.__version__
    assert importlib.metadata.version("reportgen") == reportgen.__version__
    assert setup["metadata"]["version"] == "attr: reportgen.__version__"


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    """`reportgen -h` must answer at once; what a command needs is loaded by the command."""
    code = "import sys, reportgen.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "click" in loaded
    assert not loaded & HEAVY


def test_a_build_loads_neither_the_proof_reader_nor_the_preview(tmp_path: Path) -> None:
    words = ["build", str(folder("examples") / "huaibei" / "city.yaml"), "-o", str(tmp_path)]
    told = "import atexit, sys; atexit.register(lambda: print(*sys.modules))"
    code = f"{told}; from reportgen.cli import main; main({words!r})"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(run.stdout.splitlines()[-1].split())
    assert (tmp_path / "city.docx").is_file()
    assert "reportgen.check" in loaded
    assert not [m for m in loaded if m.startswith(("reportgen.check.proof", "reportgen.preview"))]
    assert not {m.partition(".")[0] for m in loaded} & SERVER


def test_importing_the_package_loads_none_of_its_modules() -> None:
    code = "import sys, reportgen; print(*[m for m in sys.modules if m.startswith('reportgen.')])"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == []


def test_the_commands_entry_point_is_there(setup: ConfigParser) -> None:
    target = setup["options.entry_points"]["console_scripts"].split("=")[1].strip()
    (entry,) = importlib.metadata.entry_points(group="console_scripts", name="reportgen")
    assert callable(importlib.metadata.EntryPoint("reportgen", target, "console_scripts").load())
    assert entry.name == "reportgen"
