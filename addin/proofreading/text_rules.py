"""All rules of a report's text, in the order in which they are listed, and the run over them."""

from __future__ import annotations

from addin.proofreading.arithmetic import (
    changes,
    comparisons,
    grades,
    named_persons,
    parts_of_a_whole,
    rates,
    remainders,
    table_sums,
)
from addin.proofreading.content import (
    anniversaries,
    counted_until,
    date_forms,
    days_gone,
    events,
    figure_rules,
    former_bodies,
    mixed_numerals,
    mixed_units,
    other_periods,
    plan_periods,
    privacy,
    text_dates,
    unsupported_statements,
    vague_numbers,
    weekdays,
)
from addin.proofreading.document import (
    annexes,
    bodies_alike,
    enumerations,
    heading_numbers,
    listed_before,
    own_names,
    parallel_headings,
    parts_missing,
    placeholders,
    requests,
    signer,
    told_and_listed,
)
from addin.proofreading.punctuation import (
    document_titles,
    enumeration_commas,
    paired_marks,
    spaces,
    stops,
)
from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case, TextRule
from addin.proofreading.wording import (
    comparatives,
    lost_and_doubled_words,
    one_name,
    uneven_phrases,
    wording_rules,
)

TEXT_FAMILIES: dict[str, tuple[TextRule, ...]] = {
    "未填之处": placeholders.RULES,
    "标点": (*stops.RULES, *paired_marks.RULES, *enumeration_commas.RULES),
    "空格和数字": spaces.RULES,
    "序号和层次": (
        *(*heading_numbers.RULES, *enumerations.RULES),
        *(*told_and_listed.RULES, *listed_before.RULES, *parallel_headings.RULES),
    ),
    "要素": (
        *(*parts_missing.RULES, *requests.RULES, *signer.RULES),
        *(*annexes.RULES, *document_titles.RULES),
    ),
    "用语": wording_rules.RULES,
    "前后一致": (*one_name.RULES, *own_names.RULES, *bodies_alike.RULES),
    "文字": (*lost_and_doubled_words.RULES, *uneven_phrases.RULES, *comparatives.RULES),
    "时间": (
        *(*events.RULES, *anniversaries.RULES, *former_bodies.RULES, *plan_periods.RULES),
        *(*text_dates.RULES, *days_gone.RULES, *other_periods.RULES, *weekdays.RULES),
        *counted_until.RULES,
    ),
    "数字": (
        *(*parts_of_a_whole.RULES, *rates.RULES, *changes.RULES),
        *(*grades.RULES, *named_persons.RULES),
        *(*comparisons.RULES, *remainders.RULES, *table_sums.RULES),
        *(*vague_numbers.RULES, *mixed_numerals.RULES, *mixed_units.RULES, *date_forms.RULES),
    ),
    "数据和隐私": (*unsupported_statements.RULES, *figure_rules.RULES, *privacy.RULES),
}

TEXT_RULES: tuple[TextRule, ...] = tuple(r for family in TEXT_FAMILIES.values() for r in family)


def proofread_text(case: Case) -> list[TextFinding]:
    """Return everything the rules find: the document as a whole first, then from top to bottom."""
    found = dict.fromkeys(finding for rule in TEXT_RULES for finding in rule.findings(case))
    return sorted(found, key=order)


def order(finding: TextFinding) -> tuple[int, int, int, str]:
    """Return where a finding stands among others."""
    its = finding.where
    if its is None:
        return -1, 0, 0, finding.code
    return its.paragraph, its.start, its.end, finding.code
