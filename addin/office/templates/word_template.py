"""Word templates, filled: sandboxed, escaped, strict about names, well-formed.

A template is read with docxtpl once and kept as plain data, see ``filling``; what is out of the
ordinary docxtpl fills each time.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from addin import __version__
from addin.ledger.refusal import Refusal
from addin.office.templates.filling.compiled import Compiled, part_of, read
from addin.office.templates.filling.document_text import (
    is_emptied,
    needs_tree,
    put_back,
    set_aside,
)
from addin.office.templates.filling.filling_limits import TOO_MUCH, LimitError
from addin.office.templates.filling.open_places import redden
from addin.office.templates.filling.template_store import cache_folder, keep, kept
from addin.office.templates.filling.value_marks import MARK, STAND_IN, Edges, Said, Unusual
from addin.office.word.controls.text_controls import write_controls
from addin.report.language.field import Each, Tree
from addin.report.language.traced import Values

if TYPE_CHECKING:
    from addin.office.templates.finishing.whole import Touched
    from addin.report.language.template_names import TemplateProblem

_FORM = 10  # of what is kept of a template
_LARGEST = 20 * 1024 * 1024  # bytes of a template that is read before the gate has seen it


class Filled(Struct):
    """What was filled in: how many places are left open, and around what the lists' items stand.

    ``pictures``: the folder that the files of pictures lie in. ``touched``: what is to be done to
    the whole document then; None for most.
    """

    missing: int = 0
    edges: Edges = field(default_factory=Edges)
    pictures: Path | None = None
    touched: Touched | None = None

    def touching(self) -> Touched:
        """Return what is to be done to the whole document, to be added to."""
        from addin.office.templates.finishing.whole import touched  # noqa: PLC0415 - brings lxml

        if self.touched is None:
            self.touched = touched(self.pictures)
        return self.touched

    def complete(self, path: Path) -> None:
        """Add to a document the lists and pictures that its parts refer to."""
        if self.touched is not None:
            self.touched.complete(path)


class _Source(Struct, frozen=True, eq=False):
    """A template's bytes and the names it may use; two that agree in these are equal."""

    content: bytes
    names: str
    path: Path
    tree: Tree

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Source) and self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[bytes, str]:
        return self.content, self.names

    @property
    def key(self) -> str:
        told = f"{_FORM} {__version__} {self.names}".encode()
        return hashlib.sha256(hashlib.sha256(self.content).digest() + told).hexdigest()


def fill(  # noqa: PLR0913 - each is one thing of a filling
    template: Path,
    values: Values,
    tree: Tree,
    target: Path,
    *,
    traced: bool,
    pictures: Path | None = None,
) -> Filled:
    """Write a template filled with values; where ``traced``, every value in a content control.

    ``pictures``: the folder, the ledger's own, that the files of pictures lie in.

    The template is checked first: an unknown name, with the nearest known one and its
    paragraph, raises Refusal, as does anything that is no Word file.
    """
    source = _source(template, tree)
    ready = _ready(source) if source else None
    if ready is not None:
        try:
            done, package = document_of(ready, values, traced=traced, pictures=pictures)
        except LimitError as e:
            raise Refusal(f"模板“{template.name}”填不进去：{TOO_MUCH}；请检查模板里的标签") from e
        except Unusual:
            return _ordinarily(template, values, tree, target, traced=traced, pictures=pictures)
        target.write_bytes(package)
        done.complete(target)
        return done
    return _ordinarily(template, values, tree, target, traced=traced, pictures=pictures)


def _source(template: Path, tree: Tree) -> _Source | None:
    """Return a template's bytes; None where they cannot be, or are better not, read.

    What has been filled before has passed the gate then, and is known by its bytes.
    """
    try:
        if not template.is_file() or template.stat().st_size > _LARGEST:
            return None
        content = template.read_bytes()
    except OSError:
        return None
    return _Source(content, "\n".join(_names(tree)), template, tree)


def _names(tree: Tree) -> Iterator[str]:
    """Yield every name of the tree in its order, with the kind of what it stands for."""
    for name, below in tree.items():
        if isinstance(below, Mapping):
            yield f"{name}("
            yield from _names(below)
            yield ")"
        elif isinstance(below, Each):
            yield f"{name}["
            yield from _names(below.fields)
            yield "]"
        else:
            yield name


