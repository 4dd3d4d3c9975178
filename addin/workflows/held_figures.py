"""Figures of a finished report that a template still holds: filling does not renew them."""

from __future__ import annotations

from pathlib import Path

from addin.office.word.word_file import WordFile, open_word

HELD = "模板里有填好的数据{}处（出自生成好的报告），再填写时这些不会变；请改成字段"
_CONTROL = b"<w:sdt"


def figures_held(template: Path | WordFile) -> int:
    """Return how many controls of ours a template's body has."""
    if isinstance(template, Path):
        with open_word(template) as file:
            return figures_held(file)
    if _CONTROL not in template.part(template.main):
        return 0
    from addin.office.word.body import read_body  # noqa: PLC0415 - few templates have controls
    from addin.workflows.finals import our_controls  # noqa: PLC0415

    is_ours = our_controls(template)
    return sum(1 for p in read_body(template) for c in p.controls if is_ours(c.key))
