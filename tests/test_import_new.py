"""`reportgen new --from`: the structure of an old paper, without what was so last year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reportgen.extract.emptied import without_facts
from reportgen.pipeline import build, build_files
from reportgen.pipeline.importing import import_paper, new_from
from reportgen.resources import folder
from reportgen.write import WRITERS
from reportgen.zh import HAN
from tests.commands import ended
from tests.reports import TWO_TASKS
from tests.test_import import EXAMPLES, FINAL, old


def test_the_new_paper_has_the_structure_and_none_of_the_facts(tmp_path: Path) -> None:
    written, _ = build_files(folder("examples") / "dezhou" / "city.yaml", ("docx",), tmp_path, FINAL)
    made = import_paper(written[0], empty=True)
    draft = yaml.safe_load(made.text)
    assert len(draft["章节"]) == 4
    assert "督察" not in draft
    assert "整改任务" not in draft
    built = build(tmp_path / "city.yaml", text=made.text)
    assert built.document is not None
    text = WRITERS["txt"](built.document, built.style).decode()
    assert "2021年" not in text
    assert "66.7" not in text
    assert "【待补充：" in text


def test_new_from_writes_a_data_file_and_does_not_overwrite_one(tmp_path: Path) -> None:
    text = "云山市关于第二轮督察整改情况的报告\n一、提高站位，落实第二轮督察要求\n2021年完成12项，居全省首位。\n"
    path, place = old(tmp_path, text), tmp_path / "新" / "city.yaml"
    made = new_from(path, place)
    assert place.read_text("utf-8") == made.text
    assert "落实【待补充：第几轮】督察要求" in made.text
    assert "【待补充：时间】完成【待补充：几项】，居【待补充：名次】。" in made.text
    assert [d.code for d in new_from(path, place).found if d.is_error] == ["OUT601"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "印发《云山市贯彻落实省督察反馈意见整改方案》（云政发〔2021〕3号）",
            "印发《【待补充：文件名称】》（【待补充：文号】）",
        ),
        (
            "新建管网12.5公里，浓度35微克/立方米，升3.2%",
            "新建管网【待补充：几公里】，浓度【待补充：几微克/立方米】，升【待补充：百分比】",
        ),
        ("“十四五”以来，PM2.5下降，“1+10+N”和1+10+N，“两个维护”，一岗双责", ""),
        ("落实《水污染防治行动计划》《三年行动方案（2021—2023年）》", ""),
    ],
)
def test_facts_of_last_year_are_emptied_and_conventional_words_are_not(text: str, kept: str) -> None:
    assert without_facts(text) == (kept or text)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_fact_of_an_example_is_left(name: str, tmp_path: Path) -> None:
    written, _ = build_files(folder("examples") / name / "city.yaml", ("txt",), tmp_path, FINAL)
    made = import_paper(written[0], empty=True).text
    prose = re.sub("《[^》]*》|“[^”]*”|【[^】]*】", "", made[made.index("导语:") :])
    for known in ("PM2.5", "PM10", "1+10+N"):
        prose = prose.replace(known, "")
    assert re.findall(rf"[{HAN}]*\d[^，。；、\n]*|[^，。；、\n]*(?:全省首位|第[一二三四]轮)[^，。；、\n]*", prose) == []
    assert build(tmp_path / "city.yaml", text=made).document is not None


def test_new_tells_where_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    build_files(tmp_path / "city.yaml", ("txt",), None)
    made = ended("new", "明年", "--from", "city.txt", cwd=tmp_path)
    assert made.out.startswith(f"已生成 {Path('明年', 'city.yaml')} ")
    assert (tmp_path / "明年" / "city.yaml").is_file()
    assert (tmp_path / "明年" / "台账.xlsx").is_file()
