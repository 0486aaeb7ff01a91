"""Rules on type: faces and sizes of title, headings and text, marks that fall to the Latin face, emphasis, colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from reportgen.check import marks
from reportgen.check.layout.findings import colour_name, gathered, most, size_name, spaced
from reportgen.check.layout.parts import Anatomy, Role, is_red
from reportgen.diagnostics import Diagnostic
from reportgen.gongwen import BODY_FACE, BODY_SIZE, HEADING_FACES, HEI, KAI, SONG, TITLE_FACE, TITLE_SIZE, Face
from reportgen.place import Place
from reportgen.read.word import Look, Para, Run

# By a part of the name: 方正仿宋_GB2312, FZFangSong-Z02S and 华文仿宋 are all 仿宋. The first one is its Chinese name.
LIKENESSES: dict[Face, tuple[str, ...]] = {
    BODY_FACE: ("仿宋", "fangsong", "fandolfang", "stfangso"),
    KAI: ("楷体", "kaiti", "fandolkai", "stkaiti", "ukai", "楷_gb", "fzkai"),
    HEI: ("黑体", "simhei", "stheiti", "fandolhei", "heiti", "fzhei", "方正黑"),
    TITLE_FACE: ("小标宋", "xiaobiaosong", "fzxbs", "华文中宋", "stzhongs"),
    SONG: ("宋体", "simsun", "stsong", "fandolsong", "songti", "书宋", "shusong", "宋_"),
}
CHINESE = (
    *(stem for stems in LIKENESSES.values() for stem in stems),
    *("宋", "楷", "隶书", "幼圆", "等线", "dengxian", "yahei", "noto s", "source han", "思源", "arphic", "uming"),
    *("fandol", "华文", "方正", "汉仪", "文泉", "wenquanyi", "pingfang", "苹方", "fz", "wps"),
)
JAPANESE = ("ms 明朝", "ｍｓ", "ms mincho", "ms gothic", "游明朝", "yu mincho", "batang", "malgun")
NO_FACE = "未指定的字体"
LANGUAGES = {
    "en": "英语",
    "ja": "日语",
    "ko": "朝鲜语",
    "zh": "繁体中文",
    "": "未指定的",
}  # by the first part of the mark
AMBIGUOUS = "“”‘’—…·"
TYPE = "字体－中文字体"
SLIGHT = 0.01  # of the characters: what may deviate unnoticed
NOTICED = 20  # characters, unless there are so many of one look: a sentence that was pasted in
AMONG_FIRST = 12  # paragraphs: where a mark may be red in a paper whose title is not found


def is_face(name: str, face: Face) -> bool:
    """Whether it names a likeness of that face, one of the standard's."""
    folded = name.casefold()
    if face is HEI and "雅黑" in folded:
        return False
    if face is SONG and any(stem in folded for stem in (*LIKENESSES[BODY_FACE], *LIKENESSES[TITLE_FACE])):
        return False
    return any(stem in folded for stem in LIKENESSES[face])


def title_face(found: Anatomy) -> Iterator[Diagnostic]:
    """The title is 2号小标宋, not bold.

    要求：标题一般用 2 号小标宋体字。GB/T 9704-2012，7.3.1。小标宋本身够重，不再加粗。
    """
    wrong, places = Counter[str](), []
    for p in found.title:
        for run in p.runs:
            said = _unlike(run.look, TITLE_FACE, TITLE_SIZE / 2, marks.han(run.text) > 0)
            if run.look.bold and run.text.strip():
                said += ["加粗"]
            if said:
                wrong.update(said)
                places.append(found.word.place(p))
    fix = f"选中标题，{TYPE}选“方正小标宋简体”，字号二号，取消加粗"
    places = list(dict.fromkeys(places))
    yield from gathered("FMT711", places, f"标题是{most(wrong)}，一般用二号小标宋体、不加粗", fix)


def body_face(found: Anatomy) -> Iterator[Diagnostic]:
    """The text is 3号仿宋, also behind a run-in heading.

    要求：公文格式各要素一般用 3 号仿宋体字。GB/T 9704-2012，5.2.2。
    """
    all_, wrong, places = 0, Counter[str](), dict[int, Place]()
    for p, run in found.text_runs():
        all_ += len(run.text)
        said = _unlike(run.look, BODY_FACE, BODY_SIZE / 2, marks.han(run.text) > 0)
        if said and not _is_lead(p, run):
            wrong["".join(said)] += len(run.text)
            places.setdefault(p.index, found.word.place(p))
    if sum(wrong.values()) > SLIGHT * all_ or any(n >= NOTICED for n in wrong.values()):
        share = f"，占正文的 {100 * sum(wrong.values()) / all_:.0f}%" if all_ else ""
        fix = f"选中这些文字，{TYPE}选“仿宋_GB2312”（或“仿宋”），字号三号"
        yield from gathered("FMT712", list(places.values()), f"正文有{most(wrong)}{share}，一般用三号仿宋体", fix)


