"""What must never leave the program: who talked with whom and of what, identity numbers, bases of dues.

A ledger full of such things, and of mistakes in them, is put through every door; all that comes
out is searched.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from addin.cli import main
from addin.excel.log import write_down
from addin.ledger.catalogue import catalogue
from addin.ledger.values.identity_numbers import unidentified
from addin.sheets.talks.record import TALKS
from conftest import WriteBook
from ledgers import ledger

TALKER, TALKED, CONTENT = "欧阳秘言", "司徒隐名", "家中债务纠纷"
IDENTITY, WRONG_IDENTITY = "11010519491231002X", "110105194912310021"
NUMBER = "志愿书000417"
BASE, WRONG_BASE = "7654.32", "六千五百四十三点二"
SECRETS = (
    *(TALKER, TALKED, CONTENT, IDENTITY, "19491231", "194912310021", NUMBER),
    *(BASE, "7654", WRONG_BASE),
)

SHEETS = {
    "活动台账": "日期|活动类型|主题|主持人|应到人数|实到人数|参加人员\n2022年3月3日|主题党日|学习|张三|2|2|全体党员",
    "党员名册": "姓名|党员类别|入党日期|转正日期|身份证号|出生日期\n"
    f"张三|正式党员|2010-7-1|2011-7-1|{IDENTITY}|1950-1-1\n"
    f"李四|正式党员|2010-7-1|2011-7-1|{WRONG_IDENTITY}|1949-12-31\n"
    f"王五|正式党员|2010-7-1|2011-7-1|{IDENTITY}|1949-12-31",
    "谈心谈话": "日期|谈话人|谈话对象|类别|主要内容\n"
    f"2022年3月9日|{TALKER}|{TALKED}、{TALKED}|提醒谈话|{CONTENT}\n"
    f"2022年2月30日|{TALKER}、{TALKED}等3人|各支部{TALKED}|私下谈|{CONTENT}\n"
    f"2022年3月10日||{TALKED}/{CONTENT}|党员之间|",
    "发展党员": f"姓名|当前阶段|申请书日期|志愿书编号\n陈晨|申请人|2022-3-1|{NUMBER}",
    "党费收缴": "姓名|年月|党费类别|计算基数|比例|应缴|实缴\n"
    f"张三|2022年1月|在职|{BASE}|0.5%|38.27|30.00\n张三|2022年2月|在职|{WRONG_BASE}|{BASE}|{BASE}元多|",
    "参数": "键|值\n单位全称|中共石桥镇委员会\n主送机关|中共青岚县委\n报告期起|2022-01-01\n报告期止|2022-12-31\n成文日期|2023-01-05",
}


@pytest.fixture
def path(book: WriteBook) -> Path:
    return book(**SHEETS)


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def text_of(package: Path) -> str:
    with zipfile.ZipFile(package) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize(
    "command",
    [["check"], ["check", "--json"], ["tally"], ["tally", "--json"]],
    ids=" ".join,
)
def test_on_the_screen_and_to_machines(
    path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([command[0], str(path), *command[1:]])
    out, err = capsys.readouterr()
    assert "谈心谈话" in out
    assert secrets_in(out + err) == []


@pytest.mark.parametrize(
    ("command", "file"),
    [("check", "校验.xlsx"), ("tally", "统计.xlsx"), ("due", "待办.xlsx"), ("report", "汇报.docx")],
)
def test_in_files(path: Path, command: str, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    output = path.with_name(file)
    assert main([command, str(path), "-o", str(output)]) in (0, 1)
    assert secrets_in(text_of(output)) == []
    assert secrets_in("".join(capsys.readouterr())) == []


def test_of_talks_that_stand_among_the_activities(
    book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(
        活动台账="日期|活动类型|主题|主持人|实到人数|参加人员\n"
        f"2022年3月3日|谈心谈话|{CONTENT}|{TALKER}|2|{TALKED}\n"
        f"2022年3月9日|谈心谈话|{CONTENT}|{TALKER}|2|{TALKED}、{TALKED}、各支部{TALKED}\n"
        f"2022年3月9日|谈心谈话|{CONTENT}|{TALKER}{TALKER}|2|{TALKED}、{TALKED}",
        党员名册=SHEETS["党员名册"],
    )
    main(["check", str(path), "--period", "2022H1"])
    assert secrets_in("".join(capsys.readouterr())) == []


def test_of_talks_that_were_called_off(book: WriteBook, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(
        活动台账="日期|活动类型|主题|主持人|实到人数|备注\n"
        f"2022年3月3日|主题党日|植树|{TALKER}|20|\n"
        f"2022年3月9日|谈心谈话|{CONTENT}|{TALKER}||与{TALKED}的谈话取消",
    )
    main(["check", str(path), "--period", "2022H1"])
    assert TALKED not in "".join(capsys.readouterr())


def test_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "ribbon.log"
    write_down("校验台账", ValueError(f"{TALKED} {IDENTITY}"), log)
    assert secrets_in(log.read_text(encoding="utf-8")) == []


def test_in_what_a_debugger_prints_of_a_record() -> None:
    book = ledger(SHEETS["活动台账"], **{k: v for k, v in SHEETS.items() if k in ("谈心谈话",)})
    (talk, *_) = book.of(TALKS)
    assert TALKED in talk.people
    assert TALKED not in repr(talk).replace(repr(talk.row), "")


def test_private_columns_are_read_by_parsers_that_quote_nothing() -> None:
    types = {c.key: c.type for c in catalogue().sheet("谈心谈话").columns}
    assert types["谈话人"] == types["谈话对象"] == "private names"
    assert types["主要内容"] == "unread"
    assert catalogue().sheet("发展党员").column("志愿书编号").type == "unread"


NUMBERS = (
    IDENTITY,
    WRONG_IDENTITY,
    "１１０１０５１９４９１２３１００２Ｘ",
    "110105 19491231 002X",
    "110105-19491231-002X",
    "110105491231002",
    "1101051949123100210",
)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_identity_number_anywhere_in_a_text_is_masked(number: str) -> None:
    said = unidentified(f"张三{number}，已转正")
    assert said.startswith("张三110105*****")
    assert "491231" not in said and said.endswith("，已转正")


@pytest.mark.parametrize(
    "text",
    [
        "云委发〔2022〕12号",
        "91530100MA6K12345X",
        "20220107至20220630",
        "00123456789012345678901234",
        "2022-01-07 2022-06-30",
        "合计1949123100元",
        "",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert unidentified(text) == text


ODD_COLUMNS = {
    "活动台账": "日期|活动类型|主题|主持人|应到人数|实到人数|参加人员|主题标签|备注\n"
    f"2022年3月3日|主题党日|学习{IDENTITY}|张三{IDENTITY}|2|2|张三{IDENTITY}、李四|{IDENTITY}|{IDENTITY}\n"
    f"2022年3月3日|主题党日|学习{IDENTITY}|张三{IDENTITY}|2|2|张三{IDENTITY}、李四|{IDENTITY}|{IDENTITY}\n"
    f"2022年2月30日{IDENTITY}|动员部署会|动员{IDENTITY}|{IDENTITY}|{IDENTITY}|二{IDENTITY}|{IDENTITY}||\n"
    f"2022年3月9日|{IDENTITY}|动员|张三|3|4|{IDENTITY}||\n"
    f"2022年4月8日|动员部署会|动员{IDENTITY}|张三|2|2|张三||{IDENTITY}",
    "党员名册": f"姓名|党员类别|入党日期|转正日期|出生日期|备注\n张三{IDENTITY}|{IDENTITY}|{IDENTITY}|2011-7-1|1950-1-1|{IDENTITY}",
    "整改台账": f"问题|来源|整改措施|整改时限|完成情况\n学习{IDENTITY}不够|{IDENTITY}|加强{IDENTITY}||{IDENTITY}\n"
    f"{'学' * 50}{IDENTITY}不够|巡察|加强|2022-5-31|未完成",
    "杂": f"{IDENTITY}|随记\n甲{IDENTITY}|{IDENTITY}",
    "参数": f"键|值\n单位全称|云州市测试局{IDENTITY}\n党内监督事项|{IDENTITY}\n成文日期|2022年7月8日",
}


@pytest.mark.parametrize(
    "options",
    [["check"], ["tally"], ["due"], ["check", "--json"], ["tally", "--json"], ["due", "--json"]],
    ids=" ".join,
)
def test_identity_numbers_in_other_columns(
    book: WriteBook, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(**ODD_COLUMNS)
    main([options[0], str(path), *options[1:], "--period", "2022H1"])
    assert "19491231" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("command", "file"),
    [("check", "校验.xlsx"), ("tally", "统计.xlsx"), ("due", "待办.xlsx"), ("report", "汇报.docx")],
)
def test_identity_numbers_of_other_columns_in_files(
    book: WriteBook, command: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(**ODD_COLUMNS)
    output = path.with_name(file)
    assert main([command, str(path), "-o", str(output), "--period", "2022H1"]) in (0, 1)
    assert "19491231" not in text_of(output)
    assert "19491231" not in "".join(capsys.readouterr())
