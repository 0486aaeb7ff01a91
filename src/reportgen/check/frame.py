"""版头, 落款 and 版记 as they were typed: 发文字号, secrecy, dates, what is not printed, titles that end in a mark."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.document_number import slips
from reportgen.dates import Date
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted
from reportgen.ignoring import unwanted
from reportgen.model import Report
from reportgen.regex import regex
from reportgen.values import Text

CLOSED = regex("不公开|不予公开|不得公开|内部|依申请公开|注意保存")
STAMPED = "签名章"
END_MARKS = "。，、；：！？.,;:!?"


def document_numbers(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """发文字号: 机关代字〔年份〕序号号; GB/T 9704-2012, 7.2.5."""
    for text in _numbers(report):
        if wrong := slips(text):
            fix = "写成“德发〔2022〕15号”的样子；还没有编号就先删去，会印成【待补充】"
            yield fault("SHP221", text.place, "；".join(wrong), fix, number=text)


def _numbers(report: Report) -> Iterator[Text]:
    if report.letterhead and report.letterhead.number:
        yield report.letterhead.number
    if report.plan and report.plan.doc_no:
        yield report.plan.doc_no


def printed_before_dated(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A paper is printed when it has been signed, not before; 7.3.5.4, 7.4.3."""
    dated = report.sign_off.date if report.sign_off else None
    printed = report.imprint.printed_on if report.imprint else None
    if dated and printed and printed.last() < dated.first():
        reason = f"印发日期是{printed}，成文日期是{dated}"
        yield fault("SHP222", printed.place, reason, "核对两个日期", [dated.place] if dated.place else [])


def unpublishable(report: Report) -> Iterator[Diagnostic]:
    """What must not be made public: a paper with a 密级, and one whose 附注 says so. 政府信息公开条例，第十四条."""
    head = report.letterhead
    if head and head.secrecy:
        fix = "先按规定解密：解密以后删去“密级”，再生成公开稿；没有解密的不能公开"
        yield fault("SHP223", head.secrecy.place, f"版头的密级是“{head.secrecy}”", fix)
    note = report.annotation
    if note and (m := CLOSED.search(note)):
        yield fault("SHP224", note.place, f"附注里有“{m.group()}”", "核对这份文件能不能公开；能公开的改正附注")


def secrecy_periods(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """保密期限 stands behind a 密级, once; GB/T 9704-2012, 7.2.2."""
    head = report.letterhead
    if not head or not head.secrecy_period:
        return
    if not head.secrecy:
        yield fault("SHP227", head.secrecy_period.place, "写了保密期限而没有写密级，都不印", "补上密级，或删去保密期限")
    elif "★" in head.secrecy:
        reason = f"“密级”里已有“{head.secrecy.partition('★')[2]}”，又写了“{head.secrecy_period}”"
        yield fault("SHP227", head.secrecy_period.place, reason, "留一处")


def unfinished_dates(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """The dates of a paper with 版头 name the day; 7.3.5.4, 7.4.3. Those on web sites often have the month alone."""
    if not report.letterhead:
        return
    dates: dict[str, Date | None] = {
        "成文日期": report.sign_off.date if report.sign_off else None,
        "印发日期": report.imprint.printed_on if report.imprint else None,
    }
    for name, date in dates.items():
        if date and date.day is None:
            yield fault("SHP225", date.place, f"{name}只写到“{date}”", "印发前补上日，年月日写全", key=name)


def unprinted_signers(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """签名人 are printed for 签名章 only, and then in place of 署名."""
    sign_off = report.sign_off
    if not sign_off:
        return
    if sign_off.signatories and sign_off.signing != STAMPED:
        reason, fix = "只有加盖签名章的才印签名人", "要印，加一行“用印: 签名章”；不印就删去"
        yield fault("SHP226", sign_off.signatories[0].place, reason, fix, key="签名人")
    elif sign_off.signatories and sign_off.signers:
        reason, fix = "加盖签名章的只印签名人的职务和姓名", "机关的名称写在职务里；“署名”可以删去"
        yield fault("SHP226", sign_off.signers[0].place, reason, fix, key="署名")


def stopped_titles(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """No mark at the end of a title; 7.3.1, 7.3.4."""
    for title in (report.title, *(a.title for a in report.attachments)):
        typed = title.rstrip() if title else ""
        if title and (mark := typed[len(typed.rstrip(END_MARKS)) :]):
            yield fault("SHP228", title.place, f"标题末尾不用“{mark}”", "删去末尾的标点", mark=mark)


def wrongly_ignored(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """检查.忽略 names codes that exist."""
    for entry in report.checking.ignore if report.checking else ():
        wrong = unwanted(entry)
        if isinstance(wrong, str):
            fix = "写完整的代码（如 FMT701），或一类的开头（如 FMT），各代码见 reportgen rules"
            fix += "；只略去几个字上的，写成“TXT812:83.6亿”"
            yield fault("SHP229", entry.place, wrong, fix, entry=entry)
