"""Many branches in one view: counted, ordered, with a line for what could not be read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from addin.cli import main
from addin.ledger.refusal import Refusal
from addin.office import examiner
from addin.workflows import rollups as job
from addin.workflows.branches import Task, examine_apart
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.proofreading import Basis, proofread
from addin.workflows.rollups import DOCUMENT, WORKBOOK, RolledUp, Workers, rollup
from documents import paragraphs
from rollup.folders import CAREFUL, FORGETFUL, HALF, contents, examined, folder, ledger


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("rollup") / "各支部")


@pytest.fixture(scope="module")
def done(ledgers: Path, tmp_path_factory: pytest.TempPathFactory) -> RolledUp:
    return examined(ledgers, tmp_path_factory.mktemp("out") / "汇总", jobs=2)


def _cells(out: Path, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(out / WORKBOOK)
    return [[c.value for c in row] for row in book[sheet].iter_rows()]


def test_totals_are_the_sums_and_every_total_has_its_rows(done: RolledUp) -> None:
    its = done.rollup
    assert its.period.code == "2023Q1"
    assert its.activities.value == 7 + 6
    totals = {t.type: t for t in its.types}
    assert {n: t.held.value for n, t in totals.items()} == {
        "党员大会": 2,
        "支委会": 5,
        "主题党日": 6,
        "党课": 1,
    }
    for total in (its.activities, *(t.held for t in its.types)):
        assert len(set(total.rows())) == total.value
    assert "二支部/台账.xlsx!活动台账!3" in set(totals["支委会"].held.rows())


def test_duties_are_matched_branch_by_branch(done: RolledUp) -> None:
    totals = {t.type: t for t in done.rollup.types}
    assert totals["支委会"].required is not None
    assert totals["支委会"].required.value == 6  # a month one, three months, two branches
    assert totals["支委会"].missing is not None
    assert totals["支委会"].missing.value == 1
    assert [b.file for b in totals["支委会"].short] == ["二支部/台账.xlsx"]
    assert [(p.place, p.branch.name) for p in done.rollup.order] == [
        (1, "甲县水务局第一党支部"),
        (2, "甲县水务局第二党支部"),
    ]


def test_the_gap_is_named_with_its_month(done: RolledUp) -> None:
    rows = [r for r in _cells(done.folder, "未见记录") if r[1] == "支委会"]
    assert rows == [["甲县水务局第二党支部", "支委会", "2/3", "1", "2月未见记录"]]


def test_a_bad_file_and_a_copy_are_lines_of_the_result(done: RolledUp) -> None:
    assert [b.file for b in done.rollup.refused] == ["记录.xlsx"]
    assert [(a.file, f.file) for a, f in done.rollup.repeated] == [("副本.xlsx", "一支部.xlsx")]
    listed = _cells(done.folder, "未能处理")
    assert listed[3][0] == "记录.xlsx"
    assert "不是Excel工作簿" in str(listed[3][1])


def test_the_sources_lead_to_the_rows_of_the_ledgers(done: RolledUp) -> None:
    book = openpyxl.load_workbook(done.folder / WORKBOOK)
    links = {
        (r[0].value, r[4].value): (r[3].value, r[3].hyperlink)
        for r in book["数据来源"].iter_rows(min_row=4)
    }
    said, link = links["党课", "一支部.xlsx"]
    assert said == "活动台账 第8行"
    assert link.target.endswith("各支部\\一支部.xlsx")  # as Excel writes it
    assert link.location == "'活动台账'!A8"


def test_the_word_summary_says_the_same(done: RolledUp) -> None:
    text = "\n".join(paragraphs(done.folder / DOCUMENT))
    assert "共汇总党支部台账2个" in text
    assert "共记录各类党建活动13次" in text
    assert "1个党支部支委会没有达到频次要求，次数共少1次，涉及甲县水务局第二党支部" in text
    assert "有1个文件没有能够读取" in text


def test_the_word_summary_lacks_only_what_no_ledger_tells(done: RolledUp) -> None:
    findings = proofread(done.folder / DOCUMENT, basis=Basis(profile="国标")).findings
    # Who writes to whom, and when: the day is missing because it is such a place.
    assert {(f.code, f.text) for f in findings} == {("W001", "（待补充）"), ("W062", "")}


def test_no_ledger_is_written_to(ledgers: Path, tmp_path: Path) -> None:
    before = contents(ledgers)
    rollup(LedgerInput(ledgers), Destination(tmp_path / "汇总"), reports=True)
    assert contents(ledgers) == before
    assert sorted(p.name for p in (tmp_path / "汇总" / "报告").iterdir()) == [
        "一支部党建工作汇报.docx",
        "二支部_台账党建工作汇报.docx",
        "副本党建工作汇报.docx",
    ]


# --- Whoever does the work --------------------------------------------------------------------


def test_one_worker_gives_the_same_bytes(
    done: RolledUp, ledgers: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out") / "汇总"
    examined(ledgers, out, jobs=1)
    assert contents(out) == contents(done.folder)


@pytest.mark.slow
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_cluster_gives_the_same_bytes(
    done: RolledUp,
    ledgers: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    monkeypatch.setattr("distributed.comm.inproc.get_ip", lambda: "127.0.0.1")
    out = tmp_path_factory.mktemp("out") / "汇总"
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        rollup(
            LedgerInput(ledgers),
            Destination(out),
            workers=Workers(scheduler=cluster.scheduler_address),
        )
    assert contents(out) == contents(done.folder)


def test_an_interrupted_run_goes_on_where_it_stopped(
    done: RolledUp, ledgers: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out") / "汇总"

    def stop(finished: int, _all: int, _file: str) -> None:
        if finished == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examined(ledgers, out, jobs=1, step=stop)
    assert not (out / WORKBOOK).exists()
    seen: list[str] = []
    again = examined(ledgers, out, jobs=1, step=lambda _d, _a, file: seen.append(file))
    assert again.resumed == 2
    assert len([file for file in seen if file]) == 2 + 1  # the rest, and one of unknown period
    assert contents(out) == contents(done.folder)


def test_a_ledger_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    one = ledger(tmp_path / "in" / "甲.xlsx", FORGETFUL)
    ledger(tmp_path / "in" / "乙.xlsx", CAREFUL)

    def stop(finished: int, _all: int, _file: str) -> None:
        if finished == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examined(tmp_path / "in", tmp_path / "out", jobs=1, step=stop)
    ledger(one, CAREFUL.replace("学习党章", "学习党章和条例"))
    done = examined(tmp_path / "in", tmp_path / "out", jobs=1)
    assert done.rollup.activities.value == 7 + 7


# --- Limits -----------------------------------------------------------------------------------


def test_a_file_that_takes_too_long_is_a_line(ledgers: Path) -> None:
    its = examine_apart(Task(str(ledgers / "一支部.xlsx"), "一支部.xlsx"), seconds=0.001)
    assert "秒还没有处理完" in its.refusal
    after = examine_apart(Task(str(ledgers / "一支部.xlsx"), "一支部.xlsx"))
    assert after.activities.value == 7


def test_a_file_that_takes_too_much_memory_is_a_line(
    ledgers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examiner, "MEGABYTES", 1)
    with ThreadPoolExecutor(1) as fresh:
        task = Task(str(ledgers / "一支部.xlsx"), "一支部.xlsx")
        its = fresh.submit(examine_apart, task).result()
    assert its.refusal


# --- Periods and names ------------------------------------------------------------------------


def test_the_period_is_that_of_most_ledgers(tmp_path: Path) -> None:
    for name, period in (("甲", HALF), ("乙", HALF), ("丙", None)):
        ledger(tmp_path / "in" / f"{name}.xlsx", CAREFUL, period=period)
    other = ledger(tmp_path / "in" / "丁.xlsx", FORGETFUL, "丁支部", ("2023-01-01", "2023-02-28"))
    done = examined(tmp_path / "in", tmp_path / "out", jobs=2)
    assert done.rollup.period.code == "2023H1"
    assert [b.file for b in done.rollup.other_periods] == [other.name]
    assert next(b for b in done.rollup.branches if b.file == other.name).activities.value == 6
    unlike = [r[2] for r in _cells(done.folder, "与范本不同") if r[1] == other.name]
    assert "台账写的报告期是2023-01-01..2023-02-28，这里按2023年上半年统计" in unlike


def test_ledgers_of_one_body_are_told_apart_by_their_files(tmp_path: Path) -> None:
    ledger(tmp_path / "in" / "机关.xlsx", CAREFUL, "乙市统计局")
    ledger(tmp_path / "in" / "退休.xlsx", FORGETFUL, "乙市统计局")
    ledger(tmp_path / "in" / "事务所.xlsx", FORGETFUL.replace("走访", "走访慰问"))
    done = examined(tmp_path / "in", tmp_path / "out", jobs=2)
    assert [b.name for b in done.rollup.branches] == [
        "事务所",
        "乙市统计局（机关）",
        "乙市统计局（退休）",
    ]


# --- The command ------------------------------------------------------------------------------


def test_the_command_says_who_lacks_what(
    ledgers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "汇总"
    assert main(["rollup", str(ledgers), "-o", str(out), "--jobs", "2"]) == 1
    said = capsys.readouterr().out
    assert "第2名 甲县水务局第二党支部" in said
    assert "缺项：支委会" in said
    assert "2023年第一季度：台账2个，活动13次，未能处理1个" in said
    assert main(["rollup", str(ledgers), "-o", str(out)]) == 2
    assert "已经存在" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有"], "没有文件夹"),
        (["空的"], "没有台账"),
        (["空的", "--jobs", "0"], "--jobs"),
        (["空的", "-o", "空的"], "文件夹本身"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "空的").mkdir()
    assert main(["rollup", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_an_interruption_says_how_to_go_on(
    ledgers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    @contextmanager
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(job, "_threads", interrupted)
    assert main(["rollup", str(ledgers), "-o", str(tmp_path / "汇总")]) == 2
    assert "从中断的地方接着做" in capsys.readouterr().err


def test_a_folder_without_any_period_asks_for_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "空.csv").write_text("日期,活动类型,主题\n", encoding="utf-8")
    with pytest.raises(Refusal, match="--period"):
        examined(tmp_path / "in", tmp_path / "out", jobs=1)
