"""`reportgen pull`: what a person edited in the Word file comes back into the data; figures stay the ledger's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline import build_files
from reportgen.pipeline.pulling import pull
from reportgen.pull.listing import listed
from reportgen.read import read_word
from reportgen.resources import folder
from tests.pull.edits import handed_back, paragraph, said, whole
from tests.pull.papers import codes, given_back, ledger_city, made, text
from tests.suite import Step, edited

DATA = """# 甲市的数据文件
城市: {名称: 甲市}
督察: {层级: 省级, 督察组: 省第三督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
整改任务:
  列表:
    - {序号: 1, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 完成日期: 2021-12-20}
    - {序号: 2, 名称: 散煤替代, 整改时限: 2022年底前, 状态: 达到序时进度, 进展: 完成两个乡镇。}
章节:
  - 标题: 提高站位
    # 办公室起草
    导语: 全市上下认真抓好整改。
    要点:
      - 标题: 压实责任
        内容: 市委、市政府定期研究。
      - 标题: 健全机制 # 这一条要核
        内容: 每月调度一次。
      - {标题: 加强督办, 内容: 对进展慢的挂牌督办。}
  - 标题: 整改成效
    导语: 已完成整改【任务.已完成】，其余任务按时限推进。
    段落:
      - 河道水质稳定达标。
      - 散煤替代有序推进。
附件:
  - {名称: 整改任务清单, 来自: 整改任务, 栏目: [序号, 名称, 状态, 进展]}
落款: {署名: [甲市人民政府], 日期: 2022-08-30}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The data file, with its Word file built beside it."""
    return made(tmp_path, DATA)


def test_an_untouched_file_has_no_changes(city: Path) -> None:
    pulled = pull(city.with_suffix(".docx"), city)
    assert pulled.steps == ()
    assert pulled.found == []


def test_without_apply_nothing_is_written(city: Path) -> None:
    pulled = pull(handed_back(city, said("定期研究", "每月研究")), city)
    assert len(pulled.made) == 1
    assert city.read_text("utf-8") == DATA


def test_an_edited_word_is_written_into_its_value_and_nothing_else_changes(city: Path) -> None:
    pulled = given_back(city, said("定期研究", "每月专题研究"))
    assert codes(pulled) == []
    assert city.read_text("utf-8") == DATA.replace("定期研究", "每月专题研究")
    assert city.with_name("city.yaml.bak").read_text("utf-8") == DATA


def test_a_figure_is_told_against_the_ledger_and_its_placeholder_stays(city: Path) -> None:
    pulled = given_back(city, said("已完成整改1项，其余任务", "已经完成整改2项，其余任务"))
    assert codes(pulled) == ["PUL051"]
    assert "文中改为“2项”，台账为“1项”" in pulled.found[0].reason
    assert "序号 1" in pulled.found[0].reason
    assert "已经完成整改【任务.已完成】，其余任务" in city.read_text("utf-8")


def test_a_title_that_the_template_makes_gets_a_key_of_its_own(city: Path) -> None:
    title = re.sub("<[^>]+>", "", paragraph(city, "甲市关于"))
    pulled = given_back(city, said(title, title.replace("甲市关于", "甲市人民政府关于")))
    assert codes(pulled) == []
    assert "标题: 甲市人民政府关于" in city.read_text("utf-8")


def test_a_deleted_point_goes_with_its_comment(city: Path) -> None:
    new = "全市上下认真抓好整改。一是压实责任。市委、市政府定期研究。二是加强督办。对进展慢的挂牌督办。"
    pulled = given_back(city, whole("一是", new))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert "健全机制" not in now
    assert "这一条要核" not in now
    assert "# 办公室起草" in now


def test_points_that_change_places_are_moved_in_the_list(city: Path) -> None:
    new = "一是健全机制。每月调度一次。二是压实责任。市委、市政府定期研究。三是加强督办。对进展慢的挂牌督办。"
    pulled = given_back(city, whole("一是", f"全市上下认真抓好整改。{new}"))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert now.index("健全机制 # 这一条要核") < now.index("压实责任") < now.index("加强督办")


def test_a_new_paragraph_and_a_new_point_stand_where_they_were_typed(city: Path) -> None:
    behind = paragraph(city, "河道水质稳定达标。")
    added = behind.replace("河道水质稳定达标。", "黑臭水体全部消除。")
    added = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", added)
    pulled = given_back(
        city,
        said(behind, behind + added),
        said("对进展慢的挂牌督办。", "对进展慢的挂牌督办。四是强化宣传。引导群众参与。"),
    )
    assert codes(pulled) == []
    assert "黑臭水体全部消除。" in text(city)
    assert "四是强化宣传。引导群众参与。" in text(city)
    now = city.read_text("utf-8")
    assert now.index("河道水质") < now.index("黑臭水体") < now.index("散煤替代有序")


def test_a_cell_of_the_annex_is_written_to_its_task(city: Path) -> None:
    pulled = given_back(city, said("完成两个乡镇。", "完成五个乡镇。"), said("达到序时进度", "已完成整改"))
    assert codes(pulled) == ["PUL051"]  # the text of the Word file still counts one task as done
    assert "台账为“2项”（任务.已完成），文中还是“1项”" in pulled.found[0].reason
    assert "进展: 完成五个乡镇。" in city.read_text("utf-8")
    assert "已完成整改2项" in text(city)


def test_what_a_template_wrote_is_listed_and_kept_out(city: Path) -> None:
    pulled = given_back(city, said("对我市开展了", "对我市组织开展了"))
    assert codes(pulled) == ["PUL052"]
    assert city.read_text("utf-8") == DATA


def test_a_file_of_another_report_is_refused(city: Path, tmp_path: Path) -> None:
    written, _ = build_files(folder("examples") / "huaibei" / "city.yaml", ("docx",), tmp_path / "淮北")
    pulled = pull(written[0], city, apply=True)
    assert codes(pulled) == ["PUL054"]
    assert pulled.steps == ()


def test_a_paragraph_that_the_data_changed_too_is_told(city: Path) -> None:
    word = handed_back(city, said("河道水质稳定达标", "河道水质持续稳定达标"))
    city.write_text(DATA.replace("河道水质稳定达标。", "河道水质稳定达标，未再反复。"), encoding="utf-8")
    assert "PUL053" in codes(pull(word, city))


def test_tracked_changes_are_read_as_accepted_and_listed_with_their_authors(city: Path) -> None:
    author = 'w:author="王局长" w:date="2022-08-31T09:00:00Z"'
    mark = (
        f'</w:t></w:r><w:del w:id="901" {author}><w:r><w:delText>定期</w:delText></w:r></w:del>'
        f'<w:ins w:id="902" {author}><w:r><w:t>每月</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
    )
    pulled = given_back(city, said("定期研究", f"{mark}研究"))
    assert pulled.word is not None
    assert [(r.author, r.kind, r.text) for r in pulled.word.revisions] == [
        ("王局长", "删除", "定期"),
        ("王局长", "插入", "每月"),
    ]
    assert "内容: 市委、市政府每月研究。" in city.read_text("utf-8")


def test_a_cell_of_the_annex_is_written_to_the_workbook_with_a_copy_of_the_old_one(tmp_path: Path) -> None:
    city = ledger_city(tmp_path / "德州")
    before = (city.parent / "台账.xlsx").read_bytes()
    word, _ = read_word(city.with_suffix(".docx"))
    assert word is not None
    first = next(p for p in word.paras if p.table is not None and p.row == 1 and p.column == 1)
    pulled = given_back(city, said(first.text, f"（核）{first.text}"))
    assert codes(pulled) == []
    assert (city.parent / "台账.xlsx.bak").read_bytes() == before
    assert f"（核）{first.text}" in text(city)


@pytest.mark.needs("soffice")
def test_the_full_circle_through_the_office_suite(tmp_path: Path) -> None:
    """Build, edit in LibreOffice with changes recorded, pull, build: the text is the edited one, the figures ours."""
    city = ledger_city(tmp_path / "德州")
    steps = [
        Step("replace", "做到认识到位、责任到位", "做到认识到位、措施到位、责任到位"),
        Step("replace", "已完成整改17项", "已完成整改19项"),
        Step("replace", "不断", "持续"),
        Step("paragraph", "保持战略定力", "我市将把整改作为长期任务来抓。"),
        Step("comment", "补齐短板弱项", "这里再核一遍"),
    ]
    word = edited(city.with_suffix(".docx").resolve(), tmp_path / "改过.docx", steps, tracked=True)
    pulled = pull(word, city, apply=True)
    assert codes(pulled) == ["PUL051"]
    assert pulled.word is not None
    assert {r.author for r in pulled.word.revisions} == {"王局长"}
    assert [(c.author, c.text) for c in pulled.word.comments] == [("李处长", "这里再核一遍")]
    now = text(city)
    assert "做到认识到位、措施到位、责任到位" in now
    assert "我市将把整改作为长期任务来抓。" in now
    assert "已完成整改17项" in now
    assert "19项" not in now
    again = pull(word, city)
    assert [step.figures[0].now for step in again.steps] == ["19项"]


def test_the_list_says_where_a_new_point_runs_on(city: Path) -> None:
    pulled = pull(handed_back(city, said("对进展慢的挂牌督办。", "对进展慢的挂牌督办。四是强化宣传。引导群众。")), city)
    assert pulled.word is not None
    shown = listed(pulled.word, pulled.steps, pulled.made, applied=False, failed=False)
    assert "+ 四是强化宣传。引导群众。（接在前一段里）" in shown
