"""A part of a figure's rows that a claim is about: those of a person, place, topic or partner."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

By = Literal[
    "branch", "person", "duty", "group", "topic", "tag", "place", "partner", "agenda", "value"
]
THINGS: tuple[By, ...] = ("topic", "tag", "place", "partner", "agenda")
Context = Literal["", "listed", "about", "mentioned"]
LISTED: tuple[By, ...] = ("place", "group", "topic")
PEOPLE: tuple[By, ...] = ("person", "duty")


class Part(Struct, frozen=True):
    """What the rows of a part have in common, by the words of the report.

    ``names``: what a row of the part names; none where no column of a ledger tells such rows
    apart. ``column``: the column that names people, "" where the words say no such deed.
    ``type``: the type of activity that the deed itself is. ``near``: it is named in the clause of
    the number. ``or_all``: all rows may be meant as well. ``tag``: a topic
    that only rows' tags tell. ``context``: words before the clause say that it lists
    such rows, are about them, or only mention the topic.
    """

    by: By
    words: str
    names: tuple[str, ...] = ()
    column: str = ""
    type: str = ""
    near: bool = True
    or_all: bool = False
    context: Context = ""
