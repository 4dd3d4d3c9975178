"""Every set of data that comes with the program, checked and stored as each start reads it."""

from __future__ import annotations

from typing import Any

from addin.audit.figure_words.value_words import VALUES
from addin.audit.parts.subset_data import SUBSETS
from addin.audit.subjects.other_bodies import BODIES
from addin.audit.text.plain_words import PLAIN_WORDS
from addin.audit.text.uncounted_numerals import SET_PHRASES
from addin.layout.profile_file import PROFILES
from addin.ledger.catalogue import CATALOGUE
from addin.ledger.shipped.data_set import DataSet
from addin.ledger.values.traditional import TRADITIONAL
from addin.proofreading.arithmetic.partitions import PARTITIONS
from addin.proofreading.content.event_days import EVENT_DAYS
from addin.proofreading.content.former_bodies import FORMER_BODIES
from addin.proofreading.content.mixed_units import UNITS
from addin.proofreading.content.plan_periods import PLANS
from addin.proofreading.wording.cited_titles import TITLES
from addin.proofreading.wording.company import COMPANY
from addin.proofreading.wording.fixed_lists import LISTS
from addin.proofreading.wording.misspellings import MISSPELLINGS
from addin.proofreading.wording.one_name import NAMES
from addin.proofreading.wording.phrases import PHRASES
from addin.report.values.low_rates import LOW_RATES
from addin.report.values.terms import TERMS
from addin.statistics.figure_table import FIGURES
from addin.words.people import DUTIES
from addin.words.terms import TERM_GROUPS

DATA_SETS: tuple[DataSet[Any], ...] = (
    *(CATALOGUE, FIGURES, LOW_RATES, TERMS, TRADITIONAL),
    *(SET_PHRASES, PLAIN_WORDS, SUBSETS, BODIES, VALUES),
    *(EVENT_DAYS, TITLES, LISTS, MISSPELLINGS, NAMES, PHRASES),
    *(COMPANY, DUTIES, TERM_GROUPS),
    *(FORMER_BODIES, PARTITIONS, PLANS, UNITS),
    PROFILES,
)


def store_shipped_data() -> None:
    """Check every data set and store it; raise Refusal, saying where, for data that is wrong."""
    for its in DATA_SETS:
        path, text = its.stored_path(), its.stored_text()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
