"""Lines that only name somebody and a number, under one that says what is counted: 其中：."""

from __future__ import annotations

import re

from addin.report.prose import Paragraph

_LEADS = re.compile(
    r"(?:其中|分别[为是]|具体|如下|情况)[^。；;，,]{0,6}[：:]\s*$|[次场堂期][，,]?[：:]\s*$"
)
_LEADS_ON = re.compile(r"[：:]\s*$")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、]|首先|其次|再次|最后"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]|[①-⑩]|[·•●◆■-])"
)
_ITEM = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[）)、.．]|[①-⑩]|[·•●])?\s*"
    r"[^，,。；;：:\d]{2,20}(?:[：:]|为)?\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[次场堂期][；;。，,]?\s*"
)


def leads_to_items(paragraph: Paragraph) -> bool:
    """Whether a line ends where the lines behind it go on: 上半年主题党日17次，其中：."""
    return paragraph.cell is None and bool(_LEADS.search(paragraph.text))


def is_item(paragraph: Paragraph) -> bool:
    """Whether a line names somebody and how often, and nothing else: （1）机关党支部：5次；."""
    return paragraph.cell is None and bool(_ITEM.fullmatch(paragraph.text))


def leads_on(paragraph: Paragraph) -> bool:
    """Whether numbered paragraphs behind one go on with whom it names: 机关党支部问题较突出：."""
    return paragraph.cell is None and bool(_LEADS_ON.search(paragraph.text))


def is_numbered(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one of several under the same line: 一是讲课偏少。"""
    return paragraph.cell is None and bool(_NUMBERED.match(paragraph.text))
