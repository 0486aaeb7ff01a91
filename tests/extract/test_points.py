"""Points of an old paper: in one paragraph, with paragraphs of their own, within each other."""

from __future__ import annotations

from reportgen.document import Mark
from reportgen.extract.paragraphs import listed, marking_of
from reportgen.extract.parts import Line, Point, Points
from reportgen.extract.points import point, prose, split


def lines(*texts: str) -> list[Line]:
    return [Line(text, at) for at, text in enumerate(texts, 1)]


def of(*texts: str) -> tuple[Points, int] | None:
    found = listed(lines(*texts), marking_of(frozenset()))
    return (found.points, found.length) if found else None


def words(one: Point) -> tuple[str, str]:
    return (one.head.text if one.head else "", one.body.text if one.body else "")


def test_a_paragraph_is_its_lead_and_its_points_with_their_places() -> None:
    line = Line("抓好两件事。一是治水。清淤五处。二是治气。", 7)
    found = prose(line, 0, split(line.text).points)
    assert found.lead
    assert found.lead.text == "抓好两件事。"
    assert found.points
    assert found.points.inline
    assert [words(one) for one in found.points.items] == [("治水", "清淤五处。"), ("", "治气。")]
    body = found.points.items[0].body
    assert body
    assert (body.at, line.text[body.start :][: len(body.text)]) == (7, body.text)


def test_a_point_that_would_get_a_full_stop_more_keeps_its_paragraph_as_it_is() -> None:
    line = Line("抓好两件事。一是治水；二是治气", 1)
    found = prose(line, 0, split(line.text).points)
    assert found.whole
    assert found.points is None
    assert found.lead
    assert found.lead.text == line.text


def test_points_stand_within_a_point() -> None:
    line = Line("治水。主要做法：（1）清淤；（2）种树。", 1)
    found = point(line, 0, len(line.text))
    assert found
    assert words(found) == ("治水", "主要做法：")
    assert found.points
    assert found.points.mark is Mark.BRACKET
    assert [words(one) for one in found.points.items] == [("", "清淤；"), ("", "种树。")]


def test_points_have_paragraphs_of_their_own() -> None:
    found = of("一是治水。清淤五处。", "河水变清。", "二是治气。关停两家。", "以后的话。")
    assert found
    points, length = found
    assert (points.mark, points.inline, length) == (Mark.SHI, False, 3)
    assert [words(one) for one in points.items] == [("治水", "清淤五处。"), ("治气", "关停两家。")]
    assert [piece.text for piece in points.items[0].more] == ["河水变清。"]


def test_points_of_a_point_follow_it_in_paragraphs() -> None:
    found = of("一是治水：", "（1）清淤。", "（2）种树。", "二是治气：", "（1）关停。", "（2）搬迁。", "另一段。")
    assert found
    points, length = found
    assert length == 6
    assert [one.points.mark if one.points else None for one in points.items] == [Mark.BRACKET, Mark.BRACKET]


def test_one_point_alone_is_no_enumeration() -> None:
    assert of("一是治水。", "别的话。") is None
    assert of("二是治水。", "三是治气。") is None


def test_an_enumeration_ends_before_a_gap_and_where_another_begins() -> None:
    gap = of("1.治水。", "2.治气。", "4.治土。")
    again = of("①治水。", "②治气。", "①治土。", "②治山。")
    assert [found[1] if found else 0 for found in (gap, again)] == [2, 2]


def test_a_line_that_must_stay_text_is_no_point() -> None:
    assert listed(lines("一是治水。", "二是治气。"), marking_of(frozenset([2]))) is None
