"""What a public paper must not hold: names of persons, numbers of persons, marks of secrecy. Others may hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import all_marked, codes, found, marked

CARD = "11010519491231002X"


def public(code: str, *lines: str) -> list[str]:
    return marked(code, *lines, released=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("谢明辉书记、何晓波市长作出批示。", ["谢明辉", "何晓波"]),
        ("由何晓波副市长牵头，何晓波同志负责。", ["何晓波", "何晓波"]),
        ("市委书记谢明辉主持召开会议。", ["谢明辉"]),
        ("约谈该公司总经理欧阳明远，并听取欧阳明远总经理说明。", ["欧阳明远", "欧阳明远"]),
        ("谢辉局长到现场督办。", ["谢辉"]),
        ("谢某某书记、何×市长到场。", []),
        ("市委书记、市长任双组长，常务副市长、副市长和各位主任参加。", []),
        ("镇党委书记、支部书记、党组书记、项目经理和单位主任落实。", []),
        ("全体同志、负责同志、党员同志、有关领导同志参加。", []),
        ("习近平总书记作出重要指示，李克强总理作出批示，学习焦裕禄同志。", []),
        ("实行书记包案，局长包联，市长热线和县长信箱，主任高度重视。", []),
        ("南京市长江岸线、吉林省长白山、沁阳市长平湖完成整治。", []),
        ("高新区区长、江北区区长、金乡县县长、方山县县长、石家庄市长到场。", []),
        ("联系人：何晓波主任，联系电话：0534-2687000。", []),
        ("落实《何晓波书记讲话》。", []),
        ("责任人：何晓波、谢明辉", ["何晓波", "谢明辉"]),
        ("责任人：市水利局局长、各镇党委书记，完成时限：2022年底。", []),
        ("饭店经营者何晓波、举报人谢秀英反映的问题已解决，投诉人谢女士满意。", ["何晓波", "谢秀英", "谢女士"]),
        ("法人代表谢刚被约谈，时任环保所所长何晓波受到处分。", ["谢刚", "何晓波"]),
        ("副市长何晓波、组长谢孝明和镇党委书记何卫东到场。", ["何晓波", "谢孝明", "何卫东"]),
        ("高丰书记、项敏市长作出批示。", ["高丰", "项敏"]),
        ("宁波市长、金华市长和新任书记、高级工程师到场，单位主任、项目经理负责。", []),
        ("群众黄女士反映，居民委员会、村民小组落实，业主单位、养殖户自行拆除。", []),
        ("市委书记谢明辉带队督办群众信访举报件。", ["谢明辉"]),
        ("受理群众举报3件，由何晓波副市长包案，值班人员跟进。", ["何晓波"]),
        ("市委书记谢明辉到场公布举报电话，开展咨询服务。", ["谢明辉"]),
        ("联系人：何晓波主任。市委书记谢明辉主持召开会议。", ["谢明辉"]),
        ("请与何晓波主任（联系电话：0534-2687000）核对。", []),
        ("监督电话：0534-2687000，何晓波主任。", []),
    ],
)
def test_names_of_persons(text: str, names: list[str]) -> None:
    assert public("PUB990", text) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("受理群众举报情况", ["谢明辉"]),
        ("二、办理信访举报件", ["谢明辉"]),
        ("联系人：", []),
        ("联系人", []),
    ],
)
def test_only_a_label_speaks_for_the_line_below_it(line: str, names: list[str]) -> None:
    assert public("PUB990", line, "谢明辉书记负责解释。") == names


@pytest.mark.parametrize(
    ("head", "names"), [("责任人", ["何晓波", "谢明辉"]), ("牵头领导", ["何晓波", "谢明辉"]), ("河流", [])]
)
def test_names_in_a_column(head: str, names: list[str]) -> None:
    rows = ("整改任务全部完成。", f"序号\t任务\t{head}", "1\t管网改造\t何晓波、谢明辉", "2\t河道清淤\t市水利局")
    assert public("PUB990", *rows) == names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("受理信访件3件，经办科室0534-2687123已核实。", ["0534-2687123"]),
        ("监督执纪有力，联系群众紧密，经办科室0534-2687123已核实。", ["0534-2687123"]),
        ("举报电话：0534-2687123，德城分局0534-2687124、陵城分局0534-2687125、禹城分局0534-2687126。", []),
        ("群众可拨打0534-2687123咨询，投诉：0534-2687124。", []),
        ("市生态环境局0534-2687123（监督电话）。", []),
        ("监督电话0534-2687120。整改中，经办科室0534-2687123已核实。", ["0534-2687123"]),
        ("网格员13805342210负责。", ["13805342210"]),
        ("联系电话：138 0534 2210", ["138 0534 2210"]),
        ("经办科室0534-2687123已核实。", ["0534-2687123"]),
        ("监督电话：0534-2687123。", []),
        ("编号X3SD13805342210、13805342210元、138053422101件。", []),
        ("经度117.13805342210度。", []),
    ],
)
def test_telephones(text: str, numbers: list[str]) -> None:
    assert public("PUB991", text) == numbers


def test_a_number_below_the_line_that_says_what_it_is_for() -> None:
    assert public("PUB991", "举报电话", "0534-2687123") == []
    assert public("PUB991", "社会各界可来人来电反映，方式如下：", "市生态环境局0534-2687123") == []
    assert public("PUB991", "受理群众举报情况", "经办科室0534-2687123") == ["0534-2687123"]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        (f"举报人（{CARD}）", [CARD]),
        (f"举报人（{CARD.lower()}）", [CARD.lower()]),
        ("举报人（110105********002X）", []),
        ("排污许可证913714007659873210", []),
        (f"编号9{CARD[:-1]}0", []),
        ("举报人（身份证号：110105194912310021）", ["110105194912310021"]),
    ],
)
def test_identity_cards(text: str, cards: list[str]) -> None:
    assert public("PUB992", text) == cards


@given(st.integers(0, 16), st.integers(1, 9))
def test_a_card_with_one_digit_changed_is_none(at: int, by: int) -> None:
    """The last digit checks all others: ten times as few numbers of other kinds are taken for cards."""
    other = str((int(CARD[at]) + by) % 10)
    assert public("PUB992", f"编号{CARD[:at]}{other}{CARD[at + 1 :]}。") == []


def test_numbers_are_not_told_whole() -> None:
    told = [f.reason for code in ("PUB991", "PUB992") for f in found(code, f"13805342210，{CARD}。", released=True)]
    assert told == ["手机号 138…10", "身份证号 110…2X"]


def test_accounts_and_plates() -> None:
    assert public("PUB993", "缴入账号：6222 0216 0200 1234 567。") == ["6222 0216 0200 1234 567"]
    assert public("PUB993", "建立台账，账户余额12000000元。") == []
    assert public("PUB994", "查处鲁N·3A721、鲁ND12345。") == ["鲁N·3A721", "鲁ND12345"]
    assert public("PUB994", "执行一级A标准，京津冀B类项目，川A2区。") == []


@pytest.mark.parametrize(
    ("lines", "hits"),
    [
        (["秘密★1年", "关于公开整改情况的报告"], ["秘密★1年"]),
        (["机密", "关于公开整改情况的报告"], ["机密"]),
        (["没有泄露国家秘密，加强保密工作，保守商业秘密。"], []),
    ],
)
def test_marks_of_secrecy(lines: list[str], hits: list[str]) -> None:
    assert public("PUB995", *lines, "全市认真抓好整改。") == hits


@pytest.mark.parametrize(
    ("line", "hits"),
    [
        ("（内部资料，注意保存）", ["（内部资料，注意保存）"]),
        ("内部文件　注意保存", ["内部文件　注意保存"]),
        ("（此件不予公开）", ["（此件不予公开）"]),
        ("本报告属内部资料。", ["本报告属内部资料"]),
        ("（此件公开发布）", []),
        ("企业内部资料齐全，完善内部管理、内部审计。", []),
        ("依法不予公开的信息除外，（内部使用面积12平方米）。", []),
    ],
)
def test_marks_of_inner_use(line: str, hits: list[str]) -> None:
    assert public("PUB996", "全市认真抓好整改。", line) == hits


@pytest.mark.parametrize(
    ("title", "text", "left"),
    [
        ("清河市督察整改情况公示（送审稿）", "整改任务全部完成。", ["（送审稿）"]),
        ("清河市督察反馈意见整改情况公示（征求意见稿）", "整改任务全部完成。", ["（征求意见稿）"]),
        ("清河市督察整改方案（征求意见稿）", "现公开征求社会各界意见。", []),
        ("关于《整改方案（讨论稿）》的公示", "整改任务全部完成。", []),
    ],
)
def test_a_draft_is_not_made_public(title: str, text: str, left: list[str]) -> None:
    assert public("PUB996", title, text) == left


LEAK = ("秘密★1年", f"谢明辉书记（{CARD}，13805342210）到场，车牌鲁N3A721，账号6222021602001234567。", "（内部资料）")


def test_a_paper_that_is_not_public_may_hold_all_this() -> None:
    assert not [code for code in codes(*LEAK) if code.startswith("PUB")]
    every = {"PUB990", "PUB991", "PUB992", "PUB993", "PUB994", "PUB995", "PUB996"}
    assert {code for code in codes(*LEAK, released=True) if code.startswith("PUB")} == every


def test_the_title_can_say_that_it_is_public() -> None:
    title, text = "关于整改任务完成情况的公示", "谢明辉书记到场督办，逐项验收销号。"
    assert "PUB990" in codes(title, text)
    assert "PUB990" not in codes(title.replace("公示", "报告"), text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("查处鲁N3A721车。", [("PUB994", "鲁N3A721")]),
        ("查处鲁NABCD1车。", []),
        ("举报人张先生反映噪声。", [("PUB990", "张先生")]),
        ("业主王女士反映异味。", []),  # as public papers write it
        ("责任人：李湖州、王强、市水利局", [("PUB990", "王强")]),  # 湖州 is a place
    ],
)
def test_what_names_a_person_is_told_and_nothing_beside_it(text: str, wrong: list[tuple[str, str]]) -> None:
    assert all_marked("关于督察整改情况的报告", text, released=True) == wrong


def test_a_number_in_a_table_may_be_called_by_the_cell_beside_it() -> None:
    lines = ("关于督察整改情况的报告", "项目\t内容")
    assert all_marked(*lines, "监督电话\t0534-2687123", released=True) == []
    assert all_marked(*lines, "经营者\t0534-2687123", released=True) == [("PUB991", "0534-2687123")]
