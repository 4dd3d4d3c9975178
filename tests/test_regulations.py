"""Rules cite the regulations as they were on the day of what they are about."""

from __future__ import annotations

from datetime import date

import pytest

from addin.all_sheets.checking import RULES
from addin.checks.regulations import Basis, Versions, in_force_since
from addin.sheets.admissions import decision_rules, notice_rules, step_rules
from addin.workflows.rule_catalogue import ALL_RULES
from rule_cases.admissions import ACTIVITY, ROSTER, book
from rule_cases.case import RuleCase
from test_rules import found

OLD = "《中国共产党发展党员工作细则》"
NEW = "《中国共产党发展党员工作细则》（2026年修订）"
UNREAD = "（条文未逐字核对）"


@pytest.mark.parametrize(
    ("basis", "day"),
    [
        ("台账填写要求", None),
        ("《中国共产党章程》第一条", None),
        (f"{OLD}第三十二条", date(2014, 5, 28)),
        (f"{NEW}第三十一条", date(2026, 5, 18)),
        (f"《中国共产党支部工作条例（试行）》；{OLD}", date(2014, 5, 28)),
        (f"{OLD}、《中国共产党章程》第七条", None),
    ],
)
def test_of_several_regulations_the_first_counts_and_one_without_a_date_always_held(
    basis: str, day: date | None
) -> None:
    assert in_force_since(basis) == day


EACH_SIDE = """
    M01 | warning | 申请书日期 | 谈话日期 | 2026-3-1 | 2026-5-17 | 细则2014未核对 | 2026-3-1 | 2026-5-18 | 第七条
    M02 | error | 出生日期 | 申请书日期 | 2010-1-1 | 2026-5-17 | 细则2014未核对 | 2010-1-1 | 2026-5-18 | 第五条未核对
    M03 | error | 确定积极分子日期 | 确定发展对象日期 | 2025-9-1 | 2026-5-17 | 细则2014未核对 | 2025-9-1 | 2026-5-18 | 第十三条
    M04 | warning | 确定积极分子日期 | 考察日期列表 | 2025-11-17 | 2026-5-30 | 细则2014未核对 | 2025-11-18 | 2026-5-30 | 第十一条
    M05 | error | 支部大会日期 | 入党介绍人 | 2026-5-17 | 张三 | 细则2014未核对 | 2026-5-18 | 张三 | 第九条、第十四条未核对
    M07 | error | 政审日期 | 支部大会日期 | 2025-1-5 | 2026-5-17 | 细则2014未核对 | 2025-1-5 | 2026-5-18 | 第十六条
    M08 | warning | 支部大会日期 | 预计离开日期 | 2026-5-17 | 2026-6-30 | 细则第十九条2014 | 2026-5-18 | 2026-6-30 | 未核对
    M09 | warning | 支部大会日期 | 党委审批日期 | 2026-2-1 | 2026-5-17 | 细则2014未核对 | 2026-2-1 | 2026-5-18 | 第二十五条
    M09 | error | 支部大会日期 | 党委审批日期 | 2025-9-1 | 2026-5-17 | 细则2014未核对 | 2025-9-1 | 2026-5-18 | 第二十五条
    M12 | warning | 转正大会日期 | 转正审批日期 | 2026-1-5 | 2026-5-17 | 细则2014未核对 | 2026-1-5 | 2026-5-18 | 第三十三条
    M14 | error | 申请书日期 | 谈话日期 | 2026-5-17 | 2026-5-16 | 细则2014未核对 | 2026-5-19 | 2026-5-18 | 未核对
"""
"""A rule, how bad it is, two columns; a row before the revision and one after, what each cites."""


def _rows() -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in EACH_SIDE.strip().splitlines()]


def _cited(short: str) -> str:
    """Return the words in which a basis is cited: 细则2014未核对, 第七条, 第五条未核对."""
    unread = UNREAD if short.endswith("未核对") else ""
    short = short.removesuffix("未核对")
    if not short.startswith("细则"):
        return NEW + short + unread
    return OLD + short.removeprefix("细则").removesuffix("2014") + "（2014年起施行）" + unread


@pytest.mark.parametrize("row", _rows(), ids=lambda row: "-".join(row[:2]))
def test_a_step_is_held_to_the_version_of_its_own_day(row: list[str]) -> None:
    code, severity, first, second, *sides = row
    for side in (sides[:3], sides[3:]):
        text = book(f"{first} | {second}", f"发展对象 | {side[0]} | {side[1]}")
        findings = found(RuleCase(code, "error", "", period="2026H1"), text)
        assert [(f.severity, f.basis) for f in findings] == [(severity, _cited(side[2]))]


