"""The semantic HTML of templates -> the document tree: what each element becomes, what is refused and where."""

from __future__ import annotations

import pytest

from reportgen import document as doc
from reportgen.document import Text
from reportgen.markup import Slip, parse
from reportgen.markup.blocks import BLOCKS
from reportgen.markup.element import BLOCK_NAMES


def read(body: str) -> doc.Document:
    document, slips = parse(f"<公文>{body}</公文>", doc.Properties())
    assert slips == []
    assert document is not None
    return document


def only(body: str) -> doc.Block:
    (block,) = read(body).blocks
    return block


def slip(body: str) -> Slip:
    document, slips = parse(f"<公文>\n{body}\n</公文>", doc.Properties())
    assert document is None
    assert len(slips) == 1, slips
    return slips[0]


def test_h1_is_the_title_and_h2_to_h5_the_four_levels() -> None:
    document = read("<h1>题</h1><h2>甲</h2><h3 题式='接排'>乙</h3><h4>丙</h4><h5>丁</h5>")
    assert document.title == (Text("题"),)
    assert document.blocks == (
        doc.Heading(1, (Text("甲"),)),
        doc.Heading(2, (Text("乙"),), run_in=True),
        doc.Heading(3, (Text("丙"),)),
        doc.Heading(4, (Text("丁"),)),
    )


def test_a_paragraph_of_runs() -> None:
    block = only(
        '<p at="r.j2:3">截至<data data-src="city.yaml:3:1" data-figure="任务.总数">37项</data>，'
        '<b>甲</b>PM<sub>2.5</sub><sup>①</sup><mark data-src="city.yaml:9:1">【待补充：乙】</mark></p>'
    )
    assert block == doc.Paragraph(
        (
            Text("截至"),
            Text("37项", source="city.yaml:3:1", figure="任务.总数"),
            Text("，"),
            Text("甲", doc.Look.STRONG),
            Text("PM"),
            Text("2.5", doc.Look.SUB),
            Text("①", doc.Look.SUP),
            Text("【待补充：乙】", doc.Look.MISSING, "city.yaml:9:1"),
        )
    )
    assert isinstance(block, doc.Paragraph)
    assert block.origin == "r.j2:3"


def test_how_a_template_is_laid_out_is_no_part_of_the_text() -> None:
    assert only("<p>\n  甲，\n  乙 丙\n</p>") == doc.Paragraph((Text("甲，乙 丙"),))


def test_a_value_keeps_its_own_line_breaks_and_the_blanks_within_it() -> None:
    value = '<data data-src="a:1:1"> 甲 丁\n 乙 </data>'
    assert only(f"<p> {value} </p>") == doc.Paragraph((Text("甲 丁\n乙", source="a:1:1"),))


def test_a_figure_without_a_place_stays_a_figure_at_the_edge_of_a_paragraph() -> None:
    block = only('<p><data data-src="" data-figure="任务.超期">0项</data></p>')
    assert block == doc.Paragraph((Text("0项", figure="任务.超期"),))


def test_what_came_out_empty_is_left_out() -> None:
    assert read("<p>\n</p><ol></ol><ol><li></li></ol>").blocks == ()


def test_comments_are_no_part_of_the_paper() -> None:
    assert only("<!-- 甲 --><p>乙<!-- 丙 -->丁</p><?x y?>") == doc.Paragraph((Text("乙丁"),))


def test_an_enumeration_with_heads_and_points_below() -> None:
    block = only(
        '<ol 列举="分段" 序次="1."><li><b>头</b>身<ol><li>下</li></ol></li>\n<li>甲<b>乙</b></li></ol>',
    )
    below = doc.Enumeration((doc.Item((), (Text("下"),)),))
    items = (
        doc.Item((Text("头"),), (Text("身"),), below),
        doc.Item((), (Text("甲"), Text("乙", doc.Look.STRONG))),
    )
    assert block == doc.Enumeration(items, doc.Layout.PARAGRAPHS, doc.Mark.DOT)


