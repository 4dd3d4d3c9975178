"""Notes in a cell of a crosstab: nothing was held, it is not clear what was, or how often."""

from __future__ import annotations

import re

from addin.ledger.grid import Value
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled, shown

_TICK = "√✓✔☑"
_MARKS = f"{_TICK}●★"
_TICKS = {*_MARKS, "有", "是", "已开", "已开展", "已召开", "完成", "已完成"}
_SAID = rf"[^\d{_TICK}]"
_MONTH = (
    r"(?:[上下本当次]|\d{1,2}|[一二三四五六七八九十]{1,2}|[上下]?[一二三四1-4]?季度?)个?"
    r"(?:月份?|次|期|季度?)?"
)
_FEAST = r"(?:元旦|春节|元宵|清明|五一|劳动节|端午|中秋|国庆|双节|寒暑|寒|暑|年|长)"
_OFF = (
    r"(?:(?:已|均|现)?(?:暂停|停开|停办|停止|停[课会]|取消|暂缓)|停|免开|未(?:能|按期|如期)?[召]?开(?:展|会|成)?"
    r"|没有?开(?:展|会|成)?|缺开|(?<!离)不[召]?开(?:展|会)?)(?:[1一本]次|[召]?开展?|会议|活动)?"
)
_FIRST_MEANT = (
    r"\(?原(?:定|计划|拟|安排)(?:于|在)?[\d月日号.上下午晚:]{1,10}(?:召开|开展|举行|开)?\)?"
)
_NOT_HELD = pattern(
    r"[×✗✘xX○□0零]次?|否|没有?|免|缺|空|春节|国庆|元旦|过年|休|休息|轮空|暂?无此项|不(?:适用|要求|需要|涉及)|未到"
    r"|(?:本月|当月|本季度?|暂)无|待(?:召开|开展|举行|举办|开|办|定)?|筹备中?|草稿"
    rf"|(?:暂停|延期|推迟|顺延|停开|不需|无需|空缺){_SAID}{{0,12}}"
    rf"|{_SAID}{{0,20}}(?:未|没有?|不)(?:能|再|予|按期|如期)?(?:召开|开展|举行|举办|进行|组织|安排|落实|完成)"
    rf"(?:[,。(]{_SAID}{{0,16}})?|未(?!来|成年|雨).{{0,6}}"
    rf"|(?:\d{{1,2}}[日号][,:]?)?\(?{_SAID}{{0,20}}?{_OFF}\)?(?:[,。(;:]{_SAID}{{0,16}})?"
    rf"|(?:学校|学生|师生|集体|全[校体员])?{_FEAST}?(?:放|休)?{_FEAST}?(?:假期?|假日|休息)(?:期间|放假|休假|休息)?"
    rf"|(?:{_SAID}{{0,12}}[,;、])?(?:已|并)?(?:[与和同跟并](?![^,;。]{{0,4}}组){_MONTH}{_SAID}{{0,8}}?(?:合并|一并|一起|合[开办]|同开|同[时日])"
    rf"|(?:合?并|合[开办])(?:到|至|入|在|于|进){_MONTH}){_SAID}{{0,8}}"
    rf"|[-—–/\\×无]+\({_SAID}{{0,16}}\)"
    rf"|{_SAID}{{0,20}}?{_OFF}[,;]?{_FIRST_MEANT}|{_FIRST_MEANT}[,;]{_SAID}{{0,20}}?{_OFF}"
)
_PLANNED = pattern(
    r"(?:拟|计划|预计|预定|拟定|暂定)(?:于|在)?[\d月日号.]{1,8}(?:份|[上中下]旬|底|初)?(?:召开|开展|举行|举办|再?开|进行|补)?"
    r"|[\d月日号.]{1,8}\((?:计划|拟|预计|待开|待定)\)"
)
_INSTEAD = pattern(r"[线网]上|视频|微信|自学|改为|改成|转为|代替|替代|补[开课办]")
_UNCLEAR = pattern(
    r"(?:详?见|另见|参见)(?:附|会议|记录|台[账帐]|备注|[上下后另]|.{0,4}[表册页本])\D{0,8}|附后|另附\D{0,6}"
    r"|同(?:[上左前]|\d{1,2}月|\D{0,6}(?:会|日|课))|补[开课办会]?|[?]+|.{0,4}合?并[到至入在].{1,10}"
    r"|.{0,16}(?:推迟|延期|延后|延迟|顺延|改期|改[到至为在]|改(?=\d)|[调移][整]?[到至]|→|->)[到至为在]?"
    r"\d{1,2}[日号月.].{0,10}"
    rf"|[{_TICK}]\(?\d{{1,2}}\)?|\d{{1,2}}[{_TICK}]"
    rf"|\d{{1,2}}[日号]?(?:[{_TICK}]{{2,}}|[×✗✘])|[{_TICK}]{{2,}}\d{{1,2}}[日号]?"
)
_SEVERAL = pattern(rf"([{_MARKS}])(?:[、,;/+]?\1)+")
_TIMES = pattern(
    rf"[{_TICK}](?:\(?[共]?(?P<a>[2-9]|[二两三四五六])次\)?|[×xX*](?P<b>[2-9]))|[共]?(?P<c>[2-9]|[二两三四五六])次[{_TICK}]"
)
_HOW_OFTEN = pattern(r"[共开]?(\d|[一二两三四五六七八九])次")


def is_tick(value: str) -> bool:
    """Return whether a cell says that something was held, and no more."""
    return folded(value) in _TICKS


def says_none(value: Value) -> bool:
    """Return whether a cell says that nothing was held: blank, —, 无, ×, 暑假, 因疫情未召开."""
    if is_unfilled(value) or value == 0:
        return True
    if not isinstance(value, str):
        return False
    text = folded(value)
    off = _NOT_HELD.fullmatch(text) or _PLANNED.fullmatch(text)
    return off is not None and _INSTEAD.search(text) is None


def is_unclear(text: str) -> bool:
    """Return whether a note does not say what was held: 见附件, 推迟到5日, √（停开）."""
    plain = folded(text)
    if _UNCLEAR.fullmatch(plain):
        return True
    rest = plain.strip(_TICK)
    return rest != plain and bool(rest) and says_none(re.sub(r"^\((.*)\)$", r"\1", rest))


def ticks(value: str) -> int:
    """Return how often a cell is ticked: √ once, √√ and √（2次） twice; 0 where it is not."""
    text = folded(value)
    if text in _TICKS:
        return 1
    if _SEVERAL.fullmatch(text):
        return text.count(text[0])
    m = _TIMES.fullmatch(text)
    return _figure(m["a"] or m["b"] or m["c"]) if m else 0


def is_ticked(text: str) -> bool:
    """Return whether a tick stands before or behind what a cell says: √（线上）."""
    plain = folded(text)
    return bool(plain) and (plain[0] in _TICK or plain[-1] in _TICK)


def how_often(value: Value) -> int:
    """Return the number in 2次; 0 where a cell says anything else."""
    m = _HOW_OFTEN.fullmatch(folded(shown(value)))
    return _figure(m[1]) if m else 0


def _figure(text: str) -> int:
    return int(text) if text.isdigit() else from_han(text.replace("两", "二")) or 0
