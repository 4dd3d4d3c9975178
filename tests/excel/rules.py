"""Data validation and conditional formats."""

# ruff: noqa: N802, N803  (capitalised names are Excel's own)

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .com import Collection, ComObject, refused
from .geometry import PROTECTED
from .looks import AUTOMATIC, NONE, to_rgb

if TYPE_CHECKING:
    from .ranges import Range

AND, OR, VALUES = 1, 2, 7


def kept(name: str, kind: Callable[[Any], Any] = lambda value: value) -> property:
    """A property kept in the rule's own dictionary under `name`."""

    def read(self: Any) -> Any:
        return self._rule()[name]

    def write(self: Any, value: Any) -> None:
        self._rule()[name] = kind(value)

    return property(read, write)


class Validation(ComObject):
    """The validation of a range; reading one where there is none is refused."""

    def __init__(self, of: Range) -> None:
        super().__init__(of._calls)
        self._range = of

    def _rules(self) -> list[dict[str, Any]]:
        mine = self._range.area
        return [r for r in self._range.state.validations if any(a.meet(mine) for a in r["areas"])]

    def _rule(self) -> dict[str, Any]:
        mine = self._range.area
        rules = self._rules()
        if len(rules) != 1 or not any(a.meet(mine) == mine for a in rules[0]["areas"]):
            raise refused("应用程序定义或对象定义错误")
        return rules[0]

    Type = kept("type", int)
    Operator = kept("operator", int)
    Formula1 = kept("formula1", str)
    Formula2 = kept("formula2", str)
    AlertStyle = kept("alert", int)
    IgnoreBlank = kept("ignore_blank", bool)
    InCellDropdown = kept("dropdown", bool)
    InputTitle = kept("input_title", str)
    InputMessage = kept("input_message", str)
    ErrorTitle = kept("error_title", str)
    ErrorMessage = kept("error_message", str)
    ShowInput = kept("show_input", bool)
    ShowError = kept("show_error", bool)

    def Add(
        self,
        Type: int,
        AlertStyle: int = 1,
        Operator: int = 1,
        Formula1: Any = None,
        Formula2: Any = None,
    ) -> None:
        self._may()
        if self._rules():
            raise refused("应用程序定义或对象定义错误")
        if isinstance(Formula1, str) and len(Formula1) > 255:
            raise refused("应用程序定义或对象定义错误")
        rule = {
            "areas": list(self._range.areas),
            "type": Type,
            "operator": Operator,
            "formula1": "" if Formula1 is None else str(Formula1),
            "formula2": "" if Formula2 is None else str(Formula2),
            "alert": AlertStyle,
            "ignore_blank": True,
            "dropdown": True,
            "show_input": True,
            "show_error": True,
        }
        texts = ("input_title", "input_message", "error_title", "error_message")
        self._range.state.validations.append({**rule, **dict.fromkeys(texts, "")})

    def Modify(self, Type: int, **changes: Any) -> None:
        self.Delete()
        self.Add(Type, **changes)

    def Delete(self) -> None:
        self._may()
        state, mine = self._range.state, self._range.area
        for rule in self._rules():
            inside = [a for a in rule["areas"] if a.meet(mine) == a]
            rule["areas"] = [a for a in rule["areas"] if a not in inside]
            if any(a.meet(mine) for a in rule["areas"]):
                raise NotImplementedError("Validation.Delete on part of an area")
        state.validations = [rule for rule in state.validations if rule["areas"]]

    def _may(self) -> None:
        if self._range._sheet.is_guarded():
            raise refused(PROTECTED)


class FormatConditions(Collection):
    """The conditional formats of a range, first priority first."""

    def __init__(self, of: Range) -> None:
        super().__init__(of._calls, of)

    def _rules(self) -> list[dict[str, Any]]:
        mine, rules = self._parent.area, self._parent.state.conditions
        return [rule for rule in rules if any(area.meet(mine) for area in rule["areas"])]

    def _members(self) -> list[FormatCondition]:
        return [FormatCondition(self._parent, rule) for rule in self._rules()]

    def Add(
        self, Type: int, Operator: int = 3, Formula1: Any = None, Formula2: Any = None
    ) -> FormatCondition:
        if self._parent._sheet.is_guarded():
            raise refused(PROTECTED)
        if Type not in (1, 2):
            raise NotImplementedError(f"FormatConditions.Add(Type={Type})")
        rule = {
            "areas": list(self._parent.areas),
            "type": Type,
            "operator": Operator,
            "formula1": _as_formula(Formula1),
            "formula2": _as_formula(Formula2),
            "stop": True,
            "fill": None,
            "color": None,
            "bold": None,
            "italic": None,
        }
        self._parent.state.conditions.append(rule)
        return FormatCondition(self._parent, rule)

    def Delete(self) -> None:
        gone = self._rules()
        state = self._parent.state
        state.conditions = [rule for rule in state.conditions if rule not in gone]


def _as_formula(value: Any) -> str | None:
    if value is None:
        return None
    return value if isinstance(value, str) and value.startswith("=") else f"={value}"


class FormatCondition(ComObject):
    def __init__(self, of: Range, rule: dict[str, Any]) -> None:
        super().__init__(of._calls)
        self._range, self._kept = of, rule

    def _rule(self) -> dict[str, Any]:
        return self._kept

    Type = kept("type")
    Operator = kept("operator")
    Formula1 = kept("formula1")
    Formula2 = kept("formula2")
    StopIfTrue = kept("stop", bool)

    @property
    def AppliesTo(self) -> Range:
        return self._range._new(self._kept["areas"])

    @property
    def Interior(self) -> Painted:
        return Painted(self._calls, self._kept, "fill")

    @property
    def Font(self) -> Painted:
        return Painted(self._calls, self._kept, "color")

    def Modify(
        self, Type: int, Operator: int = 3, Formula1: Any = None, Formula2: Any = None
    ) -> None:
        texts = {"formula1": _as_formula(Formula1), "formula2": _as_formula(Formula2)}
        self._kept.update(type=Type, operator=Operator, **texts)

    def SetFirstPriority(self) -> None:
        rules = self._range.state.conditions
        rules.remove(self._kept)
        rules.insert(0, self._kept)

    def Delete(self) -> None:
        self._range.state.conditions.remove(self._kept)


class Painted(ComObject):
    """The fill or font of a conditional format."""

    def __init__(self, calls: Any, rule: dict[str, Any], key: str) -> None:
        super().__init__(calls)
        self._kept, self._name = rule, key

    def _rule(self) -> dict[str, Any]:
        return self._kept

    Bold = kept("bold")
    Italic = kept("italic")

    @property
    def ColorIndex(self) -> int:
        if self._kept[self._name] is not None:
            return 3
        return NONE if self._name == "fill" else AUTOMATIC

    @property
    def Color(self) -> float | None:
        color = self._kept[self._name]
        return None if color is None else float(to_rgb(color))

    @Color.setter
    def Color(self, value: float) -> None:
        self._kept[self._name] = to_rgb(value)
