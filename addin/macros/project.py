"""The VBA project of a workbook or a document: made from sources, with nothing compiled in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from pyopenvba import ExcelFile, VBAModuleKind, WordFile
from pyopenvba.cfb import CFB
from pyopenvba.vba import compress, decompress

from addin.macros.package import Parts, packed, read_parts
from addin.macros.sources import Module, Program
from addin.office.writing.leftovers import private_folder

# pyOpenVBA knows what to do by the ending: the file's, what opens it, where its project stands.
_HOSTS: dict[Program, tuple[str, type[ExcelFile | WordFile], str]] = {
    "excel": (".xlsm", ExcelFile, "xl/vbaProject.bin"),
    "word": (".docm", WordFile, "word/vbaProject.bin"),
}
# [MS-OVBA] 2.3.4.1: a writer gives version FFFF and no cache, and Office compiles the sources.
NOTHING_COMPILED = bytes.fromhex("cc61ffff000000")
_END = bytes.fromhex("100000000000")


def with_project(parts: Parts, modules: Iterable[Module], program: Program) -> Parts:
    """Return a workbook or document with macros; of a workbook each sheet gets a code name.

    The parts are those of a macro-enabled file without a VBA project.
    """
    ending, opened, project = _HOSTS[program]
    with TemporaryDirectory(prefix="taizhang-", dir=private_folder()) as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(packed(parts))
        _add_modules(path, opened, modules)
        found = read_parts(path.read_bytes())
    return {**found, project: _cleaned(found[project])}


def _add_modules(path: Path, opened: type[ExcelFile | WordFile], modules: Iterable[Module]) -> None:
    with opened(path) as file:
        project = file.add_vba_project()
        for name in file.module_names():  # written anew, without what the template has compiled
            file.set_module(name, file.get_module(name))
        for module in modules:
            kind = VBAModuleKind.other if module.is_class else VBAModuleKind.standard
            project.add_module(module.name, module.source, kind=kind)
        file.save()
    with opened(path) as file:
        problems = file.validate()
    if problems:
        raise ValueError(f"the VBA project is not sound: {problems}")


def _cleaned(project: bytes) -> bytes:
    """Return a project without compiled code, its list of modules ended as Excel ends it."""
    file = CFB.from_bytes(project)
    listed = decompress(file.get_stream_in_storage("VBA", "dir"))
    # pyOpenVBA 6.5.0 writes four bytes more than [MS-OVBA] 2.3.4.2 has after the last record.
    ended = listed[:-4] if listed.endswith(_END + bytes(4)) else listed
    file.write_stream_in_storage("VBA", "dir", compress(ended))
    file.write_stream_in_storage("VBA", "_VBA_PROJECT", NOTHING_COMPILED)
    return bytes(file.to_bytes())
