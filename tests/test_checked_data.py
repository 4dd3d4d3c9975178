"""The data that the program starts with: checked by pydantic, kept, read without it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from addin.ledger import catalogue as catalogue_data
from addin.ledger.checked_data import checked, checked_data, kept_path, kept_text
from addin.report import terms as terms_data
from addin.statistics import figures

ROOT = Path(__file__).parent.parent
FORMS = [
    (catalogue_data.SOURCE, catalogue_data.Catalogue, catalogue_data.with_full_names, catalogue_data.catalogue_from),
    (figures.SOURCES[0], figures.FigureTable, figures.with_full_names, figures.table_from),
    (terms_data.SOURCE, terms_data.Terms, terms_data.with_full_names, terms_data.terms_from),
]  # fmt: skip


@pytest.mark.parametrize(("source", "form", "named", "read"), FORMS)
def test_what_is_kept_is_fresh(source, form, named, read) -> None:  # type: ignore[no-untyped-def]
    assert kept_path(source).read_text(encoding="utf-8") == kept_text(source, form, named), (
        "run python docs/make_docs.py"
    )


@pytest.mark.parametrize(("source", "form", "named", "read"), FORMS)
def test_read_lightly_it_is_what_pydantic_reads(source, form, named, read) -> None:  # type: ignore[no-untyped-def]
    text = checked(source.read_bytes(), form, named)
    assert read(json.loads(text)) == TypeAdapter(form).validate_json(text, strict=True)


def test_the_maker_of_pages_keeps_all_of_it() -> None:
    kept = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["DATA"]
    assert [its[0] for its in kept] == [its[0] for its in FORMS]


def changed(folder: Path, old: str, new: str) -> Path:
    text = catalogue_data.SOURCE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "catalogue.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    kept_path(path).write_bytes(kept_path(catalogue_data.SOURCE).read_bytes())
    return path


def test_a_changed_file_counts_and_not_what_was_kept_of_it(tmp_path: Path) -> None:
    path = changed(tmp_path, 'name = "主题党日"', 'name = "红色星期五"')
    data = checked_data(path, catalogue_data.Catalogue, catalogue_data.with_full_names)
    types = catalogue_data.catalogue_from(data).type_order()
    assert "红色星期五" in types and "主题党日" not in types


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('per = "月"', 'per = "周"', "norms"),
        ("minimum = 1", 'minimum = "一"', "minimum"),
        ('name = "主题党日"', 'name = "主题党日"\ncolour = "红"', "colour"),
    ],
)
def test_a_mistake_in_it_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = changed(tmp_path, old, new)
    with pytest.raises(ValidationError, match=said):
        checked_data(path, catalogue_data.Catalogue, catalogue_data.with_full_names)
