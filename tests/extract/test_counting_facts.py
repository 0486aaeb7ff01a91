"""Sentences on petitions and accountability of an old paper become 信访 and 问责."""

from __future__ import annotations

import pytest

from tests.extract.counted import read


def test_petitions_with_what_became_of_them() -> None:
    found = read(
        "交办我市信访举报件395件，已办结151件、阶段性办结209件、未办结35件，责令整改80家，立案处罚21家，罚款130.5万元，约谈8人，问责5人。"
    )
    assert found["信访"] == {
        "交办": "395",
        "办理": {"已办结": "151", "阶段性办结": "209", "正在办理": "35"},
        "处理": {"责令整改": "80", "立案处罚": "21", "罚款": "130.5", "约谈": "8", "问责": "5"},
    }
    names = "交办 已办结 阶段性办结 正在办理 责令整改 立案处罚 罚款 约谈 问责"
    assert [name for _, name in found.uses] == [f"信访.{name}" for name in names.split()]
    assert "问责" not in found.facts.data


def test_of_one_batch_and_of_all_the_data_hold_all() -> None:
    found = read("第5批交办信访举报件20件，已办结12件；累计交办信访举报件395件，已办结360件。")
    assert found["信访"] == {"交办": "395", "办理": {"已办结": "360"}}
    assert found.uses == [("395件", "信访.交办"), ("360件", "信访.已办结")]


def test_one_batch_alone_stays_text() -> None:
    assert read("第5批交办信访举报件20件，已办结12件。").facts.data == {}


def test_batches_are_counted() -> None:
    found = read("督察组交办我市群众信访举报案件共35批1685件。")
    assert found["信访"] == {"批次": "35", "交办": "1685"}
    assert set(found.uses) == {("35批", "信访.批次"), ("1685件", "信访.交办")}


def test_all_of_them_ended() -> None:
    found = read("督察期间交办的312件群众信访举报件全部办结。")
    assert found["信访"] == {"交办": "312", "办理": {"已办结": "312"}}
    assert found.uses == [("312件", "信访.交办")]


def test_what_ended_in_stages_may_lie_inside_of_what_ended() -> None:
    found = read("交办信访件100件，办结90件，其中阶段性办结8件，办结率90%。")
    assert found["信访"] == {"交办": "100", "办理": {"已办结": "82", "阶段性办结": "8"}}
    assert [name for _, name in found.uses] == ["信访.交办", "信访.办结", "信访.阶段性办结", "信访.办结率"]


def test_verdicts_that_make_the_total() -> None:
    found = read("交办信访举报件100件，属实60件、基本属实20件、部分属实15件、不属实5件。")
    assert found["信访"] == {"交办": "100", "属实": {"属实": "60", "基本属实": "20", "部分属实": "15", "不属实": "5"}}


@pytest.mark.parametrize("parts", ["已办结60件、未办结30件", "已办结90件、阶段性办结20件"])
def test_parts_that_do_not_make_the_total_stay_out(parts: str) -> None:
    found = read(f"交办信访举报件100件，{parts}。")
    assert found["信访"] == {"交办": "100"}
    assert "“办理”没有填" in found.doubts[0][1]


def test_two_totals_of_petitions_are_none() -> None:
    found = read("督察期间交办信访举报件100件。", "交办的101件信访举报件全部办结。")
    assert found.facts.data == {}
    assert "两处不一致" in found.doubts[0][1]


def test_the_next_sentence_goes_on_with_what_was_done() -> None:
    found = read("交办信访举报件120件，已办结118件。责令整改35家，立案处罚6家，罚款42.8万元。")
    assert found["信访"]["处理"] == {"责令整改": "35", "立案处罚": "6", "罚款": "42.8"}  # type: ignore[index]


def test_what_was_handed_on_is_the_total_not_what_was_taken_in() -> None:
    found = read("5个督察组共受理举报8120件，累计向被督察地方交办有效举报6034件。")
    assert found["信访"] == {"交办": "6034"}
    assert found.uses == [("6034件", "信访.交办")]


def test_what_was_taken_in_is_no_total_beside_another_that_is_not_understood() -> None:
    found = read("督察组共受理举报8120件，经梳理合并重复内容后向我市及省直交办约6034件。")
    assert not found.facts.data


