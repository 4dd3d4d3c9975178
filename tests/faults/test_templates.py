"""Templates are hostile until proven otherwise: wherever a tag is, it gets nowhere, and soon."""

from __future__ import annotations

import html
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest

from addin.ledger.refusal import Refusal
from addin.office.templates.engine import Environment
from addin.office.templates.filling import filling_limits as template_limits
from addin.office.templates.word_template import fill
from addin.report.values.field_tree import Each, Field
from addin.resources import resource
from commands import Output, files_in, refused
from documents import paragraphs, template, traced
from faults.packages import part, spoilt, with_parts

SMALL = {"甲": Field("text"), "名单": Each("people", {"姓名": Field("text")})}
VALUES = traced({"甲": "值", "名单": [{"姓名": "张三"}, {"姓名": "李四"}]})
BODY = "word/document.xml"
SECONDS = 6.0

ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 甲.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ 甲|attr('__class__') }}",
    "{{ 甲['__class__'] }}",
    "{{ self.__init__ }}",
    "{{ 名单.append('x') }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]
TEN = "'aaaaaaaaaa'"
LONG = "'" + "a" * 900 + "'"
BOMBS = {
    "text times a number": "{{ 'a'*10**9 }}",
    "a list times a number": "{{ [1]*10**9 }}",
    "a power": "{{ 10**10**10 }}",
    "a range": "{% for x in range(10**9) %}x{% endfor %}",
    "a wide filter": "{{ 'a'|center(10**9) }}",
    "a wide format": "{{ '%0999999999d' % 1 }}",
    "text doubled": f"{{% set a={TEN} %}}" + "{% set a=a~a %}" * 40 + "{{ a }}",
    "text added up": f"{{% set a={TEN} %}}" + "{% set a=a+a %}" * 40 + "{{ a }}",
    "squares": "{% set a=99 %}" + "{% set a=a*a %}" * 40 + "{{ a }}",
    "a wide join": f"{{{{ {LONG}|join({LONG}) }}}}",
    "loops in loops": "".join(f"{{% for {n} in {LONG} %}}" for n in "bcd")
    + "x"
    + "{% endfor %}" * 3,
    "a loop that calls itself": "{% for a in [1,2] recursive %}{{ loop([1,2]) }}{% endfor %}",
    "a regular expression": "{{ ('a'*40)|replace('a', 'b') is string }}",
}


def in_body(path: Path, tag: str) -> None:
    template(path, "正文", tag)


def in_header(path: Path, tag: str) -> None:
    template(path, "正文", header=tag)


def in_title(path: Path, tag: str) -> None:
    template(path, "正文")
    spoilt(
        path,
        "docProps/core.xml",
        _before(b"</dc:title>", b"<dc:title/>", tag, "<dc:title>{}</dc:title>"),
    )


def in_attribute(path: Path, tag: str) -> None:
    template(path, "正文")
    style = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
    put = style.format(html.escape(tag)).encode()
    spoilt(path, BODY, lambda xml: xml.replace(b"<w:p>", b"<w:p>" + put, 1))


def in_text_box(path: Path, tag: str) -> None:
    template(path, "正文")
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{html.escape(tag)}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    spoilt(path, BODY, lambda xml: xml.replace(b"<w:sectPr", box.encode() + b"<w:sectPr", 1))


def in_footnote(path: Path, tag: str) -> None:
    _in_part(
        path,
        "footnotes",
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{html.escape(tag)}</w:t></w:r></w:p></w:footnote>',
    )


def in_comment(path: Path, tag: str) -> None:
    _in_part(
        path,
        "comments",
        f'<w:comment w:id="1"><w:p><w:r><w:t>{html.escape(tag)}</w:t></w:r></w:p></w:comment>',
    )


def in_custom_part(path: Path, tag: str) -> None:
    template(path, "正文")
    with_parts(path, {"customXml/item1.xml": f"<a>{html.escape(tag)}</a>".encode()})


def _in_part(path: Path, kind: str, content: str) -> None:
    template(path, "正文")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    typed = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    types = part(path, "[Content_Types].xml")
    relations = part(path, "word/_rels/document.xml.rels")
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{typed}"/></Types>'
    related = (
        f'<Relationship Id="rId99" Type="{office}/{kind}" Target="{kind}.xml"/></Relationships>'
    )
    with_parts(
        path,
        {
            f"word/{kind}.xml": f'<w:{kind} xmlns:w="{word}">{content}</w:{kind}>'.encode(),
            "[Content_Types].xml": types.replace(b"</Types>", override.encode()),
            "word/_rels/document.xml.rels": relations.replace(
                b"</Relationships>", related.encode()
            ),
        },
    )


def _before(found: bytes, empty: bytes, tag: str, wrapped: str) -> Callable[[bytes], bytes]:
    def put(xml: bytes) -> bytes:
        if empty in xml:
            return xml.replace(empty, wrapped.format(html.escape(tag)).encode())
        assert found in xml
        return xml.replace(found, html.escape(tag).encode() + found)

    return put


RENDERED = (in_body, in_header, in_title, in_attribute, in_text_box, in_footnote)
LEFT_ALONE = (in_comment, in_custom_part)


def filled(folder: Path) -> None:
    fill(folder / "模板.docx", VALUES, SMALL, folder / "报告.docx", traced=False)


