"""The parts put together into a .docx, the same bytes each time."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from typesetting.document import charts_of, document, footer
from typesetting.elements import OFFICE, REFERENCE, Element
from typesetting.styles import font_table, settings, styles
from typesetting.theme import theme

AUTHOR = "台账通"
CREATED = "2022-01-01T00:00:00Z"


PACKAGE = f"{OFFICE}/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FOOTER_TYPE = f"{WORD_TYPE}.footer+xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
# Part: relationship identifier, kind of relationship, type of content, element.
PARTS = {
    "word/styles.xml": ("styles", "styles", f"{WORD_TYPE}.styles+xml", styles),
    "word/settings.xml": ("settings", "settings", f"{WORD_TYPE}.settings+xml", settings),
    "word/fontTable.xml": ("fontTable", "fontTable", f"{WORD_TYPE}.fontTable+xml", font_table),
    "word/theme/theme1.xml": ("theme", "theme", THEME_TYPE, theme),
    "word/footer1.xml": ("odd", "footer", FOOTER_TYPE, lambda: footer("单页页码")),
    "word/footer2.xml": ("even", "footer", FOOTER_TYPE, lambda: footer("双页页码")),
}


def content_types(charts: int) -> str:
    """Return [Content_Types].xml."""
    package = "application/vnd.openxmlformats-package"
    kinds = {"word/document.xml": f"{WORD_TYPE}.document.main+xml"}
    kinds |= {part: content_type for part, (_, _, content_type, _) in PARTS.items()}
    kinds |= {f"word/charts/chart{n}.xml": CHART_TYPE for n in range(1, charts + 1)}
    kinds["docProps/core.xml"] = f"{package}.core-properties+xml"
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return a .rels part from identifiers, types and targets."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def package_relationships() -> str:
    """Return _rels/.rels."""
    return relationships(
        ("document", f"{REFERENCE}/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def document_relationships(charts: int) -> str:
    """Return word/_rels/document.xml.rels."""
    drawn = [
        (f"chart{n}", f"{REFERENCE}/chart", f"charts/chart{n}.xml") for n in range(1, charts + 1)
    ]
    return relationships(
        *(
            (name, f"{REFERENCE}/{kind}", part.removeprefix("word/"))
            for part, (name, kind, _, _) in PARTS.items()
        ),
        *drawn,
    )


def core_properties(title: str, category: str) -> str:
    """Return docProps/core.xml: a fixed author and date."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{CREATED}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    kind = f"<cp:category>{category}</cp:category>" if category else ""
    return (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>{dates}"
        f"<dc:language>zh-CN</dc:language>{kind}</cp:coreProperties>"
    )


def parts(prose: str, title: str, category: str) -> dict[str, str]:
    """Return every part of the file by its name, in the order of the zip."""
    charts = charts_of(prose)
    return {
        "[Content_Types].xml": content_types(len(charts)),
        "_rels/.rels": package_relationships(),
        "word/document.xml": written(document(prose)),
        "word/_rels/document.xml.rels": document_relationships(len(charts)),
        **{f"word/charts/chart{n}.xml": written(its) for n, its in enumerate(charts, 1)},
        **{name: written(make()) for name, (_, _, _, make) in PARTS.items()},
        "docProps/core.xml": core_properties(title, category),
    }


def written(root: Element) -> str:
    """Return an element as XML."""
    return etree.tostring(root, encoding="unicode")


def write(path: Path, prose: str, title: str, category: str = "") -> None:
    """Write the template, stored uncompressed: compressors differ from computer to computer."""
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in parts(prose, title, category).items():
            member = zipfile.ZipInfo(name)  # 1980-01-01, the zip format's first day
            member.create_system = 0
            package.writestr(member, DECLARATION + xml)