def test_what_was_taken_in_elsewhere_is_no_contradiction() -> None:
    found = read("督察组共受理信访举报8120件。", "交办我市信访举报件312件，已办结300件。")
    assert found["信访"] == {"交办": "312", "办理": {"已办结": "300"}}
    assert not found.doubts


def test_what_was_taken_in_alone_is_the_total() -> None:
    assert read("督察期间，共受理群众信访举报件312件。")["信访"] == {"交办": "312"}


@pytest.mark.parametrize("batches", ["1-11批", "第1至11批", "1—11批"])
def test_all_batches_so_far_are_all(batches: str) -> None:
    found = read(f"全市已对{batches}90件信访件进行调查处理，其中，已办结51件、阶段性办结29件、未办结10件。")
    assert found["信访"] == {"交办": "90", "办理": {"已办结": "51", "阶段性办结": "29", "正在办理": "10"}}


def test_some_later_batches_are_not_all() -> None:
    assert not read("全市已对5-11批90件信访件进行调查处理，其中，已办结51件、未办结39件。").facts.data


def test_ended_at_all_or_in_stages_is_a_doubt_and_what_was_done_is_read_on() -> None:
    found = read("累计向我市转办2410件群众举报。我市已办结或阶段办结2305件。其中，立案处罚132家，罚款96万元。")
    assert found["信访"] == {"交办": "2410", "处理": {"立案处罚": "132", "罚款": "96"}}
    assert found.doubts == [("2305件", "“已办结”和“阶段性办结”写成一个数，没有填进“办理”")]


def test_accountability_by_rank() -> None:
    found = read("针对移交的5个问题清单，对2个党组织和9名领导干部进行问责，其中县级干部4人、科级干部5人。")
    assert found["问责"] == {
        "计量": "人",
        "移交问题": "5",
        "党组织": "2",
        "人数": "9",
        "按级别": {"县级干部": "4", "科级干部": "5"},
    }
    assert found.uses == [
        *(("5个", "问责.移交问题"), ("2个", "问责.党组织"), ("9名", "问责.人数|名")),
        *(("4人", "问责.按级别.县级干部"), ("5人", "问责.按级别.科级干部")),
    ]


def test_times_by_measure_may_be_more_than_the_whole() -> None:
    found = read("共问责48人次，其中党纪政务处分20人次、诫勉18人次、批评教育12人次、移送司法机关0人次。")
    assert found["问责"] == {
        "计量": "人次",
        "人次": "48",
        "按方式": {"党纪政务处分": "20", "诫勉": "18", "批评教育": "12", "移送司法机关": "0"},
    }


def test_ranks_that_do_not_make_the_whole_stay_out() -> None:
    found = read("共问责9人，其中县级干部4人、科级干部6人。")
    assert found["问责"] == {"计量": "人", "人数": "9"}
    assert found.doubts == [("6人", "4 + 6 = 10，与总数 9 不一致，“按级别”没有填")]


def test_others_belong_to_the_ranks() -> None:
    found = read("对15名责任人进行问责，其中处级干部3名、科级干部10名、其他2名。")
    assert found["问责"] == {"计量": "人", "人数": "15", "按级别": {"处级干部": "3", "科级干部": "10", "其他": "2"}}
    assert found.uses[-1] == ("2名", "问责.按级别.其他|名")


def test_part_of_those_called_to_account_is_no_breakdown() -> None:
    found = read("共问责50人，其中县级干部4人。")
    assert found["问责"] == {"计量": "人", "人数": "50"}
    assert not found.doubts


@pytest.mark.parametrize("parts", ["已办结110件", "已办结90件、阶段性办结20件"])
def test_what_is_wrong_with_petitions_is_told_in_words(parts: str) -> None:
    found = read(f"交办信访举报件100件，{parts}。")
    assert [reason for _, reason in found.doubts] == ["办理合计110件，与交办100件不一致，“办理”没有填"]


def test_one_part_that_is_more_than_the_whole_is_no_sum() -> None:
    found = read("共问责9人，其中科级干部12人。")
    assert found.doubts == [("12人", "12，与总数 9 不一致，“按级别”没有填")]


def test_what_is_aimed_at_is_no_contradiction_of_petitions() -> None:
    found = read("交办信访举报件80件，已办结70件，力争年底前办结78件。")
    assert found["信访"] == {"交办": "80", "办理": {"已办结": "70"}}
    assert not found.doubts
