"""The menu of fields: what can be inserted, and what it comes to now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from addin.ledger.catalogue import catalogue
from addin.report.language.template_names import check_template
from addin.report.values.field_tree import fields_anywhere
from addin.workflows.field_menus import SPACE, field_menu


def entries(menu: str) -> dict[str, str]:
    """Return the labels of a menu's buttons by what each inserts, a loop's fields by its own."""
    root = etree.fromstring(menu)
    assert root.tag == f"{{{SPACE}}}menu"
    ids = [its.get("id") for its in root.iter() if its is not root]
    assert len(ids) == len(set(ids))
    return {b.get("tag", ""): b.get("label", "") for b in root.iter(f"{{{SPACE}}}button")}


@pytest.fixture
def template(tmp_path: Path, sample: Path) -> Path:
    """A template in the folder 模板 beside a ledger."""
    folder = tmp_path / "党建"
    (folder / "模板").mkdir(parents=True)
    shutil.copy(sample, folder / "台账.xlsx")
    return folder / "模板" / "本局.docx"


def test_values_are_those_of_the_ledger_beside_the_folder(template: Path) -> None:
    found = entries(field_menu(template))
    assert found["{{ 次数.党课 }}"] == "党课：3"
    assert found["{{ 活动总数 }}"] == "活动总数：54"
    assert found["{{ 成文日期|日期 }}"] == "成文日期：2022年7月8日"


def test_all_that_it_inserts_is_right(template: Path) -> None:
    found = entries(field_menu(template))
    alone = [text for text in found if "项." not in text or "for" in text]
    inside = [text for text in found if text not in alone]
    tree = fields_anywhere(catalogue())
    assert len(alone) > 100 and len(inside) > 50
    assert check_template(alone, tree) == []
    assert "{{ 项.主题 }}" in inside


def test_names_alone_where_no_ledger_is_known(template: Path) -> None:
    folder = template.parent.parent
    shutil.copy(folder / "台账.xlsx", folder / "又一本.xlsx")
    for document in (template, None, folder / "没有" / "a.docx"):
        assert entries(field_menu(document))["{{ 次数.党课 }}"] == "党课"
    (folder / "又一本.xlsx").unlink()
    (folder / "台账.xlsx").write_bytes(b"nothing")
    assert entries(field_menu(template))["{{ 次数.党课 }}"] == "党课"