def _is_lead(para: Para, run: Run) -> bool:
    """The first sentence of a paragraph or the head of a point, set off by 楷体 or 黑体: a custom of many offices."""
    short = len(run.text) <= 40 and run.look.size == BODY_SIZE / 2
    return short and (is_face(run.look.asian, KAI) or is_face(run.look.asian, HEI)) and run is not para.runs[-1]


def _unlike(look: Look, face: Face, size: float, is_han: bool) -> list[str]:
    said = []
    if look.size != size:
        said.append(size_name(look.size))
    if is_han and _is_chinese(look.asian) and not is_face(look.asian, face):  # FMT714 tells of others
        said.append(look.asian)
    return said


def heading_faces(found: Anatomy) -> Iterator[Diagnostic]:
    """一、 is 黑体, （一） 楷体, 1. and （1） 仿宋, all 3号.

    要求：一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字。GB/T 9704-2012，7.3.3。
    """
    for level, face in enumerate(HEADING_FACES, 1):
        name = LIKENESSES[face][0]
        wrong, places = Counter[str](), []
        for heading in (h for h in found.all_headings if h.level == level and not h.numbered_item):
            said = set[str]()
            for run in found.head_runs(heading):
                said.update(_unlike(run.look, face, BODY_SIZE / 2, marks.han(run.text) > 0))
            if said:
                wrong.update(said)
                places.append(found.word.place(heading.para, 0, heading.end))
        form = marks.FORMS[level - 1]
        fix = f"选中“{form}”这一级的标题，{TYPE}选“{name}”，字号三号；用了样式的，改“标题 {level}”样式"
        reason = f"“{form}”这一级的标题有{most(wrong)}，一般用三号{name}"
        yield from gathered("FMT713", places, reason, fix, form=form)


def named_face(found: Anatomy) -> Iterator[Diagnostic]:
    """Every Chinese character has a Chinese face by name.

    要求：各要素用仿宋、小标宋、黑体、楷体、宋体。GB/T 9704-2012，5.2.2。
    没有指定中文字体的，由各台电脑的默认值决定，换一台就变样。
    """
    wrong, places = Counter[str](), dict[int, Place]()
    for p in found.word.paras:
        for run in p.runs:
            if marks.han(run.text) and not _is_chinese(run.look.asian):
                wrong[run.look.asian or NO_FACE] += marks.han(run.text)
                places.setdefault(p.index, found.word.place(p))
    others = Counter({name: count for name, count in wrong.items() if name != NO_FACE})
    named = f"（写的是{spaced(most(others))}，不是中文字体）" if others else ""
    reason = f"有 {sum(wrong.values())} 个汉字没有指定中文字体{named}，换一台电脑就会变样"
    fix = f"选中全文，{TYPE}选“仿宋_GB2312”，再设标题等的字体；或改“正文”样式的中文字体"
    yield from gathered("FMT714", list(places.values()), reason, fix)


def _is_chinese(face: str) -> bool:
    folded = face.casefold()
    if any(word in folded for word in JAPANESE):
        return False
    return bool(marks.han(face)) or any(word in folded for word in CHINESE)


def ambiguous_marks(found: Anatomy) -> Iterator[Diagnostic]:
    """“ ” ‘ ’ — … are set in the Chinese face.

    要求：标点用全角，与正文字体一致。GB/T 15834-2011，5.1。
    这些标点中西文共用，没有注明是中文（w:hint）的，Word 用西文字体排，只占半个字。
    """
    count, places = 0, dict[int, Place]()
    for p in found.word.paras:
        for run in p.runs:
            marked = [c for c in run.text if c in AMBIGUOUS]
            if marked and not run.look.hint and not _is_chinese(run.look.latin) and _in_chinese(p):
                count += len(marked)
                places.setdefault(p.index, found.word.place(p))
    reason = f"有 {count} 个标点（“”‘’—…）会用西文字体排，只占半个字"
    fix = "高级查找，勾“使用通配符”，查找 [“”‘’—…·]，在主文档中全部选定；再开“字体”，西文字体选“仿宋_GB2312”"
    yield from gathered("FMT715", list(places.values()), reason, fix)


