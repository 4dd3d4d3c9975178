"""Makes the handbook's pictures from the samples, as a clerk would see them.

``python docs/make_pictures.py`` needs LibreOffice, poppler and the extra ``docs``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageOps

from addin.cli import main as taizhang

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
FONTS = HERE.parent / "tests" / "pages" / "fonts.conf"


def pages(path: Path, dpi: int = 90) -> list[Image.Image]:
    """Return the pages of a document as pictures."""
    folder = path.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
    )
    pdf = path.with_suffix(".pdf")
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / path.stem)], check=True
    )
    return [Image.open(p).convert("RGB") for p in sorted(folder.glob(f"{path.stem}-*.png"))]


def side_by_side(pictures: list[Image.Image], height: int) -> Image.Image:
    """Return pictures in a row, framed, all of one height."""
    scaled = [p.resize((round(p.width * height / p.height), height)) for p in pictures]
    framed = [ImageOps.expand(p, 1, "#b0b0b0") for p in scaled]
    sheet = Image.new("RGB", (sum(p.width + 12 for p in framed) - 12, height + 2), "white")
    left = 0
    for picture in framed:
        sheet.paste(picture, (left, 0))
        left += picture.width + 12
    return sheet


def save(picture: Image.Image, name: str) -> None:
    """Save a picture with few colours, small enough for a repository."""
    picture.quantize(160).save(HERE / name, optimize=True)


def in_excel(
    ledger: str, button: Callable[[], None], sheet: str, folder: Path, dpi: int = 90
) -> list[Image.Image]:
    """Return the pages of a sheet as it stands in the open workbook after a click.

    Excel is the one of our tests, LibreOffice shows what stands in it.
    """
    from excel.engine import open_book, save_as  # noqa: PLC0415 - of the tests

    path = Path(shutil.copy(SAMPLES / ledger, folder / ledger))
    book = open_book(path)
    book.set_mock_caller()
    button()
    for other in [s for s in book.sheets if s.name != sheet]:
        other.delete()
    return pages(save_as(book, folder / f"{sheet}.xlsx"), dpi)


def main() -> None:
    """Make all pictures."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from addin import ribbon  # noqa: PLC0415
    from excel import engine  # noqa: F401, PLC0415 - before xlwings, for which it stands in

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = folder / "r.docx"
        taizhang(["report", str(SAMPLES / "活动台账.xlsx"), "-o", str(report)])
        text = pages(report)
        table = in_excel("活动台账.xlsx", ribbon.tally, "统计", folder)
        findings = in_excel("问题台账.xlsx", ribbon.check, "校验结果", folder)
        marks = in_excel("问题台账.xlsx", ribbon.check, "活动台账", folder, 150)[0]
        save(side_by_side([table[0], table[1], text[0], text[2]], 620), "样张.png")
        save(findings[0], "校验结果样张.png")
        save(marks.crop((40, 90, marks.width // 2, marks.height * 11 // 20)), "标记样张.png")
        save(side_by_side(table[:3], 900), "统计样张.png")


if __name__ == "__main__":
    main()
