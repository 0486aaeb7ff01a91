"""LibreOffice as a person at the keyboard: it opens a Word file, replaces words, adds and deletes paragraphs, saves."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportgen.write.office import program

FILTER = "MS Word 2007 XML"
# Each step is a Sub of one document; %1 and %2 are texts in Basic's own quotes.
SUBS = {
    "replace": """
  Set d = doc.createReplaceDescriptor()
  d.SearchString = {0}
  d.ReplaceString = {1}
  d.SearchCaseSensitive = True
  doc.replaceAll(d)
""",
    "paragraph": """
  Set d = doc.createSearchDescriptor()
  d.SearchString = {0}
  Set f = doc.findFirst(d)
  Set c = f.Text.createTextCursorByRange(f)
  c.gotoEndOfParagraph(False)
  f.Text.insertControlCharacter(c, 0, False)
  c.gotoEndOfParagraph(False)
  f.Text.insertString(c, {1}, False)
""",
    "delete": """
  Set d = doc.createSearchDescriptor()
  d.SearchString = {0}
  Set f = doc.findFirst(d)
  Set c = f.Text.createTextCursorByRange(f)
  c.gotoStartOfParagraph(False)
  c.gotoEndOfParagraph(True)
  c.goRight(1, True)
  c.setString({1})
""",
    "comment": """
  Set d = doc.createSearchDescriptor()
  d.SearchString = {0}
  Set f = doc.findFirst(d)
  Set a = doc.createInstance("com.sun.star.text.textfield.Annotation")
  a.Author = "李处长"
  a.Content = {1}
  f.Text.insertTextContent(f, a, False)
""",
}
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Work
  On Error GoTo Failed
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden" : opening(0).Value = True
  saving(0).Name = "FilterName" : saving(0).Value = "{filter}"
  Set doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, opening())
  doc.RecordChanges = {tracked}
{steps}
  doc.storeToURL("{target}", saving())
  doc.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  n = FreeFile
  Open ConvertFromURL("{target}.log") For Output As #n
  Print #n, Error(), Erl()
  Close #n
  StarDesktop.terminate()
End Sub
</script:module>
"""
AUTHOR = '<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="sn"><value>王局长</value></prop></item>'
TIMEOUT = 180  # seconds; a first start makes the profile


class Step(NamedTuple):
    """`replace` words, add a `paragraph` behind one, `delete` a paragraph, or `comment` on words."""

    what: str
    words: str
    new: str = ""


def edited(source: Path, target: Path, steps: Sequence[Step], *, tracked: bool = False) -> Path:
    """`target` as LibreOffice saves it after the steps; `tracked` as changes of 王局长."""
    profile = target.parent / "profile"
    suite = program()
    assert suite, "asked for by the mark `needs`"
    start = [suite, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    basic = profile / "user" / "basic" / "Standard"
    if not basic.is_dir():  # the first start makes the profile, with an empty module
        subprocess.run([*start, "macro:///Standard.Module1.None"], capture_output=True, timeout=TIMEOUT, check=False)
    basic.mkdir(parents=True, exist_ok=True)
    lines = "".join(SUBS[step.what].format(_quoted(step.words), _quoted(step.new)) for step in steps)
    module = MODULE.format(
        filter=FILTER, source=source.as_uri(), target=target.as_uri(), tracked=tracked, steps=escape(lines)
    )
    (basic / "Module1.xba").write_text(module, "utf-8")
    settings = profile / "user" / "registrymodifications.xcu"
    if AUTHOR not in (known := settings.read_text("utf-8")):
        settings.write_text(known.replace("</oor:items>", f"{AUTHOR}</oor:items>"), "utf-8")
    done = subprocess.run(
        [*start, "macro:///Standard.Module1.Work"], capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    log = target.with_name(f"{target.name}.log")
    assert target.is_file(), log.read_text("utf-8") if log.is_file() else done.stderr
    return target


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
