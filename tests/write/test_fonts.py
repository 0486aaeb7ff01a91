"""write/fonts.conf: on Linux the names of the faces of 公文 lead to free faces, where the real ones are missing."""

from __future__ import annotations

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from reportgen import gongwen
from reportgen.gongwen import LATIN, Face
from reportgen.write import office
from reportgen.write.office import FONTS

STANDARD = (*gongwen.HEADING_FACES[:3], gongwen.TITLE_FACE, gongwen.SONG, LATIN)
FREE = ("Noto ", "Source Han ", "Fandol", "AR PL ", "Liberation", "LXGW ", "WenQuanYi ", "Nimbus ")
TABLE = ElementTree.parse(FONTS)
ACCEPTED = {
    alias.findtext("family", ""): [str(family.text) for family in alias.iterfind("accept/family")]
    for alias in TABLE.iter("alias")
}


def official(names: tuple[str, ...]) -> list[str]:
    """Those of the names that cost money or come with a system: what a paper may ask for."""
    return [name for name in names if not name.startswith(FREE)]


def leads_to(name: str) -> list[str]:
    """What stands in for a name; of a group one lists it all."""
    accepted = ACCEPTED[name]
    return accepted + ACCEPTED[accepted[0]] if accepted[0] in ACCEPTED else accepted


@pytest.mark.parametrize("names", gongwen._ALIKE, ids=lambda names: str(names[0]))
def test_every_name_of_one_look_leads_to_all_the_others_and_then_to_free_faces(names: tuple[str, ...]) -> None:
    first, *others = official(names)
    assert ACCEPTED[first][: len(others)] == others
    assert all(ACCEPTED[other] == [first] for other in others)
    stand_ins = ACCEPTED[first][len(others) :]
    assert stand_ins
    assert all(name.startswith(FREE) for name in stand_ins)
    assert set(names) - {first, *others, "FandolSong"} <= set(stand_ins)


def test_no_name_stands_in_the_table_twice_or_unknown_to_the_house_styles() -> None:
    asked = [alias.findtext("family", "") for alias in TABLE.iter("alias")]
    assert len(asked) == len(set(asked))
    assert all(len(accepted) == len(set(accepted)) for accepted in ACCEPTED.values())
    assert set(asked) <= gongwen.FACE_NAMES


def test_only_stand_ins_of_titles_are_made_bold() -> None:
    bold = [match.findtext("test/string") for match in TABLE.iter("match")]
    assert bold == official(gongwen._ALIKE[0])


@pytest.mark.parametrize("face", STANDARD, ids=lambda face: str(face.name))
def test_the_faces_of_the_standard_have_no_other_likenesses_than_their_group(face: Face) -> None:
    (names,) = [names for names in (*gongwen._ALIKE, *gongwen._LATIN_ALIKE) if names[0] == face.name]
    assert set(face.others) < set(names)


def test_a_pdf_with_a_face_of_the_standard_is_told_from_one_with_a_stand_in() -> None:
    postscript = [n for names in (*gongwen._ALIKE, gongwen._LATIN_ALIKE[0]) for n in names if n.isascii()]
    for name in postscript:
        known = name.replace(" ", "").startswith(office.OFFICIAL)
        assert known is not name.startswith(FREE), name


@pytest.mark.needs("fc-match")
@pytest.mark.faces("Noto Serif CJK SC:bold", "Liberation Serif")
@pytest.mark.parametrize("name", sorted(ACCEPTED))
def test_a_name_leads_to_the_face_itself_or_to_one_of_its_stand_ins(name: str) -> None:
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    command = ["fc-match", "-f", "%{family}", name.replace("-", r"\-")]  # a bare one would part the name from a size
    family = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert set(family.split(",")) & {name, *leads_to(name)}, family


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig chooses faces on Linux only")
def test_a_table_of_faces_of_the_users_own_goes_before_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    assert office._environment()["FONTCONFIG_FILE"] == str(FONTS)
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/mine.conf")
    assert office._environment()["FONTCONFIG_FILE"] == "/etc/fonts/mine.conf"
