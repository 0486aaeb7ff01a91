"""Where the contenders are run: a fresh virtual environment as users have one, pandoc, and carbone under Node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NOT_COPIED = shutil.ignore_patterns(".*", "build", "dist", "out", "tests", "*.egg-info", "__pycache__")
HIDDEN = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME")  # of the environment that the contenders get
CARBONE = "carbone@3"
PANDOC = "pypandoc_binary"  # of PyPI; it brings the program, where Debian's package is not installed


@dataclass
class Ground:
    """The programs; `lacks` says of each that is not there why."""

    python: str
    pandoc: str = ""
    npm: Path | None = None
    lacks: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """What stands for a program in a command."""
        reportgen = str(Path(self.python).with_name("reportgen"))
        return {"python": self.python, "reportgen": reportgen, "pandoc": self.pandoc, "node": "node"}

    @property
    def environment(self) -> dict[str, str]:
        """Bytecode is used and kept, and nothing of a checkout is found by accident."""
        clean = {key: value for key, value in os.environ.items() if key not in HIDDEN}
        return clean | ({"NODE_PATH": str(self.npm)} if self.npm else {})


def fresh(folder: Path, wanted: frozenset[str]) -> Ground:
    """The project from its wheel; in a folder of an earlier run only the wheel is made and installed anew."""
    python = str(folder / "venv" / "bin" / "python")
    if not Path(python).exists():
        _run(sys.executable, "-m", "venv", str(folder / "venv"))
    source = folder / "source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(ROOT, source, ignore=NOT_COPIED)  # a build in the checkout itself takes old files of build/ along
    _run(python, "-m", "pip", "install", "-q", f"{source}[bench]")
    _run(python, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", str(source))
    return _with_others(Ground(python), folder, wanted)


def here(folder: Path, wanted: frozenset[str]) -> Ground:
    """The virtual environment that runs this, with what is installed there; docxtpl is added when it is missing."""
    if sys.prefix == sys.base_prefix:
        sys.exit("run this with the python of a virtual environment in which the project is installed")
    if subprocess.run([sys.executable, "-c", "import docxtpl"], check=False, capture_output=True).returncode:
        _run(sys.executable, "-m", "pip", "install", "-q", "docxtpl")
    return _with_others(Ground(sys.executable), folder, wanted)


def _with_others(ground: Ground, folder: Path, wanted: frozenset[str]) -> Ground:
    """With the others that are wanted; one that can't be had is left out."""
    _run(ground.python, "-m", "compileall", "-qq", str(HERE))
    if "pandoc" in wanted:
        ground.pandoc = shutil.which("pandoc") or _pandoc(ground.python)
    if not ground.pandoc:
        ground.lacks["pandoc"] = f"no pandoc, and {PANDOC} can't be installed"
    if "carbone" in wanted:
        ground.npm = _carbone(folder / "npm")
    if ground.npm is None:
        ground.lacks["carbone"] = f"no Node, or {CARBONE} can't be installed"
    helped = subprocess.run(
        [ground.words["reportgen"], "build", "--help"], check=True, capture_output=True, env=ground.environment
    )
    if b"-j" not in helped.stdout:
        ground.lacks["-j"] = "this reportgen has no option -j"
    return ground


def _pandoc(python: str) -> str:
    if subprocess.run([python, "-m", "pip", "install", "-q", PANDOC], check=False).returncode:
        return ""
    command = [python, "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _carbone(folder: Path) -> Path | None:
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    folder.mkdir(exist_ok=True)
    command = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", CARBONE]
    done = subprocess.run(command, check=False, stdout=sys.stderr)
    return None if done.returncode else folder / "node_modules"


def _run(*command: str) -> None:
    clean = {key: value for key, value in os.environ.items() if key not in HIDDEN}
    subprocess.run(command, check=True, env=clean, stdout=sys.stderr)
