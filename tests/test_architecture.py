"""docs/architecture.md: each excerpt is what its command prints, and its picture is of today's imports."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportgen.resources import folder
from tests import floors_picture
from tests.commands import ended
from tests.floors_picture import PICTURE, imports, lines, picture
from tests.test_floors import FLOOR_OF

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
STOPS = re.findall(r"^```sh\n(.*?)\n```\n\n```text\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("clone")
    shutil.copytree(folder("examples"), place / "examples")
    return place


def printed(line: str, clone: Path) -> str:
    """What a command of the page prints at the top of a clone; those of the shell are done here, for Windows too."""
    program, *words = shlex.split(line)
    if program == "reportgen":
        return ended(*words, cwd=clone).out
    if program == "grep":
        pattern, file = words
        return "\n".join(found for found in (ROOT / file).read_text("utf-8").splitlines() if pattern in found)
    if program == "unzip":
        _, package, part = words
        return ZipFile(clone / package).read(part).decode("utf-8")
    if program == "cat":
        return (clone / words[0]).read_text("utf-8")
    assert program == "python"
    command = [sys.executable, "-X", "utf8", *words]
    return subprocess.run(command, cwd=clone, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def missing(shown: str, output: str) -> str:
    """The first piece of an excerpt, between what it leaves out, that is not in the output behind the one before it."""
    at = 0
    for piece in re.split(r"…\n?", shown):
        found = output.find(piece, at)
        if found < 0:
            return piece
        at = found + len(piece)
    return ""


@pytest.mark.parametrize(("commands", "shown"), STOPS, ids=[commands.split("\n")[-1] for commands, _ in STOPS])
def test_what_is_shown_of_a_stop_is_what_its_command_prints(commands: str, shown: str, clone: Path) -> None:
    if "out/" in commands:
        ended("build", "examples/dezhou/city.yaml", "-o", "out", cwd=clone)
    output = [printed(line, clone) for line in commands.splitlines()][-1]
    assert missing(shown, output) == ""


def test_the_page_walks_every_stop_that_a_build_can_show() -> None:
    shown = re.findall(r"--dump (\w+)", "\n".join(commands for commands, _ in STOPS))
    assert shown == ["data", "model", "html", "document"]  # the figures by explain, which says more
    assert len(re.findall(r"^```sh", PAGE, re.MULTILINE)) == len(STOPS) == 10


@pytest.mark.parametrize(
    ("shown", "output", "absent"),
    [
        ("a…c", "abc", ""),
        ("a\n…\nc", "a\nb\nc", ""),
        ("c…a", "abc", "a"),
        ("a…\nb", "a x\nb", ""),
        ("17项", "18项", "17项"),
    ],
)
def test_an_excerpt_that_is_not_in_the_output_is_found(shown: str, output: str, absent: str) -> None:
    assert missing(shown, output) == absent


def test_the_picture_of_the_floors_is_of_todays_imports(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
    assert PICTURE.read_text("utf-8") == picture(), "stale: make floors"


def test_the_picture_has_a_box_for_every_module_and_a_line_for_every_import_that_follows_from_no_other() -> None:
    root = ET.fromstring(picture())
    boxes = [group.findtext(f"{SVG}text", "").rstrip("/") for group in root.findall(f"{SVG}g")]
    assert sorted(boxes) == sorted(FLOOR_OF)
    curves = [path for path in root.findall(f"{SVG}path") if "C" in path.get("d", "")]
    assert len(curves) == len(lines())
    for name, others in imports().items():  # and the lines lead to all the rest
        assert others <= reached(name)


def reached(name: str) -> set[str]:
    """Where the lines lead from a box."""
    direct = {other for start, other in lines() if start == name}
    return direct.union(*map(reached, direct))


def test_boxes_stand_beside_each_other_on_their_floors() -> None:
    at = floors_picture.spots(floors_picture.arranged())
    for name, spot in at.items():
        for other, beside in at.items():
            assert name == other or spot.y != beside.y or abs(spot.x - beside.x) > floors_picture.BOX
            assert FLOOR_OF[name] >= FLOOR_OF[other] or spot.y > beside.y
