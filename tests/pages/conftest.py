"""What the tests of printed pages share: each document is printed once in a run."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.write import docx
from reportgen.write.office import convert
from tests.pages.measure import Page, read
from tests.pages.papers import FRAMED, PAPERS

ALL = PAPERS | FRAMED
Printed = dict[str, tuple[Page, ...]]
RESAVED = tuple(name for name in ALL if name not in ("han", "long"))


@pytest.fixture(scope="session")
def packages() -> dict[str, bytes]:
    """The .docx of every row of ALL."""
    return {name: docx.write(make()) for name, make in ALL.items()}


@pytest.fixture(scope="session")
def printed(packages: dict[str, bytes]) -> Printed:
    """The pages of every row of ALL."""
    return {name: read(data) for name, data in converted(packages, "pdf").items()}


@pytest.fixture(scope="session")
def resaved(packages: dict[str, bytes]) -> dict[str, bytes]:
    """The .docx of RESAVED as the office suite saves it again."""
    return converted({name: packages[name] for name in RESAVED}, "docx")


@pytest.fixture(scope="session")
def reprinted(resaved: dict[str, bytes]) -> Printed:
    """The pages of what was saved again."""
    return {name: read(data) for name, data in converted(resaved, "pdf").items()}


def converted(documents: dict[str, bytes], to: str) -> dict[str, bytes]:
    """All of them in one start of the suite."""
    done = convert(documents, to)
    assert not isinstance(done, Diagnostic), done
    return done
