"""A VBA project read record by record, as [MS-OVBA] lays it out and no library of ours does."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

import olefile
from oletools.olevba import decompress_stream

# [MS-OVBA] 2.3.4.2: the records of PROJECTINFORMATION in their order; some may be left out.
INFORMATION = [0x01, 0x4A, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09, 0x0C]
INFORMATION += [0x3C]
REFERENCES = {0x16, 0x3E, 0x0D, 0x0E, 0x2F, 0x30, 0x33}
# 2.3.4.2.3.2: one MODULE; then its type, and its end.
MODULE = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C]


class Project:
    """The streams of vbaProject.bin, and the records of its dir stream."""

    def __init__(self, content: bytes) -> None:
        self.file = olefile.OleFileIO(BytesIO(content))
        self.records = list(_records(bytes(decompress_stream(bytearray(self.stream("VBA/dir"))))))

    def stream(self, name: str) -> bytes:
        with self.file.openstream(name) as stream:
            found: bytes = stream.read()
        return found

    def streams(self) -> set[str]:
        return {"/".join(parts) for parts in self.file.listdir()}

    def declared(self) -> list[str]:
        """Return what PROJECT declares, in order: Document=Sheet1, Module=Conf ..."""
        lines = self.stream("PROJECT").decode("ascii").split("\r\n")
        return [
            line.partition("/")[0]
            for line in lines
            if line.startswith(("Document=", "Module=", "Class="))
        ]

    def workspace(self) -> list[str]:
        """Return the modules that have a window in the editor."""
        text = self.stream("PROJECT").decode("ascii").partition("[Workspace]\r\n")[2]
        return [line.partition("=")[0] for line in text.splitlines() if "=" in line]

    def named_in_wm(self) -> list[str]:
        """Return the names of PROJECTwm, each once in bytes and once in UTF-16."""
        rest, found = self.stream("PROJECTwm"), []
        while rest != b"\0\0":
            name, _, rest = rest.partition(b"\0")
            wide = name.decode("ascii").encode("utf-16-le") + b"\0\0"
            assert rest.startswith(wide)
            rest = rest[len(wide) :]
            found.append(name.decode("ascii"))
        return found

    def modules(self) -> list[dict[int, bytes]]:
        """Return the records of each module, by their ids."""
        found: list[dict[int, bytes]] = []
        for kind, content in self.records:
            if kind == 0x19:
                found.append({})
            if found and kind != 0x10:
                found[-1][kind] = content
        return found


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        kind, size = struct.unpack_from("<HI", data, place)
        if kind == 0x09:  # PROJECTVERSION: its size says 4, and a minor version follows
            size += 2
        yield kind, data[place + 6 : place + 6 + size]
        place += 6 + size
    assert place == len(data)
