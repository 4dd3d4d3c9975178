"""Results as JSON objects, for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from addin.ledger.values.identity_numbers import unidentified

if TYPE_CHECKING:
    from addin.agenda.due import Due
    from addin.audit.backwards.substitution import Substitution
    from addin.audit.claim import Judged
    from addin.checks.finding import Finding
    from addin.ledger.forms.sheet_reading import SheetReading
    from addin.ledger.period import Period
    from addin.proofreading.text_finding import TextFinding
    from addin.statistics.statistic import Number, Statistic
    from addin.workflows import Checked
    from addin.workflows.agendas import Agenda
    from addin.workflows.audits import Audited
    from addin.workflows.making_templates import MadeTemplate
    from addin.workflows.proofreading import Proofread
    from addin.workflows.template_checks import Linted
    from addin.workflows.template_library import Template


def findings_object(checked: Checked) -> Any:
    """Return the object that ``taizhang check --json`` prints."""
    return _shown(
        {
            "ledger": checked.ledger.name,
            "period": _period(checked.scope.period),
            "activities": held.value if (held := checked.tally.activities) else None,
            "statistics": {name: s.value for name, s in checked.tally.types.items()},
            "findings": [_finding(f) for f in checked.findings],
            "reading": [_reading(r) for r in checked.ledger.reading],
        }
    )


def _reading(r: SheetReading) -> dict[str, Any]:
    """Return how a sheet was read; ``seen`` only of one that was not understood."""
    its = {
        "sheet": r.sheet,
        "as": r.form,
        "kind": r.kind,
        "records": r.records,
        "explained": round(r.explained, 2),
    }
    return {**its, "seen": r.seen} if r.seen else its


def statistics_object(checked: Checked) -> Any:
    """Return the object that ``taizhang tally --json`` prints; ``calendar`` is type by month.

    ``branches``: the same figures of each branch, where the ledger tells several apart.
    """
    told: dict[str, Any] = {
        "ledger": checked.ledger.name,
        "period": _period(checked.scope.period),
        "statistics": [_statistic(s) for s in checked.tally.figures],
        "calendar": [
            {"type": c.type, "month": c.month.code, **_statistic(c.statistic)}
            for c in checked.tally.calendar
        ],
    }
    if checked.tally.branches:
        told["branches"] = [
            {"branch": name, "statistics": [_statistic(s) for s in figures]}
            for name, figures in checked.branch_figures.items()
        ]
    return _shown(told)


def agenda_object(done: Agenda) -> Any:
    """Return the object that ``taizhang due --json`` prints."""
    return _shown({"on": done.day.isoformat(), "due": [_due(d) for d in done.due]})


def _due(d: Due) -> dict[str, Any]:
    return {
        "what": d.words,
        "branch": d.branch,
        "by": d.by.isoformat(),
        "rule": d.rule,
        "rows": list(d.rows),
    }


def claims_object(done: Audited) -> Any:
    """Return the object that ``taizhang audit --json`` prints."""
    return _shown(
        {
            "report": done.report.name,
            "ledger": done.checked.ledger.name,
            "period": _period(done.checked.scope.period),
            "claims": [_claim(c) for c in done.claims],
            "unread": list(done.unread),
            **_taken_out(done.taken_out),
        }
    )


def template_object(made: MadeTemplate) -> Any:
    """Return the object that ``taizhang template --json`` prints."""
    return _shown(
        {
            "report": made.report.name,
            "ledger": made.checked.ledger.name,
            "period": _period(made.checked.scope.period),
            "template": made.path.name if made.path else None,
            "fields": [{**_stretch(its), "field": its.field, "key": its.key or None,
                        "note": its.note or None} for its in made.fields],
            "left": [{**_stretch(its), "reason": its.note} for its in made.left],
            "loops": made.loops,
            "warnings": list(made.warnings),
            **_taken_out(made.taken_out),
        }
    )  # fmt: skip


def _stretch(its: Substitution) -> dict[str, Any]:
    at = its.stretch
    return {"paragraph": at.paragraph, "start": at.start, "end": at.end, "text": its.text}


def _claim(c: Judged) -> dict[str, Any]:
    in_body = c.part in ("body", "textbox")
    return {
        "paragraph": c.stretch.paragraph if in_body else None,
        "part": c.part,
        "place": c.place,
        "start": c.stretch.start,
        "end": c.stretch.end,
        "text": c.text,
        "key": c.key,
        "stated": _number(c.stated),
        "unit": c.unit,
        "actual": None if c.actual is None else _number(c.actual),
        "verdict": c.verdict.value,
        "rows": list(c.rows),
        "reason": c.reason or None,
    }


def _period(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _statistic(s: Statistic) -> dict[str, Any]:
    return {"key": s.key, "value": _number(s.value), "unit": s.unit, "rows": list(s.rows)}


def _number(value: Number) -> int | float:
    return float(value) if isinstance(value, Decimal) else value


def _finding(f: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": f.code,
        "severity": f.severity,
        "sheet": f.sheet,
        "cell": f.cell,
        "value": f.value,
        "message": f.message,
        "suggestion": f.suggestion,
        "basis": f.basis,
    }
    if f.cell is None:
        found |= {"key": f.key, "when": f.when}
    return found


def proofreading_object(done: Proofread) -> Any:
    """Return the object that ``taizhang proofread --json`` prints."""
    return _shown(
        {
            "findings": [_text_finding(f) for f in done.findings],
            **_taken_out(done.taken_out),
        }
    )


def lint_object(done: Linted) -> Any:
    """Return the object that ``taizhang lint --json`` prints."""
    names = ("code", "severity", "part", "paragraph", "tag", "message", "suggestion")
    found = [{name: getattr(f, name) for name in names} for f in done.findings]
    return _shown({"findings": found, "fields": list(done.fields), **_taken_out(done.taken_out)})


def templates_object(found: Sequence[Template]) -> Any:
    """Return the object that ``taizhang templates --json`` prints."""
    listed = [{"name": t.name, "title": t.title, "own": t.own, "each": t.each} for t in found]
    return _shown({"templates": listed})


def _shown(told: Any) -> Any:
    """Return an object with the identity numbers masked in its texts."""
    if isinstance(told, str):
        return unidentified(told)
    if isinstance(told, list):
        return [_shown(its) for its in told]
    if isinstance(told, dict):
        return {unidentified(key): _shown(its) for key, its in told.items()}
    return told


def _taken_out(sentences: Sequence[str]) -> dict[str, list[str]]:
    """Return what is said of links and macros taken out of a copy; nothing where none was."""
    return {"taken_out": list(sentences)} if sentences else {}


def _text_finding(f: TextFinding) -> dict[str, Any]:
    return {
        "code": f.code,
        "severity": f.severity,
        "paragraph": f.where.paragraph if f.where else None,
        "start": f.where.start if f.where else None,
        "end": f.where.end if f.where else None,
        "text": f.text,
        "message": f.message,
        "suggestion": f.suggestion,
    }
