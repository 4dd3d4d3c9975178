"""The program's own wheel: built from the checkout, or put together again from what is installed.

A wheel is a zip of the files that installing it spreads out; their list, RECORD, stays beside
them. So a program that came as a wheel can be made into the same wheel again, without a network.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.metadata
import zipfile
from pathlib import Path, PurePosixPath

import addin
from addin.installation.computer import Computer
from addin.installation.requirements import PROGRAM
from addin.ledger.refusal import Refusal

_BUILD_SECONDS = 600.0
_LEFT_BY_PIP = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_own_wheel(computer: Computer, folder: Path) -> Path:
    """Put the wheel of this program into a folder; raises Refusal where that cannot be."""
    checkout = Path(addin.__file__).parent.parent
    if (checkout / "pyproject.toml").is_file():
        return _build(computer, checkout, folder)
    return _rebuild(importlib.metadata.distribution(PROGRAM), folder)


def _build(computer: Computer, checkout: Path, folder: Path) -> Path:
    command = [str(computer.executable), "-m", "pip", "wheel", "--no-deps", "--quiet"]
    ran = computer.run([*command, "--wheel-dir", str(folder), str(checkout)], _BUILD_SECONDS)
    built = sorted(folder.glob(f"{PROGRAM}-*.whl"))
    if ran.status != 0 or not built:
        raise Refusal(f"台账通自己的安装包没有做成（{ran.last_line}）；请检查网络和pip后再试")
    return built[-1]


def _rebuild(installed: importlib.metadata.Distribution, folder: Path) -> Path:
    """Zip the installed files into a wheel again, with a RECORD of their contents."""
    contents = {str(path): _bytes(installed, path) for path in _own_files(installed)}
    information = next((n for n in contents if n.endswith(".dist-info/WHEEL")), None)
    if information is None:
        raise Refusal("台账通不是用pip安装的，做不出自己的安装包；请用pip安装后再试")
    record = str(PurePosixPath(information).with_name("RECORD"))
    contents[record] = _record(contents, record)
    path = folder / f"{PROGRAM}-{installed.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name in sorted(contents):
            wheel.writestr(zipfile.ZipInfo(name, _EPOCH), contents[name], zipfile.ZIP_DEFLATED)
    return path


def _own_files(installed: importlib.metadata.Distribution) -> list[PurePosixPath]:
    """Return what RECORD lists of the wheel; ``installed.files`` may leave out lost files."""
    listed = csv.reader((installed.read_text("RECORD") or "").splitlines())
    return [
        path
        for path in (PurePosixPath(line[0]) for line in listed if line)
        if ".." not in path.parts  # the command that pip wrote
        and "__pycache__" not in path.parts
        and path.name not in _LEFT_BY_PIP
    ]


def _bytes(installed: importlib.metadata.Distribution, path: PurePosixPath) -> bytes:
    try:
        return Path(str(installed.locate_file(str(path)))).read_bytes()
    except OSError as error:
        raise Refusal(f"已安装的台账通少了“{path}”；请用pip重新安装后再试") from error


def _record(contents: dict[str, bytes], record: str) -> bytes:
    lines = [
        f"{name},{_hash(content)},{len(content)}" for name, content in sorted(contents.items())
    ]
    return "".join(f"{line}\n" for line in [*lines, f"{record},,"]).encode()


def _hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"
