"""`reportgen import` and `new --from`: an old paper becomes a data file that builds the same paper again."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from reportgen.extract.parts import Facts, Line
from reportgen.extract.walk import plain_outline
from reportgen.pipeline import Options, build, build_files, old_paper
from reportgen.pipeline.import_trial import Trial, tried
from reportgen.pipeline.importing import Imported, import_file, import_paper
from reportgen.pipeline.old_paper import read_old
from reportgen.resources import folder
from reportgen.write import WRITERS
from tests.commands import Ran
from tests.examples import examples

EXAMPLES = sorted(path.parent.name for path in folder("examples").glob("*/city.yaml"))
HEADLINE = "上下联动 动真碰硬 淮北市全力推动省生态环境保护督察整改落地见效"
FINAL = Options(public=True)


def lines_of(text: str) -> list[str]:
    """The lines of a plain text, but for empty ones."""
    return [line for line in text.split("\n") if line.strip()]


def again(imported: Imported, home: Path) -> list[str]:
    """What the draft builds."""
    built = build(home / "city.yaml", text=imported.text)
    assert built.document is not None, built.found
    return lines_of(WRITERS["txt"](built.document, built.style).decode())


@pytest.fixture(params=EXAMPLES)
def paper(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The public paper of an example as a plain text and as a Word file, without anything of its data beside it."""
    written, found = build_files(
        folder("examples") / request.param / "city.yaml", ("docx", "txt"), tmp_path / "旧稿", FINAL
    )
    assert written, found
    return tmp_path / "旧稿" / "city.txt"


def test_a_plain_text_comes_back_character_for_character(paper: Path, tmp_path: Path) -> None:
    imported = import_paper(paper)
    assert imported.same
    assert again(imported, tmp_path) == lines_of(paper.read_text("utf-8"))


def test_a_word_file_comes_back_character_for_character(paper: Path, tmp_path: Path) -> None:
    imported = import_paper(paper.with_suffix(".docx"))
    assert imported.same
    given, wanted = again(imported, tmp_path), lines_of(paper.read_text("utf-8"))
    if wanted[0] == HEADLINE:  # no 公文 title: its lines stay as they stand in Word
        assert "".join(given[:3]).replace(" ", "") == HEADLINE.replace(" ", "")
        given, wanted = given[3:], wanted[1:]
    assert given == wanted


def test_figures_and_dates_become_facts_and_their_places_in_the_prose_placeholders(tmp_path: Path) -> None:
    written, _ = build_files(folder("examples") / "huaibei" / "city.yaml", ("txt",), tmp_path, FINAL)
    draft = yaml.safe_load(import_paper(written[0]).text)
    assert draft["城市"]["名称"] == "淮北市"
    assert draft["督察"]["督察组"] == "省第一生态环境保护督察组"
    assert draft["整改任务"]["总数"] in (68, "68")
    assert "【任务.已完成】" in import_paper(written[0]).text


def old(home: Path, text: str, name: str = "旧稿.txt") -> Path:
    """An old paper as a plain text."""
    path = home / name
    path.write_text(text, encoding="utf-8")
    return path


TRADITIONAL = """雲山市關於督察反饋意見整改落實情況的報告
我市認真貫徹落實省委、省政府決策部署，對反饋問題逐項整改，生態環境質量持續改善，群眾滿意度穩步提高。
"""


def test_traditional_characters_are_converted_where_that_is_asked_for(tmp_path: Path) -> None:
    path = old(tmp_path, TRADITIONAL)
    assert "雲山市" in import_paper(path).text
    assert "标题: 云山市关于督察反馈意见整改落实情况的报告" in import_paper(path, simplified=True).text


def test_without_the_converter_the_text_stays_and_the_error_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    imported = import_paper(old(tmp_path, TRADITIONAL), simplified=True)
    assert [d.code for d in imported.found] == ["IMP006"]
    assert "pip install opencc" in imported.found[0].fix
    assert imported.text == ""


def test_a_tab_is_read_as_the_blank_that_the_data_file_makes_of_it(tmp_path: Path) -> None:
    imported = import_paper(old(tmp_path, "云山市关于督察整改情况的报告\n\n（甲）\t——乙。\n"))
    assert imported.same
    assert "IMP001" in [d.code for d in imported.found]


