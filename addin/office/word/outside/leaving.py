"""What may not stay in a copy: links by which it asks another computer, or starts a program."""

from __future__ import annotations

from msgspec import Struct

from addin.office.word.outside.addresses import is_absolute, is_clicked, is_remote
from addin.office.word.outside.taken_out import STARTING, remote


class Leaving(Struct, frozen=True):
    """What leaves a copy.

    ``paths``: also what tells where something is on a disk, as in a copy to be sent. ``base``:
    what relative links of the document start from.
    """

    paths: bool = False
    base: str = ""

    def words(self, kind: str, target: str) -> str:
        """Return the words for a link of a kind that leaves; nothing for one that stays.

        A hyperlink asks nobody before it is clicked; it stays where it is an ordinary one.
        """
        if kind == "hyperlink":
            if not is_clicked(target):
                return STARTING
        elif is_remote(target, self.base):
            return remote(kind)
        return remote(kind, local=True) if self.paths and is_absolute(target) else ""


WORKING = Leaving()
"""What leaves a copy that somebody in the office goes on with."""
SENT = Leaving(paths=True)
"""What leaves a copy that is sent to others."""