@pytest.mark.parametrize("payload", ESCAPES)
@pytest.mark.parametrize("place", RENDERED, ids=lambda p: p.__name__)
def test_a_tag_that_reaches_for_the_computer_is_refused_anywhere(
    tmp_path: Path, payload: str, place: Callable[[Path, str], None]
) -> None:
    place(tmp_path / "模板.docx", payload)
    with pytest.raises(Refusal):
        filled(tmp_path)
    assert not (tmp_path / "报告.docx").exists()


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize(
    "place", [in_body, in_header, in_attribute, in_footnote], ids=lambda p: p.__name__
)
def test_a_bomb_in_a_tag_is_stopped_anywhere(
    tmp_path: Path, name: str, place: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_limits, "TURNS", 20_000)
    place(tmp_path / "模板.docx", BOMBS[name])
    started = time.perf_counter()
    with pytest.raises(Refusal):
        filled(tmp_path)
    assert time.perf_counter() - started < SECONDS
    assert not (tmp_path / "报告.docx").exists()


@pytest.mark.parametrize("place", LEFT_ALONE, ids=lambda p: p.__name__)
def test_what_no_clerk_fills_is_left_as_it_is(
    tmp_path: Path, place: Callable[[Path, str], None]
) -> None:
    place(tmp_path / "模板.docx", "{{ 'a'*10**9 }}{{ 甲.__class__ }}")
    filled(tmp_path)
    name = "word/comments.xml" if place is in_comment else "customXml/item1.xml"
    with zipfile.ZipFile(tmp_path / "报告.docx") as report:
        kept = [n for n in report.namelist() if n == name]
        assert all("10**9" in report.read(n).decode() for n in kept)
    assert paragraphs(tmp_path / "报告.docx") == ["正文"]


@pytest.mark.slow
def test_the_real_limits_hold_in_time_and_memory() -> None:
    bomb = BOMBS["loops in loops"]
    started = time.perf_counter()
    with pytest.raises(template_limits.LimitError):
        Environment().from_string(bomb).render({})
    assert time.perf_counter() - started < template_limits.SECONDS


def test_the_clock_stops_what_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, *[template_limits.SECONDS + 1] * 99])
    limits = template_limits.Limits(lambda: next(ticks))
    for _ in range(255):
        limits.turned(1)
    with pytest.raises(template_limits.LimitError):
        limits.turned(1)


def test_printed_letters_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "LETTERS", 1000)
    environment = Environment()
    assert environment.from_string("{{ a }}{{ a }}").render(a="x" * 400) == "x" * 800
    with pytest.raises(template_limits.LimitError):
        environment.from_string("{{ a }}").render(a="x" * 400)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 1 + 2 }}", "3"),
        ("{{ 7 * 6 }}", "42"),
        ("{{ 甲 + '班' }}", "值班"),
        ("{{ 甲 ~ 1 }}", "值1"),
        (
            "{% for x in 名单 %}{{ x.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}",
            "张三、李四",
        ),
        ("{{ 甲|default('无') }}{{ 名单|length }}", "值2"),
    ],
)
def test_what_honest_templates_do_still_works(tmp_path: Path, text: str, said: str) -> None:
    template(tmp_path / "模板.docx", text)
    filled(tmp_path)
    assert paragraphs(tmp_path / "报告.docx") == [said]


# --- Damage ------------------------------------------------------------------------------------------

OURS = resource("templates", "半年工作汇报.docx")
PARTS: Mapping[str, bytes] = {
    n: zipfile.ZipFile(OURS).read(n) for n in zipfile.ZipFile(OURS).namelist()
}


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("cut", [None, 0, 0.5], ids=["gone", "empty", "half"])
def test_a_template_with_a_part_cut_is_filled_or_named(
    tmp_path: Path, capsys: Output, sample: Path, name: str, cut: float | None
) -> None:
    path = tmp_path / "自备模板.docx"
    path.write_bytes(OURS.read_bytes())
    content = None if cut is None else PARTS[name][: int(len(PARTS[name]) * cut)]
    with_parts(path, {name: content})
    before = files_in(tmp_path)
    document = tmp_path / "汇报.docx"
    try:
        said = refused(capsys, "report", sample, "-t", path, "-o", document)
    except AssertionError:
        docx.Document(str(document))  # some parts nobody misses; then the report is whole
        return
    assert "自备模板.docx" in said
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (
            "_rels/.rels",
            b"package/2006/relationships/meta",
            b"officedocument/2006/relationships/meta",
        ),
        ("[Content_Types].xml", b"vnd.openxmlformats-package.core-properties+xml", b"xml"),
        ("_rels/.rels", b"docProps/core.xml", b"/docProps/core.xml"),
    ],
)
def test_properties_that_are_related_otherwise_are_kept_or_made_anew(
    tmp_path: Path, name: str, right: bytes, wrong: bytes
) -> None:
    path = template(tmp_path / "模板.docx", "{{ 甲 }}")
    spoilt(path, name, lambda its: its.replace(right, wrong))
    for traced_ in (False, True):
        fill(path, VALUES, SMALL, done := tmp_path / f"汇报{traced_}.docx", traced=traced_)
        with zipfile.ZipFile(done) as package:
            assert package.namelist().count("docProps/core.xml") == 1
            assert package.read("_rels/.rels").count(b"core.xml") == 1
        assert "值" in paragraphs(done)[0]


def test_a_part_that_is_a_list_of_relations_is_refused_by_the_templates_name(
    tmp_path: Path, capsys: Output, sample: Path
) -> None:
    path = template(tmp_path / "自备模板.docx", "{{ 单位.全称 }}")
    footer = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    added = b'<Relationship Id="q" Type="' + footer + b'" Target="_rels/document.xml.rels"/>'
    end = b"</Relationships>"
    spoilt(path, "word/_rels/document.xml.rels", lambda its: its.replace(end, added + end))
    said = refused(capsys, "report", sample, "-t", path, "-o", tmp_path / "汇报.docx")
    assert "自备模板.docx" in said
