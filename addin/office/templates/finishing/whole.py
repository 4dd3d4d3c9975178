"""The last touch to a whole document: what a part alone cannot hold, as lists and pictures."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from addin.office.templates.filling.zip_members import members_of, package_of, replaced, unpacked
from addin.office.templates.finishing.lists_again import ListsAgain, with_lists
from addin.office.templates.finishing.pictures import Pictures, with_pictures

_NUMBERING = "/numbering.xml"


class Touched(Struct):
    """What the finishing of parts asks of the whole document."""

    lists: ListsAgain = field(default_factory=ListsAgain)
    pictures: Pictures = field(default_factory=Pictures)

    def complete(self, path: Path) -> None:
        """Add to a document the lists and pictures that its parts refer to."""
        if not (self.lists.made or self.pictures.files):
            return
        members = members_of(path.read_bytes())
        parts = {
            its.name: unpacked(its)
            for its in members
            if its.name.endswith((".xml", ".rels")) and not its.name.startswith("customXml/")
        }
        changed: dict[str, bytes] = {}
        numbering = next((name for name in parts if name.endswith(_NUMBERING)), "")
        if self.lists.made and numbering:
            changed[numbering] = with_lists(parts[numbering], self.lists.made)
        if self.pictures.files:
            changed |= with_pictures(parts, self.pictures.files)
        path.write_bytes(package_of(replaced(members, changed)))


def touched(folder: Path | None) -> Touched:
    """Return a record for a document whose ledger is kept in a folder."""
    return Touched(pictures=Pictures(folder))
