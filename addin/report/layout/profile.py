"""What a layout is to be: page, lines, page numbers, and the form of every element."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from addin.report.layout.sizes import points_of

ELEMENTS = (
    "标题",
    "主送机关",
    "正文",
    "一级标题",
    "二级标题",
    "三级标题",
    "四级标题",
    "附件说明",
    "署名",
    "成文日期",
    "附件标识",
    "附件标题",
    "抄送",
    "印发",
)
LEVELS = ELEMENTS[3:7]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _sized(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError("要写成“三号”或磅数，如16")  # noqa: TRY004 - pydantic hears this one only
    points = points_of(value)
    if points is None:
        raise ValueError(f"不认识字号“{value}”，请写“三号”“小四”或磅数，如16")
    return points


_Fonts = Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
_Size = Annotated[float, BeforeValidator(_sized), Field(gt=0, le=200)]
_Millimetres = Annotated[float, Field(ge=0, le=1000)]
_Characters = Annotated[float, Field(ge=-20, le=40)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Page(_Part):
    """The page, in millimetres: paper, margins and how far they may be off, lines × characters."""

    paper: tuple[_Millimetres, _Millimetres] = Field(alias="纸张")
    top: _Millimetres = Field(alias="上边距")
    bottom: _Millimetres = Field(alias="下边距")
    left: _Millimetres = Field(alias="左边距")
    right: _Millimetres = Field(alias="右边距")
    tolerance: Annotated[float, Field(ge=0, le=20)] = Field(1, alias="误差")
    lines: Annotated[int, Field(gt=0, le=100)] | None = Field(None, alias="每页行数")
    characters: Annotated[int, Field(gt=0, le=100)] | None = Field(None, alias="每行字数")


class LinePitch(_Part):
    """The fixed distance of lines in points: from, to, and what it is put right to.

    ``tighten``: the points between letters that go with it, so that a line holds its characters.
    """

    least: Annotated[float, Field(gt=0, le=200)] = Field(alias="最小")
    most: Annotated[float, Field(gt=0, le=200)] = Field(alias="最大")
    right: Annotated[float, Field(gt=0, le=200)] = Field(alias="改为")
    tighten: Annotated[float, Field(ge=-5, le=5)] = Field(0, alias="字距")


class NumberForm(_Part):
    """The page number: its font and size, its words, and on which side of the page it stands."""

    fonts: _Fonts = Field(alias="字体")
    points: _Size = Field(alias="字号")
    words: str = Field(alias="样式", pattern=r"^[^1]*1[^1]*$")
    place: Literal["单右双左", "居中", "居右"] = Field(alias="位置")
    blank: _Characters = Field(0, alias="空字")


class Form(_Part):
    """How an element of a document is set; what is None is left free.

    ``latin``: the font of digits and Western letters. Indents are in characters. ``pitched``:
    lines are at the profile's distance. ``spaced``: no space before or behind the paragraph.
    """

    fonts: _Fonts | None = Field(None, alias="字体")
    latin: _Fonts | None = Field(None, alias="西文字体")
    points: _Size | None = Field(None, alias="字号")
    bold: bool | None = Field(None, alias="加粗")
    align: Literal["居中", "左", "右"] | None = Field(None, alias="对齐")
    first: _Characters | None = Field(None, alias="首行缩进")
    left: _Characters | None = Field(None, alias="左空")
    right: _Characters | None = Field(None, alias="右空")
    pitched: bool = Field(False, alias="固定行距")
    spaced: bool = Field(False, alias="段间不空")


class Profile(_Part):
    """A layout to measure against; an element that has no form is not judged.

    ``checked``: its values were read in the standard's own words.
    """

    name: str = Field(alias="名称", min_length=1)
    basis: str = Field("", alias="依据")
    checked: bool = Field(True, alias="原文已核对")
    page: Page | None = Field(None, alias="页面")
    line: LinePitch | None = Field(None, alias="行距")
    number: NumberForm | None = Field(None, alias="页码")
    elements: dict[Literal[ELEMENTS], Form] = Field(alias="要素", default_factory=dict)  # type: ignore[valid-type]

    def form(self, element: str) -> Form | None:
        """Return how an element is set."""
        return self.elements.get(element)
