"""Profiles of layout: the shipped ones, a bureau's own file, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document
from docx.shared import Mm

from addin.layout.fonts import is_font
from addin.layout.profile import ELEMENTS
from addin.layout.profile_file import profile_named, read_profile, shipped
from addin.layout.profile_values import KEYS
from addin.layout.type_sizes import points_of, size_name
from addin.ledger.refusal import Refusal
from addin.office.word.body import read_body
from addin.office.word.word_file import open_word
from addin.workflows.layouts import judged_layout, profile_of
from word.official import findings, put_right, written

ROOT = Path(__file__).parent.parent

OWN = """
# 本单位的版式
名称 = “水利局版式”
沿用 = 国标

[页面]
上边距 = 30

[行距]
最小 = 30
最大 = 30
改为 = 30

[要素.正文]
字体 = [仿宋_GB2312, "方正仿宋简体"]
西文字体 = "Times New Roman"
"""


def test_the_shipped_profiles_are_the_standards_two() -> None:
    assert shipped() == ("国标", "国标电子")
    paper, screen = profile_named("国标"), profile_named("国标电子")
    assert paper.page and screen.page and screen.line
    assert (paper.page.top, paper.page.bottom, paper.page.left, paper.page.right) == (
        37,
        35,
        28,
        26,
    )
    assert (screen.page.top, screen.page.bottom, screen.line.right) == (34.58, 32.58, 29.45)
    assert (paper.page.lines, paper.page.characters) == (22, 28)
    assert (paper.checked, screen.checked) == (True, False)
    assert paper.elements == screen.elements


def test_a_bureaus_file_says_only_what_differs() -> None:
    own, standard = read_profile(OWN, "own.toml"), profile_named()
    assert own.name == "水利局版式"
    assert own.page and standard.page and own.line
    assert (own.page.top, own.page.bottom) == (30, standard.page.bottom)
    body, usual = own.form("正文"), standard.form("正文")
    assert body and usual
    assert body.fonts == ("仿宋_GB2312", "方正仿宋简体")
    assert (body.points, body.first) == (usual.points, usual.first)
    assert own.form("标题") == standard.form("标题")
    assert own.basis == ""


def test_a_file_that_takes_over_nothing_judges_only_what_it_names() -> None:
    own = read_profile("[要素.正文]\n字号 = 小四", "x.toml")
    assert own.page is None
    assert list(own.elements) == ["正文"]
    assert own.elements["正文"].points == 12


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名称 = ", "末尾写法不对"),
        ("名称 = 甲\n[页面\n上边距 = 30", "第2行写法不对"),
        ("沿用 = 省标", "可以沿用国标、国标电子"),
        ("沿用 = 国标\n[页面]\n上边距 = 高", "“页面.上边距”：应写数字"),
        ("沿用 = 国标\n[页面]\n天头 = 37", "“页面.天头”：不认识这一项"),
        ("[页面]\n上边距 = 37", "“页面.纸张”：缺少这一项"),
        ("[要素.正文]\n字号 = 九号", "不认识字号“九号”"),
        ("[要素.正文]\n字号 = true", "要写成“三号”或磅数"),
        ("[要素.正问]\n字号 = 三号", "没有这个要素，只能写标题、主送机关、正文"),
        ("[要素.正文]\n加粗 = 是", "应写true或false"),
        ("[要素.正文]\n对齐 = 中", "只能写居中、左、右"),
        ("沿用 = 国标\n[页码]\n位置 = 左边", "只能写单右双左、居中、居右"),
        ("沿用 = 国标\n[页码]\n样式 = 第页", "数字处写1"),
        ("要素 = 3", "“要素”"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(Refusal, match="版式方案“x") as refused:
        read_profile(text, "x.toml")
    assert said in str(refused.value)


def test_a_name_or_a_file_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "方案.toml"
    file.write_text(OWN, encoding="utf-8-sig")
    assert profile_of(None).name == "国标"
    assert profile_of("国标电子").name == "国标电子"
    assert profile_of(str(file)).name == "水利局版式"
    file.write_bytes(OWN.encode("gb18030"))
    for choice, said in (
        ("国际", "没有名为“国际”的版式方案，是不是“国标”"),
        (str(tmp_path / "无.toml"), "找不到版式方案"),
        (str(file), "不是UTF-8编码"),
    ):
        with pytest.raises(Refusal, match=said):
            profile_of(choice)


def test_a_bureaus_own_layout_is_judged_and_put_right(tmp_path: Path) -> None:
    path, file = written(tmp_path / "a.docx"), tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    profile = profile_of(str(file))
    with open_word(path) as document:
        found = judged_layout(document, read_body(document), profile)
    # Digits of the body are in the Chinese font, lines are nearer and the top is wider.
    assert {f.code for f in found} == {"Y002", "Y018", "Y021"}
    assert {f.basis for f in found} == {"版式方案“水利局版式”"}


def test_the_electronic_form_has_its_own_margins_and_lines(tmp_path: Path) -> None:
    def electronic(document: Document) -> None:
        section = document.sections[0]
        section.top_margin, section.bottom_margin = Mm(34.58), Mm(32.58)

    path = written(tmp_path / "a.docx", electronic)
    assert findings(path, "国标电子") == []
    assert [f.code for f in findings(path)] == ["Y002"]
    (found,) = findings(written(tmp_path / "b.docx"), "国标电子")
    assert found.code == "Y002"
    assert found.basis.endswith("（数值未与原文逐条核对）")
    put_right(tmp_path / "b.docx", tmp_path / "c.docx", "国标电子")
    assert findings(tmp_path / "c.docx", "国标电子") == []


@pytest.mark.parametrize(
    ("name", "family", "same"),
    [
        ("仿宋_GB2312", "仿宋", True),
        ("FangSong", "仿宋", True),
        ("方正仿宋_GBK", "仿宋", True),
        ("宋体", "仿宋", False),
        ("楷体_GB2312", "楷体", True),
        ("KaiTi", "楷体", True),
        ("SimHei", "黑体", True),
        ("微软雅黑", "黑体", False),
        ("方正小标宋简体", "小标宋", True),
        ("华文中宋", "小标宋", False),
        ("方正小标宋简体", "宋体", False),
        ("仿宋", "宋体", False),
        ("SimSun", "宋体", True),
        ("仿宋", "仿宋_GB2312", False),  # a bureau that names one cut wants that one
    ],
)
def test_fonts_are_known_under_the_names_computers_give_them(
    name: str, family: str, same: bool
) -> None:
    assert is_font(name, (family,)) is same


def test_the_page_about_profiles_names_every_item_and_its_example_holds() -> None:
    page = (ROOT / "docs" / "版式方案.md").read_text(encoding="utf-8")
    table = page.partition("| 在哪里 |")[2].partition("\n\n")[0]
    assert [key for key in KEYS - {"页面", "行距", "页码", "要素"} if key not in table] == []
    assert [e for e in ELEMENTS if e not in page.partition("要素有：")[2]] == []
    example = page.partition("```toml\n")[2].partition("```")[0]
    profile = read_profile(example, "水利局版式.toml")
    assert profile.number and profile.number.place == "居中"
    assert profile.elements["正文"].latin == ("Times New Roman",)


def test_sizes_have_their_chinese_names() -> None:
    assert [points_of(s) for s in ("二号", "3号", "小四", "小4号", "16", "10.5磅", 14)] == [
        22,
        16,
        12,
        12,
        16,
        10.5,
        14,
    ]
    assert points_of("大号") is None
    assert (size_name(16), size_name(17)) == ("三号（16磅）", "17磅")
