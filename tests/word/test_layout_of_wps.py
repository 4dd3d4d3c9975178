"""Documents as WPS writes them: what is right in them, what is found, and what is put right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from addin.office.word.body import read_body
from addin.office.word.word_file import open_word
from word import wps
from word.official import findings, put_right

Spoil = Callable[[str], str]
BODY = "<w:t>2023年，我局党支部"  # how the first paragraph of the body begins


def swapped(*pairs: tuple[str, str], at: str = BODY, whole: bool = False) -> Spoil:
    """Return what replaces markup in the paragraph that has some text, or in the document."""

    def spoil(document: str) -> str:
        start = 0 if whole else document.rindex("<w:p>", 0, document.index(at))
        end = len(document) if whole else document.index("</w:p>", start)
        inside = document[start:end]
        for old, new in pairs:
            assert old in inside, old
            inside = inside.replace(old, new)
        return document[:start] + inside + document[end:]

    return spoil


def fontless(document: str) -> str:
    """Let the body's letters have no font of their own: the theme's then holds."""
    return swapped((wps.look("正文"), '<w:rPr><w:sz w:val="32"/></w:rPr>'))(document)


def numbered(document: str) -> str:
    """Let WPS count the headings: their numbers are no text, their indents are the paragraph's."""
    for list_, mark in ((1, "[一二]、"), (2, "（[一二]）")):
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'
        pattern = rf'(<w:pageBreakBefore w:val="0"/><w:widowControl w:val="0"/>)((?:(?!</w:p>).)*?<w:t>){mark}'
        document = re.sub(pattern, lambda m, its=listed: f"{m[1]}{its}{m[2]}", document)
    return document


RIGHT: dict[str, Spoil] = {
    "as it comes": lambda document: document,
    "an indent in twips alone": swapped(
        ('w:firstLine="640" w:firstLineChars="200"', 'w:firstLine="640" w:firstLineChars="0"')
    ),
    "an indent of the style, in characters": swapped(
        ('<w:pStyle w:val="1"/>', '<w:pStyle w:val="5"/>'),
        (' w:firstLine="640" w:firstLineChars="200"', ""),
    ),
    "numbers that WPS counts": numbered,
    "twips in fractions": swapped(('w:firstLine="640"', 'w:firstLine="640.0"')),
    "no theme colour behind black": swapped((' w:themeColor="text1"', "")),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_has_no_finding_and_stays(tmp_path: Path, case: str) -> None:
    path = wps.written(tmp_path / "a.docx", RIGHT[case])
    assert [(f.code, f.message) for f in findings(path)] == []
    assert put_right(path, tmp_path / "b.docx") == {}


BLUE = '<w:color w:val="0070C0"/>'
BLUE_FILL = '<w14:schemeClr w14:val="accent1"/>'
BLACK, BLACK_FILL = (
    '<w:color w:val="000000" w:themeColor="text1"/>',
    '<w14:schemeClr w14:val="tx1"/>',
)
WRONG: dict[str, tuple[str, str, Spoil]] = {
    "the theme's font": ("Y011", "宋体", fontless),
    "the style's size": (
        "Y012",
        "五号",
        swapped(('<w:sz w:val="32"/><w:szCs w:val="32"/>', "")),
    ),
    "a colour": ("Y022", "蓝色", swapped((BLACK, BLUE), (BLACK_FILL, BLUE_FILL))),
    "a mark": (
        "Y023",
        "突出显示",
        swapped(('<w:highlight w:val="none"/>', '<w:highlight w:val="cyan"/>')),
    ),
    "lines behind": (
        "Y019",
        "段后",
        swapped(('w:after="0" w:afterLines="0"', 'w:after="156" w:afterLines="50"')),
    ),
    "three characters": (
        "Y015",
        "缩进3字",
        swapped(('w:firstLineChars="200"', 'w:firstLineChars="300"')),
    ),
    "a side in characters": (
        "Y016",
        "左缩进2字",
        swapped(('w:leftChars="0"', 'w:leftChars="200"')),
    ),
}


SEQUELS = {"Y004", "Y020"}  # what another size or font brings with it: a line's characters, quotes


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_found_alone_and_put_right(tmp_path: Path, case: str) -> None:
    code, words, spoil = WRONG[case]
    path = wps.written(tmp_path / "a.docx", spoil)
    (found,) = [f for f in findings(path) if f.code not in SEQUELS]
    assert found.code == code
    assert words in found.message
    put_right(path, tmp_path / "b.docx")
    assert findings(tmp_path / "b.docx") == []
    assert put_right(tmp_path / "b.docx", tmp_path / "c.docx") == {}
    assert texts(tmp_path / "b.docx") == texts(path)


def texts(path: Path) -> list[str]:
    with open_word(path) as file:
        return [p.text for p in read_body(file)]


def test_text_pasted_from_a_page_is_laid_out(tmp_path: Path) -> None:
    """Paragraphs of Normal (Web): space above and below that Word counts itself."""
    spoil = swapped(
        ('<w:pStyle w:val="1"/>', '<w:pStyle w:val="2"/>'),
        (' w:beforeAutospacing="0"', ""),
        (' w:before="0" w:beforeLines="0"', ""),
    )
    path = wps.written(tmp_path / "a.docx", spoil)
    assert "Y019" in {f.code for f in findings(path)}
    put_right(path, tmp_path / "b.docx")
    assert findings(tmp_path / "b.docx") == []


def test_a_colour_goes_with_the_fill_that_word_shows_in_its_place(tmp_path: Path) -> None:
    path = wps.written(tmp_path / "a.docx", WRONG["a colour"][2])
    put_right(path, tmp_path / "b.docx")
    with open_word(tmp_path / "b.docx") as file:
        xml = file.part(file.main).decode()
    assert BLUE_FILL in xml[: xml.index("2023年，我局")]  # that of the paragraph's mark stays
    run = xml[xml.rindex("<w:r>", 0, xml.index("2023年，我局")) :].partition("</w:r>")[0]
    assert "textFill" not in run
    assert 'w:val="auto"' in run


def counted(font: str, half: int) -> Spoil:
    """Return what lets WPS count the headings, their marks in a look of their own."""

    def spoil(document: str) -> str:
        mark = f'<w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="{half}"/></w:rPr></w:pPr>'
        for heading in ("一级标题", "二级标题"):
            document = document.replace(f"{wps.look(heading)}</w:pPr>", mark)
        return numbered(document)

    return spoil


@pytest.mark.parametrize(
    ("font", "half", "found"),
    [
        ("宋体", 32, ["一级标题的自动编号宜为三号（16磅）黑体，这里是宋体", "二级标题"]),
        ("黑体", 32, ["二级标题的自动编号宜为三号（16磅）楷体，这里是黑体"]),
        ("黑体", 24, ["这里是小四（12磅）", "这里是黑体、小四（12磅）"]),
    ],
)
def test_the_numbers_of_headings_are_set_as_the_headings(
    tmp_path: Path, font: str, half: int, found: list[str]
) -> None:
    path = wps.written(tmp_path / "a.docx", counted(font, half))
    those = findings(path)
    assert [f.code for f in those] == ["Y025"] * len(found)
    assert all(words in f.message for f, words in zip(those, found, strict=True))
    put_right(path, tmp_path / "b.docx")
    assert findings(tmp_path / "b.docx") == []
    assert put_right(tmp_path / "b.docx", tmp_path / "c.docx") == {}
