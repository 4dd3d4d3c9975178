"""Makes the handbook's pictures from the samples, as a clerk would see them.

``python docs/make_pictures.py`` needs LibreOffice, poppler and the extra ``docs``.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
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


def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report, findings, statistics = (folder / n for n in ("r.docx", "f.xlsx", "s.xlsx"))
        taizhang(["report", str(SAMPLES / "活动台账.xlsx"), "-o", str(report)])
        taizhang(["check", str(SAMPLES / "问题台账.xlsx"), "-o", str(findings)])
        taizhang(["tally", str(SAMPLES / "活动台账.xlsx"), "-o", str(statistics)])
        text, table = pages(report), pages(statistics)
        save(side_by_side([table[0], table[1], text[0], text[2]], 620), "样张.png")
        save(pages(findings)[0], "校验结果样张.png")
        save(side_by_side(table[:3], 900), "统计样张.png")


if __name__ == "__main__":
    main()
