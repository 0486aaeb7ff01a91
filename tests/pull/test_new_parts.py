"""What a leader adds in Word: chapters, sections, points, paragraphs, bodies that sign; where each goes in the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pull.edits import Edit, put, said, whole
from tests.pull.papers import DATA, POINTS, codes, given_back, made, reasons, text

CHAPTER = """  - 标题: 补齐短板
    导语: 对照清单逐条补课。
    段落:
      - 又开展了两轮自查。
    列举: 分段
    要点:
      - 标题: 摸清底数
        内容: 逐村排查。
      - 标题: 分类施策
        内容: 一点一策。
    小节:
      - 标题: 强化监测
        导语: 新建站点三个。
      - 标题: 严格执法
        导语: 查处案件九起。
        要点:
          - 标题: 严查偷排
            内容: 罚款到位。
          - 内容: 公开曝光。
"""


def test_a_whole_chapter_becomes_one_with_all_that_stands_under_it(city: Path) -> None:
    lines = (
        "三、补齐短板",
        "对照清单逐条补课。",
        "又开展了两轮自查。",
        "一是摸清底数。逐村排查。",
        "二是分类施策。一点一策。",
        "（一）强化监测",
        "新建站点三个。",
        "（二）严格执法",
        "查处案件九起。一是严查偷排。罚款到位。二是公开曝光。",
    )
    pulled = given_back(city, put("公布举报电话", *lines), whole("工作打算", "四、工作打算"))
    assert codes(pulled) == []
    before, _, behind = city.read_text("utf-8").partition(CHAPTER)
    assert before + behind == DATA
    assert before.endswith("{标题: 接受监督, 内容: 公布举报电话。}\n")
    assert "\n".join((*lines, "四、工作打算")) in text(city)


def test_a_chapter_above_all_others_is_the_first(city: Path) -> None:
    pulled = given_back(city, put("现将整改落实", "一、督察背景", "督察组进驻一个月。"))
    assert codes(pulled) == []
    assert "章节:\n  - 标题: 督察背景\n    导语: 督察组进驻一个月。\n" in city.read_text("utf-8")


def test_sections_under_a_chapter_that_had_none(city: Path) -> None:
    lines = ("（一）抓好巩固。定期回头看。", "（二）抓好长效", "修订制度三项。")
    assert codes(given_back(city, put("继续抓好后续整改", *lines))) == []
    assert "\n".join(lines) in text(city)
    assert "小节:\n      - 标题: 抓好巩固\n        题式: 接排\n" in city.read_text("utf-8")


def test_a_section_stands_behind_the_one_above_it_or_before_all_of_them(tmp_path: Path) -> None:
    sections = "    小节: [{标题: 巩固成果, 导语: 定期回头看。}, {标题: 长效管理, 导语: 修订制度三项。}]\n"
    city = made(tmp_path, DATA.replace("附件:\n", f"{sections}附件:\n", 1))
    new = (
        put("继续抓好后续整改", "（一）先行先试", "选两个县试点。"),
        put("定期回头看", "（三）严防反弹", "安装监控十处。"),
    )
    assert codes(given_back(city, *new)) == []
    order = ("先行先试", "巩固成果", "严防反弹", "长效管理")
    places = [text(city).index(f"（{number}）{name}") for number, name in zip("一二三四", order, strict=True)]
    assert places == sorted(places)


def test_a_heading_deeper_than_what_stands_above_it_has_no_place(city: Path) -> None:
    pulled = given_back(city, put("现将整改落实", "（一）督察背景", "督察组进驻一个月。"))
    assert [reason.split("：")[-1] for reason in reasons(pulled)] == ["数据文件里没有放这一段的位置"] * 2
    assert city.read_text("utf-8") == DATA


def test_points_of_a_chapter_that_had_none(city: Path) -> None:
    assert codes(given_back(city, whole("继续抓好", "继续抓好后续整改。一是倒排工期。逐项销号。二是严格验收。"))) == []
    wanted = "    要点:\n      - 标题: 倒排工期\n        内容: 逐项销号。\n      - 内容: 严格验收。\n"
    assert wanted in city.read_text("utf-8")


def test_points_in_paragraphs_of_their_own_are_set_so(city: Path) -> None:
    assert codes(given_back(city, put("继续抓好", "一是倒排工期。逐项销号。", "二是严格验收。"))) == []
    assert "    列举: 分段\n    要点:\n      - 标题: 倒排工期\n" in city.read_text("utf-8")


def test_a_point_before_all_others_is_the_first(city: Path) -> None:
    first = "一是提前谋划。年初部署。二是压实责任。"
    later = POINTS.replace("三是", "四是").replace("二是", "三是").replace("一是压实责任。", first)
    assert codes(given_back(city, whole("一是压实", later))) == []
    assert "要点:\n      - 标题: 提前谋划\n        内容: 年初部署。\n      - 标题: 压实责任\n" in city.read_text(
        "utf-8"
    )


def test_a_point_in_a_list_of_texts_is_a_text(tmp_path: Path) -> None:
    points = "      - {标题: 广泛宣传, 内容: 开展进村宣传。}\n      - {标题: 接受监督, 内容: 公布举报电话。}\n"
    short = "      - 开展进村宣传。\n      - 公布举报电话。\n"
    city = made(tmp_path, DATA.replace(points, short))
    new = "黑臭水体基本消除。一是开展进村宣传。二是改进作风。深入一线。三是公布举报电话。"
    assert codes(given_back(city, whole("开展进村", new))) == []
    assert "- 开展进村宣传。\n      - 改进作风。深入一线。\n      - 公布举报" in city.read_text("utf-8")


@pytest.mark.parametrize(
    ("behind", "lines", "then"),
    [
        ("三、工作打算", ["任务仍重。"], "    导语: |-\n      任务仍重。\n      继续抓好后续整改。\n"),
        ("继续抓好后续", ["任务仍重。"], "整改。\n    段落:\n      - 任务仍重。\n"),
        ("继续抓好后续", ["任务仍重。", "不能松懈。"], "整改。\n    段落:\n      - 任务仍重。\n      - 不能松懈。\n"),
        ("水质保持", ["任务仍重。"], "    段落:\n      - 任务仍重。\n      - 截至【截至日期】，散煤替代"),
        ("公布举报电话", ["群众满意。"], "公布举报电话。}\n    结语: 群众满意。\n"),
        ("河道水质", ["任务仍重。", "不能松懈。"], "河道水质稳定达标。\n        任务仍重。\n        不能松懈。\n"),
    ],
)
def test_a_paragraph_goes_where_it_was_typed(city: Path, behind: str, lines: list[str], then: str) -> None:
    assert codes(given_back(city, put(behind, *lines))) == []
    assert then in city.read_text("utf-8")
    assert "\n".join(lines) in text(city)


def test_a_paragraph_below_a_heading_without_a_lead_is_the_lead(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("    导语: 继续抓好后续整改。\n", "    段落: [继续抓好后续整改。]\n"))
    assert codes(given_back(city, put("三、工作打算", "任务仍重。"))) == []
    assert "导语: 任务仍重。" in city.read_text("utf-8")


NEXT = DATA.replace("附件:\n", "下一步: {导语: 巩固成果。}\n附件:\n", 1)


def test_what_is_still_to_be_done_takes_paragraphs_and_points(tmp_path: Path) -> None:
    city = made(tmp_path, NEXT)
    assert codes(given_back(city, whole("巩固成果", "巩固成果。", "再接再厉。一是抓长。二是抓常。"))) == []
    assert "巩固成果。\n再接再厉。一是抓长。二是抓常。\n" in text(city)
    assert "要点: [{内容: 抓长。}, {内容: 抓常。" in city.read_text("utf-8")


BEHIND = ("继续抓好后续整改。一是抓长。二是抓常。", "再接再厉。")


def test_a_paragraph_behind_new_points_stays_behind_them(city: Path) -> None:
    assert codes(given_back(city, whole("继续抓好", *BEHIND))) == []
    assert "\n".join(BEHIND) in text(city)
    assert "      - 内容: 抓常。\n    结语: 再接再厉。\n" in city.read_text("utf-8")


def test_paragraphs_behind_and_between_the_points_of_a_new_chapter_stay_there(city: Path) -> None:
    lines = (
        *("四、抓好收尾", "一是抓长。做好。", "做好不易。", "二是抓常。做实。", "再接再厉。"),
        *("（一）验收", "分批验收。一是自查。二是核查。", "验收从严。"),
    )
    assert codes(given_back(city, put("继续抓好", *lines))) == []
    assert "\n".join(lines) in text(city)


@pytest.mark.parametrize(
    "edits",
    [
        (
            NEXT,
            whole("巩固成果", "巩固成果。一是抓长。二是抓常。", "再接再厉。"),
        ),  # 下一步 has no words behind its points
        (DATA, put("公布举报电话", "又有一事。", "三是抓长。做好。", "四是抓常。做实。")),
        (
            DATA.replace("整改。\n附件", "整改。\n    段落: [来年再干。]\n附件"),
            lambda xml: put("来年再干", "二是抓常。做实。")(put("继续抓好", "一是抓长。做好。")(xml)),
        ),
    ],
)
def test_a_paragraph_that_would_land_elsewhere_is_not_written(tmp_path: Path, edits: tuple[str, Edit]) -> None:
    data, edit = edits
    city = made(tmp_path, data)
    assert set(codes(given_back(city, edit))) == {"PUL052"}
    assert city.read_text("utf-8") == data


def test_a_second_formula_at_the_end_is_a_paragraph(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("附件:\n", "结束语: 妥否，请批示。\n附件:\n", 1))
    assert codes(given_back(city, put("妥否", "特此报告。"))) == []
    assert "妥否，请批示。\n特此报告。\n" in text(city)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (put("河道水质", "新建【几】公里。"), "新的一段里有“【”或“】”，在数据文件里会被当成占位"),
        (put("现将整改落实", "请予审阅。"), "数据文件里没有放这一段的位置"),
        (whole("现将整改落实", "省第二督察组反馈。一是督察我市。督了。二是反馈意见。馈了。"), "没有放这一段的位置"),
    ],
)
def test_what_has_no_place_is_told_and_not_written(city: Path, edit: Edit, reason: str) -> None:
    assert any(reason in one for one in reasons(given_back(city, edit)))
    assert city.read_text("utf-8") == DATA


def test_what_stands_above_all_that_the_data_say_has_no_place(tmp_path: Path) -> None:
    city = made(
        tmp_path, DATA.replace("版头:", "# 版头:").replace("城市: {名称: 乙市}", "标题: 简报\n城市: {名称: 乙市}")
    )
    pulled = given_back(city, lambda xml: xml.replace("<w:body>", "<w:body><w:p><w:r><w:t>送审稿。</w:t></w:r></w:p>"))
    assert "不知该放在数据文件的哪里" in reasons(pulled)[0]


def test_a_further_body_that_signs_where_there_is_no_red_head(tmp_path: Path) -> None:
    city = made(tmp_path, DATA.replace("版头:", "# 版头:"))
    end = "乙市人民政府</w:t></w:r></w:p>"
    signer = said(end, f"{end}<w:p><w:pPr><w:pStyle w:val='Signer'/></w:pPr><w:r><w:t>中共乙市委</w:t></w:r></w:p>")
    assert codes(given_back(city, signer)) == []
    assert "署名: [乙市人民政府, 中共乙市委]" in city.read_text("utf-8")
