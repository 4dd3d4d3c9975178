"""Which templates are at hand, and one document an activity."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from addin.cli import main
from addin.ledger.refusal import Refusal
from addin.report.language.traced import Item, Traced
from addin.workflows import template_library
from addin.workflows.activity_records import names
from addin.workflows.reports import joined
from addin.workflows.template_library import ONE_AN_ACTIVITY, template_at, templates
from conftest import WriteBook
from documents import paragraphs, template

ROWS = """
日期 | 活动类型 | 主题 | 主持人
2022-03-01 | 党课 | 学习党章 | 甲一
2022-03-02 | 支委会 | 议事 | 乙二
2022-03-02 | 支委会 | 再议 | 乙二
2022-04-05 | 党员大会暨主题党日 | 祭扫 | 乙二
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of templates."""
    folder = tmp_path / "家" / "台账通" / "模板"
    folder.mkdir(parents=True)
    monkeypatch.setattr(template_library, "own_templates", lambda: folder)
    return folder


def own(path: Path, text: str = "{{ 期间.名称 }}", title: str = "", category: str = "") -> Path:
    template(path, text)
    document = docx.Document(str(path))
    document.core_properties.title, document.core_properties.category = title, category
    document.save(str(path))
    return path


def test_templates_beside_the_ledger_come_before_the_users_and_the_shipped(
    tmp_path: Path, home: Path
) -> None:
    beside = tmp_path / "模板"
    beside.mkdir()
    own(beside / "月报.docx", title="本局月报")
    own(home / "月报.docx", title="我的月报")
    own(home / "半年工作汇报.docx", title="我的半年")
    (home / "~$月报.docx").write_bytes(b"")
    (home / "说明.txt").write_text("", encoding="utf-8")
    found = {t.name: (t.title, t.own) for t in templates(tmp_path / "台账.xlsx")}
    assert found["月报"] == ("本局月报", True)
    assert found["半年工作汇报"] == ("我的半年", True)
    assert "说明" not in found and "~$月报" not in found
    assert template_at("月报", tmp_path / "台账.xlsx") == beside / "月报.docx"
    assert template_at("别处/月报.docx") == Path("别处/月报.docx")


def test_a_name_that_is_none_is_refused_with_the_names_there_are(home: Path) -> None:
    with pytest.raises(Refusal, match="没有叫“半年工作会报”的模板，是不是“半年工作汇报”"):
        template_at("半年工作会报")


@pytest.mark.parametrize(
    ("period", "name", "expected"),
    [
        ("2022年", "年度工作总结", "2022年度工作总结"),
        ("2022年第一季度", "季度情况报告", "2022年第一季度情况报告"),
        ("2022年3月", "月度简报", "2022年3月简报"),
        ("2022年上半年", "述职报告", "2022年上半年述职报告"),
        ("2022年上半年", "半年小结", "2022年上半年小结"),
    ],
)
def test_a_report_is_named_after_its_period_and_template(
    period: str, name: str, expected: str
) -> None:
    assert joined(period, name) == expected


def test_templates_are_listed_and_copied(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own(home / "月报.docx", title="我的月报", category=ONE_AN_ACTIVITY)
    assert main(["templates", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["templates"]
    assert {"name": "月报", "title": "我的月报", "own": True, "each": True} in listed
    assert any(t["name"] == "半年工作汇报" and not t["own"] for t in listed)
    assert main(["templates", "月报", "-o", "副本.docx"]) == 0
    assert (tmp_path / "副本.docx").read_bytes() == (home / "月报.docx").read_bytes()
    assert main(["templates", "月报", "-o", "副本.docx"]) == 2


def test_one_document_an_activity(tmp_path: Path, home: Path, book: WriteBook) -> None:
    source = own(
        home / "记录.docx", "{{ 项.日期|日期 }}{{ 项.类型 }}：{{ 项.主题 }}（{{ 项.主持人 }}）"
    )
    folder = tmp_path / "记录"
    asked = ["report", str(book(活动台账=ROWS)), "-t", str(source), "--each", "-o", str(folder)]
    assert main([*asked, "--period", "2022-03"]) == 0
    assert sorted(p.name for p in folder.iterdir()) == [
        "2022-03-01 党课.docx",
        "2022-03-02 支委会.docx",
        "2022-03-02 支委会（2）.docx",
    ]
    assert paragraphs(folder / "2022-03-02 支委会（2）.docx") == [
        "2022年3月2日支委会：再议（乙二）"
    ]
    before = {p: p.read_bytes() for p in folder.iterdir()}
    assert main([*asked, "--period", "2022-03"]) == 2
    assert {p: p.read_bytes() for p in folder.iterdir()} == before
    assert main([*asked, "--period", "2022-04"]) == 0
    assert (folder / "2022-04-05 党员大会暨主题党日.docx").exists()


def test_a_template_of_one_activity_makes_no_report(
    home: Path, book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    own(home / "记录.docx", "{{ 项.主题 }}", category=ONE_AN_ACTIVITY)
    assert main(["report", str(book(活动台账=ROWS)), "-t", "记录"]) == 2
    assert "是每次活动一份的模板；请加 --each" in capsys.readouterr().err


def test_a_ledger_names_its_own_template(home: Path, book: WriteBook) -> None:
    own(home / "月报.docx", "{{ 次数.党课 }}次党课")
    stated = "键 | 值\n模板 | 月报\n报告期起 | 2022-03-01\n报告期止 | 2022-03-31"
    path = book(活动台账=ROWS, 参数=stated)
    assert main(["report", str(path)]) == 0
    assert paragraphs(path.with_name("2022年3月月报.docx")) == ["1次党课"]


def test_a_file_name_holds_nothing_that_windows_refuses() -> None:
    its = Item("a", {"日期": Traced(None), "类型": Traced('党课/"讲"?')}, {"月份": ("2022-03",)})
    assert names([its]) == ["2022-03 党课 讲"]
