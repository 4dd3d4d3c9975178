"""A template read once: its programs, and all else of it as it will lie in every filled document.

It is data and no code, so it can be kept in a file and read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar

from addin.ledger.record import Discreet
from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.document_text import escaped
from addin.office.templates.filling.running import Run, Step, run, steps_of
from addin.office.templates.filling.value_marks import Said, Unusual
from addin.office.templates.filling.zip_members import (
    Member,
    members_of,
    package_of,
    packed,
    replaced,
    unpacked,
)
from addin.report.language.traced import ItemValues

_DATA = "program.json"
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
LONGEST_PROPERTY = 255
_DRAWING = pattern(r'(<wp:docPr\b[^<>]*?\bid=")[^"]*(")')
_FIRST_DRAWING = 1001


class Compiled(Discreet, frozen=True, dict=True):
    """A template ready to be filled.

    ``programs``: what its parts say, by the part's name, the body first; ``notes``: which of them
    are notes. ``properties``: the part of the document's properties, in pieces: text as it stands,
    or the program of one property. ``looped``: the lists that it repeats over.
    """

    unshown: ClassVar[tuple[str, ...]] = ("members",)

    version: str
    programs: Mapping[str, list[Any]]
    notes: tuple[str, ...]
    properties: tuple[str, list[Any]]
    looped: tuple[str, ...]
    members: tuple[Member, ...] = ()

    @cached_property
    def steps(self) -> dict[str, list[Step]]:
        """The programs as functions."""
        return {name: steps_of(program) for name, program in self.programs.items()}

    def texts(self, values: Mapping[str, Any], keys: list[str] | None) -> dict[str, Said]:
        """Return what the parts say of values; raises Unusual where they do not suit it.

        ``keys``: where every printed value is to be marked, the list that takes its key.
        """
        items = {n: its.key for n, its in values.items() if isinstance(its, ItemValues)}
        said = {
            name: run(steps, Run(dict(values), keys, dict(items)))
            for name, steps in self.steps.items()
        }
        body = next(iter(said))
        if "<wp:docPr" in said[body].xml:
            said[body] = Said(_numbered(said[body].xml), said[body].rows)
        return said

    def properties_of(self, values: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the part of the document's properties, where a tag stands in one."""
        name, pieces = self.properties
        if all(isinstance(its, str) for its in pieces):
            return {}
        told = [its if isinstance(its, str) else _property(its, values) for its in pieces]
        return {name: "".join(told).encode()}

    def package(self, changed: Mapping[str, bytes]) -> bytes:
        """Return a document: these parts, and all others as they are in the template."""
        return package_of(replaced(self.members, changed))

    def written(self) -> bytes:
        """Return it as the bytes of a file."""
        told = [self.version, self.programs, self.notes, self.properties, self.looped]
        data = json.dumps(told, ensure_ascii=False).encode()
        return package_of([packed(_DATA, data), *self.members])


def read(content: bytes) -> Compiled:
    """Return a template from the bytes that ``written`` gave; raise ValueError for others."""
    try:
        data, *members = members_of(content)
        version, programs, notes, properties, looped = json.loads(unpacked(data))
        made = Compiled(
            version,
            programs,
            tuple(notes),
            (properties[0], properties[1]),
            tuple(looped),
            (*members,),
        )
        assert made.steps
    except Exception as error:  # whatever a file holds that somebody else wrote
        raise ValueError(type(error).__name__) from error
    return made


def part_of(xml: str) -> bytes:
    """Return a part's bytes."""
    return (_HEAD + xml).encode()


def _property(program: list[Any], values: Mapping[str, Any]) -> str:
    """Return one property; what Jinja has escaped is text to it, so that it is escaped again."""
    said = run(steps_of(program), Run(dict(values))).xml
    if len(said) > LONGEST_PROPERTY:
        raise Unusual("property")
    return escaped(said)


def _numbered(xml: str) -> str:
    """Return a body whose drawings are numbered from 1001 on, as docxtpl numbers them."""
    numbers: Iterator[int] = iter(range(_FIRST_DRAWING, 10**9))
    return _DRAWING.sub(lambda m: f"{m[1]}{next(numbers)}{m[2]}", xml)
