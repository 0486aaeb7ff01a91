"""What is told of a Word file's tracked changes, comments, hidden characters and properties."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.release.leftovers import RULES, leftovers
from reportgen.diagnostics import Diagnostic
from reportgen.pipeline import Options, build_files
from reportgen.pipeline.check import check_file
from reportgen.read import read_word
from reportgen.resources import folder
from tests.commands import Ran, ended
from tests.read.test_leftovers import APP, CHANGED, COMMENTED, COMMENTS, CORE, word_with
from tests.words import p

HIDDEN = p("内部口径", look="<w:vanish/>")
TEXT = p("德州市人民政府认真抓好整改。")
AGENCY = CORE.replace("张三", "德州市生态环境局").replace("李四", "Administrator").replace("关于做好防汛工作的通知", "")


def told(tmp_path: Path, content: str, public: bool, **parts: str) -> list[Diagnostic]:
    names = {"core": "core-properties", "app": "extended-properties", "comments": "comments"}
    path = word_with(tmp_path / "公文.docx", TEXT + content, {names[k]: text for k, text in parts.items()})
    word, _ = read_word(path)
    assert word is not None
    return leftovers(word, public)


@pytest.mark.parametrize(("public", "codes"), [(False, ["DOC988", "DOC989", "DOC989"]), (True, ["PUB997"] * 3)])
def test_changes_comments_and_hidden_characters(tmp_path: Path, public: bool, codes: list[str]) -> None:
    found = told(tmp_path, CHANGED + COMMENTED + HIDDEN, public, comments=COMMENTS)
    assert [d.code for d in found] == codes
    reasons = [d.reason for d in found]
    assert reasons[0] == "修订 2 处（插入 1、删除 1）；如插入“19”、删除“17”；已按接受后的样子检查"
    assert reasons[1] == "批注 1 条（李四），第一条：“这个数再核一下”"
    assert reasons[2] == "隐藏的文字 4 个：“内部口径”"


@pytest.mark.parametrize("public", [False, True])
def test_marked_and_struck_characters(tmp_path: Path, public: bool) -> None:
    marked = p("约37项", look='<w:highlight w:val="yellow"/>') + p("拟删", look="<w:strike/>")
    plain = p("留着", look='<w:highlight w:val="none"/><w:strike w:val="0"/>')
    found = told(tmp_path, marked + plain, public)
    assert [(d.code, d.reason) for d in found] == [
        ("DOC989", "突出显示的文字 1 处，如“约37项”"),
        ("DOC989", "加删除线的文字 1 处，如“拟删”"),
    ]


def test_properties_matter_in_public(tmp_path: Path) -> None:
    assert told(tmp_path, "", False, core=CORE, app=APP) == []
    (found,) = told(tmp_path, "", True, core=CORE, app=APP)
    assert found.code == "PUB998"
    for words in ("作者“张三”", "最后修改者“李四”", "单位“某某公司”", "经理“王五”", "标题“关于做好防汛工作的通知”"):
        assert words in found.reason


def test_the_office_of_the_place_and_names_of_nobody_are_no_finding(tmp_path: Path) -> None:
    assert told(tmp_path, "", True, core=AGENCY) == []
    assert told(tmp_path, "", True, core=AGENCY.replace("德州市", "海原市")) != []


def test_a_paper_that_names_no_signer_has_its_city_as_the_author(tmp_path: Path) -> None:
    source = tmp_path / "city.yaml"
    source.write_text(
        "城市: {名称: 示例市}\n督察: {层级: 省级, 轮次: 第二轮, 督察组: 省第七督察组, 反馈日期: 2021-07-23}\n"
        "截至日期: 2022-08-30\n整改任务: {分组: {已完成整改: 34}}\n落款: {日期: 2022-08-30}\n",
        encoding="utf-8",
    )
    (made,), _ = build_files(source, ("docx",), tmp_path, Options(public=True))
    assert [d.code for d in check_file(made, Options(public=True)).found] == []


def test_a_clean_file_has_no_finding(tmp_path: Path) -> None:
    assert told(tmp_path, "", True) == []


@pytest.mark.parametrize("city", ["dezhou", "jiaozuo", "yunshan"])
def test_what_this_program_writes_is_clean(tmp_path: Path, city: str) -> None:
    source = folder("examples") / city / "city.yaml"
    (made,), _ = build_files(source, ("docx",), tmp_path, Options(public=True))
    found = check_file(made, Options(public=True)).found
    assert [d.code for d in found if d.code.startswith(("DOC", "PUB"))] == []


def test_the_command_checks_as_a_public_paper_when_told_so(tmp_path: Path) -> None:
    text = tmp_path / "报告.txt"
    text.write_text("谢明辉书记到场督办，整改任务逐项验收销号。\n", "utf-8")
    word = word_with(tmp_path / "报告.docx", TEXT + CHANGED)
    assert "PUB990" not in Ran("check", text, cwd=tmp_path).err
    assert "PUB990" in Ran("check", "--public", text, cwd=tmp_path).err
    assert "DOC988" in Ran("check", word, cwd=tmp_path).err
    assert "PUB997" in ended("check", "--public", word, "--select", "PUB", cwd=tmp_path, status=1).err


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_manual(rule: object) -> None:
    assert "要求：" in (rule.__doc__ or "")
