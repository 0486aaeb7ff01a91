"""Commands in their rarer turns, in this process: pull, new, import, check, diff and explain, as a clerk types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import main
from reportgen.pipeline import build_files
from tests.reports import TWO_TASKS, workbook
from tests.words import read_parts, write_parts

HEAD = ["序号", "反馈问题", "责任单位", "整改时限", "状态"]
PROSE = TWO_TASKS + "章节: [{标题: 总体情况, 段落: [市委高度重视整改工作。]}]\n"


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "city.yaml"
    path.write_text(PROSE, encoding="utf-8")
    return path


def ran(*words: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, list(words), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def edited(city: Path, old: str, new: str) -> str:
    """The paper as a Word file with some words replaced; its name."""
    build_files(city, ("docx",), None)
    made = city.with_suffix(".docx")
    parts = read_parts(made)
    assert old in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)
    return write_parts(city.with_name("改过.docx"), parts).name


def test_pull_shows_what_was_changed_and_writes_it_when_told_to(city: Path) -> None:
    word = edited(city, "市委高度重视整改工作", "市委市政府高度重视整改工作")
    shown = ran("pull", word, "city.yaml")
    assert "   + …市委[市政府]高度重视整改工作。…" in shown.stdout
    assert "已写入" not in shown.stdout
    assert city.read_text("utf-8") == PROSE
    applied = ran("pull", word, "city.yaml", "--apply")
    assert applied.stdout.endswith("已写入 city.yaml\n")
    assert "市委市政府高度重视整改工作" in city.read_text("utf-8")


def test_pull_wants_the_word_file_first_and_tells_what_it_can_not_read(city: Path) -> None:
    assert "先写改过的 Word 文件（.docx），再写数据文件" in ran("pull", "city.yaml", "改过.docx", status=2).stderr
    (city.parent / "改过.docx").write_bytes(b"%PDF-1.7")
    refused = ran("pull", "改过.docx", "city.yaml", status=1)
    assert (refused.stdout, "错误[SRC108]" in refused.stderr) == ("", True)
    assert "日期" in ran("pull", "改过.docx", "city.yaml", "--as-of", "昨天", status=2).stderr


def test_new_and_import_make_nothing_of_a_file_that_is_no_paper(city: Path) -> None:
    Path("旧稿.docx").write_bytes(b"%PDF-1.7")
    for words in (("new", "明年", "--from", "旧稿.docx"), ("import", "旧稿.docx", "-o", "别的.yaml")):
        refused = ran(*words, status=1)
        assert (refused.stdout, "错误[" in refused.stderr) == ("", True)
    assert not Path("明年", "city.yaml").exists()
    assert not Path("别的.yaml").exists()


def test_new_tells_what_it_left_and_where_it_wrote(city: Path) -> None:
    build_files(city, ("txt",), None)
    made = ran("new", "明年", "--from", "city.txt")
    assert made.stdout == f"已生成 {Path('明年', 'city.yaml')}\n"
    assert Path("明年", "city.yaml").is_file()


def test_check_refuses_a_name_that_is_none_and_mends_only_what_can_be_mended(city: Path) -> None:
    assert "文件名是空的" in ran("check", "", status=2).stderr
    Path("公文.txt").write_text("市委、市政府高度重视整改工作,任务全部完成。\n", encoding="utf-8")
    build_files(city, ("docx",), None)
    both = ran("check", "--fix", "公文.txt", "city.docx", status=0)
    assert "公文.txt：改正了 1 处" in both.output
    assert "city.docx：改正了" not in both.output


def test_explain_names_no_rows_of_numbers_without_end(city: Path) -> None:
    rows = [[n, f"问题{n}", "市水利局", "2022年底前", "推进中"] for n in range(1, 261)]
    workbook(Path("台账.xlsx"), [HEAD, *rows])
    text = f"截至日期: 2022-08-30\n{TWO_TASKS.split('整改任务')[0]}整改任务: {{台账: 台账.xlsx}}\n"
    city.write_text(text.replace("截至日期: 2022-08-30\n", "", 1), encoding="utf-8")
    shown = ran("explain", "city.yaml", "任务.总数")
    assert "  由这260项得出：" in shown.stdout
    assert "……另有 60 行，用 --json 看全部" in shown.stdout


def test_a_number_that_is_very_much_is_explained_by_names_alone(city: Path) -> None:
    """Twelve units have a task each: which rows make 1 would be twelve lists."""
    rows = [[n, f"问题{n}", f"市{n}局", "2022年底前", "推进中"] for n in range(1, 13)]
    workbook(Path("台账.xlsx"), [HEAD, *rows])
    city.write_text("城市: {名称: 德州市}\n截至日期: 2022-08-30\n整改任务: {台账: 台账.xlsx}\n", encoding="utf-8")
    shown = ran("explain", "city.yaml", "1")
    assert "这里不列明细；写上其中一个的名字，就列出它的各项" in shown.stdout


def test_a_long_list_of_the_progress_page_says_how_many_it_leaves_out(city: Path) -> None:
    rows = [[n, f"问题{n}", "市水利局", "2022年6月底前", "推进中"] for n in range(1, 521)]
    workbook(Path("台账.xlsx"), [HEAD, *rows])
    city.write_text("城市: {名称: 德州市}\n截至日期: 2022-08-30\n整改任务: {台账: 台账.xlsx}\n", encoding="utf-8")
    ran("status", "city.yaml", "--html", "进展.html")
    assert Path("进展.html").read_text("utf-8").count("另有20项") >= 1


def test_a_template_that_inherits_from_nothing_is_listed_without_parents(city: Path) -> None:
    Path("模板").mkdir()
    Path("模板", "report.j2").write_text("<公文><h1>{{ 城市.名称 }}</h1></公文>", encoding="utf-8")
    assert ran("templates", "list", "模板").stdout == "模板\n  文件夹 模板：report.j2\n"


def test_diff_tells_fifty_changes_of_a_kind_and_what_it_could_not_compare(city: Path) -> None:
    def book(name: str, status: str, head: list[str], more: list[str]) -> str:
        rows = [[n, f"问题{n}没有整改到位", "市水利局", "2022年底前", status, *more] for n in range(1, 61)]
        return workbook(Path(name), [[*HEAD, *head], *rows]).name

    old, new = book("7月.xlsx", "推进中", [], []), book("8月.xlsx", "达到序时进度", ["整改目标"], ["消除隐患。"])
    shown = ran("diff", old, new)
    assert "……另有 10 条，用 --json 看全部" in shown.stdout
    assert "没有比“整改目标”：只有一期的台账有这一栏" in shown.stdout


def test_diff_of_workbooks_knows_the_words_of_the_data_file_beside_them(city: Path) -> None:
    rows = [[1, "管网破损", "市水利局", "2022年底前", "绿灯"]]
    workbook(Path("8月.xlsx"), [HEAD, *rows])
    city.write_text(
        "状态对照: {绿灯: 达到序时进度}\n" + TWO_TASKS.replace("名称: 河道治理", "反馈问题: 管网破损"), encoding="utf-8"
    )
    shown = ran("diff", "city.yaml", "8月.xlsx", "--as-of", "2022-08-30")
    assert "已完成整改 → 达到序时进度" in shown.stdout


@pytest.mark.parametrize("text", ["城市: [\n", "城市: {名称: 德州市}\n"])
def test_diff_of_what_has_no_ledger_is_refused(city: Path, text: str) -> None:
    Path("空.yaml").write_text(text, encoding="utf-8")
    refused = ran("diff", "空.yaml", "city.yaml", status=1)
    assert (refused.stdout, "错误[" in refused.stderr) == ("", True)


def test_a_text_that_is_a_word_file_or_too_long_is_not_proof_read(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("公文.txt").write_bytes(b"PK\x03\x04 and so on")
    assert "改回原来的扩展名（如 .docx），再检查" in ran("check", "公文.txt", status=1).output
    monkeypatch.setattr("reportgen.pipeline.check.TEXT_MAX", 10_000)
    Path("公文.txt").write_text("任务全部完成。\n" * 3_000, encoding="utf-8")
    assert "有 2 万字，一次最多校对 1 万字" in ran("check", "公文.txt", status=1).output


def test_what_was_to_be_done_at_once_has_no_day_from_which_to_count(city: Path) -> None:
    rows = [[1, "扬尘", "市住建局", "立行立改", "推进中"], [2, "污水", "市水利局", "2022年6月底前", "推进中"]]
    workbook(Path("台账.xlsx"), [HEAD, *rows])
    shown = ran("status", "台账.xlsx", "--as-of", "2022-08-30").stdout
    assert "超期61天" in shown
    assert "立行立改" in shown
