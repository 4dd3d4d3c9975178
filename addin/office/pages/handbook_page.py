"""The handbook as a page that the browser shows, without any network."""

from __future__ import annotations

from pathlib import Path

from addin.office.writing.safe_file import write_bytes
from addin.resources import resource

HANDBOOK = "使用手册.md"
_LOOKS = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;line-height:1.8;"
    "font-family:'Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:#262626}"
    "table{border-collapse:collapse}td,th{border:1px solid #bfbfbf;padding:.3em .6em}"
    "img{max-width:100%;border:1px solid #bfbfbf}code{background:#f2f2f2;padding:0 .2em}"
    "h1,h2,h3{color:#2f4b6e}"
)


def handbook_page() -> str:
    """Return the handbook as HTML; its pictures and links lead to the files beside it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only the help pays for it

    source = resource("docs", HANDBOOK)
    text = source.read_text(encoding="utf-8")
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    base = f'<base href="{source.parent.resolve().as_uri()}/">'
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">{base}'
        f"<title>台账通使用手册</title><style>{_LOOKS}</style></head><body>{body}</body></html>"
    )


def write_handbook(path: Path) -> None:
    """Write the handbook as one HTML file, replacing an older one of ours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, handbook_page().encode())
