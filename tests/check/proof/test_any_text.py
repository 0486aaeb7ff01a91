"""No rule fails on any text, however odd."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.papers import codes

PIECES = (
    *(
        "12.2百分点",
        "3,000个",
        "44..9%",
        "1 755个",
        "第十二",
        "百分之",
        "①",
        "１２．３",
        "0",
        "00",
        "99999999999",
        "½",
        "²",
    ),
    *(
        "其中",
        "其余",
        "分别",
        "一是",
        "二是",
        "截至",
        "同比",
        "下降",
        "增长",
        "占",
        "共",
        "合计",
        "等",
        "完成",
        "整改",
        "至",
    ),
    *(
        "37项",
        "34项",
        "12.5%",
        "3个",
        "5个工作日",
        "由",
        "到",
        "任务",
        "问题",
        "《",
        "》",
        "“",
        "”",
        "（",
        "）",
        "〔",
        "<",
        ">",
    ),
    *(
        "2024年",
        "13月",
        "32日",
        "0年0月0日",
        "2024.10.15",
        "2023年2月29日",
        "2018年1221日",
        "二〇二四年",
        "9999年12月31日",
    ),
    *(
        "星期八",
        "附件",
        "附件：1.",
        "一、",
        "（一）",
        "二）",
        "1、",
        "市委、市政府",
        "云山市人民政府",
        "云发[2024]21号",
        "报告",
    ),
    *(
        "\t",
        "\u3000",
        " ",
        "\n",
        "\n\n",
        "，",
        "。",
        "、",
        "；",
        "：",
        "…",
        "—",
        "-",
        "~",
        ".",
        ",",
        "%",
        "Ⅲ类",
        "(tài)",
        "&nbsp;",
    ),
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(alphabet="甲乙市水项个万亿年月日零十0123456789.,%()（），。 aV\n\t", max_size=6),
    ),
    max_size=24,
).map("".join)


@given(TEXTS)
def test_no_rule_fails_on_any_text(text: str) -> None:
    assert isinstance(codes(*text.splitlines(), released=True), list)


def test_no_rule_fails_on_the_awkward_pieces_one_beside_another() -> None:
    for left in PIECES:
        assert isinstance(codes(*"".join(f"{left}{right}，" for right in PIECES).splitlines(), released=True), list)
