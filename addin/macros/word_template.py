"""The file for Word: a template that Word loads by itself, its tab 党建台账 for every report."""

from __future__ import annotations

from pathlib import Path

from addin.macros import package, sources
from addin.macros.project import with_project
from addin.office.writing.safe_file import write_bytes
from addin.resources import DEFAULT_TEMPLATE, resource

WORD_ADDIN = "党建台账.dotm"

_ABOUT = "台账通：在 Word 的“党建台账”选项卡里更新数据、核对数据、校对、定稿"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument"
# What Word expects of every document beside its text; the report's template has them ready.
_LOOK = {
    "styles": ("styles.xml", f"{_TYPES}.wordprocessingml.styles+xml"),
    "settings": ("settings.xml", f"{_TYPES}.wordprocessingml.settings+xml"),
    "fontTable": ("fontTable.xml", f"{_TYPES}.wordprocessingml.fontTable+xml"),
    "theme": ("theme/theme1.xml", f"{_TYPES}.theme+xml"),
}
_OVERRIDES = "".join(
    f'<Override PartName="/word/{name}" ContentType="{kind}"/>' for name, kind in _LOOK.values()
)
_RELATIONS = "".join(
    f'<Relationship Id="{key}" Type="{_OFFICE}/{key}" Target="{name}"/>'
    for key, (name, _) in _LOOK.items()
)
_DOCUMENT = {
    package.CONTENT_TYPES: (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{package.DOCUMENT_TYPE}"/>'
        f"{_OVERRIDES}</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        f'<w:document xmlns:w="{_MAIN}"><w:body><w:p><w:r><w:t>{_ABOUT}</w:t></w:r></w:p>'
        "<w:sectPr/></w:body></w:document>"
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{_RELATIONS}</Relationships>'
    ),
}


def write_word_addin(path: Path) -> None:
    """Write the template: its tab works on whatever report is in front.

    The bytes depend on the sources only. A file in the way is replaced. Raises Refusal where the
    file cannot be written.
    """
    parts = {name: (_HEAD + xml).encode() for name, xml in _DOCUMENT.items()} | _look()
    parts = with_project(parts, sources.modules("word"), "word")
    parts = package.with_ribbon(parts, sources.ribbon("word"))
    write_bytes(path, package.packed(package.with_type(parts, package.TEMPLATE_TYPE)))


def _look() -> package.Parts:
    """Return styles, settings, fonts and theme, as the report's template has them."""
    template = package.read_parts(resource("templates", DEFAULT_TEMPLATE).read_bytes())
    return {f"word/{name}": template[f"word/{name}"] for name, _ in _LOOK.values()}
