"""The job that writes one document an activity: minutes, record forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.writing.safe_file import refuse_overwriting
from addin.report.language.field import ACTIVITIES, ITEM
from addin.report.language.traced import Item, ItemValues, Values, item_key
from addin.workflows.input_and_output import UNNAMED, Destination, LedgerInput
from addin.workflows.ledgers import Checked, check, refuse_without_activities
from addin.workflows.progress import Progress, silent
from addin.workflows.reports import Filling, Reported, ReportForm, joined, write_filled
from addin.workflows.template_library import ONE_AN_ACTIVITY, template_at, templates

_UNFIT = pattern(r'[\\/:*?"<>|\x00-\x1f\x7f]+')  # what Windows takes in no file's name
_LONGEST = 60  # characters of a file's name


class Recorded(Struct, frozen=True):
    """The documents that were written, in the order of the activities.

    ``missing``: how many places are left open in all of them.
    """

    checked: Checked
    folder: Path
    paths: tuple[Path, ...]
    missing: int
    taken_out: tuple[str, ...] = ()


def record_activities(
    ledger: LedgerInput,
    output: Destination = UNNAMED,
    *,
    form: ReportForm,
    progress: Progress = silent,
) -> Recorded:
    """Fill a template once for each activity of a closed ledger's period.

    Where no folder is named it is 活动记录 beside the ledger. Nothing is written where one of the
    files is there already.
    """
    named = form.template
    template = template_at(named, ledger.path) if named else usual_template(ledger.path)
    checked = check(ledger, progress=progress)
    folder = output.path or ledger.path.with_name(joined(checked.scope.period.title, template.stem))
    form = replace(form, template=template)
    return write_records(checked, Destination(folder, output.force), form=form, progress=progress)


def usual_template(ledger: Path | None) -> Path:
    """Return the first template at hand of which one document an activity is made."""
    its = next((t for t in templates(ledger) if t.each), None)
    if its is None:
        raise Refusal(f"没有“{ONE_AN_ACTIVITY}”的模板；请用 -t 写明模板")
    return its.path


def write_records(
    checked: Checked,
    output: Destination,
    *,
    form: ReportForm,
    rows: Sequence[str] | None = None,
    progress: Progress = silent,
) -> Recorded:
    """Fill a template once for each activity; ``rows``: of these rows of the ledger alone."""
    from addin.report.language.field import Each  # noqa: PLC0415
    from addin.report.values.context import context  # noqa: PLC0415
    from addin.report.values.field_tree import fields_of  # noqa: PLC0415

    refuse_without_activities(checked)
    values, tree = context(checked.ledger, checked.tally), fields_of(checked.ledger)
    listed, found = tree[ACTIVITIES], list(_activities(values, rows))
    template = Path(form.template) if form.template else usual_template(checked.file)
    assert output.path is not None
    assert isinstance(listed, Each)
    targets = [output.path / f"{name}.docx" for name in names(found)]
    _refuse_overwriting(output, targets, template, checked)
    output.path.mkdir(parents=True, exist_ok=True)
    done: list[Reported] = []
    for number, (item, target) in enumerate(zip(found, targets, strict=True), 1):
        progress(f"写活动记录（{number}/{len(found)}）")
        its = {**values, ITEM: ItemValues(item_key(ACTIVITIES, item.id), item.values)}
        filling = Filling(checked, template, its, {**tree, ITEM: listed.fields})
        done.append(write_filled(filling, target, form, force=output.force))
    taken_out = dict.fromkeys(said for its in done for said in its.taken_out)
    return Recorded(
        checked, output.path, tuple(targets), sum(its.missing for its in done), tuple(taken_out)
    )


def _activities(values: Values, rows: Sequence[str] | None) -> Iterator[Item]:
    listed = values[ACTIVITIES]
    assert isinstance(listed, Sequence)
    for its in listed:
        if rows is None or set(its.at("日期").rows) & set(rows):
            yield its


def names(found: Iterable[Item]) -> list[str]:
    """Return the names of the activities' files: 2022-03-05 支委会, 2022-03-05 支委会（2）."""
    seen: dict[str, int] = {}
    made: list[str] = []
    for its in found:
        name = _name(its)
        number = seen[name.lower()] = seen.get(name.lower(), 0) + 1
        made.append(name if number == 1 else f"{name}（{number}）")
    return made


def _name(its: Item) -> str:
    months = its.facts.get("月份", ())
    day = its.at("日期").value or (months[0] if months else "日期不详")
    kind = _UNFIT.sub(" ", str(its.at("类型").value or "活动")).strip(" .")
    return f"{day} {kind}"[:_LONGEST].strip(" .")


def _refuse_overwriting(
    output: Destination, targets: Sequence[Path], template: Path, checked: Checked
) -> None:
    """Raise Refusal where there is nothing to write, or a file is there, before any is written."""
    folder = output.path
    assert folder is not None
    if not targets:
        raise Refusal("这一期没有可以写记录的活动；请核对报告期，或先补记台账")
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"“{folder}”不是文件夹；每次活动一份的记录要写到一个文件夹里，请换一个名称")
    if not folder.parent.is_dir():
        raise Refusal(f"没有文件夹“{folder.parent}”；请先建好，或换一个位置")
    inputs = [template, *([checked.file] if checked.file else [])]
    for target in targets if folder.exists() else ():
        refuse_overwriting(target, output.force, inputs)