def test_the_end_of_a_probation_before_and_after_the_revision() -> None:
    headings = "支部大会日期 | 转正大会日期 | 转正结果 | 延长月数"
    for day, cited in (
        ("2026-5-17", f"{OLD}第三十二条（2014年起施行）"),
        ("2026-5-18", f"{NEW}第三十一条"),
    ):
        text = book(headings, f"预备党员 | 2025-9-1 | {day} | 延长 | 3")
        (extended,) = found(RuleCase("M11", "error", "", period="2026H1"), text)
        (early,) = found(RuleCase("M10", "error", "", period="2026H1"), text)
        assert extended.basis == cited
        assert early.basis.startswith(cited.split("（2014")[0])


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        ("2026-5-17", f"{OLD}第二十条、第二十一条（2014年起施行）"),
        ("2026-5-18", f"{NEW}第十九条、第二十条"),
    ],
)
def test_the_quorum_of_an_admission_is_cited_by_the_day_of_the_meeting(
    day: str, cited: str
) -> None:
    text = f"""
        日期  | 活动类型 | 主题                   | 有表决权应到 | 有表决权实到
        {day} | 党员大会 | 讨论接收张三为预备党员 | 20           | 10
    """
    (finding,) = found(RuleCase("Q03", "error", "", period="2026H1"), text)
    assert finding.basis == cited


@pytest.mark.parametrize(
    ("day", "present", "said", "cited"),
    [
        ("2020-7-12", 16, "没有超过五分之四", "《中国共产党基层组织选举工作暂行条例》"),
        ("2020-7-12", 15, "没有超过五分之四", "《中国共产党基层组织选举工作暂行条例》"),
        ("2020-7-13", 15, "不到五分之四", "《中国共产党基层组织选举工作条例》"),
    ],
)
def test_an_election_is_held_to_the_regulation_of_its_day(
    day: str, present: int, said: str, cited: str
) -> None:
    text = f"""
        日期  | 活动类型 | 主题           | 应到人数 | 实到人数
        {day} | 党员大会 | 选举支部委员会 | 20       | {present}
    """
    (finding,) = found(RuleCase("Q04", "error", "", period="2020"), text)
    assert said in finding.message and finding.basis == cited + UNREAD


@pytest.mark.parametrize(
    ("end", "added", "said"),
    [("2024-06-15", False, "按自行脱党"), ("2024-06-16", True, "确实无法取得联系的，予以除名")],
)
def test_members_out_of_touch_fall_under_the_rules_of_2024_from_their_day(
    end: str, added: bool, said: str
) -> None:
    roster = "\n【党员名册】\n姓名 | 党员类别 | 党员状态 | 状态起始日期\n张三 | 正式党员 | 停止党籍 | 2022-1-1"
    (finding,) = found(RuleCase("L03", "info", "", period=f"2024-01-01..{end}"), ACTIVITY + roster)
    assert said in finding.message
    assert ("不合格党员组织处置办法" in finding.basis) is added


@pytest.mark.parametrize(("year", "added"), [(2023, False), (2024, True)])
def test_arrears_are_cited_by_the_last_month_owed(year: int, added: bool) -> None:
    owed = "".join(f"李四 | {year}年{m}月 | 40.00 | 未缴\n" for m in range(1, 7))
    paid = f"王五 | {year}年6月 | 40.00 | 40.00"
    text = f"{ACTIVITY}\n【党费收缴】\n姓名 | 年月 | 应缴 | 实缴\n{owed}{paid}"
    (finding,) = found(RuleCase("D07", "error", "", period=f"{year}H1"), text)
    assert ("不合格党员组织处置办法》（条号未查到）" in finding.basis) is added


def test_a_step_older_than_the_first_version_says_that_its_law_is_not_known() -> None:
    text = book("培养联系人 | 确定积极分子日期", "积极分子 | 李四 | 2012-6-30", others=ROSTER)
    (finding,) = found(RuleCase("M05", "error", "", period="2022H1"), text)
    assert finding.basis == f"{OLD}（2014年起施行）{UNREAD}；此前的规定没有查到"


def test_versions_follow_one_another_by_their_days() -> None:
    for rule in ALL_RULES:
        days = [v.since for v in rule.later]
        assert None not in days
        assert days == sorted(d for d in days if d)
        first = rule.versions.first.since
        assert not days or first is None or (days[0] or first) > first


def test_what_is_not_verified_stays_marked_in_every_version() -> None:
    versions = Versions(Basis("甲", None, verified=False), (Basis("乙", date(2024, 1, 1)),))
    assert versions.cited == f"甲{UNREAD}；2024年1月1日起：乙"
    assert versions.cited_on(date(2023, 12, 31)) == f"甲{UNREAD}"
    assert versions.cited_on(date(2024, 1, 1)) == "乙"


def test_every_rule_on_admissions_has_a_version_of_the_revision() -> None:
    rules = (*step_rules.RULES, *decision_rules.RULES, *notice_rules.RULES)
    without = [r.code for r in rules if NEW not in r.authority]
    assert without == ["L501"]  # what is missing on file is no matter of the regulation


def test_the_catalogue_says_from_when_each_version_counts() -> None:
    told = {rule.code: rule.authority for rule in RULES}
    assert told["M01"] == f"{OLD}（2014年起施行）{UNREAD}；2026年5月18日起：{NEW}第七条"
    assert told["M08"] == f"{OLD}第十九条（2014年起施行）；2026年5月18日起：{NEW}{UNREAD}"
    assert told["M13"] == f"各地发展党员公示的规定{UNREAD}；2026年5月18日起：{NEW}第十三条"
    assert told["M15"] == f"{NEW}第十三条"