def test_a_draft_that_would_not_give_the_text_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program sets otherwise than it was typed is cleaned beforehand; here that is left out."""
    monkeypatch.setattr(old_paper, "as_set", lambda text, title: text)
    imported = import_paper(old(tmp_path, "云山市关于督察整改情况的报告\n\n消除劣V类水体。\n"))
    assert "IMP008" in [d.code for d in imported.found]
    assert not imported.same
    assert "文字与旧稿有出入，要逐段比对" in imported.text.splitlines()[0]
    assert "草稿生成的文字与旧稿有出入" in imported.summary


def test_an_outline_that_lacks_a_line_is_not_taken_for_the_old_paper(tmp_path: Path) -> None:
    lines = (Line("整改任务全部完成。", 1), Line("群众满意。", 2))
    made = tried(Trial(tmp_path / "city.yaml", plain_outline(lines[:1]), Facts(), lines))
    assert made.built.document is not None
    assert not made.same


def test_the_comment_at_the_top_and_the_report_say_where_the_draft_is_not_the_old_paper(tmp_path: Path) -> None:
    whole = import_paper(old(tmp_path, "云山市关于督察整改情况的报告\n整改任务全部完成。\n"))
    assert whole.text.splitlines()[0] == "# 由“旧稿.txt”导入的草稿：文字与旧稿逐字相同"
    assert "草稿生成的文字与旧稿逐字相同\n" in whole.summary
    untitled = import_paper(old(tmp_path, "整改任务 12 项全部完成。\n"))
    said = "文字与旧稿逐字相同，只是多印一个惯用的标题，少了清理掉的残留（导入时逐条列出）"
    assert untitled.text.splitlines()[0].endswith(said)
    assert f"草稿生成的{said}\n" in untitled.summary


def test_a_table_that_is_no_ledger_is_told_and_its_rows_stay(tmp_path: Path) -> None:
    text = "云山市关于督察整改情况的报告\n各县排口如下：\n县名\t排口\t已整治\n东县\t12\t9\n西县\t7\t7\n"
    imported = import_paper(old(tmp_path, text))
    assert [d.place.line for d in imported.found if d.code == "IMP007" and d.place] == [3]
    assert "东县｜12｜9" in again(imported, tmp_path)
    assert "表格的各行改成了段落" in imported.text.splitlines()[0]


def test_a_paper_without_text_is_refused(tmp_path: Path) -> None:
    imported = import_paper(old(tmp_path, "\n \n"))
    assert ([d.code for d in imported.found], imported.text) == (["IMP005"], "")


def test_the_tasks_of_a_ledger_in_a_word_file_come_back(tmp_path: Path) -> None:
    data = folder("examples") / "dalian" / "city.yaml"
    written, _ = build_files(data, ("docx",), tmp_path, FINAL)
    imported = import_paper(written[0])
    wanted, given = build(data).report, build(tmp_path / "新.yaml", text=imported.text).report
    assert wanted is not None
    assert given is not None
    assert [t.status for t in given.tasks] == [t.status for t in wanted.tasks]
    assert "附表由程序照任务另排" in imported.text.splitlines()[0]
    assert "〔台账〕" not in import_paper(written[0], empty=True).text


@pytest.mark.parametrize("name", ["旧稿\n城市: 甲市.txt", "旧稿\udcff.txt"])
def test_the_name_of_the_old_paper_is_only_a_comment(tmp_path: Path, name: str) -> None:
    try:
        path = old(tmp_path, "云山市关于督察整改情况的报告\n整改任务全部完成。\n", name)
    except (OSError, UnicodeEncodeError):
        pytest.skip("这个系统不许有这样的文件名")
    imported = import_file(path, tmp_path / "city.yaml")
    assert imported.text.encode("utf-8")
    assert yaml.safe_load((tmp_path / "city.yaml").read_text("utf-8"))["城市"]["名称"] == "云山市"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    path = old(tmp_path, "云山市关于督察整改情况的报告\n整改任务全部完成。\n")
    found = import_file(path, tmp_path / f"{'长' * 200}.yaml").found
    assert [d.code for d in found if d.is_error] == ["OUT602"]


def test_many_doubts_of_one_kind_are_told_twenty_times_and_counted(tmp_path: Path) -> None:
    imported = import_paper(old(tmp_path, "云山市关于督察整改情况的报告\n" + "一、甲\n" * 400))
    told = [d for d in imported.found if d.code == "IMP004"]
    assert len(told) == 21
    assert re.search(r"等 \d{3} 处$", told[-1].message)


def test_equal_changes_of_a_line_are_told_once(tmp_path: Path) -> None:
    text = "云山市关于督察整改情况的报告\n2021 年 4 月,省督察组对我市,也对县区(含开发区),开展了督察。\n"
    told = [d.reason for d in import_paper(old(tmp_path, text)).found if d.code == "IMP001"]
    assert "“,”改为“，” 3 处、“(”改为“（”、“)”改为“）”" in told
    assert any(reason.startswith("删去空格 ") for reason in told)


def test_the_command_line_writes_data_files_alone(tmp_path: Path) -> None:
    path = old(tmp_path, "云山市关于督察整改情况的报告\n整改任务全部完成。\n")
    ran = Ran("import", path.name, "-o", "city.docx", cwd=tmp_path)
    assert ran.status == 2
    assert "“city.docx”不是" in ran.err
    assert not (tmp_path / "city.docx").exists()


def test_a_data_file_that_stands_there_is_not_overwritten(tmp_path: Path) -> None:
    path, place = old(tmp_path, "云山市关于督察整改情况的报告\n整改任务全部完成。\n"), tmp_path / "city.yaml"
    place.write_text("城市: {名称: 甲市}\n", encoding="utf-8")
    assert [d.code for d in import_file(path, place).found if d.is_error] == ["OUT601"]
    assert place.read_text("utf-8") == "城市: {名称: 甲市}\n"
    assert "云山市" in import_file(path, place, force=True).text
    assert (tmp_path / "city.yaml.bak").read_text("utf-8") == "城市: {名称: 甲市}\n"


def test_a_ledger_becomes_a_data_file_that_names_it(tmp_path: Path) -> None:
    shutil.copy(folder("examples") / "dezhou" / "台账.xlsx", tmp_path / "德州市台账.xlsx")
    imported = import_file(tmp_path / "德州市台账.xlsx", tmp_path / "新" / "city.yaml")
    assert "台账: '../德州市台账.xlsx'" in imported.text
    built = build(tmp_path / "新" / "city.yaml")
    assert built.document is not None
    assert built.report is not None
    assert (built.report.city.name, len(built.report.tasks)) == ("德州市", 37)


def test_a_doubt_stands_as_a_comment_above_its_text(tmp_path: Path) -> None:
    text = "云山市关于督察整改情况的报告\n反馈我市46项整改任务，已完成整改34项，其余11项正在推进。\n"
    lines = import_paper(old(tmp_path, text)).text.splitlines()
    note = next(n for n, line in enumerate(lines) if line.strip().startswith("# 待核：46 = 34 + 11 不成立"))
    assert "34项，其余11项正在推进" in "".join(lines[note : note + 3])


def test_the_figures_of_the_draft_change_with_its_data(tmp_path: Path) -> None:
    text = "云山市关于督察整改情况的报告\n反馈我市46项整改任务，已完成整改34项，其余12项正在推进。\n"
    draft = import_paper(old(tmp_path, text)).text
    later = draft.replace("已完成整改: 34", "已完成整改: 40").replace("推进中: 12", "推进中: 6")
    assert later != draft
    built = build(tmp_path / "city.yaml", text=later)
    assert built.document is not None
    assert "已完成整改40项，其余6项正在推进" in WRITERS["txt"](built.document, built.style).decode()


SENTENCES = st.sampled_from(
    [
        "全市上下认真抓好整改，成效明显。",
        "市委、市政府高度重视督察整改工作。一是扛牢责任。定期研究部署。二是压实任务。逐项销号。",
        "反馈我市46项整改任务，已完成整改34项，其余12项正在推进。",
        "2021年，全市优良天数比率为71.3%，同比提升3.2个百分点。",
        "一是统一思想。二是统一行动。四是统一步调。",
        "引号“甲”、冒号：乙、井号 # 丙、花括号{丁}。",
        "没有句号的一行",
    ]
)
HEADINGS = st.sampled_from(
    [
        "一、提高站位",
        "二、补齐短板",
        "三、以察促改",
        "（一）强化领导。市长任组长。",
        "（二）压实责任",
        "1.大气",
        "（1）扬尘",
        "五、跳号",
    ]
)
POINTS = st.sampled_from(
    ["一是扛牢政治责任。定期研究。", "二是强化督办。每月通报。", "①第一条。", "下一步，我市将抓好整改。"]
)
ENDINGS = st.sampled_from(
    [
        (),
        ("特此报告。",),
        ("附件：整改任务清单", "云山市人民政府", "2022年8月30日"),
        ("中共云山市委", "云山市人民政府", "2022年8月"),
        ("2022年8月30日", "附件：甲"),
        ("附件：1.甲清单", "2.乙清单", "云山市人民政府", "2022年8月30日", "附件1", "甲清单", "清单正文。"),
    ]
)


@examples(60, HealthCheck.function_scoped_fixture)
@given(body=st.lists(st.one_of(SENTENCES, HEADINGS, POINTS), max_size=9), ending=ENDINGS, titled=st.booleans())
def test_any_paper_of_the_genre_comes_back_as_it_was_cleaned(
    body: list[str], ending: tuple[str, ...], titled: bool, tmp_path: Path
) -> None:
    title = ["云山市关于督察反馈意见整改落实情况的报告"] if titled else []
    # Empty lines between: without them lines of a text may be one sentence that was broken.
    path = old(tmp_path, "\n\n".join([*title, *body, *ending, ""]))
    imported = import_paper(path)
    if not [*title, *body, *ending]:
        assert [d.code for d in imported.found] == ["IMP005"]
        return
    assert imported.text
    assert imported.same
    cleaned = any(d.code == "IMP001" for d in imported.found)
    items = read_old(path).items if cleaned else ()
    wanted = [item.text for item in items if isinstance(item, Line)] if cleaned else [*title, *body, *ending]
    given_lines = again(imported, tmp_path)
    added = "多印一个惯用的标题" in imported.text.splitlines()[0]
    assert given_lines[added:] == wanted
