"""write/fonts.conf: on Linux the names of the faces of 公文 lead to free faces, where the real ones are missing."""

from __future__ import annotations

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from reportgen.write import office
from reportgen.write.office import FONTS

FACES = ("方正小标宋简体", "仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体", "Times New Roman")


def test_every_name_in_the_table_leads_to_faces_that_are_free() -> None:
    aliases = {alias.findtext("family"): alias for alias in ElementTree.parse(FONTS).iter("alias")}
    assert set(FACES) <= set(aliases)
    for name, alias in aliases.items():
        accepted = [family.text for family in alias.iter("family")][1:]
        if accepted[0] in aliases and len(accepted) == 1:
            accepted = [family.text for family in aliases[accepted[0]].iter("family")]
        assert set(accepted) & {"Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"}, name


@pytest.mark.needs("fc-match")
@pytest.mark.faces("Noto Serif CJK SC:bold", "Liberation Serif")
@pytest.mark.parametrize("face", FACES)
def test_a_name_leads_to_the_face_itself_or_to_a_chinese_stand_in(face: str) -> None:
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    command = ["fc-match", "-f", "%{family}", face]
    family = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert "DejaVu" not in family
    assert family


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig chooses faces on Linux only")
def test_a_table_of_faces_of_the_users_own_goes_before_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    assert office._environment()["FONTCONFIG_FILE"] == str(FONTS)
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/mine.conf")
    assert office._environment()["FONTCONFIG_FILE"] == "/etc/fonts/mine.conf"