def test_a_table() -> None:
    block = only(
        '<table><thead><tr><th 宽="4">序号</th><th>措施</th></tr></thead>'
        "<tbody><tr><td>1</td><td><p>甲</p><p>乙</p></td></tr><tr><td/><td> </td></tr></tbody></table>"
    )
    assert block == doc.Table(
        (doc.Column((Text("序号"),), 4), doc.Column((Text("措施"),))),
        ((((Text("1"),),), ((Text("甲"),), (Text("乙"),))), ((), ())),
    )


def test_the_elements_of_a_paper() -> None:
    body = (
        "<主送>省委</主送><附件说明><li>清单</li></附件说明>"
        "<落款><署名>市委</署名><署名>市政府</署名><成文日期>2022年8月30日</成文日期></落款>"
        '<附件 版面="横向"><h1>清单</h1><p>甲</p><p> </p></附件>'
    )
    assert read(body).blocks == (
        doc.Addressee((Text("省委"),)),
        doc.AttachmentNote(((Text("清单"),),)),
        doc.SignOff(((Text("市委"),), (Text("市政府"),)), (Text("2022年8月30日"),)),
        doc.Attachment((Text("清单"),), (doc.Paragraph((Text("甲"),)),), landscape=True),
    )


CHART = (
    '<附图 类="条形" at="r.j2:3"><h1>进度</h1><table><thead><tr><th>单位</th><th>已完成</th><th>超期</th></tr></thead>'
    '<tbody><tr><th>市水利局</th><td><data data-src="a!b!A3" data-figure="任务.已完成">2项</data></td><td>0项</td></tr>'
    "</tbody></table><p>注：甲。</p></附图>"
)


def test_a_chart_is_a_table_of_labels_and_whole_numbers() -> None:
    block = only(CHART)
    done = doc.Amount(2, (Text("2项", source="a!b!A3", figure="任务.已完成"),))
    assert block == doc.Chart(
        (Text("进度"),),
        doc.ChartKind.BARS,
        (Text("单位"),),
        ((Text("已完成"),), (Text("超期"),)),
        (doc.ChartRow((Text("市水利局"),), (done, doc.Amount(0, (Text("0项"),)))),),
        (Text("注：甲。"),),
    )
    assert isinstance(block, doc.Chart)
    assert block.origin == "r.j2:3"


