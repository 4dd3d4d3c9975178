"""Where a document's links lead: into this computer, or to another that would see who opens it."""

from __future__ import annotations

from urllib.parse import unquote

from addin.ledger.values.patterns import pattern

# What a reader clicks on. Everything else behind a link starts a program or runs a script.
CLICKED = frozenset({"", "http", "https", "ftp", "ftps", "mailto", "tel", "file"})
_INSIDE = frozenset({"data", "cid", "about"})  # nothing is fetched for these
_SCHEME = pattern(r"([a-z][a-z0-9+.\-]+):")
_DRIVE = pattern(r"/*(?:localhost/+)?[a-z][:|]")
_LOCAL_DEVICE = pattern(r"//[?.]/(?!unc/|globalroot)")
_NOT_SHOWN = pattern(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")


def is_remote(target: str, base: str = "") -> bool:
    """Whether opening a target asks another computer: http, ftp, \\\\server, file://server.

    A path with a drive's letter is of this computer. ``base``: what a relative one starts from.
    """
    read = _readings(target)
    return any(map(_is_elsewhere, read)) or (
        bool(base) and is_remote(base) and not any(map(_is_whole, read))
    )


def is_absolute(target: str) -> bool:
    """Whether a target tells where something is on a disk or in an office's network."""
    return any(_is_whole(t) and scheme_of(t) in ("", "file") for t in _readings(target))


def is_clicked(target: str) -> bool:
    """Whether a link is an ordinary one, that shows a page, a file or a mail when clicked."""
    return all(scheme_of(t) in CLICKED for t in _readings(target))


def scheme_of(target: str) -> str:
    """Return what stands before the colon of an address; nothing of a path."""
    found = _SCHEME.match(target)
    return found[1] if found else ""


def _readings(target: str) -> set[str]:
    """Return the ways in which programs may read a target: as written, and with %5C undone."""
    once = unquote(target)
    return {
        _NOT_SHOWN.sub("", text).replace("\\", "/").lower()
        for text in (target, once, unquote(once))
    }


def _is_elsewhere(target: str) -> bool:
    scheme = scheme_of(target)
    if scheme and scheme != "file":
        return scheme not in _INSIDE
    path = target.removeprefix("file:") if scheme else target
    slashes = len(path) - len(path.lstrip("/"))
    if _DRIVE.match(path) or _LOCAL_DEVICE.match(path):
        return False
    if path.startswith("/??/"):
        return path.startswith("/??/unc")
    # file:///folder is of this computer; file:////server and //server are not.
    return slashes >= 2 and not (scheme and slashes == 3) and len(path) > slashes


def _is_whole(target: str) -> bool:
    scheme = scheme_of(target)
    path = target.removeprefix("file:") if scheme == "file" else target
    return bool(scheme and scheme != "file") or path.startswith("/") or bool(_DRIVE.match(path))
