"""What is still open in a report: parameters that lack, and what of the ledger bears on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from addin.ledger.ledger import Ledger
from addin.ledger.records.activity import Activity
from addin.ledger.topic_tags import Tag, tags_in
from addin.report.values.doubtful_duties import AFTER_THE_YEAR, with_doubts
from addin.report.values.problems import problems
from addin.statistics.statistic import Number, rows_in_words
from addin.statistics.tally import Tally
from addin.statistics.unclear import Doubts

_NEEDED = ("单位全称", "主送机关", "成文日期")
_STUDY = "专题学习"
_PARTY_GROUP, _FIRST_TOPIC = "党组会", "第一议题"


def open_points(ledger: Ledger, tally: Tally) -> list[str]:
    """Return what to look at before the report is sent."""
    return [
        *_missing_parameters(ledger),
        *_no_problems(ledger, tally),
        *_unclear_rows(ledger, tally),
        *_duties(ledger, tally),
        *_attendance(tally),
        *_lectures(ledger, tally),
        *_untagged(ledger, tally),
        *_uncounted(ledger),
        *_tags_in_topics(ledger, tally),
    ]


def _missing_parameters(ledger: Ledger) -> Iterator[str]:
    settings = ledger.settings
    if missing := [key for key in _NEEDED if settings.values.get(key) is None]:
        yield f"参数没有填：{'、'.join(missing)}；报告里标红或没有写，请补上"
    if settings.values.get("单位简称") is None:
        yield "参数“单位简称”没有填，报告里写作“我单位”"


def _no_problems(ledger: Ledger, tally: Tally) -> Iterator[str]:
    if not any(problems(ledger, tally)):
        yield "台账里没有查出问题，“存在的问题”和整改措施请自己写"


def _unclear_rows(ledger: Ledger, tally: Tally) -> Iterator[str]:
    if words := Doubts(ledger, tally.period).every.words:
        yield f"{words}；次数可能少计，请改正后重新生成"


def _duties(ledger: Ledger, tally: Tally) -> Iterator[str]:
    """Yield what leaves it open whether the body has a duty, once each with the types."""
    found: dict[str, dict[str, None]] = {}
    for duty in tally.duties:
        for short in with_doubts(duty, ledger).open:
            for note in short.maybe.notes:
                found.setdefault(note, {})[duty.type] = None
    for note, its in found.items():
        what = "报告没有写缺少" if note == AFTER_THE_YEAR else "报告里写作待核实"
        yield f"{'、'.join(its)}：{note}，{what}"


def _attendance(tally: Tally) -> Iterator[str]:
    """Yield whether activities lack the number of those present."""
    held, recorded = _value(tally, "活动总数"), _value(tally, "记录人数的活动")
    if held and recorded < held:
        lacking = f"{held}次活动中有{held - recorded}次没有实到人数，报告只写有记录的活动的人次"
        yield lacking if recorded else f"{held}次活动都没有实到人数，报告没有写参加人次和到会率"


def _lectures(ledger: Ledger, tally: Tally) -> Iterator[str]:
    given = "党课" in tally.types and tally.key_figure("书记讲党课") is None
    if given and not ledger.knows_secretary():
        yield "看不出书记是谁，报告没有写书记讲党课；请在参数“书记姓名”填上"


def _uncounted(ledger: Ledger) -> Iterator[str]:
    """Yield the types that are counted among all activities, and have no line of their own."""
    if names := _named_in(ledger, "type-other", "name"):
        yield (
            f"“{'”“'.join(names)}”只计入活动总数，报告没有单独写；要写的，"
            f"在“参数”表加一行“活动类型：{names[0]}”，值填“计数”"
        )


def _named_in(ledger: Ledger, kind: str, argument: str) -> list[str]:
    """Return what the cells with a problem of a kind have in them, each once."""
    found = (p.problem for p in ledger.problems if p.problem.kind == kind)
    return list(dict.fromkeys(str(its.args[argument]) for its in found))


def _untagged(ledger: Ledger, tally: Tally) -> Iterator[str]:
    """Yield what a report cannot say of topics: the tag is not known, or there is none."""
    if strange := _named_in(ledger, "tag-unknown", "tag"):
        own = strange[0]
        yield (
            f"不认识主题标签“{'”“'.join(strange)}”，报告没有写这些主题；要写的，"
            f"在“参数”表加一行“主题标签：{own}”，值填要认的词"
        )
    held = tally.types.get(_STUDY)
    tagged = {r for s in tally.tagged.values() if s.members["type"] == _STUDY for r in s.rows}
    rest = [row for row in held.rows if row not in tagged] if held else []
    if rest:
        yield f"{rows_in_words(rest)}的专题学习没有主题标签，报告没有写明学什么"


def _tags_in_topics(ledger: Ledger, tally: Tally) -> Iterator[str]:
    """Yield the campaigns that topics name and no tag does: the report does not count these."""
    found = Counter(
        name
        for a in ledger.within(tally.period)
        if not a.tags
        for name in tags_in(a.topic, a.when.last if a.when else None, _reported_tags(ledger, a))
    )
    if found:
        told = "、".join(f"{name}{times}次" for name, times in found.most_common())
        yield f"主题里写到、却没有主题标签的：{told}；报告没有按这些统计，是的请填“主题标签”栏"


def _reported_tags(ledger: Ledger, a: Activity) -> list[Tag]:
    """Return the tags that a report states: of campaigns and meetings, and a 党组会's 第一议题."""
    first = _FIRST_TOPIC if _PARTY_GROUP in a.type_names else ""
    return [t for t in ledger.catalogue.tags if t.campaigns or t.name == first]


def _value(tally: Tally, key: str) -> Number:
    return next((s.value for s in tally.figures if s.key == key), 0)
