"""Numbers of the rows that have a value which the words name: counted here by hand."""

from __future__ import annotations

import pytest

from claims.reports import ledger, told, verdicts

ROSTER = """
姓名|性别|民族|学历|入党时间|转正时间|党内职务|党小组|党费类别
甲某|男|汉族|研究生|2001-7-1|2002-7-1|书记|第一党小组|在职
乙某|女|汉族|研究生|2003-7-1|2004-7-1|组织委员|第二党小组|在职
丙某|女|回族|大学本科|2005-7-1|2006-7-1|宣传委员|第一党小组|在职
丁某|男|汉族|大学本科|2007-7-1|2008-7-1||第二党小组|在职
戊某|男|汉族|大学本科|2007-7-1|2008-7-1||第三党小组|离退休
己某|男|壮族|大学专科|2007-7-1|2008-7-1||第三党小组|离退休
"""
PROBLEMS = """
问题编号|来源|问题|整改措施|责任人|整改时限|完成情况
1|巡察|甲|改|甲某|2022-3-31|已完成
2|巡察|乙|改|甲某|2022-9-30|正在整改
3|组织生活会|丙|改|乙某|2022-4-30|已完成
4|组织生活会|丁|改|乙某|2022-9-30|正在整改
5|自查|戊|改|丙某|2022-5-31|已销号
6|自查|己|改|丙某|2022-5-31|未完成
"""
DUES = "\n".join(
    (
        "姓名|年月|党费类别|应缴|实缴|状态",
        *(f"{name}|2022-{m}-1|在职|10|10|已缴" for name in ("甲某", "乙某") for m in range(1, 7)),
        *(f"丙某|2022-{m}-1|在职|10|10|已缴" for m in range(1, 6)),
        "丙某|2022-6-1|在职|10|0|未缴",
    )
)
SETTINGS = "键|值\n单位全称|测试局\n报告期起|2022-1-1\n报告期止|2022-{}"
OTHERS = {"党员名册": ROSTER, "问题整改": PROBLEMS, "党费收缴": DUES}
LEDGER = ledger(参数=SETTINGS.format("6-30"), **OTHERS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支部现有党员6名，女同志占了其中2名；男同志4名", ["match"] * 3),
        ("支部现有党员6名，女同志占了其中3名", ["match", "mismatch"]),
        ("党员6名：男4名、女3名", ["match", "match", "mismatch"]),
        ("党员6名，汉族4名、回族1名、壮族2名", ["match", "match", "match", "mismatch"]),
        (
            "党员6名；具有研究生学历的2人，本科学历4人，大专1人",
            ["match"] * 2 + ["mismatch", "match"],
        ),
        ("党员6名。书记1名，组织委员、宣传委员各1名", ["match"] * 4),
        ("党员6名，在职党员4名，离退休党员3名", ["match", "match", "mismatch"]),
        ("从学历看，大学本科3名、研究生3名", ["match", "mismatch"]),
        ("党员队伍中，少数民族2名", ["match"]),
        ("党员队伍中，少数民族3名", ["mismatch"]),
    ],
)
def test_the_words_for_a_value_count_the_members_who_have_it(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "党员6名。书记等5人参加培训",
        "党员6名。女同志3名走上讲台",
        "党员6名。3名女同志参加义诊",
        "党员6名。第一党小组女同志2名",
        "女同志3名",
        "党员6名。大学本科及以上学历4名",
    ],
)
def test_what_some_of_them_did_or_may_be_is_not_called_wrong(text: str) -> None:
    assert "mismatch" not in verdicts(LEDGER, text)


def test_a_blank_cell_leaves_open_whether_it_has_the_value() -> None:
    one_blank = {**OTHERS, "党员名册": ROSTER.replace("己某|男", "己某|")}
    checked = ledger(参数=SETTINGS.format("6-30"), **one_blank)
    assert verdicts(checked, "党员6名，男同志4名") == ["match", "unverifiable"]
    assert verdicts(checked, "党员6名，男同志5名") == ["match", "mismatch"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下设党小组3个", ["match"]),
        ("支部设4个党小组", ["mismatch"]),
    ],
)
def test_the_roster_shows_how_many_groups_there_are(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
    without = {**OTHERS, "党员名册": ROSTER.replace("第三党小组|离退休\n己", "|离退休\n己")}
    assert verdicts(ledger(参数=SETTINGS.format("6-30"), **without), text) == ["unverifiable"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("整改清单共列问题6个，正在整改的还有2个", ["match", "match"]),
        ("整改清单共列问题6个，正在整改的还有3个", ["match", "mismatch"]),
        ("整改清单共列问题6个，还在推进的3个", ["match", "unverifiable"]),
        ("整改清单共列问题6个，还在推进的4个", ["match", "mismatch"]),
        ("整改清单共列问题6个，未销号的3个", ["match", "match"]),
        ("整改清单共列问题6个，已销号1个", ["match", "match"]),
        ("整改清单共列问题6个，已销号3个", ["match", "match"]),
        ("整改清单共列问题6个，已销号2个", ["match", "mismatch"]),
        ("列入整改清单的问题有7个", ["mismatch"]),
        ("写进问题清单的问题有6个", ["match"]),
        ("列入整改清单的问题有6个。截至6月底，3个已完成；两个还在推进", ["match"] * 3),
        (
            "列入整改清单的问题有6个。截至6月底，4个已完成；四个还在推进",
            ["match"] + ["mismatch"] * 2,
        ),
        ("项目共6个。3个已完成；两个还在推进", []),
    ],
)
def test_problems_by_their_state(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到6月底，仍有1名党员当月党费未缴", ["match"]),
        ("到6月底，仍有2名党员党费未缴", ["mismatch"]),
        ("5月有1名党员没有交党费", ["mismatch"]),
        ("党费收缴中，1人欠缴", ["match"]),
        ("党费收缴中，2人拖欠党费", ["mismatch"]),
        ("2名党员没有按时交纳党费", ["unverifiable"]),  # they may have paid later
    ],
)
def test_members_who_have_not_paid(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年整改清单共列问题6个", ["match"]),
        ("全年整改清单共列问题7个", ["mismatch"]),
        ("2021年整改清单共列问题6个", ["unverifiable"]),
        ("一季度整改清单共列问题6个", ["unverifiable"]),
    ],
)
def test_a_sheet_without_days_is_of_all_the_time_that_the_ledger_is_kept_for(
    text: str, found: list[str]
) -> None:
    whole_year = ledger(参数=SETTINGS.format("12-31"), **OTHERS)
    assert verdicts(whole_year, "2022年下半年工作汇报", text) == found


def test_a_value_is_named_by_the_rows_behind_it() -> None:
    assert told(LEDGER, "党员6名，回族1名")[-1] == ("回族1名", "党员总数", "match")
