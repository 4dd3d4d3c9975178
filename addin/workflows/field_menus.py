"""The menu of fields for Word's ribbon, each with its present value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.ledger.catalogue import catalogue
from addin.ledger.refusal import Refusal
from addin.office.ooxml.markup import quoteattr
from addin.report.language.field import ITEM, OTHERS, Each, Field, Tree
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.template_library import BESIDE

if TYPE_CHECKING:
    from addin.report.language.values_by_key import ByKey

SPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_CALLBACK = "OnTaizhangInsertField"
_LEDGERS = (".xlsx", ".xlsm", ".xls")
_WITHOUT = frozenset({"上期", "上年同期"})  # the same fields again, of another period
_CONDITION = "为“是”"  # the note of a field that is asked about in an if, and never printed
_AS_DATE = "|日期"
_LONGEST = 24  # characters of a value in a menu
_PLAIN = "常用"
_LOOP = "逐个列出"


def field_menu(document: Path | None) -> str:
    """Return the menu's XML as Word takes it for a dynamicMenu.

    ``document``: the template; its values are those of the one ledger beside it, or beside the
    folder 模板 that it lies in. Where there is none, or several, the menu has names alone.
    """
    tree, known = _fields(_ledger_of(document) if document else None)
    numbers = count(1)
    plain = {name: its for name, its in tree.items() if isinstance(its, Field)}
    groups = {n: its for n, its in tree.items() if n not in plain and n not in _WITHOUT}
    inside = "".join(_entries({_PLAIN: plain, **groups}, "", known, numbers))
    return f"<menu xmlns={quoteattr(SPACE)}>{inside}</menu>"


def _ledger_of(document: Path) -> Path | None:
    """Return the one workbook beside a template, or beside the folder of templates it lies in."""
    folder = document.parent
    for place in (folder.parent, folder) if folder.name == BESIDE else (folder,):
        try:
            found = [p for p in place.iterdir() if _is_ledger(p)]
        except OSError:
            continue
        if len(found) == 1:
            return found[0]
    return None


def _is_ledger(path: Path) -> bool:
    return path.suffix.lower() in _LEDGERS and not path.name.startswith(("~$", "."))


def _fields(ledger: Path | None) -> tuple[Tree, ByKey | None]:
    """Return the fields, and their values where a ledger is there that can be read."""
    from addin.report.language.values_by_key import ByKey  # noqa: PLC0415
    from addin.report.values.context import context  # noqa: PLC0415
    from addin.report.values.field_tree import fields, fields_of  # noqa: PLC0415
    from addin.workflows.ledgers import check  # noqa: PLC0415

    if ledger is not None:
        try:
            its = check(LedgerInput(ledger))
        except Refusal:  # some other workbook
            return fields(catalogue()), None
        return fields_of(its.ledger), ByKey(context(its.ledger, its.tally))
    return fields(catalogue()), None


def _entries(
    tree: Mapping[str, Any], owner: str, known: ByKey | None, numbers: Iterator[int]
) -> Iterator[str]:
    for name, below in tree.items():
        path = f"{owner}.{name}" if owner else name
        if isinstance(below, Field):
            if _CONDITION not in below.note:
                written = f"{path}{_AS_DATE}" if _AS_DATE in below.note else path
                label = _labelled(name, written, known)
                yield _button(label, f"{{{{ {written} }}}}", below.note, numbers)
        elif isinstance(below, Each):
            yield _menu(name, "".join(_of_list(path, below, numbers)), numbers)
        else:
            inside = "".join(_entries(below, "" if name == _PLAIN else path, known, numbers))
            if inside:
                yield _menu(name, inside, numbers)


def _of_list(path: str, listed: Each, numbers: Iterator[int]) -> Iterator[str]:
    """Yield a loop over a list, and the fields of its items for inside of the loop."""
    names = [n for n, its in listed.fields.items() if isinstance(its, Field) and n != OTHERS]
    first = next((n for n in ("主题", "名称", "类型") if n in names), names[0] if names else "")
    loop = f"{{% for {ITEM} in {path} %}}{{{{ {ITEM}.{first} }}}}{{% endfor %}}"
    yield _button(_LOOP, loop, listed.note, numbers)
    for name in names:
        note = f"写在循环里。{getattr(listed.fields[name], 'note', '')}"
        yield _button(name, f"{{{{ {ITEM}.{name} }}}}", note, numbers)


def _labelled(name: str, path: str, known: ByKey | None) -> str:
    """Return a field's name with its value: 党课：6."""
    from addin.report.renewing.refresh import text_of  # noqa: PLC0415

    text = text_of(path, known) if known is not None else None
    if text is None:
        return name
    return f"{name}：{text if len(text) <= _LONGEST else f'{text[:_LONGEST]}…'}"


def _button(label: str, inserted: str, note: str, numbers: Iterator[int]) -> str:
    told = {
        "id": f"taizhangField{next(numbers)}",
        "label": label.replace("&", "&&"),  # one alone underlines the next letter
        "tag": inserted,
        "screentip": inserted,
        "supertip": note or label,
        "onAction": _CALLBACK,
    }
    return f"<button {' '.join(f'{key}={quoteattr(value)}' for key, value in told.items())}/>"


def _menu(label: str, inside: str, numbers: Iterator[int]) -> str:
    return f'<menu id="taizhangField{next(numbers)}" label={quoteattr(label)}>{inside}</menu>'
