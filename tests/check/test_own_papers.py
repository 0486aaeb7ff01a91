"""What the examples make has no finding, in any format, alone or compared with the data that it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline import Options, build, build_files
from reportgen.pipeline.check import check_file
from reportgen.resources import folder

EXAMPLES = sorted(folder("examples").glob("*/city.yaml"))
HOUSE_STYLE = {"FMT717"}  # yunshan's heads are bold, which its own style wants


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_data_have_no_finding(example: Path) -> None:
    assert check_file(example).found == []


@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_papers_have_none(tmp_path: Path, example: Path, public: bool) -> None:
    written, trouble = build_files(example, ("docx", "txt"), tmp_path, Options(public=public))
    assert len(written) == 2, trouble
    for path in written:
        found = check_file(path, Options(public=public), data=build(example)).found
        assert [d for d in found if d.code not in HOUSE_STYLE] == []
