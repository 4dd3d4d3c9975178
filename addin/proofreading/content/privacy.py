"""What must not stand in a report that is sent: numbers that belong to persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.checks.finding import Severity
from addin.ledger.values.identity_numbers import check_digit
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import clause, each, matched
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.document.title_kinds import tells
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.report.prose import Stretch

_IDENTITY = pattern(
    r"(?<![\dA-Za-z])(?:[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])"
)
_SAID_TO_BE = pattern(r"身份证(?:号码?|号)?[:：为是]?\s*(?P<n>\d[\dXx*\s]{5,20})")
_MOBILE = pattern(r"(?<![\dA-Za-z.])1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}(?![\d.])")
_CARD = pattern(
    r"(?<![\d.])[3-6]\d{3}(?:[\s\-]?\d{4}){2}[\s\-]?\d{3,4}(?:[\s\-]?\d{1,3})?(?![\d.])"
)
_ACCOUNT = pattern(r"卡号|账号|帐号|账户|帐户|银行卡|打入|汇入|交至|转入")
_PAY = pattern(
    r"(?:月?工资(?:收入|基数)?|月薪|薪酬|年薪|绩效(?:工资|奖金)?|月收入|党费(?:计算|交纳|缴纳)?基数|计算基数|津贴|奖金)"
    r"(?:为|是|约|共|计)?[:：]?\s*(?P<sum>\d{3,6}(?:[.,]\d+)*\s*元)"
)
_OF_MANY = pattern(
    r"人均|农民工|拖欠|追讨|追回|补发|总额|共计|合计|发放|支付|增加|增长|平均|最低|标准|兑现"
)


_LANDLINE = pattern(
    r"(?<![\d.\-—/])(?:[（(]0\d{2,3}[）)][ ]?|0\d{2,3}[-—－–～ ]{1,2})[2-8]\d{6,7}(?![\d.])"
)
_MAIL = Seldom(
    r"(?a)(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[A-Za-z]{2,10}){1,3}(?![\w@])", needed="@"
)
_AT_HOME = pattern(r"家庭电话|家中电话|住宅电话|宅电|家里电话|住宅")
_OFFICIAL = pattern(
    r"举报|监督|咨询|值班|服务|热线|办公|传真|公开电话|联系人|受理|报名|投诉|报送|官方|公布"
)
_LABELLED = pattern(
    r"电话|手机|邮箱|邮件|信箱|发[送至到]|Email|E-mail|email|e-mail|联系|、|，|；|\d[）)]?\s*$"
)
_OF_A_BODY = pattern(
    r"(?:办公室|办公厅|[组局处部科委院会站所队厅馆社]|中心|人才办|党办|公司|学校|支部|党委)[^，。；：]{0,8}?(?:[:：（(]|电话[:：]?)\s*(?:\S{0,2}电话[:：])?$"
    r"|(?:值班|举报|监督|热线|服务|咨询|受理|信访|投诉|办公|报名)(?:手机|电话|短信|号码|专线)[^，。；：]{0,6}[:：为是]?\s*$"
    r"|接收短信[^，。；：]{0,6}[:：]?\s*$"
)
_LABEL = 16  # characters in which a label stands before a number
_HOME = Seldom(
    r"(?:家住|现住|住在|居住(?:在|于|地[址点]?[:：]?)|(?:家庭|现|户籍|常住)(?:住址|地址)[:：为是]?|住址[:：为是]?)"
    r"(?P<address>(?:(?![单位公司局办厅院])[\u4e00-\u9fff\d]){2,24}?(?:\d{1,4}(?:号楼|号院|号|栋|幢|单元|室|组\d{1,3}号))(?:\d{1,4}(?:号楼|号|栋|幢|单元|室|楼)?){0,4})"
    r"|(?<=[\u4e00-\u9fff]{2})(?P<address1>(?:小区|花园|苑|新村|家园|公寓)\d{1,3}(?:栋|幢|号楼|座)(?:\d单元)?\d{2,4}(?:室|号)?)",
    needed=(
        "家住",
        "现住",
        "住在",
        "居住",
        "住址",
        "地址",
        "小区",
        "花园",
        "苑",
        "新村",
        "家园",
        "公寓",
    ),
)


def identity_numbers(case: Case) -> Iterator[Hit]:
    """文中有身份证号。

    身份证号是个人信息，不写进上报、公开的材料。

    错：张某（身份证号：11010519491231002X）按期转正
    对：张某按期转正
    """
    for part in case.structure.written:
        found = {m.span(): _is_valid(m.group()) for m in _IDENTITY.finditer(part.text)}
        told = {m.span("n") for m in _SAID_TO_BE.finditer(part.text)}
        for start, end in sorted(
            {*found, *(t for t in told if not any(a <= t[0] < b for a, b in found))}
        ):
            sure = found.get((start, end), True)
            place = Stretch(part.number, start, end)
            yield Hit(place, severity=None if sure else "warning", private=True)


def _is_valid(number: str) -> bool:
    return check_digit(number[:17]) == number[17].upper()


def telephone_numbers(case: Case) -> Iterator[Hit]:
    """文中有手机号码。

    个人手机号不写进正文；确需联系方式的，写在附注里，用办公电话。

    错：联系李某，电话13812345678
    对：（联系人：局办公室；电话：0871—65550000）
    """
    for part, m in each(_MOBILE, case.structure.written):
        if part.role is not Role.IMPRINT or tells(case.structure.title):
            before = part.text[max(0, m.start() - 2 * _LABEL) : m.start()]
            if _OF_A_BODY.search(before):
                continue
            severity: Severity | None = "warning" if _is_for_contact(case, part, before) else None
            yield Hit(matched(part, m), severity=severity, private=True)


def bank_cards(case: Case) -> Iterator[Hit]:
    """文中有银行卡号。

    银行卡号是个人信息，不写进上报、公开的材料。

    错：补助打入6222020200112230000账户
    对：补助已打入本人账户
    """
    for part, m in each(_CARD, case.structure.written):
        digits = re.sub(r"\D", "", m.group())
        named = _ACCOUNT.search(part.text[max(0, m.start() - 12) : m.end() + 6])
        if 15 < len(digits) < 20 and (_luhn(digits) or named) and not _IDENTITY.fullmatch(digits):
            yield Hit(matched(part, m), private=True)


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def pay(case: Case) -> Iterator[Hit]:
    """文中有个人的工资、薪酬。

    个人的工资和党费计算基数不写进上报材料，只写合计。

    错：王某月工资6500元，每月交党费65元
    对：党费按月足额收缴，上半年共收缴12340元
    """
    for part, m in each(_PAY, case.structure.written):
        if not _OF_MANY.search(clause(part.text, m.start(), m.end())):
            yield Hit(matched(part, m, "sum"), private=True)


def landlines(case: Case) -> Iterator[Hit]:
    """文中有固定电话号码。

    家里的电话不写进材料；办公电话写在附注的联系人后面，正文里不写。通知、公告里公布的咨询、监督电话不在此列。

    错：张某（0851—82345678）
    对：（联系人：局办公室；电话：0851—65550000）
    """
    for part, m in each(_LANDLINE, case.structure.written):
        before = part.text[max(0, m.start() - _LABEL) : m.start()]
        at_home = bool(_AT_HOME.search(before))
        if at_home or not _is_for_contact(case, part, before):
            severity: Severity | None = "error" if at_home else None
            yield Hit(matched(part, m), severity=severity, private=True)


def mail_addresses(case: Case) -> Iterator[Hit]:
    """文中有电子邮箱地址。

    个人的邮箱不写进材料；要留联系方式的，写在附注里，用单位的邮箱。

    错：材料已发李某邮箱（lisi2023@example.com）
    对：材料已报送
    """
    for part, m in each(_MAIL, case.structure.written):
        before = part.text[max(0, m.start() - _LABEL) : m.start()]
        if not _is_for_contact(case, part, before):
            yield Hit(matched(part, m), private=True)


def _is_for_contact(case: Case, part: Part, before: str) -> bool:
    """Whether an address or number is one that the document gives for contact."""
    if _OF_A_BODY.search(before):
        return True
    notice = not tells(case.structure.title)
    labelled = notice and _LABELLED.search(before)
    return part.role in (Role.IMPRINT, Role.ANNEX, Role.TABLE) or bool(
        _OFFICIAL.search(before) or labelled
    )


def home_addresses(case: Case) -> Iterator[Hit]:
    """文中有个人的住址。

    写到门牌、楼栋、房号的住址是个人信息，写到乡镇、社区就够了。

    错：走访困难党员张某（家住城关镇人民路25号3栋402室）
    对：走访城关镇困难党员张某
    """
    for part, m in each(_HOME, case.structure.written):
        yield Hit(matched(part, m, "address" if m["address"] else "address1"), private=True)


RULES = (
    TextRule("W410", "error", "这里有身份证号，报送前删去", identity_numbers, PRACTICE),
    TextRule("W411", "error", "这里有手机号码，报送前删去", telephone_numbers, PRACTICE),
    TextRule("W412", "error", "这里有银行卡号，报送前删去", bank_cards, PRACTICE),
    TextRule("W414", "warning", "这里有固定电话号码，报送前删去", landlines, PRACTICE),
    TextRule("W415", "warning", "这里有电子邮箱地址，报送前删去", mail_addresses, PRACTICE),
    TextRule("W416", "warning", "这里有住址的门牌或房号，报送前删去", home_addresses, PRACTICE),
    TextRule("W413", "error", "这里有个人的工资数，报送前删去", pay, PRACTICE),
)
