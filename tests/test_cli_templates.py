"""`reportgen templates`: as a maintainer meets it, whole processes; a copied template prints what its kind prints."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reportgen.cli.templates import OWN_FOLDER
from reportgen.diagnostics import Diagnostic
from reportgen.pipeline import Options, build
from reportgen.pipeline.data_sets import data_sets
from reportgen.pipeline.template_check import check_templates
from reportgen.pipeline.templates import EXAMPLE_BLOCK, PRINTS, copy, listing
from reportgen.render import KINDS
from reportgen.render.library import Library
from reportgen.resources import folder
from reportgen.write import WRITERS
from tests.commands import Ran, ended
from tests.test_cli import english

EXTENDS = '{% extends "rectification-report/report.j2" %}\n'


def own(place: Path, text: str, name: str = "report.j2") -> Path:
    path = place / OWN_FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return place / OWN_FOLDER


def paper(kind: str, template: Path | None = None, *, public: bool = False) -> str:
    """The data set that has every key, as text."""
    with TemporaryDirectory() as scratch:
        path = data_sets()["极端：每样都填"].file(Path(scratch))
        built = build(path, Options(kind, template, public=public))
    assert built.document is not None, built.found
    return WRITERS["txt"](built.document, built.style).decode()


def test_the_list_names_each_kind_with_its_folder_its_parents_and_where_each_block_stands(tmp_path: Path) -> None:
    ran = Ran("templates", "list", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    for kind, name in KINDS.items():
        assert f"{kind}\n  文件夹 {name}：" in ran.out
    assert "  继承 shared/single_table.j2 → shared/base.j2\n" in ran.out
    (row,) = {line for line in ran.out.splitlines() if "rectification-report/report.j2:16" in line}
    assert row.split() == ["导语", "rectification-report/report.j2:16", "开头的一段；表的文种是表前的话"]
    assert "  shared/statements.j2    数字句：" in ran.out


def test_every_bundled_block_has_words_for_what_it_prints() -> None:
    bundled = {name for a in Library().all() for name in a.blocks}
    assert bundled == set(PRINTS)


def test_the_list_of_a_city_s_folder_marks_what_it_overrides(tmp_path: Path) -> None:
    own(tmp_path, EXTENDS + "{% block 结束语 %}<p>特此报告。</p>{% endblock %}\n")
    ran = Ran("templates", "list", OWN_FOLDER, cwd=tmp_path)
    marked = [line.split()[:2] for line in ran.out.splitlines() if "（本地）" in line]
    assert marked == [["结束语", "report.j2:2（本地）"]]
    assert "继承 rectification-report/report.j2 → shared/base.j2" in ran.out


def test_a_folder_that_only_takes_the_place_of_a_shared_file_is_listed_with_all_kinds(tmp_path: Path) -> None:
    text = (folder("templates") / "shared" / "base.j2").read_text("utf-8")
    listed = listing(own(tmp_path, text, "shared/base.j2"))
    assert [kind.title for kind in listed.kinds] == list(KINDS)
    assert {row.name for row in listed.kinds[0].blocks if row.own} > {"主送", "落款"}


def test_a_template_is_shown_as_it_stands(tmp_path: Path) -> None:
    ran = Ran("templates", "show", "shared/blocks.j2", cwd=tmp_path)
    assert (ran.status, ran.out) == (0, (folder("templates") / "shared" / "blocks.j2").read_text("utf-8"))
    assert Ran("templates", "show", "整改方案", cwd=tmp_path).out.startswith("{# 整改方案：")


def test_a_block_is_shown_in_each_template_of_its_chain_and_it_is_told_which_one_holds(tmp_path: Path) -> None:
    own(tmp_path, EXTENDS + "{% block 标题 %}{{ super() }}{% endblock %}\n")
    ran = Ran("templates", "show", OWN_FOLDER, "标题", cwd=tmp_path)
    heads = [line for line in ran.out.splitlines() if line.startswith("{#")]
    assert heads == [
        "{# 模板/report.j2:2：现在印的是这一段 #}",
        "{# rectification-report/report.j2:7：上级的，由 super() 印出 #}",
        "{# shared/base.j2:7：上级的，已被改写 #}",
    ]
    assert "{% block 标题 %}<h1>{{ 标题 }}</h1>{% endblock %}" in ran.out


def test_a_macro_is_shown_by_its_name(tmp_path: Path) -> None:
    ran = Ran("templates", "show", "shared/frame.j2", "印版记", cwd=tmp_path)
    assert ran.out.startswith("{% macro 印版记(记) %}\n<版记>")
    assert ran.out.endswith("{% endmacro %}\n")


def test_the_bundled_templates_pass_their_own_check(tmp_path: Path) -> None:
    ran = Ran("templates", "check", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert f"{len(KINDS)} 个文种" in ran.out
    assert ran.out.endswith("套数据，没有发现问题\n")


def test_all_faults_are_told_at_once_at_their_lines_and_end_with_1(tmp_path: Path) -> None:
    body = "{% if 任务.超期 %}<p>{{ 任物.超期 }}</p>{% endif %}\n{% for 章 in 章节 %}<段>{{ 章.标题 }}</段>{% endfor %}"
    own(tmp_path, f"{EXTENDS}{{% block 下一步 %}}\n{body}\n{{% endblock %}}\n{{% block 落宽 %}}{{% endblock %}}\n")
    ran = Ran("templates", "check", OWN_FOLDER, cwd=tmp_path)
    assert ran.status == 1
    heads = [line.split()[0] + line.split()[1] for line in ran.err.splitlines() if line.startswith("模板/")]
    assert heads == [
        "模板/report.j2:3:21:错误[TPL502]",
        "模板/report.j2:4:18:错误[TPL503]",
        "模板/report.j2:6:10:错误[TPL510]",
    ]
    assert "是否为“落款”" in ran.err
    assert ran.out == f"模板：1 个模板文件，1 个文种，{len(data_sets())} 套数据，有问题，见上\n"


def test_warnings_alone_end_with_0(tmp_path: Path) -> None:
    own(tmp_path, EXTENDS + "{% macro 句() %}<p>话</p>{% endmacro %}\n")
    ran = Ran("templates", "check", OWN_FOLDER, cwd=tmp_path)
    assert (ran.status, "警告[TPL512]" in ran.err) == (0, True)


def found(place: Path, body: str) -> list[Diagnostic]:
    return check_templates(own(place, f"{EXTENDS}{{% block 结束语 %}}{body}{{% endblock %}}\n")).found


def test_what_only_some_data_meet_is_told_once_with_the_first_of_them(tmp_path: Path) -> None:
    (slip,) = found(tmp_path, "<p>{{ 10 // (任务清单 | length) }}</p>")
    assert slip.code == "TPL508"
    assert slip.reason.startswith("在“示例：保定”等 ")
    assert "套数据中，" in slip.reason


def test_a_public_paper_is_rendered_too(tmp_path: Path) -> None:
    (slip,) = found(tmp_path, "{% if 公开稿 %}<p><h2>话</h2></p>{% endif %}")
    assert slip.code == "TPL504"


def test_a_loop_without_end_is_tried_once(tmp_path: Path) -> None:
    (slip,) = found(tmp_path, "{% macro 再(数) %}{{ 再(数 + 1) }}{% endmacro %}<p>{{ 再(1) }}</p>")
    assert slip.code == "TPL506"


def test_a_circle_is_told_without_rendering(tmp_path: Path) -> None:
    ours = own(tmp_path, '{% extends "report.j2" %}\n')
    assert [d.code for d in check_templates(ours).found] == ["TPL509"]


def test_a_folder_without_a_report_of_its_own_is_tried_with_every_kind(tmp_path: Path) -> None:
    text = (folder("templates") / "shared" / "frame.j2").read_text("utf-8").replace("款.日期", "款.日起")
    checked = check_templates(own(tmp_path, text, "shared/frame.j2"))
    assert (checked.kinds, checked.files) == (len(KINDS), 1)
    assert {d.code for d in checked.found} == {"TPL502"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("blocks", [(), ("正文", "落款", "标题")], ids=["bare", "with its blocks"])
def test_a_copied_template_prints_what_the_kind_itself_prints(
    kind: str, blocks: tuple[str, ...], tmp_path: Path
) -> None:
    place, wrong = copy(kind, tmp_path / OWN_FOLDER, blocks)
    assert wrong == []
    for public in (False, True):
        assert paper(kind, place.parent, public=public) == paper(kind, public=public)
    assert check_templates(place.parent).found == []


def test_a_block_that_stands_in_another_is_copied_with_it_once(tmp_path: Path) -> None:
    place, _ = copy("月度调度表", tmp_path / OWN_FOLDER, ("标题", "惯用标题"))
    text = place.read_text("utf-8")
    assert text.count("{% block 标题 %}") == text.count("{% block 惯用标题 %}") == 1
    assert "调度表{% endblock %}" in text


def test_the_example_in_a_copied_template_adds_a_paragraph_when_its_comment_is_taken_away(tmp_path: Path) -> None:
    place, _ = copy("整改落实情况报告", tmp_path / OWN_FOLDER)
    head, _, example = place.read_text("utf-8").rpartition("{# 例")
    lines = example.split("\n")
    assert lines[1] == f"{{% block {EXAMPLE_BLOCK} %}}"
    live = "\n".join(lines[1 : lines.index("#}")])
    place.write_text(head + live, encoding="utf-8")
    before, after = paper("整改落实情况报告"), paper("整改落实情况报告", place.parent)
    assert "要加的话。" not in before
    assert after.replace("要加的话。\n", "") == before


def test_copying_names_what_was_made_and_the_next_steps(tmp_path: Path) -> None:
    ran = Ran("templates", "copy", "整改方案", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"已生成 {Path(OWN_FOLDER) / 'report.j2'}",
        "  边改边看：reportgen preview city.yaml -t 模板",
        "  检查：reportgen templates check 模板",
    ]


def test_copying_never_overwrites(tmp_path: Path) -> None:
    place = own(tmp_path, "自己的\n") / "report.j2"
    ran = Ran("templates", "copy", "整改方案", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert "错误[OUT601]" in ran.err
    assert "换一个文件夹" in ran.err
    assert place.read_text("utf-8") == "自己的\n"
    assert [p.name for p in place.parent.iterdir()] == ["report.j2"]


def test_copying_into_a_file_is_told_and_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / OWN_FOLDER).write_text("", encoding="utf-8")
    ran = Ran("templates", "copy", "整改方案", cwd=tmp_path)
    assert ran.status == 1
    assert "错误[OUT602]" in ran.err
    assert "-o" not in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("templates", "chekc"), "没有“chekc”这个命令"),
        (("templates", "show"), "缺少参数"),
        (("templates", "show", "整改报告"), "是否为“整改落实情况报告”"),
        (("templates", "show", "shared/block.j2"), "是否为“shared/blocks.j2”"),
        (("templates", "show", "整改方案", "结语"), "是否为“结束语”"),
        (("templates", "copy", "整改落实报告"), "是否为“整改落实情况报告”"),
        (("templates", "copy", "函"), "文种有：整改落实情况报告、"),
        (("templates", "copy", "整改方案", "--block", "落宽"), "是否为“落款”"),
        (("templates", "check", "没有的"), "没有“没有的”这个模板文件夹"),
        (("templates", "check", "空的"), "文件夹“空的”里没有模板"),
        (("templates", "list", "没有的"), "没有“没有的”这个模板文件夹"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_ends_with_2_and_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "空的").mkdir()
    ran = Ran(*words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "错误：" in ran.err
    ours = {"templates", "list", "show", "copy", "chekc", "shared", "blocks", "block", "base", "charts", "docs", "md"}
    assert [w for w in english(ran.err) if w not in ours] == []
    assert not (tmp_path / OWN_FOLDER).exists()


def test_a_template_that_inherits_from_nothing_is_listed_without_parents(tmp_path: Path) -> None:
    own(tmp_path, "<公文><h1>{{ 城市.名称 }}</h1></公文>")
    listed = ended("templates", "list", OWN_FOLDER, cwd=tmp_path).out
    assert listed == f"{OWN_FOLDER}\n  文件夹 {OWN_FOLDER}：report.j2\n"
