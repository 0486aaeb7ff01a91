"""What is handed out: the source archive, the wheel, and the program in one file, made as `make pyz` makes them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

import reportgen
from tests.conftest import leave_out

pytestmark = pytest.mark.everything

ROOT = Path(__file__).resolve().parent.parent
NAME = f"reportgen-{reportgen.__version__}"
# What stands in a checkout and is in no archive.
ASIDE = shutil.ignore_patterns(".git", ".venv", "*_cache", ".hypothesis", "__pycache__", "*.egg-info", ".coverage*")
ASIDE_ON_TOP = {"build", "dist", "out", "mutants"}
MADE = ("PKG-INFO", "src/reportgen.egg-info/")  # by setuptools
UNREACHED = ("No matching distribution", "Could not find a version", "Connection", "Temporary failure", "timed out")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, so that nothing is left in it."""

    def aside(folder: str, names: list[str]) -> set[str]:
        return ASIDE(folder, names) | (ASIDE_ON_TOP if Path(folder) == ROOT else set())

    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("checkout") / "clone", ignore=aside))


@pytest.fixture(scope="module")
def dist(checkout: Path) -> Path:
    """What `make pyz` makes of it; it wants the index of pip."""
    if shutil.which("make") is None:
        leave_out("make", "is not installed")
    for module in ("build", "shiv"):
        if find_spec(module) is None:
            leave_out(module, "is not installed (pip install '.[dev]')")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = ["make", "pyz", f"PYTHON={sys.executable}"]
    run = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    if run.returncode and any(words in run.stdout + run.stderr for words in UNREACHED):
        leave_out("pip", "reaches no index")
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return checkout / "dist"


@pytest.fixture(scope="module")
def unpacked(dist: Path) -> Path:
    """The source archive, where somebody has unpacked it."""
    with tarfile.open(dist / f"{NAME}.tar.gz") as archive:
        for member in archive.getmembers():
            assert member.name.split("/")[0] == NAME
            assert ".." not in member.name.split("/")
        archive.extractall(dist.parent.parent)
    return dist.parent.parent / NAME


def files(folder: Path) -> Iterator[str]:
    """Every file below a folder by its path there."""
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def in_git() -> set[str]:
    """What is in git and stands in the checkout."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no checkout of git")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")
    return {name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()}


def test_the_source_archive_holds_what_git_holds(unpacked: Path) -> None:
    found = {name for name in files(unpacked) if not name.startswith(MADE)}
    assert found == in_git()


def test_its_tests_run_where_it_was_unpacked(unpacked: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider"]
    some = ["tests/test_zh.py", "tests/test_api.py", "tests/test_reference.py", "tests/test_vocabulary.py"]
    some += ["-k", "not pdf"]  # which is no other there, and takes longer than all of these
    environment = {**os.environ, "PYTHONPATH": str(unpacked / "src")}
    run = subprocess.run(
        [*command, *some], cwd=unpacked, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout[-3000:]


def test_the_wheel_holds_every_module_and_file_and_the_licence(dist: Path, checkout: Path) -> None:
    held = set(ZipFile(dist / f"{NAME}-py3-none-any.whl").namelist())
    wanted = {f"reportgen/{name}" for name in files(checkout / "src" / "reportgen") if "__pycache__" not in name}
    for data in ("templates", "schemas", "examples"):
        wanted |= {f"reportgen/{data}/{name}" for name in files(checkout / data)}
    about = f"{NAME}.dist-info/"
    assert {name for name in held if not name.startswith(about)} == wanted
    assert f"{about}licenses/LICENSE" in held or f"{about}LICENSE" in held
    assert "reportgen/py.typed" in held


def test_the_wheel_builds_an_example_far_from_the_checkout(dist: Path, tmp_path: Path) -> None:
    with ZipFile(dist / f"{NAME}-py3-none-any.whl") as wheel:
        wheel.extractall(tmp_path / "site")
    data = tmp_path / "site" / "reportgen" / "examples" / "huaibei" / "city.yaml"
    command = [sys.executable, "-m", "reportgen", "build", str(data), "-o", "out"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"city.docx", "city.txt"}


def alone(dist: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The one file, in an empty home, by a Python that has nothing else."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONUTF8": "1"}
    python = [sys.executable, "-I", "-S", str(dist / "reportgen.pyz")]
    return subprocess.run(
        [*python, *words], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_one_file_builds_an_example_in_an_empty_home(dist: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "dezhou", tmp_path / "dezhou")
    run = alone(dist, tmp_path, "build", "dezhou/city.yaml", "-o", "out")
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "out" / "city.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "out" / "city.txt").read_text("utf-8").startswith("德州市公开第二轮")


def test_the_one_file_says_its_version_and_what_is_wrong_with_data(dist: Path, tmp_path: Path) -> None:
    assert alone(dist, tmp_path, "--version").stdout == f"reportgen {reportgen.__version__}\n"
    (tmp_path / "city.yaml").write_text("城市：示例市\n", encoding="utf-8")
    run = alone(dist, tmp_path, "build", "city.yaml")
    assert run.returncode == 1
    assert "city.yaml:1:1: 错误[YML101]" in run.stderr
