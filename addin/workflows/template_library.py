"""The templates at hand: those beside the ledger, the user's own, and those that ship."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from addin.ledger.refusal import Refusal
from addin.ledger.values.text import nearest
from addin.office.ooxml.markup import unescape
from addin.office.own_folder import own_templates
from addin.office.word.kind_of_period import kind_said
from addin.office.writing.safe_file import refuse_overwriting, source_of, write_safely
from addin.resources import SHIPPED_TEMPLATES, resource
from addin.workflows.input_and_output import UNNAMED, Destination

BESIDE = "模板"
"""The folder beside a ledger that holds its office's templates."""
ONE_AN_ACTIVITY = "每次活动一份"
"""The category, among a template's properties, of one that is filled once for each activity."""
_FILES = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf")
_PROPERTIES = "docProps/core.xml"
_LARGEST = 1_000_000  # bytes of a part that holds properties
_MOST = 500  # files of a folder that are looked at


class Template(Struct, frozen=True):
    """A template: its name, its title, where it is; ``own``: it did not come with the program.

    ``each``: one document an activity is made of it.
    """

    name: str
    title: str
    path: Path
    own: bool
    each: bool = False


def templates(ledger: Path | None = None) -> list[Template]:
    """Return the templates at hand; of two with one name the nearer: the ledger's, the user's."""
    folders = [ledger.parent / BESIDE] if ledger else []
    own = [its for folder in (*folders, own_templates()) if folder for its in _inside(folder)]
    shipped = [(name, resource("templates", f"{name}.docx"), False) for name in SHIPPED_TEMPLATES]
    found: dict[str, Template] = {}
    for name, path, is_own in (*((p.stem, p, True) for p in own), *shipped):
        if name not in found:
            title, category = _properties(path)
            found[name] = Template(name, title or name, path, is_own, category == ONE_AN_ACTIVITY)
    return list(found.values())


def template_at(named: Path | str, ledger: Path | None = None) -> Path:
    """Return the template that is meant: a file's path, or the name of one that is at hand."""
    path = Path(named)
    if path.suffix.lower() in _FILES or len(path.parts) > 1 or path.is_file():
        return path
    return _named(str(named), templates(ledger)).path


def template_stated(named: str, ledger: Path | None) -> Path:
    """Return the template that a ledger's 参数 names; a file's path is taken from its folder."""
    beside = ledger.parent / named if ledger else None
    if beside and beside.is_file():
        return beside
    name = Path(named).stem if Path(named).suffix.lower() in _FILES else named
    return _named(name, templates(ledger), "参数“模板”里写的，").path


def is_one_an_activity(template: Path) -> bool:
    """Return whether a template says of itself that one document an activity is made of it."""
    return _properties(template)[1] == ONE_AN_ACTIVITY


def kind_of_template(template: Path) -> str:
    """Return the kind of period that a template says it is for; "" where it says none."""
    return kind_said(_properties(template)[1])


def copy_template(name: str, output: Destination = UNNAMED) -> Path:
    """Write a copy of a template to be edited, beside nothing of the clerk's; return where."""
    its = _named(name, templates())
    target = output.path or Path(f"{its.name}.docx")
    refuse_overwriting(target, output.force, [its.path])
    content = its.path.read_bytes()
    write_safely(
        target,
        lambda path: path.write_bytes(content) and None,
        (source_of(its.path),),
        force=output.force,
    )
    return target


def _named(name: str, known: Iterable[Template], whose: str = "") -> Template:
    by_name = {its.name: its for its in known}
    if name in by_name:
        return by_name[name]
    near = nearest(name, by_name)
    hint = f"，是不是“{near}”" if near else ""
    raise Refusal(
        f"{whose}没有叫“{name}”的模板{hint}；现有：{'、'.join(by_name)}，也可以写模板文件的路径"
    )


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the Word documents of a folder, by name; none where it cannot be read."""
    try:
        files = sorted(folder.iterdir())[:_MOST]
    except OSError:
        return
    for path in files:
        is_template = path.suffix.lower() in (".docx", ".dotx", ".docm")
        if is_template and not path.name.startswith(("~$", ".")) and path.is_file():
            yield path


def _properties(path: Path) -> tuple[str, str]:
    """Return a document's title and category, empty where it states none or cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST:
                return "", ""
            said = package.read(_PROPERTIES).decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError):
        return "", ""
    return _said(said, "title"), _said(said, "category")


def _said(properties: str, name: str) -> str:
    found = re.search(rf"<(?:\w+:)?{name}(?: [^<>]*)?>([^<>]*)</", properties)
    return unescape(found[1]).strip() if found else ""