def _in_chinese(p: Para) -> bool:
    return marks.han(p.text) > 0


def latin_face(found: Anatomy) -> Iterator[Diagnostic]:
    """Digits and letters of the text have one face.

    要求：同一公文的数字、字母字体一致，一般用 Times New Roman，或与正文同为仿宋。
    """
    faces, places = Counter[str](), dict[str, list[Place]]()
    for p, run in found.text_runs():
        digits = sum(c.isascii() and c.isalnum() for c in run.text)
        if digits:
            faces[run.look.latin or NO_FACE] += digits
            places.setdefault(run.look.latin or NO_FACE, []).append(found.word.place(p))
    if len(faces) > 1:
        first, *others = (name for name, _ in faces.most_common())
        odd = list(dict.fromkeys(place for name in others for place in places[name]))
        reason = f"正文的数字和字母大多用{spaced(first)}，有的用{spaced('、'.join(others[:3]))}"
        wanted = "Times New Roman" if first == NO_FACE else first
        yield from gathered("FMT716", odd, reason, f"选中全文，字体－西文字体选“{wanted}”")


def emphasis(found: Anatomy) -> Iterator[Diagnostic]:
    """No bold, italic, underline.

    要求：以字体区分层次（黑体、楷体、仿宋），不用加粗、倾斜、下划线。GB/T 9704-2012，7.3.3。
    """
    tests: tuple[tuple[str, Callable[[Look], bool]], ...] = (
        ("加粗", lambda look: look.bold),
        ("倾斜", lambda look: look.italic),
        ("下划线", lambda look: look.underline),
    )
    said, places = Counter[str](), dict[int, Place]()
    for p in found.having(Role.BODY, Role.HEADING, Role.ADDRESSEE, Role.NOTE, Role.SIGNER, Role.DATE):
        for run in p.runs:
            kinds = [name for name, test in tests if test(run.look) and run.text.strip()]
            if kinds:
                said.update(kinds)
                places.setdefault(p.index, found.word.place(p))
    fix = "选中这些文字，取消加粗（Ctrl+B）、倾斜（Ctrl+I）、下划线（Ctrl+U）；标题样式里的也要改"
    yield from gathered("FMT717", list(places.values()), f"有的文字用了{most(said)}，公文只用不同的字体区分层次", fix)


def colour(found: Anatomy) -> Iterator[Diagnostic]:
    """Text is black, but for the letterhead.

    要求：如无特殊说明，公文中文字的颜色均为黑色。GB/T 9704-2012，5.2.4。
    """
    said, places = Counter[str](), dict[int, Place]()
    text = found.title[0].index if found.title else AMONG_FIRST
    for p in found.word.paras:
        for run in p.runs if found.roles[p.index] is not Role.LETTERHEAD else ():
            if run.text.strip() and not _is_black(run.look.colour) and not (is_red(run.look) and p.index < text):
                said[colour_name(run.look.colour)] += len(run.text)
                places.setdefault(p.index, found.word.place(p))
    fix = "选中这些文字，字体颜色选“自动”；标题样式里的颜色也要改"
    yield from gathered("FMT718", list(places.values()), f"有的文字是{most(said)}，应为黑色", fix)


def _is_black(colour: str) -> bool:
    """Automatic, black or so near to it that no one sees the difference."""
    try:
        return not colour or all(int(colour[i : i + 2], 16) < 0x30 for i in (0, 2, 4))
    except ValueError:
        return True


def language(found: Anatomy) -> Iterator[Diagnostic]:
    """Chinese text is marked as Chinese.

    要求：语言标记为中文（中国），否则校对、断行和字体替换都按外文处理。
    """
    said, places = Counter[str](), dict[int, Place]()
    for p, run in found.text_runs():
        if marks.han(run.text) and run.look.language.lower() not in ("zh-cn", "zh-hans", "zh-hans-cn", "zh-sg"):
            said[_language_name(run.look.language)] += 1
            places.setdefault(p.index, found.word.place(p))
    fix = "选中全文，审阅－语言－设置校对语言（WPS 在“审阅－拼写检查”里）－中文（中国）"
    yield from gathered(
        "FMT719", list(places.values()), f"中文文字的语言是{most(said)}，应为中文（中国）；校对、断行都跟着它", fix
    )


def _language_name(mark: str) -> str:
    """`英语` of en-US; a language that is rare here stays as Word marks it."""
    return LANGUAGES.get(mark.partition("-")[0].lower(), mark)
