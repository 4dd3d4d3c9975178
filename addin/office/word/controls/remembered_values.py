"""What a document's controls say that it holds: read back once it is written."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from addin.ledger.record import replace
from addin.office.templates.filling.value_marks import Edges
from addin.office.templates.filling.zip_members import members_of, package_of, replaced
from addin.office.word.body import BodyParagraph, paragraphs_of
from addin.office.word.controls.list_items import Block, blocks, split_key
from addin.office.word.controls.own_values import owned_by_keys
from addin.office.word.controls.provenance_part import with_provenance
from addin.office.word.controls.tags import tag_of
from addin.office.word.word_file import WordFile, open_word, parts_with_text
from addin.report.language.traced import Traced, Values, item_key
from addin.report.language.values_by_key import ByKey, ListsByKey
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import marks_of
from addin.report.renewing.earlier_figures import history
from addin.report.renewing.provenance import Origin, Provenance, Written, WrittenItem, WrittenList
from addin.report.renewing.refresh import rows_of, text_of


def remember(path: Path, values: Values, origin: Origin, edges: Edges) -> None:
    """Make a report that has just been written remember where its values came from."""
    with open_word(path) as file:
        told = with_provenance(file, first_remembered(file, values, origin, edges))
    path.write_bytes(package_of(replaced(members_of(path.read_bytes()), told)))


def first_remembered(file: WordFile, values: Values, origin: Origin, edges: Edges) -> Provenance:
    """Return what a report that has just been written is to remember."""
    known = ByKey(values)
    ids = ListsByKey(values)
    inline = {key.rpartition("[")[0] for key in edges.inline}
    mixed = inline & edges.blocks
    read = [paragraphs_of(file.part(name)) for name in parts_with_text(file)]
    tags = {tag_of(key): key for key in (*known, *edges.keys)}
    written = _values(read, tags, known, {}, Became())
    found: dict[tuple[str, tuple[str, ...]], dict[str, WrittenItem]] = {}
    for paragraphs in read:
        for block in blocks(paragraphs, inline):
            around = edges.inline.get(item_key(block.key, block.item), ("", ""))
            found.setdefault(block.place, {})[block.item] = WrittenItem(block.said, *around)
    places = [
        WrittenList(
            key,
            fields,
            ids.get(key, ()),
            items,
            inline=key in inline,
            plain=key in edges.plain and key not in mixed,
        )
        for (key, fields), items in found.items()
    ]
    printed = {its.key for its in places}
    empty = [
        WrittenList(k, (), ids[k]) for k in sorted(edges.looped) if k in ids and k not in printed
    ]
    return Provenance(origin, written, (*places, *empty))


class Became(Struct):
    """What became of the values of a report that is renewed, by their keys.

    ``kept``: those that still are what was written then. ``tracked``: whose earlier texts are
    still in the document, as tracked changes. ``doubted``: that have a control which may be of
    something else. ``left``: whose control is gone, though what it held is not. ``gone``: that
    went as tracked changes, and may come back.
    """

    kept: set[str] = field(default_factory=set)
    tracked: set[str] = field(default_factory=set)
    doubted: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)


def remembered(  # noqa: PLR0913, PLR0917 - what was, what is, and what became of it
    file: WordFile,
    changed: Mapping[str, bytes],
    values: Values,
    origin: Origin,
    old: Provenance | None,
    became: Became,
) -> Provenance:
    """Return what a renewed report is to remember; of what was kept, what was written then."""
    known, ids = ByKey(values), ListsByKey(values)
    before = old or Provenance(origin)
    read = [paragraphs_of(changed.get(name) or file.part(name)) for name in parts_with_text(file)]
    tags = {tag_of(key): key for key in (*known, *before.values)}
    written = _values(read, tags, known, before.values, became)
    inline = {its.key for its in before.lists if its.inline}
    present: dict[tuple[str, tuple[str, ...]], dict[str, Block]] = {}
    for paragraphs in read:
        for block in (b for b in blocks(paragraphs, inline) if any(c.atoms for c in b.controls)):
            present.setdefault(block.place, {})[block.item] = block
    back = {its[:2] for key, w in written.items() if not w.times and (its := split_key(key))}
    places = tuple(_list(its, ids.get(its.key, ()), present, back) for its in before.lists)
    return Provenance(origin, written, places)


def _list(
    old: WrittenList,
    ids: tuple[str, ...],
    present: Mapping[tuple[str, tuple[str, ...]], Mapping[str, Block]],
    back: Container[tuple[str, str]],
) -> WrittenList:
    """Return a list as it is to be remembered: items that came are told by the others' pattern.

    ``back``: lists and items that went as tracked changes, and may come back.
    """
    here = present.get((old.key, old.fields), {})
    later = list(old.items.values())[-1:]
    items = {
        name: its for name, its in old.items.items() if name in here or (old.key, name) in back
    }
    for name, block in here.items():
        if name not in items and later:
            items[name] = WrittenItem(block.said, later[0].before, later[0].after)
    return WrittenList(old.key, old.fields, ids, items, old.inline, old.plain)


def _values(
    read: Iterable[Sequence[BodyParagraph]],
    tags: Mapping[str, str],
    known: Mapping[str, Traced],
    before: Mapping[str, Written],
    became: Became,
) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for paragraphs in read:
        at = _places(paragraphs, tags, known, before)
        for control in (c for p in paragraphs for c in p.controls if c.atoms):
            key = control.key = tags.get(control.key, control.key)
            now, old = text_of(key, known), before.get(key)
            if old and (key in became.kept or now is None):
                text, rows = old.text, old.rows
            elif now is not None:
                text, rows = now, rows_of(key, known)
            else:
                continue
            was = history(old, text, tracked=key in became.tracked)
            last = found.get(key, Written(text, rows, 0))
            found[key] = Written(
                text, rows, last.times + 1, (*last.at, *at.get(id(control), ())), was
            )
    for key, old in before.items():
        if key in became.doubted and key in found:
            found[key] = replace(found[key], times=old.times, at=old.at)
        elif key in became.left and key not in found:
            found[key] = old
        elif key not in found and (key in became.gone or not old.times):
            found[key] = replace(old, times=0)
    return found


def _places(
    paragraphs: Sequence[BodyParagraph],
    tags: Mapping[str, str],
    known: Mapping[str, Traced],
    before: Mapping[str, Written],
) -> dict[int, tuple[str]]:
    """Return the places of the controls that hold figures, by what tells controls apart."""
    controls = [c for p in paragraphs for c in p.controls if c.atoms]
    owned = owned_by_keys(paragraphs, tags.values())
    memory = Memory(before, lambda key: text_of(key, known))
    marks = marks_of([p.prose for p in paragraphs], owned, memory.is_as_written)
    places = {id(m.own): (m.place.written,) for m in marks if m.own is not None}
    pairs = zip(controls, owned, strict=True)
    return {id(control): places[id(own)] for control, own in pairs if id(own) in places}
