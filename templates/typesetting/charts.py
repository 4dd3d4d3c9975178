"""Native charts: a frame in the text, and the part that Word draws; filling puts the numbers in."""

from __future__ import annotations

from lxml import etree

from typesetting.elements import OFFICE, REFERENCE, Element, paragraph, run, w

DRAWING = f"{OFFICE}/drawingml/2006"
CHART = f"{DRAWING}/chart"
PREFIXES = {"main": "a", "chart": "c", "wordprocessingDrawing": "wp"}  # as Word writes them
WIDTH, HEIGHT, TALL = 5_580_000, 2_700_000, 4_700_000  # English Metric Units
INK, FILL = "404040", "C00000"


def d(namespace: str, tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element of a drawing's namespace with plain attributes."""
    uri = f"{DRAWING}/{namespace}"
    element = etree.Element(f"{{{uri}}}{tag}", nsmap={PREFIXES[namespace]: uri})
    for name, value in attributes.items():
        element.set(name, str(value))
    element.extend(children)
    return element


def frame(style: str, name: str, number: int, lying: bool) -> Element:
    """Return the paragraph that holds a chart; ``name``: what the chart is called."""
    shown = d("chart", "chart")
    shown.set(f"{{{REFERENCE}}}id", f"chart{number}")
    inline = d(
        "wordprocessingDrawing",
        "inline",
        d("wordprocessingDrawing", "extent", cx=WIDTH, cy=TALL if lying else HEIGHT),
        d("wordprocessingDrawing", "docPr", id=number, name=f"图表{number}", descr=name),
        d("wordprocessingDrawing", "cNvGraphicFramePr"),
        d("main", "graphic", d("main", "graphicData", shown, uri=CHART)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return paragraph(style, run(w("drawing", inline)))


def chart(title: str, lying: bool) -> Element:
    """Return a chart of one series; ``lying``: its bars lie, for long names."""
    series = d(
        "chart",
        "ser",
        _val("idx", 0),
        _val("order", 0),
        d("chart", "tx", _texts("strRef", "Sheet1!$B$1", "strCache", ["次数"])),
        d("chart", "spPr", d("main", "solidFill", d("main", "srgbClr", val=FILL))),
        _val("invertIfNegative", 0),
        _labels(),
        d("chart", "cat", _texts("strRef", "Sheet1!$A$2:$A$2", "strCache", ["生成后显示"])),
        d("chart", "val", _texts("numRef", "Sheet1!$B$2:$B$2", "numCache", ["0"])),
    )
    bars = d(
        "chart",
        "barChart",
        _val("barDir", "bar" if lying else "col"),
        _val("grouping", "clustered"),
        _val("varyColors", 0),
        series,
        _val("gapWidth", 60),
        _val("axId", 111),
        _val("axId", 222),
    )
    plot = d("chart", "plotArea", d("chart", "layout"), bars, _names(lying), _numbers(lying))
    return d(
        "chart",
        "chartSpace",
        _val("roundedCorners", 0),
        d(
            "chart",
            "chart",
            _title(title),
            _val("autoTitleDeleted", 0),
            plot,
            _val("plotVisOnly", 1),
            _val("dispBlanksAs", "gap"),
        ),
        _font(1000),
    )


def _val(tag: str, value: str | int) -> Element:
    return d("chart", tag, val=value)


def _texts(kind: str, cells: str, cache: str, texts: list[str]) -> Element:
    points = [d("chart", "pt", _text("v", text), idx=n) for n, text in enumerate(texts)]
    form = [_text("formatCode", "General")] if cache == "numCache" else []
    return d(
        "chart",
        kind,
        _text("f", cells),
        d("chart", cache, *form, _val("ptCount", len(texts)), *points),
    )


def _text(tag: str, text: str) -> Element:
    element = d("chart", tag)
    element.text = text
    return element


def _labels() -> Element:
    shown = {"showLegendKey": 0, "showVal": 1, "showCatName": 0, "showSerName": 0}
    rest = {"showPercent": 0, "showBubbleSize": 0}
    return d("chart", "dLbls", *(_val(tag, value) for tag, value in {**shown, **rest}.items()))


def _title(text: str) -> Element:
    said = d("main", "t")
    said.text = text
    look = d(
        "main",
        "rPr",
        d("main", "latin", typeface="黑体"),
        d("main", "ea", typeface="黑体"),
        lang="zh-CN",
        sz=1200,
        b=0,
    )
    line = d("main", "p", d("main", "r", look, said))
    rich = d("chart", "rich", d("main", "bodyPr"), d("main", "lstStyle"), line)
    return d("chart", "title", d("chart", "tx", rich), _val("overlay", 0))


def _names(lying: bool) -> Element:
    """Return the axis of names; of lying bars upside down, so that the first is on top."""
    way = "maxMin" if lying else "minMax"
    return d(
        "chart",
        "catAx",
        _val("axId", 111),
        d("chart", "scaling", _val("orientation", way)),
        _val("delete", 0),
        _val("axPos", "l" if lying else "b"),
        _val("majorTickMark", "none"),
        _val("minorTickMark", "none"),
        _val("tickLblPos", "nextTo"),
        _val("crossAx", 222),
        _val("crosses", "autoZero"),
        _val("auto", 0),
        _val("lblAlgn", "ctr"),
        _val("lblOffset", 100),
        _val("tickLblSkip", 1),
        _val("noMultiLvlLbl", 1),
    )


def _numbers(lying: bool) -> Element:
    """Return the axis of numbers, which is not drawn: each bar bears its number."""
    return d(
        "chart",
        "valAx",
        _val("axId", 222),
        d("chart", "scaling", _val("orientation", "minMax"), _val("min", 0)),
        _val("delete", 1),
        _val("axPos", "b" if lying else "l"),
        d("chart", "numFmt", formatCode="General", sourceLinked=0),
        _val("majorTickMark", "none"),
        _val("minorTickMark", "none"),
        _val("tickLblPos", "nextTo"),
        _val("crossAx", 111),
        _val("crosses", "max" if lying else "autoZero"),
    )


def _font(size: int) -> Element:
    colour = d("main", "solidFill", d("main", "srgbClr", val=INK))
    look = d(
        "main",
        "defRPr",
        colour,
        d("main", "latin", typeface="仿宋"),
        d("main", "ea", typeface="仿宋"),
        sz=size,
    )
    line = d("main", "p", d("main", "pPr", look), d("main", "endParaRPr", lang="zh-CN"))
    return d("chart", "txPr", d("main", "bodyPr"), d("main", "lstStyle"), line)
