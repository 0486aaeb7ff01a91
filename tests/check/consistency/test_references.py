"""References to attachments that the paper does not have."""

from __future__ import annotations

import pytest

from tests.papers import marked

ATTACHMENT = "TXT857"
NOTE = ("附件：1.整改任务清单", "2.信访件清单")


@pytest.mark.parametrize("text", ["任务清单详见附件3。", "任务清单（附件3）已公开。", "信访件见附件三。"])
def test_an_attachment_that_is_not_announced_is_told(text: str) -> None:
    assert len(marked(ATTACHMENT, text, *NOTE)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("任务清单详见附件2。", *NOTE),
        ("按照《清河县考核细则》附件5执行。", *NOTE),
        ("任务清单详见附件3。",),  # perhaps the text is a part of a paper
        ("任务清单详见附件。", "附件：整改任务清单"),
    ],
)
def test_other_references_are_left_alone(lines: tuple[str, ...]) -> None:
    assert marked(ATTACHMENT, *lines) == []
