"""Documents that the tests of the writers share."""

from __future__ import annotations

from reportgen.document import (
    Addressee,
    Annotation,
    Attachment,
    AttachmentNote,
    Column,
    Document,
    Enumeration,
    Heading,
    Imprint,
    Inlines,
    Item,
    Layout,
    Letterhead,
    Look,
    Mark,
    Paragraph,
    Properties,
    Signatory,
    Signing,
    SignOff,
    Table,
    Text,
)

TITLE = "德州市人民政府关于第二轮省级生态环境保护督察反馈意见整改落实情况的报告"
ANNEX = "德州市第二轮省级生态环境保护督察反馈意见整改任务进展情况清单"


def t(text: str, look: Look = Look.PLAIN) -> Inlines:
    """Inlines of one run."""
    return (Text(text, look),)


def item(head: str, body: str, nested: Enumeration | None = None) -> Item:
    """A point of an enumeration."""
    return Item(t(head) if head else (), t(body) if body else (), nested)


def ledger(rows: int) -> Table:
    """The table of an annex, with cells of several lines."""
    columns = (Column(t("序号"), 4), Column(t("反馈问题"), 30), Column(t("责任单位"), 12), Column(t("整改状态"), 8))
    return Table(
        columns,
        tuple(
            (
                t_cell(str(n)),
                t_cell(f"第{n}项问题：雨污分流不到位。", "部分管网老旧。"),
                t_cell("市生态环境局", "市水利局"),
                t_cell("已完成"),
            )
            for n in range(1, rows + 1)
        ),
    )


def t_cell(*lines: str) -> tuple[Inlines, ...]:
    """A cell of these paragraphs."""
    return tuple(t(line) for line in lines)


def rich(rows: int = 40, body: str = "市委、市政府高度重视督察整改工作。") -> Document:
    """A report with everything in it: run-in heads, enumerations, sign-off, a landscape and an upright annex."""
    points = (item("扛牢政治责任", "压实“一岗双责”。"), item("", "坚持生态优先。"))
    air = (*t("PM"), *t("2.5", Look.SUB), *t("为48微克/立方米，"), *t("【待补充：排名】", Look.MISSING), *t("。"))
    return Document(
        t(TITLE),
        (
            Addressee(t("省委、省政府")),
            Paragraph(t(body)),
            Heading(1, t("提高政治站位")),
            Paragraph(t("各级各部门齐抓共管。")),
            Enumeration(points),
            Heading(1, t("补齐短板弱项")),
            Heading(2, t("“德州蓝”成为新常态"), run_in=True),
            Paragraph(air),
            Heading(2, t("碧水畅流")),
            Heading(3, t("地表水"), run_in=True),
            Enumeration(points),
            Heading(1, t("坚持以察促改")),
            Enumeration(points, Layout.PARAGRAPHS, Mark.BRACKET),
            Table((Column(t("类别")), Column(t("数量"))), ((t_cell("大气"), ()),)),
            Heading(1, t("下一步打算")),
            Paragraph(t("特此报告。")),
            AttachmentNote((t(ANNEX), t("信访举报件办理情况"))),
            SignOff((t("中共德州市委"), t("德州市人民政府")), t("2022年8月30日")),
            Attachment(t(ANNEX), (ledger(rows),), landscape=True),
            Attachment(t("信访举报件办理情况"), (Heading(1, t("总体情况")), Paragraph(t("交办二十八件。")))),
        ),
        Properties(author="中共德州市委", date="2022-08-30"),
    )


def official(*, bodies: int = 1, signing: Signing = Signing.SEALED, body: int = 3, rows: int = 0) -> Document:
    """A paper with 版头, 附注 and 版记, of `bodies` issuers and `body` paragraphs; `rows` of a ledger make an annex."""
    names = ("中共德州市委", "德州市人民政府", "德州市生态环境局", "德州市水利局")[:bodies]
    signed = SignOff(
        tuple(map(t, names)),
        t("2022年8月30日"),
        signing,
        (Signatory(t("德州市人民政府市长"), t("张明")),) if signing is Signing.STAMPED else (),
    )
    annex = (Attachment(t(ANNEX), (ledger(rows),), landscape=True),) if rows else ()
    return Document(
        t(TITLE),
        (
            Addressee(t("省委、省政府")),
            *(Paragraph(t(f"第{n}段。各级各部门齐抓共管，整改任务逐项落实。")) for n in range(1, body + 1)),
            *((AttachmentNote((t(ANNEX),)),) if rows else ()),
            signed,
            Annotation(t("联系人：张明，电话：0534-1234567")),
            *annex,
        ),
        Properties(author=names[0], date="2022-08-30"),
        Letterhead(
            t("000012"),
            t("机密★1年"),
            t("特急"),
            (),
            tuple(map(t, names)),
            number=t("德发〔2022〕15号"),
            approvers=(t("张明"),),
        ),
        Imprint(t("市人大常委会办公室，市政协办公室，德州军分区"), t("德州市人民政府办公室"), t("2022年8月31日")),
    )
