"""What a Word file holds beside its text: `import` says what the draft lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline.importing import import_paper
from tests.faulty_words import HEAD
from tests.read.edited import CLAUSES, Edit, anchored, made, remark, remarks, replaced
from tests.words import SPACES, R, p, run

DRAWING = "<w:r><w:pict/></w:r>"
BOX = f"<w:r><w:pict><w:txbxContent>{p('框里的话。')}</w:txbxContent></w:pict></w:r>"
NOTES = f'<w:footnotes {SPACES}><w:footnote w:id="2"><w:p>{run("数据来自市统计局。")}</w:p></w:footnote></w:footnotes>'
FOOTER = f"<w:ftr {SPACES}>{p('— 1 —　征求意见稿，不得外传，' + '阅后请退回市整改办公室' * 3, 'Normal')}</w:ftr>"


def headed(kind: str) -> Edit:
    reference = f'<w:{kind}Reference xmlns:r="{R}" w:type="default" r:id="{kind}"/>'
    own = re.compile(rf'<w:{kind}Reference w:type="default"[^>]*>')
    return lambda xml: re.sub("<w:sectPr[^>]*>", lambda m: m[0] + reference, own.sub("", xml), count=1)


def behind(words: str, content: str) -> Edit:
    return replaced(words, run(CLAUSES[1]) + content)


@pytest.mark.parametrize(
    ("edit", "parts", "reason"),
    [
        (headed("header"), {"header": HEAD}, "页眉里写着“内部资料”，草稿里没有"),
        (
            replaced("已完成", anchored(0, run(CLAUSES[1]))),
            {"comments": remarks(remark(0, "李处长", "再核"), remark(1, "", "同意"))},
            "批注里写着“李处长、未署名的 2 条”，草稿里没有",
        ),
        (behind("已完成", run("密", "<w:vanish/>")), {}, "隐藏文字里写着“密”，草稿里没有"),
        (
            behind("已完成", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            {"footnotes": NOTES},
            "脚注、尾注里写着“数据来自市统计局。”，草稿里没有",
        ),
        (
            behind("已完成", run("旧话。", "<w:strike/>")),
            {},
            "“旧话。”划着删除线，文字照样导入了",
        ),
        (
            lambda xml: xml.replace("<w:body>", f"<w:body><w:p>{DRAWING}</w:p>"),
            {},
            "图片、图形有 1 处，数据文件放不了",
        ),
        (behind("已完成", BOX), {}, "文本框里的文字有 1 段，已接在它所在的地方，框没有了"),
    ],
)
def test_what_the_draft_lacks_is_told(tmp_path: Path, edit: Edit, parts: dict[str, str], reason: str) -> None:
    imported = import_paper(made(tmp_path / "旧稿.docx", edit, parts=parts))
    assert [d.reason for d in imported.found if d.code == "IMP009"] == [reason]


def test_a_page_number_alone_is_nothing_and_a_long_footer_is_cut(tmp_path: Path) -> None:
    plain = import_paper(made(tmp_path / "旧稿.docx"))
    assert not any("页脚" in d.reason for d in plain.found)
    parts = {"footer": FOOTER}
    whole = import_paper(made(tmp_path / "另稿.docx", headed("footer"), parts=parts))
    (told,) = [d.reason for d in whole.found if "页脚" in d.reason]
    assert told.startswith("页脚里写着“— 1 — 征求意见稿，不得外传")
    assert told.endswith("…”，草稿里没有")
