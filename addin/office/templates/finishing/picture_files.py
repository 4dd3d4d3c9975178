"""Picture files that a ledger names: only those in the ledger's own folder, of bounded size."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from addin.ledger.record import Discreet

_LARGEST = 10 * 1024 * 1024  # bytes of a picture
_MOST_PIXELS = 60_000_000
_KINDS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/bmp": "bmp"}
EMU_OF_CM = 360_000
_EMU_OF_INCH = 914_400
_DPI = 96  # where a picture says none


class PictureFile(Discreet, frozen=True):
    """A picture: its bytes, kind (png, jpeg, gif, bmp) and natural size in EMU."""

    content: bytes
    kind: str
    width: int
    height: int


def picture_file(folder: Path, name: str) -> PictureFile | None:
    """Return a picture below a folder; None where there is none that may be used."""
    path = _inside(folder, name)
    if path is None:
        return None
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError:
        return None
    return None if len(content) > _LARGEST else _read(content)


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file that a name means; None outside of the folder, by a link as well."""
    written = PurePosixPath(name.replace("\\", "/"))
    if written.is_absolute() or ".." in written.parts or ":" in name or "\0" in name:
        return None
    try:
        root = folder.resolve()
        path = (root / written).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path.is_relative_to(root) and path != root else None


def _read(content: bytes) -> PictureFile | None:
    """Return a picture by its content, whatever its name ends in."""
    from docx.image.image import Image  # noqa: PLC0415 - most templates have no pictures

    try:
        its = Image.from_blob(content)
        kind = _KINDS.get(its.content_type)
        wide, high = int(its.px_width), int(its.px_height)
        across, down = int(its.horz_dpi) or _DPI, int(its.vert_dpi) or _DPI
    except Exception:
        return None
    if kind is None or wide <= 0 or high <= 0 or wide * high > _MOST_PIXELS:
        return None
    size = wide * _EMU_OF_INCH // across, high * _EMU_OF_INCH // down
    return PictureFile(content, kind, *size)
