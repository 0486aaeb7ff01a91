"""What PyYAML's two parsers say where they stop, in Chinese."""

from __future__ import annotations

ALIGN = "同一级的各行左端对齐；以“- ”开头的，上面先要有一行项名，如“主送:”"
# Part of the English text (the C parser's or the pure Python one's) -> reason, fix. The first that fits counts.
PROBLEMS = (
    ("could not find expected ':'", "这一行没有冒号", "写成“项名: 内容”；如是上一行的文字，在行首多空两格"),
    ("mapping values are not allowed", "这里不该有冒号", "正文里用全角冒号；如是项名，核对上一行和缩进"),
    ("sequence entries are not allowed", "这里不该有“- ”", "列表另起一行，各项的“-”上下对齐"),
    ("mapping keys are not allowed", "这里不该有“? ”", "如是文字，给整个值加单引号"),
    ("cannot start any token", "值不能以这个符号开头", "给整个值加单引号"),
    ("alphabetic or numeric character", "“&”“*”是特殊符号", "如是文字，给整个值加单引号"),
    ("tag", "“!”是特殊符号", "如是文字，给整个值加单引号"),
    ("unexpected end of stream", "引号没有合上，一直读到了文件末尾", "补上后一个引号，或改用中文引号"),
    ("unexpected document", "引号没有合上就遇到了“---”", "补上后一个引号，或改用中文引号"),
    ("escape", "双引号里的“\\”写法有误", "改用单引号，或改用中文引号"),
    ("Unicode character", "双引号里的“\\”写法有误", "改用单引号，或改用中文引号"),
    ("hexdecimal", "双引号里的“\\”写法有误", "改用单引号，或改用中文引号"),
    ("comment or line break", "“|”“>”后面不能在同一行写文字", "文字另起一行并缩进，或给整个值加单引号"),
    ("comment or a line break", "“|”“>”后面不能在同一行写文字", "文字另起一行并缩进，或给整个值加单引号"),
    ("a comment or", "“|”“>”后面不能在同一行写文字", "文字另起一行并缩进，或给整个值加单引号"),
    ("indentation indicator", "“|”“>”后面的写法有误", "文字另起一行并缩进，或给整个值加单引号"),
    ("chomping", "“|”“>”后面不能在同一行写文字", "文字另起一行并缩进，或给整个值加单引号"),
    ("tab character", "行首有制表符", "换成半角空格"),
    ("<document start>", "数据到上一行已经完了，这里又多出内容", "核对括号是否多写，删去“...”一类的行"),
    ("<block end>", "这一行与上面的写法接不上", ALIGN),
    ("expected key", "这一行与上面的写法接不上", ALIGN),
    ("'-' indicator", "列表中间插进了不带“- ”的行", "行首加“- ”，或与列表上面的项名对齐"),
    ("',' or ']'", "方括号没有合上，或各项之间缺半角逗号", "补上“]”或逗号；或不用括号，一行写一项"),
    ("',' or '}'", "花括号没有合上，或各项之间缺半角逗号", "补上“}”或逗号；或不用括号，一行写一项"),
    ("unexpected ':'", "冒号后面缺少空格", "冒号后面加一个空格"),
    ("node content", "括号里多了一个逗号或缺了内容", "删去多余的逗号，或给这一项加单引号"),
    ("YAML directive", "以“%”开头的行另有用处，不是数据", "删去这一行；如是文字，加单引号"),
    ("directive", "以“%”开头的行另有用处，不是数据", "删去这一行；如是文字，加单引号"),
    ("YAML document", "“%YAML”一行写的版本太新或太旧", "删去“%YAML”一行"),
    ("characters are not allowed", "有看不见的控制字符", "把这一处重新键入一遍"),
)


def explain(problem: str) -> tuple[str, str]:
    """Reason and fix for the parser's English text."""
    for part, reason, fix in PROBLEMS:
        if part in problem:
            return reason, fix
    return "写法不合规则", "对照示例核对这一行和上一行的冒号、缩进、引号和括号"