@lru_cache(maxsize=8)
def _ready(source: _Source) -> Compiled | None:
    """Return a template read, checked and ready; None where only docxtpl can fill it."""
    folder = cache_folder()
    if (before := kept(folder, source.key)) is not None:
        with contextlib.suppress(ValueError):  # a file that another program wrote
            return read(before)
    from addin.office.templates.filling.compiling import compiled  # noqa: PLC0415
    from addin.office.templates.filling.docxtpl_filling import refuse_problems  # noqa: PLC0415
    from addin.office.templates.finishing.prepared import prepare  # noqa: PLC0415

    document = open_template(source.path)
    refuse_problems(document, source.path, source.tree)
    prepare(document)
    try:
        made = compiled(document)
    except Unusual:
        return None
    keep(folder, source.key, made.written())
    return made


def document_of(
    ready: Compiled, values: Values, *, traced: bool, pictures: Path | None = None
) -> tuple[Filled, bytes]:
    """Return what was filled in, and the document's bytes."""
    filled = Filled(pictures=pictures)
    keys: list[str] | None = [] if traced else None
    changed = ready.properties_of(values)
    for name, said in ready.texts(values, keys).items():
        changed[name] = _finished(said, keys or [], filled, name in ready.notes)
    if keys:
        filled.edges.looped = set(ready.looped)
    return filled, ready.package(changed)


def _finished(said: Said, keys: list[str], filled: Filled, is_note: bool) -> bytes:
    """Return a part with controls around what is marked, and with what is left open in red."""
    is_marked = bool(keys) and MARK.search(said.xml) is not None
    try:
        bare = write_controls(said.xml, keys, filled.edges) if is_marked else said.xml
    except Unusual:
        return _finished_as_tree(said.whole(said.xml), keys, filled, is_note)
    xml = said.whole(bare)
    if is_note:
        return _finished_as_tree(xml, [], filled, is_note) if is_emptied(xml) else part_of(xml)
    if needs_tree(xml):
        return _finished_as_tree(xml, [], filled, is_note)
    try:
        coloured, places = redden(xml)
    except Unusual:
        return _finished_as_tree(xml, [], filled, is_note)
    filled.missing += places
    return part_of(coloured)


def _finished_as_tree(xml: str, keys: list[str], filled: Filled, is_note: bool) -> bytes:
    """Do the same where a text does not tell enough."""
    from lxml import etree  # noqa: PLC0415 - most parts can do without

    from addin.office.templates.filling.finishing import finish, keep_paragraphs  # noqa: PLC0415
    from addin.office.word.controls.made_controls import make_controls  # noqa: PLC0415

    rest, tables = (xml, []) if keys else set_aside(xml, STAND_IN)
    root = etree.fromstring(rest)
    if keys:
        make_controls(root, keys, filled.edges)
    if is_note:
        keep_paragraphs(root)
    else:
        filled.missing += finish(root, filled.touching())
    return put_back(etree.tostring(root, encoding="UTF-8", standalone=True), tables)


def _ordinarily(  # noqa: PLR0913
    template: Path,
    values: Values,
    tree: Tree,
    target: Path,
    *,
    traced: bool,
    pictures: Path | None,
) -> Filled:
    from addin.office.templates.filling.docxtpl_filling import fill_ordinarily, refuse_problems  # noqa: PLC0415
    from addin.office.templates.finishing.prepared import prepare  # noqa: PLC0415

    document, filled = open_template(template), Filled(pictures=pictures)
    refuse_problems(document, template, tree)
    prepare(document)
    told = filled.edges if traced else None
    filled.missing = fill_ordinarily(document, template, values, target, told, filled.touching())
    filled.complete(target)
    return filled


def open_template(template: Path) -> Any:
    """Open a template; raise Refusal, saying what to do, where it is none."""
    from addin.office.templates.filling import docxtpl_filling  # noqa: PLC0415 - docxtpl is heavy

    return docxtpl_filling.open_template(template)


def template_problems(document: Any, tree: Tree) -> list[tuple[str, TemplateProblem]]:
    """Return what is wrong with a template's tags, each with the name of its part."""
    from addin.office.templates.filling import docxtpl_filling  # noqa: PLC0415

    return docxtpl_filling.template_problems(document, tree)


def version_of(template: Path, tree: Tree) -> str:
    """Return the version that the properties of a template that was filled tell."""
    source = _source(template, tree)
    ready = _ready(source) if source else None
    if ready is not None:
        return ready.version
    return str(open_template(template).docx.core_properties.version)