def test_every_run_of_a_chart_is_one_of_the_document() -> None:
    told = [t.text for t in doc.texts(read(CHART))]
    assert told == ["进度", "单位", "已完成", "超期", "市水利局", "2项", "0项", "注：甲。"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (' 类="条形"', "", "附图没有写“类”"),
        ('类="条形"', '类="饼"', "类=“饼”不对，只能是：占比、柱形、条形"),
        ('类="条形"', '类="占比"', "“占比”的附图有 2 组数，只能有 1 组"),
        ("<h1>进度</h1>", "", "附图要有 <h1>（图题）和 <table>"),
        ("<h1>进度</h1>", "<h1>进度</h1><h1>甲</h1>", "附图里同一种元素写了两次"),
        ("<h1>进度</h1>", "<h2>进度</h2>", "<附图> 里只能有 <h1> 或 <table> 或 <p>，不能有 <h2>"),
        ("<th>单位</th><th>已完成</th><th>超期</th>", "<th>单位</th>", "附图的表头不到两栏"),
        ("<td>0项</td>", "", "附图的每行要有一个 <th>（项目）和 2 个 <td>（数）"),
        ("<td>0项</td>", "<th>0项</th>", "附图的每行要有一个 <th>（项目）和 2 个 <td>（数）"),
        ("<th>市水利局</th>", "<th></th>", "附图里有一行没有写项目"),
        ("<td>0项</td>", "<td>45.9%</td>", "附图里的“45.9%”画不出来，要以 0 到 9999999 的整数开头"),
        ("<td>0项</td>", "<td>-1项</td>", "附图里的“-1项”画不出来"),
        ("<td>0项</td>", "<td>10000000项</td>", "附图里的“10000000项”画不出来"),
        ("<td>0项</td>", "<td><mark>【待补充：甲】</mark></td>", "附图里的“【待补充：甲】”画不出来"),
        ("<td>0项</td>", "<td/>", "附图里的“”画不出来"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_a_slip(old: str, new: str, reason: str) -> None:
    assert old in CHART
    found = slip(CHART.replace(old, new))
    assert found.code == "TPL504"
    assert found.reason.startswith(reason)
    assert found.fix


def test_a_chart_has_as_many_rows_as_a_page_can_hold() -> None:
    row = CHART[CHART.index("<tr><th>市") : CHART.index("</tbody>")]
    assert slip(CHART.replace(row, "")).reason == "“条形”的附图有 0 行，只能有 1 到 18 行"
    assert isinstance(only(CHART.replace(row, row * 18)), doc.Chart)
    assert slip(CHART.replace(row, row * 19)).reason == "“条形”的附图有 19 行，只能有 1 到 18 行"


@pytest.mark.parametrize(
    ("body", "code", "reason"),
    [
        ('<div at="r.j2:7">甲</div>', "TPL503", "这里没有 <div> 这种元素"),
        ('<h6 at="r.j2:7">甲</h6>', "TPL503", "这里没有 <h6> 这种元素"),
        ('<p>甲<p at="r.j2:7">乙</p></p>', "TPL504", "<p> 里不能有 <p>，它要放在段落之外"),
        ('<p>甲<table at="r.j2:7"/></p>', "TPL504", "<p> 里不能有 <table>，它要放在段落之外"),
        ('<p>甲<i at="r.j2:7">乙</i></p>', "TPL504", "<p> 里不能有 <i>"),
        ('<ol><p at="r.j2:7">甲</p></ol>', "TPL504", "<ol> 里只能有 <li>，不能有 <p>"),
        ('<ol at="r.j2:7">甲<li>乙</li></ol>', "TPL504", "“甲”没有放在段落里"),
        ('<ol><li>甲<ol at="r.j2:7"><li>乙</li></ol>丙</li></ol>', "TPL504", "下级列举之后还有文字"),
        ('<ol 列举="段" at="r.j2:7"><li>甲</li></ol>', "TPL504", "列举=“段”不对，只能是：段内、分段"),
        ('<ol 序次="a" at="r.j2:7"/>', "TPL504", "序次=“a”不对，只能是：一是、1.、（1）、①、无"),
        ('<table at="r.j2:7"><tbody/></table>', "TPL504", "表格要有 <thead> 和 <tbody>"),
        ('<table><thead><tr><th at="r.j2:7" 宽="宽">甲</th></tr></thead><tbody/></table>', "TPL504", "宽=“宽”不对"),
        ('<table><thead><tr><th at="r.j2:7" 宽="0">甲</th></tr></thead><tbody/></table>', "TPL504", "宽=“0”不对"),
        (
            '<table at="r.j2:7"><thead><tr><th>甲</th></tr></thead><tbody><tr><td/><td/></tr></tbody></table>',
            "TPL504",
            "表头有 1 栏，有一行却有 2 栏",
        ),
        ('<落款 at="r.j2:7"><署名>甲</署名>乙</落款>', "TPL504", "“乙”没有放在段落里"),
        ('<附件 at="r.j2:7">甲</附件>', "TPL504", "“甲”没有放在段落里"),
        ('<p at="r.j2:7">甲</p>乙', "TPL504", "这里的元素之后，“乙”没有放在段落里"),
        ('<p at="r.j2:7">甲</p><data data-src="">乙</data><p at="r.j2:8">丙</p>', "TPL504", "这里的元素之后，“乙”没有"),
        (
            '<p at="r.j2:7">甲\n<p at="r.j2:8">乙</p>\n<p at="r.j2:9">丙</p>',
            "TPL504",
            "<p> 还没有结束，就遇到了 </公文>",
        ),
        ('<p at="r.j2:7">甲<b at="r.j2:7">乙</p>', "TPL504", "<b> 还没有结束，就遇到了 </p>"),
        ('<p at="r.j2:7">甲&nbsp;乙</p>', "TPL504", "不认识“&nbsp;”"),
        ('<p at="r.j2:7">甲 & 乙</p>', "TPL504", "正文里有单独的“<”或“&”"),
        ('<p at="r.j2:7">3 < 5</p>', "TPL504", "正文里有单独的“<”或“&”"),
        ('<p at="r.j2:7" 题="<">甲</p>', "TPL504", "正文里有单独的“<”或“&”"),
        ('<p at="r.j2:7"/>&#0;', "TPL504", "不认识“&#0;”"),
        ('<p at="r.j2:7">甲\x01乙</p>', "TPL504", "有一个不能印出来的字符（U+0001）"),
        ('<p at="r.j2:7">甲\ud800乙</p>', "TPL504", "有一个不能印出来的字符（U+D800）"),
        ('<p at="r.j2:7"/><p 题="甲" 题="乙"/>', "TPL504", "同一个标签里有一个属性写了两次"),
        ('<p at="r.j2:7"/><p 题=甲>乙</p>', "TPL504", "“甲>乙</p>”这里的符号没有写对"),
        ('<p at="r.j2:7">甲\r\n<!-- <b> --><b/><![CDATA[<i>]]><sub at="r.j2:7" 题=">">', "TPL504", "<sub> 还没有结束"),
    ],
)
def test_a_slip_is_told_at_its_line_of_the_template(body: str, code: str, reason: str) -> None:
    found = slip(body)
    assert (found.at, found.code) == ("r.j2:7", code)
    assert found.reason.startswith(reason)
    assert found.fix


def test_every_broken_block_is_told() -> None:
    document, slips = parse("<公文><div/><p><i/></p><span/></公文>", doc.Properties())
    assert document is None
    assert [(s.code, s.word) for s in slips] == [("TPL503", "div"), ("TPL504", "i"), ("TPL503", "span")]


@pytest.mark.parametrize("times", [100, 2_000, 100_000])
@pytest.mark.parametrize(
    ("opening", "closing"), [("<p><b>", "</b></p>"), ("<ol><li>", "</li></ol>"), ("<附件>", "</附件>")]
)
def test_what_is_nested_beyond_all_reason_is_a_slip_and_no_crash(opening: str, closing: str, times: int) -> None:
    markup = f'<公文><p at="r.j2:7">{opening * times}甲{closing * times}</p></公文>'
    document, (found,) = parse(markup, doc.Properties())
    assert document is None
    assert (found.code, found.reason) == ("TPL504", "元素一个套一个，超过 64 层")


def test_lists_within_lists_are_read_as_deep_as_that() -> None:
    times = 30
    document, slips = parse(f"<公文>{'<ol><li>' * times}甲{'</li></ol>' * times}</公文>", doc.Properties())
    assert (document is not None, slips) == (True, [])


def test_a_page_that_extends_nothing_is_told() -> None:
    document, (found,) = parse('<p at="r.j2:1">甲</p>', doc.Properties())
    assert document is None
    assert (found.at, found.reason) == ("r.j2:1", "全文没有放在 <公文> 里")


@pytest.mark.parametrize(
    ("markup", "at", "reason"),
    [
        ("", "", "全文没有放在 <公文> 里"),
        ("甲", "", "全文没有放在 <公文> 里"),
        ('<公文/><p at="r.j2:7"/>', "", "全文没有放在 <公文> 里"),
        ('<公文><p at="r.j2:7">甲', "r.j2:7", "<p> 还没有结束，模板就到头了"),
        ('<?xml version="1.0" encoding="gbk"?><公文><p at="r.j2:7">甲', "r.j2:7", "<p> 还没有结束，模板就到头了"),
    ],
)
def test_a_page_that_is_not_whole_is_told(markup: str, at: str, reason: str) -> None:
    document, (found,) = parse(markup, doc.Properties())
    assert document is None
    assert (found.at, found.code, found.reason) == (at, "TPL504", reason)


def test_no_entity_is_read_from_a_file_or_the_network() -> None:
    markup = '<!DOCTYPE 公文 [<!ENTITY x SYSTEM "file:///etc/hostname">]><公文><p>甲&x;乙</p></公文>'
    document, slips = parse(markup, doc.Properties())
    assert document is None
    assert slips


def test_the_names_that_a_message_calls_blocks_are_those_that_are_read() -> None:
    assert set(BLOCKS) | {"版头", "版记"} == BLOCK_NAMES
