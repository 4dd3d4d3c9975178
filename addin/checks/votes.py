"""Rules about quorums and votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at, on_day
from addin.checks.regulations import (
    ADMISSION_RULES,
    ADMISSION_RULES_2026,
    ADMISSION_RULES_REVISED,
    ELECTION_RULES,
    ELECTION_RULES_ISSUED,
    Basis,
    admissions_2026,
)
from addin.ledger.records.activity import Activity
from addin.ledger.values.patterns import pattern

BRANCH_RULES = "《中国共产党支部工作条例（试行）》"

_RECEPTION = pattern(
    r"(?:接收|吸收)(?![^，。；]{0,8}(?:转入|组织关系|积极分子))[^，。；]{0,12}(?:党员|入党)"
    r"|发展[^，。；]{0,8}(?:为(?:中共)?(?:预备)?党员|入党(?!积极|申请人))"
    r"|预备党员(?:的)?接收|讨论[^，。；]{0,12}入党(?:问题|事宜|申请(?!人)|志愿书|$)|(?:发展|接收)大会"
)
_ADMISSION = pattern(
    r"接收.{0,8}(?:预备党员|入党)|吸收.{0,8}(?:预备党员|入党)|转为(?:中共)?正式党员|转正"
)
_SHOW_OF_HANDS = pattern(r"(?<![不非])(?<!不[得能用是])(?<!不采[用取])举手")
_BALLOT = pattern(r"无记名|票决|投票")
_VOTE_COLUMNS = ("主题", "主要内容", "形式", "备注")
_ELECTION = pattern(r"选举(?!办法|方案|工作|准备|条例|纪律|制度|程序|法)")


def votes_do_not_add_up(case: Case) -> Iterator[Hit]:
    """票数合计不等于到会有表决权的人数。

    赞成、反对、弃权三项相加，应等于到会有表决权的党员数。

    错：有表决权实到 19，赞成 17、反对 0、弃权 1
    对：有表决权实到 19，赞成 18、反对 0、弃权 1
    """
    for a in case.activities:
        if a.ayes is None or a.voters_present is None:
            continue
        cast = a.ayes + (a.noes or 0) + (a.abstentions or 0)
        if cast != a.voters_present:
            yield at(a.row, "赞成", cast=cast, present=a.voters_present)


def vote_not_carried(case: Case) -> Iterator[Hit]:
    """表决的到会或赞成不过半。

    党员大会表决，有半数以上有表决权的党员到会方可进行；赞成人数超过应到会有表决权党员的半数为通过。
    两个“半数”都以应到会有表决权的党员数为准，不以实到为准。到会恰好一半可以，赞成恰好一半不算通过。

    错：应到会有表决权 20，赞成 10
    对：应到会有表决权 20，赞成 11
    """
    for a in case.activities:
        if not a.voted or a.voters_due is None or a.ayes is None:
            continue
        if a.voters_present is not None and a.voters_present * 2 < a.voters_due:
            yield at(
                a.row, "有表决权实到", what=f"到会{a.voters_present}人，不到半数", due=a.voters_due
            )
        if a.ayes * 2 <= a.voters_due:
            yield at(a.row, "赞成", what=f"赞成{a.ayes}人，没有超过半数", due=a.voters_due)


def committee_quorum(case: Case) -> Iterator[Hit]:
    """支委会到会委员不到半数。

    支部委员会会议须有半数以上委员到会方可进行。恰好一半可以。

    错：委员应到 5，实到 2
    对：委员应到 5，实到 3
    """
    for a in case.activities:
        if a.type_names != ("支委会",) or (a.types and a.types.remark == "扩大"):
            continue
        due = a.due if a.due is not None else case.ledger.settings.number("支委人数")
        if due and a.present is not None and a.present * 2 < due:
            yield at(a.row, a.heads_column, due=due, present=a.present)


def admission_quorum(case: Case) -> Iterator[Hit]:
    """接收或转正的大会到会没有超过半数。

    讨论接收预备党员、预备党员转正的支部大会，有表决权的到会人数必须超过应到会有表决权人数的半数；
    恰好一半不行，比一般的表决更严。

    错：应到会有表决权 20，实到 10
    对：应到会有表决权 20，实到 11
    """
    for a in case.activities:
        if "党员大会" not in a.type_names or not _ADMISSION.search(
            _without_titles(a.topic + a.content)
        ):
            continue
        if a.voters_due and a.voters_present is not None and a.voters_present * 2 <= a.voters_due:
            hit = at(a.row, "有表决权实到", due=a.voters_due, present=a.voters_present)
            yield on_day(hit, _day(a))


def election_quorum(case: Case) -> Iterator[Hit]:
    """选举大会到会不到五分之四。

    党员大会进行选举，有选举权的到会人数不少于应到会人数的五分之四，会议有效。2020年7月13日以前的暂行条例
    要求超过五分之四，恰好五分之四不行。

    错：应到 20，实到 15
    对：应到 20，实到 16
    """
    for a in case.activities:
        if "党员大会" not in a.type_names or not _ELECTION.search(_without_titles(a.topic)):
            continue
        due, present = _electors(a)
        if not due or present is None or present * 5 > due * 4:
            continue
        more_asked = (_day(a) or date.max) < ELECTION_RULES_ISSUED
        if more_asked or present * 5 < due * 4:
            column = "有表决权实到" if a.voters_present is not None else a.heads_column
            short = "没有超过" if more_asked else "不到"
            yield on_day(at(a.row, column, due=due, present=present, short=short), _day(a))


def show_of_hands(case: Case) -> Iterator[Hit]:
    """接收预备党员的大会举手表决。

    2026年5月18日起的细则规定，讨论接收预备党员的支部党员大会采取无记名投票方式进行表决。主题、内容、形式
    或备注写“举手”、没有写投票的提醒核对；2026年5月18日以前的大会不检查。

    错：2026年6月5日的党员大会，讨论接收预备党员，举手表决通过
    对：2026年6月5日的党员大会，讨论接收预备党员，无记名投票通过
    """
    for a in case.activities:
        day = _day(a)
        if day is None or day < ADMISSION_RULES_REVISED or "党员大会" not in a.type_names:
            continue
        texts = {c: _without_titles(a.row.text(c)) for c in _VOTE_COLUMNS if c in a.row.columns}
        said = "；".join(texts.values())
        if not _RECEPTION.search(said) or _BALLOT.search(said):
            continue
        column = next((c for c, text in texts.items() if _SHOW_OF_HANDS.search(text)), None)
        if column:
            yield on_day(at(a.row, column), day)


def life_meeting_quorum(case: Case) -> Iterator[Hit]:
    """民主生活会到会不到三分之二。

    民主生活会到会人数必须达到应到会人数的三分之二以上，恰好三分之二可以。

    错：应到 7，实到 4
    对：应到 7，实到 5
    """
    for a in case.activities:
        if (
            "民主生活会" in a.type_names
            and a.due
            and a.present is not None
            and a.present * 3 < a.due * 2
        ):
            yield at(a.row, a.heads_column, due=a.due, present=a.present)


def more_voters_than_members(case: Case) -> Iterator[Hit]:
    """有表决权的人数多于正式党员。

    预备党员没有表决权、选举权和被选举权，有表决权的应到人数不会多于当天在册的正式党员。名册上看不出
    是正式党员还是预备党员的，按正式党员算。

    错：正式党员 21 人，有表决权应到 23
    对：有表决权应到 21
    """
    for a in case.activities:
        if a.voters_due is None or a.when is None or not case.ledger.members:
            continue
        day = a.when.first
        formal = sum(1 for m in case.ledger.roster_on(day, a.branch) if m.formal(day) is not False)
        if a.voters_due > formal:
            yield at(a.row, "有表决权应到", due=a.voters_due, formal=formal)


def _without_titles(text: str) -> str:
    """Return a text without the names of documents: to study the 《选举法》 is no election."""
    return re.sub(r"《[^》]*》", "", text)


def _day(activity: Activity) -> date | None:
    return activity.when.first if activity.when else None


def _electors(activity: Activity) -> tuple[int | None, int | None]:
    if activity.voters_due is not None and activity.voters_present is not None:
        return activity.voters_due, activity.voters_present
    return activity.due, activity.present


RULES = (
    Rule(
        "L108",
        "error",
        "赞成、反对、弃权合计{cast}票，到会有表决权的是{present}人；请核对",
        votes_do_not_add_up,
    ),
    Rule(
        "Q01",
        "error",
        "{what}（应到会有表决权{due}人）；请核对票数，确实如此的，决议没有通过",
        vote_not_carried,
        BRANCH_RULES + "第十一条",
    ),
    Rule(
        "Q02",
        "error",
        "委员应到{due}人，实到{present}人，不到半数，会议不能进行；请核对人数",
        committee_quorum,
        BRANCH_RULES + "第十二条",
    ),
    Rule(
        "Q03",
        "error",
        "讨论接收或转正，有表决权应到{due}人，实到{present}人，没有超过半数；请核对人数",
        admission_quorum,
        ADMISSION_RULES + "第二十条、第二十一条",
        later=(admissions_2026("第十九条、第二十条"),),
    ),
    Rule(
        "Q04",
        "error",
        "选举大会应到{due}人，实到{present}人，{short}五分之四；请核对人数",
        election_quorum,
        "《中国共产党基层组织选举工作暂行条例》",
        verified=False,
        later=(Basis(ELECTION_RULES, ELECTION_RULES_ISSUED, verified=False),),
    ),
    Rule(
        "Q05",
        "error",
        "民主生活会应到{due}人，实到{present}人，不到三分之二；请核对人数",
        life_meeting_quorum,
        "《县以上党和国家机关党员领导干部民主生活会若干规定》",
        verified=False,
    ),
    Rule(
        "Q08",
        "error",
        "有表决权应到{due}人，当天在册正式党员只有{formal}人；预备党员没有表决权，请核对",
        more_voters_than_members,
        "《中国共产党章程》第七条",
    ),
    Rule(
        "Q09",
        "warning",
        "讨论接收预备党员，写的是举手表决，应采取无记名投票；请核对",
        show_of_hands,
        ADMISSION_RULES_2026 + "第二十条",
        verified=False,
    ),
)
