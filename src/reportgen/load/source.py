"""The user's file -> its lines as text: size cap, encodings, line ends, characters that nobody can see."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.seen import contents, look
from reportgen.place import Place, Source
from reportgen.regex import regex

LIMIT = 32 * 1024 * 1024  # bytes of one file; looked at before a byte is read
HIDDEN_AT_MOST = 100  # warnings about invisible characters in one file

# What XML can't hold, or what an editor shows as a line break while YAML does not: a blank takes its place.
BLANKED = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
# Characters without width. A blank would part a word, so they are left out; they stay in Source.lines, so
# that columns are still those of the file, and Draft keeps them from the parser.
DROPPED = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
HIDDEN = regex(f"{BLANKED.pattern[:-1]}{DROPPED.pattern[1:]}")
NAMES = {
    "\x00": "空字符",
    "\x0b": "Word 的手动换行符",
    "\x0c": "分页符",
    "\x85": "换行控制符",
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200e": "文字方向控制符",
    "\u200f": "文字方向控制符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u202d": "文字方向控制符",
    "\u202e": "文字方向控制符",
    "\u2060": "零宽连接符",
    "\ufeff": "零宽不换行空格",
}

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESSED = "gb18030"  # what is tried when nothing else fits
FOREIGN = (
    (b"PK\x03\x04", "文件其实是 Word、Excel 文件或压缩包，不是纯文本"),
    (b"\xd0\xcf\x11\xe0", "文件其实是旧版 Office 文件（或加了密码），不是纯文本"),
    (b"%PDF", "文件其实是 PDF，不是纯文本"),
)
SAVE_AS_UTF8 = "用记事本或 WPS 打开，另存为纯文本，编码选“UTF-8”"


def read(path: Path, name: str | None = None) -> tuple[Source | None, list[Diagnostic]]:
    """The file as lines, and what was wrong with its bytes; None where it can't be read at all.

    `name` is what messages call it; its path as given, unless told. At most LIMIT bytes are read.
    """
    name = name or str(path)
    data = _bytes(path, Place(Source(name)))
    if isinstance(data, Diagnostic):
        return None, [data]
    for mark, reason in FOREIGN:
        if data.startswith(mark):
            fix = "选纯文本的 .yaml 文件；Excel 台账在“整改任务”里写明文件名"
            if path.suffix.lower() == ".txt":
                fix = "改回原来的扩展名（如 .docx），再检查"
            return None, [fault("SRC104", Place(Source(name)), reason, fix)]
    try:
        text, encoding = _decode(data)
    except UnicodeDecodeError as error:
        return None, [_undecodable(data, error, name)]
    source, found = _clean(text, name)
    if encoding == GUESSED:
        fix = f"不影响生成；如发现乱码，{SAVE_AS_UTF8}"
        found.insert(0, fault("SRC105", Place(source), "文件不是 UTF-8 编码，已按 GB18030（GBK）读出", fix))
    return source, found


def written(data: bytes) -> tuple[bytes, str, str]:
    """The mark at the head of a file, its text as it stands there with its line ends, and the encoding.

    `mark + text.encode(encoding)` is the file again. UnicodeDecodeError where `read` would refuse it.
    """
    _, encoding = _decode(data)
    mark = next((m for m, e in MARKS if e == encoding and data.startswith(m)), b"")
    return mark, data[len(mark) :].decode(encoding), encoding


def source_of(text: str, name: str = "city.yaml") -> Source:
    """A text as `read` would give it, for callers that hold it already."""
    return _clean(text, name)[0]


def tidy(text: str) -> str:
    """`text` without the characters that nobody can see: a blank for a control, nothing for no width."""
    return DROPPED.sub("", BLANKED.sub(" ", text))


def is_clean(text: str) -> bool:
    """Whether it is without characters that nobody can see, line breaks aside."""
    # None of HIDDEN can be printed, which Python tells in half of the time; a tab or a full-width blank can't either.
    return text.replace("\n", " ").isprintable() or not HIDDEN.search(text)


def named(text: str) -> str:
    """The invisible characters of `text` by name: `Word 的手动换行符（U+000B）、零宽空格（U+200B）`."""
    found = list(dict.fromkeys(HIDDEN.findall(text)))
    shown = "、".join(f"{NAMES.get(c, '控制字符')}（U+{ord(c):04X}）" for c in found[:5])
    return shown + (f"等 {len(found)} 种" if len(found) > 5 else "")


def hidden(place: Place, reason: str) -> Diagnostic:
    """The warning about characters that nobody can see; `reason` names them."""
    fix = "不影响生成，已换成空格或略去；要去掉提示，把这一处重新键入一遍"
    return fault("SRC106", place, reason, fix)


def _bytes(path: Path, here: Place) -> bytes | Diagnostic:
    name = here.source.name
    try:
        found = look(path)
        if not stat.S_ISREG(found.st_mode):
            what = "文件夹" if stat.S_ISDIR(found.st_mode) else "管道、设备一类的特殊文件"
            return fault("SRC102", here, f"这个名字指的是{what}", "写明要读的文件名，例如 city.yaml", name=name)
        if found.st_size <= LIMIT:
            data = contents(path, LIMIT)
            if len(data) <= LIMIT:
                return data
    except FileNotFoundError:
        return fault("SRC101", here, "这个位置没有这个文件", "核对文件名、扩展名和所在文件夹", name=name)
    except (OSError, ValueError) as error:
        why = "没有读取权限" if isinstance(error, PermissionError) else "系统不让打开"
        return fault("SRC107", here, why, "核对文件名和文件权限，或复制一份再试", name=name)
    size = found.st_size / 1024 / 1024
    reason = f"文件有 {size:.0f} MiB，数据文件最大 {LIMIT // 1024 // 1024} MiB"
    return fault("SRC103", here, reason, "核对是不是选错了文件；任务很多时，改用 Excel 台账")


def _decode(data: bytes) -> tuple[str, str]:
    """The text without its mark, and the encoding. UnicodeDecodeError names the furthest fault."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            # A lone surrogate becomes a blank with a warning, like other controls.
            errors = "strict" if encoding == "utf-8" else "surrogatepass"
            text = data.decode(encoding + "-sig" if encoding == "utf-8" else encoding, errors)
            return text.lstrip("\ufeff"), encoding
    wide = _utf16(data)
    try:
        if wide and data.count(0) * 4 >= len(data):  # Latin letters alone, which are good UTF-8 too
            return data.decode(wide), wide
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error
    try:
        if wide:
            return data.decode(wide), wide
        text = data.decode(GUESSED)
    except UnicodeDecodeError as error:
        raise max(first, error, key=lambda e: e.start) from None
    if b"\x00" in data or not _plausible(text):
        raise first
    return text.lstrip("\ufeff"), GUESSED


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: the high byte of every Latin letter is 0, always on the same side."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or bool(even) == bool(odd):
        return ""
    return "utf-16-be" if even else "utf-16-le"


