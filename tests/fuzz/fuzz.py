"""Fuzzing of what reads files: python tests/fuzz/fuzz.py SECONDS.

With atheris (extra ``fuzz``) inputs are found by coverage; where it cannot be installed, that is
said, and inputs are the seeds with bytes changed at random, from a fixed beginning. A Refusal is
a good end; anything else is printed with its input and ends the run with status 1.
"""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

if atheris:
    with atheris.instrument_imports(include=["addin"]):
        from targets import TARGETS
else:
    from targets import TARGETS

from addin.ledger.refusal import Refusal
from addin.resources import resource

LONGEST = 200_000  # bytes of an input


def seeds() -> list[bytes]:
    """Return inputs to begin from, each beginning with the number of its target."""
    ledger = resource("samples", "活动台账.xlsx").read_bytes()
    template = resource("templates", "半年工作汇报.docx").read_bytes()
    sheet, body = _part(ledger, "xl/worksheets/sheet3.xml"), _part(template, "word/document.xml")
    table = "日期,活动类型,主题\n2022-3-5,支委会,研究\n".encode()
    days = "2022年3月5日、6日|2022.3.5-7|二〇二二年三月五日|3月5日上午9：30|每月5日".encode()
    inputs = (ledger, sheet, template, body, table, table.decode().encode("gb18030"), days)
    return [
        bytes([number]) + its for its, number in zip(inputs, (0, 1, 2, 3, 4, 4, 5), strict=True)
    ]


def once(data: bytes) -> None:
    """Give one input to its target; whatever is no refusal passes to the caller."""
    if not data:
        return
    with contextlib.suppress(Refusal):
        TARGETS[data[0] % len(TARGETS)](data[1:LONGEST])


def without_coverage(seconds: float, show: Callable[[str], object] = print) -> None:
    """Change bytes of the seeds at random until the time is up."""
    show("atheris is not installed here: bytes of the seeds are changed at random instead")
    chance, known, until, tried = random.Random(2022), seeds(), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        once(changed(chance.choice(known), chance))
        tried += 1
    show(f"{tried} inputs")


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return an input with a few stretches changed; its first byte, the target, stays."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(1, len(content))
        content[at : at + chance.choice((0, 1, 4, 50))] = chance.randbytes(chance.choice((0, 1, 3)))
    return bytes(content)


def _part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return parts.read(name)


def main() -> None:
    """Fuzz for as many seconds as the command line says, or a minute."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    if atheris is None:
        without_coverage(seconds)
        return
    folder = Path(tempfile.mkdtemp(prefix="taizhang-fuzz-"))
    for number, its in enumerate(seeds()):
        (folder / f"seed{number}").write_bytes(its)
    options = [
        f"-max_total_time={seconds:.0f}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        f"-max_len={LONGEST}",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(folder)], once)
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
