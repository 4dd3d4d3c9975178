"""Whether a document was laid out at all: if not, that is said once and not forty times."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from addin.layout import aspects
from addin.layout.aspects import Deviation
from addin.layout.elements import BODY, Unit
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.layout.page_rules import is_page
from addin.proofreading.text_finding import Hit

_FEW = 1  # of the marks of a document that was laid out, so many may be missing


def not_laid_out(case: LayoutCase) -> Iterator[Hit]:
    """没有按公文格式排版。

    页面、正文的字体、字号、行距大多与公文格式不同，像是刚写好、还没有排版的稿子，所以不逐项列出。
    要逐项看，写明版式方案（--profile 国标）；要直接排好，另存一份（--fix-layout）。

    错：A4纸、Word默认的页边距，正文为五号等线、单倍行距
    对：版心156毫米×225毫米，正文为三号仿宋、固定值28.95磅
    """
    off = [name for name, right in _marks(case) if not right]
    if len(off) > _FEW:
        yield Hit(None, {"off": "、".join(off), "profile": case.profile.name})


def _marks(case: LayoutCase) -> Iterator[tuple[str, bool]]:
    """Yield what tells a document that was laid out, and whether it is as it should be."""
    if case.profile.page:
        yield "纸张和页边距", is_page(case.looks.pages[0], case.profile.page)
    body = case.of(BODY)
    if not body:
        return
    yield "正文的字体", _mostly(body, aspects.fonts)
    yield "正文的字号", _mostly(body, aspects.sizes)
    line = case.profile.line
    if line:
        page = case.looks.pages[0]
        yield "正文的行距", _mostly(body, lambda unit: aspects.pitch(unit, line, page))


def _mostly(units: tuple[Unit, ...], aspect: Callable[[Unit], Iterator[Deviation]]) -> bool:
    return 2 * sum(1 for unit in units if any(aspect(unit))) < len(units)


RULES = (
    LayoutRule(
        "Y000",
        "info",
        "没有按公文格式排版（{off}与“{profile}”不同）；加 --profile {profile} 逐项列出，加 --fix-layout 排好",
        not_laid_out,
    ),
)