def _plausible(text: str) -> bool:
    """Whether bytes read as GB18030 make Chinese: most characters are in the small set of 1980.

    Broken UTF-8, Big5 or a picture that happens to pass gives rare characters for the most part.
    """
    plain = text.replace("—", "").replace("·", "")  # the two marks that Python's gb2312 maps elsewhere
    narrow = len(plain.encode("ascii", "ignore"))
    known = (len(plain.encode("gb2312", "ignore")) - narrow) // 2
    return known >= 0.8 * (len(plain) - narrow)


def _undecodable(data: bytes, error: UnicodeDecodeError, name: str) -> Diagnostic:
    # A codec that strips its mark counts from behind it.
    shift = len(data) - len(error.object)
    before = data[: shift + error.start].decode(error.encoding.removesuffix("-sig"), "replace")
    lines = _lines(before)
    source = Source(name, _lines(tidy(data.decode(error.encoding, "replace"))) if b"\x00" not in data else ())
    line, column = len(lines), len(lines[-1].lstrip("\ufeff")) + 1
    where = f"第 {line} 行第 {column} 个字"
    if error.encoding.startswith(("utf-16", "utf-32")):
        reason = f"按 {error.encoding[:6].upper()} 编码读到{where}时出错，文件可能不完整"
    else:
        reason = f"读到{where}，按 UTF-8 和 GBK 两种编码都读不通"
        if not source.lines:
            return fault("SRC104", Place(source), "文件不是纯文本，像是图片一类的文件", "核对是不是选错了文件")
    fix = f"{SAVE_AS_UTF8}；这一处成了乱码的，重新键入"
    return fault("SRC104", Place(source, line, column, line, column + 1), reason, fix)


def _lines(text: str) -> tuple[str, ...]:
    # Not splitlines(): it would break at U+2028 and Word's \x0b, where no editor counts a line.
    return tuple(_unix(text).split("\n"))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _clean(text: str, name: str) -> tuple[Source, list[Diagnostic]]:
    text = _unix(text)
    lines = tuple(text.split("\n"))
    if is_clean(text):
        return Source(name, lines, clean=True), []
    source = Source(name, tuple(BLANKED.sub(" ", line) for line in lines))
    dirty = [n for n, line in enumerate(lines, 1) if HIDDEN.search(line)]
    found: list[Diagnostic] = []
    for n in dirty[:HIDDEN_AT_MOST]:
        line = lines[n - 1]
        column = next(m.start() for m in HIDDEN.finditer(line)) + 1
        reason = f"第 {n} 行第 {column} 个字符起，有屏幕上看不见的字符：{named(line)}"
        if len(found) == HIDDEN_AT_MOST - 1 < len(dirty) - 1:
            reason += f"；全文这样的行共 {len(dirty)} 行，以下不再列出"
        found.append(hidden(Place(source, n, column, n, column + 1), reason))
    return source, found
