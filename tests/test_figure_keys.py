"""A figure's key or field that is changed by one character makes an error or another result."""

from __future__ import annotations

import copy
import importlib
import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import addin
from addin.all_sheets.counting import tally
from addin.audit.controls.control_claims import judged_by_tie
from addin.audit.controls.control_claims import known as known_values
from addin.audit.controls.tied_controls import Tie
from addin.audit.figure_words.lexicon import lexicon
from addin.ledger.catalogue import catalogue
from addin.ledger.record import replace
from addin.ledger.scope import find_scope
from addin.ledger.shipped.checking import checked
from addin.office.pages.rollup_pages import rollup_pages
from addin.office.pages.statistics_page import statistics_page
from addin.office.templates.filling.docxtpl_filling import texts_of
from addin.office.templates.word_template import open_template
from addin.report.branches.branch_return import branch_return
from addin.report.branches.branch_summary import rolled_up
from addin.report.branches.rollup_fields import rollup_fields, rollup_values
from addin.report.language.template_names import check_template
from addin.report.language.values_by_key import ByKey, ListsByKey
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import Own
from addin.report.renewing.refresh import text_of
from addin.report.values import chart_data
from addin.report.values.context import context
from addin.report.values.field_tree import fields
from addin.report.values.open_points import open_points
from addin.resources import resource
from addin.statistics import figure_table as table_module
from addin.statistics.figure_check import table_problems
from addin.statistics.figure_table import figure_table
from figure_ledgers import exercising
from mutated_keys import change_literal, change_table, changed, literals, spots, survivors

ROOMS = ("statistics/", "report/", "audit/", "office/pages/")
"""Where the keys and fields of figures are known, beside the figures.py of each kind of sheet."""

UNITS = {"学时", "人次", "次数"}
"""Keys and names of fields that are words of units as well: as such they are no keys in audit."""

UNCHANGED = (
    "statistics.tally",
    "statistics.shares",
    "report.values.field_tree",
    "report.values.context",
    "audit.figure_words.lexicon",
)

CHART_NAMES = ("逐月次数", "逐季次数", "类型次数", "到会率", "支部次数")

ROOT = Path(addin.__file__).parent
KEYS = [f.key for f in figure_table().figures]
FIELDS = [path for f in figure_table().figures for path in f.fields]


def outcome() -> Iterator[object]:
    """Yield all that figures are shown by: tallies, fields, contexts, audits, pages, a rollup."""
    yield list(table_problems(figure_table(), catalogue()))
    yield fields(catalogue())
    yield fields(catalogue())["活动"]
    yield chart_data.CHARTS
    yield [(w.pattern.pattern, w.keys, w.otherwise) for w in lexicon(catalogue()).words]
    returns = []
    for number, (book, period) in enumerate(reversed(exercising())):
        counted = tally(book, period)
        yield [(s.key, s.value, s.unit, s.rows, s.label) for s in counted.figures]
        yield counted
        values = context(book, counted)
        known = ByKey(values)
        yield known
        yield list(ListsByKey(values).items())
        yield [(its.id, its.values) for its in values["活动"]]
        yield [chart_data.chart_data(name, values) for name in CHART_NAMES]
        owned = [Own(0, 0, 0, key, text_of(key, known) or "") for key in known]
        told = known_values(known, counted.figures, Memory(None, lambda _: None))
        yield [judged_by_tie(Tie(own, "key", own.key), (), "", told) for own in owned]
        yield statistics_page("", counted)
        yield open_points(book, counted)
        scope = find_scope(book, period)
        returns.append(branch_return(f"{number}", f"{number}", book, scope, counted, ()))
    yield returns
    yield rollup_fields()
    done = rolled_up(exercising()[0][1], returns, catalogue())
    yield ByKey(rollup_values(done))
    yield [(page.cells, list(page.lines)) for page in rollup_pages(done, "")]


def in_rooms() -> Iterator[tuple[Path, bool]]:
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        yield path, place.startswith(ROOMS) or path.name == "figures.py"


def of_modules() -> dict[str, Any]:
    changes = {}
    for path in (path for path, known in in_rooms() if known):
        name = ".".join(("addin", *path.relative_to(ROOT).with_suffix("").parts))
        module = importlib.import_module(name)
        source = path.read_text(encoding="utf-8")
        for number, text in literals(source, {*KEYS, *FIELDS}):
            if not (text in UNITS and "audit" in path.parts):
                changes[f"{name}: {text} ({number})"] = partial(change_literal, module, number)
    return changes


def test_elsewhere_such_words_name_columns_parameters_or_values_of_cells() -> None:
    kinds = catalogue().sheets
    columns = [c for kind in kinds for c in kind.columns]
    known = {c.key for c in columns} | {kind.name for kind in kinds}
    known |= {v for c in columns for v in c.allowed} | {p.key for p in catalogue().parameters}
    known |= {name for t in catalogue().activity.types for name in t.synonyms}
    others = [path for path, knows in in_rooms() if not knows and "proofreading" not in path.parts]
    found = {
        (path.name, text)
        for path in others
        for _, text in literals(path.read_text(encoding="utf-8"), {*KEYS, *FIELDS})
        if text in KEYS
    }
    assert {its for its in found if its[1] not in known} == {("own_sheets.py", "活动总数")}


@pytest.mark.parametrize("template", ["半年工作汇报.docx", "支部台账汇总.docx"])
def test_no_field_in_a_template_can_be_mistyped(template: str) -> None:
    tree = rollup_fields() if "汇总" in template else fields(catalogue())
    texts = [
        text for _, its in texts_of(open_template(resource("templates", template))) for text in its
    ]
    own = set(re.findall(r"\{%p? ?set ([\u4e00-\u9fff]+)", "".join(texts)))
    tried = 0
    for text in {t for t in texts if "{" in t}:
        for m in re.finditer(r"\{[{%].*?[}%]\}", text):
            names = re.sub(r"\"[^\"]*\"", lambda words: " " * len(words[0]), m[0])
            for name in re.finditer(r"(?<![“’'\u4e00-\u9fff])[\u4e00-\u9fff]+", names):
                if name[0] in own:
                    continue
                at = m.start() + name.start()
                wrong = [changed(t, at) if t == text else t for t in texts]
                assert check_template(wrong, tree), changed(text, at)
                tried += 1
    assert tried > 10


def of_table() -> dict[str, Any]:
    data = table_module.FIGURES.named(checked(table_module.FIGURES))

    def change(spot: tuple[Any, ...]) -> None:
        own = copy.deepcopy(data)
        change_table(own, spot)
        table_module.FIGURES = replace(table_module.FIGURES, read=lambda _: read(own))

    read = table_module.FIGURES.read
    return {".".join(map(str, spot)): partial(change, spot) for spot in spots(data)}


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


@needs_fork
def test_what_is_not_changed_comes_out_alike() -> None:
    modules = [f"addin.{name}" for name in UNCHANGED]
    changes = {m: partial(change_literal, importlib.import_module(m), None) for m in modules}
    assert survivors(changes, outcome) == sorted(modules)


@pytest.mark.slow
@needs_fork
def test_no_key_in_the_modules_can_be_mistyped() -> None:
    changes = of_modules()
    assert len(changes) > 100
    assert survivors(changes, outcome) == []


@pytest.mark.slow
@needs_fork
def test_no_key_or_field_in_the_table_can_be_mistyped() -> None:
    changes = of_table()
    assert len(changes) > 300
    assert survivors(changes, outcome) == []
