"""Makes the handbook's pictures from the samples, as a clerk would see them.

``python docs/make_pictures.py`` needs LibreOffice, poppler, Xvfb and the extra ``docs``.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docx import Document
from PIL import Image, ImageGrab, ImageOps

from addin.cli import main as taizhang

# A report by hand, about the sample's ledger; two of its figures are not those of the ledger.
BY_HAND = (
    "2022年上半年机关党建工作小结",
    "一、抓实组织生活",
    "上半年，机关党支部召开党员大会6次、支委会6次，开展主题党日9次，上党课3次。各类活动的组织情况见下表。",
    "二、下一步打算",
    "坚持每月至少召开1次支委会，严格落实“三会一课”制度，不断提高组织生活质量。",
)
IN_ITS_TABLE = (
    ("活动类型", "次数", "参加人次"),
    ("党员大会", "6", "129"),
    ("主题党日", "8", "190"),
)
SCREEN = (1500, 1150)
WIDTH = 1500  # of the picture of forms
PAGE_OF_CHARTS = 3  # of the year's summary, from 0
PAGE = (200, 115, 1245, 640)  # of the screen: the top of the page, and the comments beside it

HERE = Path(__file__).parent
SAMPLES, TEMPLATES = HERE.parent / "samples", HERE.parent / "templates"
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


def stacked(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures below one another, all of the width of the widest."""
    width = max(p.width for p in pictures)
    scaled = [p.resize((width, round(p.height * width / p.width))) for p in pictures]
    sheet = Image.new("RGB", (width, sum(p.height + 12 for p in scaled) - 12), "white")
    top = 0
    for picture in scaled:
        sheet.paste(picture, (0, top))
        top += picture.height + 12
    return sheet


def trimmed(page: Image.Image) -> Image.Image:
    """Return a page without the blank around what is on it, nor its footer."""
    body = page.crop((0, 0, page.width, page.height * 9 // 10))
    box = ImageOps.invert(body.convert("L")).getbbox()
    return ImageOps.expand(body.crop(box), 10, "white") if box else body


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


def on_screen(document: Path) -> Image.Image:
    """Return what LibreOffice's window shows of a document: comments are in no printed page."""
    width, height = SCREEN
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout
    display = f":{server.stdout.readline().strip()}"
    profile = f"-env:UserInstallation=file://{document.parent}/screen"
    office = subprocess.Popen(
        ["soffice", profile, "--norestore", "--nologo", "--nodefault", document],
        env={**os.environ, "DISPLAY": display, "FONTCONFIG_FILE": str(FONTS)},
        start_new_session=True,
    )
    try:
        return _at_rest(display)
    finally:
        os.killpg(office.pid, signal.SIGTERM)
        office.wait()
        server.terminate()
        server.wait()


def _at_rest(display: str) -> Image.Image:
    """Return a screen once it shows something that no longer changes."""
    before, seen = None, 0
    for _ in range(60):
        time.sleep(1)
        now = ImageGrab.grab(xdisplay=display).convert("RGB")
        full = len(now.getcolors(1 << 20) or ()) > 200
        seen = seen + 1 if full and before and now.tobytes() == before.tobytes() else 0
        if seen == 3:
            return now
        before = now
    raise TimeoutError(display)


def by_hand(path: Path) -> Path:
    """Write the report by hand."""
    document = Document()
    for line in BY_HAND[:3]:
        document.add_paragraph(line)
    table = document.add_table(0, len(IN_ITS_TABLE[0]), "Table Grid")
    for row in IN_ITS_TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for line in BY_HAND[3:]:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def reading(folder: Path, button: Callable[[], None]) -> Image.Image:
    """Return sheets in forms of their own, and above the findings how each was read."""
    ledger = Path(shutil.copy(SAMPLES / "各式台账.xlsx", folder / "forms.xlsx"))
    sheets = [trimmed(p) for p in pages(ledger, 120)[:5]]
    found = trimmed(in_excel("各式台账.xlsx", button, "校验结果", folder, 120)[0])
    upper, lower = side_by_side(sheets[:3], 300), side_by_side(sheets[3:], 170)
    whole = stacked([upper, lower, ImageOps.expand(found, 1, "#b0b0b0")])
    return whole.resize((WIDTH, round(whole.height * WIDTH / whole.width)))


def of_templates(folder: Path) -> Image.Image:
    """Return a template beside what it becomes: a table of quarters, charts, minutes."""
    ledger, year, minutes = SAMPLES / "全套台账.xlsx", folder / "year.docx", folder / "minutes"
    asked = ["--period", "2022"]
    taizhang(["report", str(ledger), "-t", "年度工作总结", *asked, "-o", str(year)])
    taizhang(["report", str(ledger), "-t", "活动记录", "--each", "-o", str(minutes)])
    template = pages(Path(shutil.copy(TEMPLATES / "活动明细表.docx", folder / "t.docx")))[0]
    charts = pages(year)[PAGE_OF_CHARTS]
    return side_by_side([template, charts, pages(sorted(minutes.iterdir())[2])[0]], 620)


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
        marked = folder / "marked.docx"
        written = by_hand(folder / "小结.docx")
        taizhang(["audit", str(written), str(SAMPLES / "活动台账.xlsx"), "-o", str(marked)])
        save(on_screen(marked).crop(PAGE), "核对样张.png")
        save(of_templates(folder), "模板样张.png")
        save(reading(folder, ribbon.check), "读取样张.png")


if __name__ == "__main__":
    main()
