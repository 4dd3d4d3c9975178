"""What a reader sees of a report's figures: touched, hidden, moved, swapped, copied, left behind."""

from __future__ import annotations

import copy
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from addin.audit.claim import Judged, Verdict
from addin.report.renewing.refresh import Fate
from addin.workflows import Checked, check
from addin.workflows.audits import audit_checked
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.reports import write_report
from word.edited import (
    ROWS,
    controls,
    edit,
    fates,
    forget,
    ledger,
    part,
    parts,
    refreshed,
    replaced,
    said,
    write_in,
    written,
)

MORE = (
    *ROWS,
    "2022年4月13日|支委会|研究四月工作|张三|5|5|",
    "2022年5月6日|党员大会|讨论发展|张三|23|20|",
    "2022年5月20日|主题党日|参观纪念馆|李四|23|23|",
)
TEXTS = (
    "{{ 期间.名称 }}工作汇报",
    "上半年召开支委会{{ 次数.支委会 }}次、党员大会{{ 次数.党员大会 }}次。",
    "上半年开展主题党日{{ 次数.主题党日 }}次、参加{{ 人次.主题党日 }}人次。",
)
Edit = Callable[[Any], object]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    """The sample's ledger and its report."""
    path = Path(__file__).parent.parent.parent / "samples" / "活动台账.xlsx"
    checked = check(LedgerInput(path))
    return checked, write_report(checked, tmp_path_factory.mktemp("汇报") / "汇报.docx").path


def short(folder: Path, *changes: Edit, texts: tuple[str, ...] = TEXTS) -> Path:
    """Return the report of a small ledger with some edits."""
    report = written(folder, ledger(*ROWS), *texts, table=())
    for change in changes:
        edit(report, change)
    return report


def judged(report: Path, rows: tuple[str, ...] = ROWS) -> list[Judged]:
    return list(audit_checked(ledger(*rows), report).claims)


def verdicts(report: Path, rows: tuple[str, ...] = ROWS) -> dict[str, str]:
    """Return the verdict of every claim, by its words."""
    return {c.text: c.verdict.value for c in judged(report, rows)}


def run(text: str) -> Any:
    its = etree.Element(qn("w:r"))
    etree.SubElement(its, qn("w:t")).text = text
    return its


def beside(key: str, text: str, *, behind: bool = False) -> Edit:
    """Return the edit that types a text right before or behind a control."""

    def change(root: Any) -> None:
        (control,) = controls(root, key)
        (control.addnext if behind else control.addprevious)(run(text))

    return change


def figures(root: Any) -> list[Any]:
    """Return the controls that hold a number."""
    return [c for c in controls(root) if _text(c).rstrip("%").replace(".", "").isdigit()]


def _text(control: Any) -> str:
    return "".join(t.text or "" for t in control.iter(qn("w:t")))


# --- What touches a number belongs to it ----------------------------------------------------------

INSERTED = (
    *(("1", ""), ("10", ""), ("１", ""), ("十", ""), ("二", ""), ("\u200b", ""), ("1\u200b", "")),
    *(("1.", ""), ("-", ""), ("0", ""), ("\u0661", ""), ("1,", "")),
    *(("", "0"), ("", ".5"), ("", ".0"), ("", "万"), ("", "%"), ("", "0%"), ("", "\u200b")),
    *(
        ("", "０"),
        ("", "十"),
        ("", "余"),
        ("", "\u2060"),
        ("", "\ufe0f"),
        ("", "百"),
        ("", "\u00b2"),
    ),
)


@pytest.mark.parametrize(("before", "after"), INSERTED)
@pytest.mark.parametrize("key", ["次数.主题党日", "人次.主题党日"])
@pytest.mark.parametrize("remembered", [True, False])
def test_whatever_touches_a_figure_it_is_not_confirmed_nor_renewed(
    tmp_path: Path, before: str, after: str, key: str, remembered: bool
) -> None:
    changes = [beside(key, before)] if before else []
    changes += [beside(key, after, behind=True)] if after else []
    report = short(tmp_path, *changes)
    if not remembered:
        forget(report)
    its = "主题党日" if key.startswith("次数") else "参加人次.主题党日"
    assert [c.verdict for c in judged(report) if c.key == its] != [Verdict.MATCH]
    assert any(c.verdict is not Verdict.MATCH for c in judged(report))
    done = refreshed(report, ledger(*MORE))
    assert fates(done)[key] is Fate.DOUBTED
    assert said(done.target)[2].count(
        before + "1" + after if "次数" in key else before + "21" + after
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_digit_put_at_any_figure_of_the_sample_is_confirmed(
    whole: tuple[Checked, Path], tmp_path: Path, seed: int
) -> None:
    checked, report = whole
    path = Path(shutil.copy(report, tmp_path / "改.docx"))
    chance = random.Random(seed)
    at: list[int] = []

    def change(root: Any) -> None:
        found = figures(root)
        at.append(chance.randrange(len(found)))
        control = found[at[0]]
        before, after = chance.choice(INSERTED[:-8])
        if before:
            control.addprevious(run(before))
        if after:
            control.addnext(run(after))

    edit(path, change)
    others = [c for c in audit_checked(checked, path).claims if c.verdict is not Verdict.MATCH]
    assert others


@pytest.mark.parametrize(
    "typed", ["9", "09", "1.4", "1.0", "1\u200b", "１２", "十一", "约1", "1余"]
)
def test_what_is_typed_into_a_control_is_judged_as_it_is_seen(tmp_path: Path, typed: str) -> None:
    report = short(tmp_path, write_in("次数.主题党日", typed))
    assert Verdict.MATCH not in [c.verdict for c in judged(report) if c.key == "主题党日"]


@pytest.mark.parametrize("typed", ["１", "一"])
def test_the_same_number_in_another_form_is_the_same(tmp_path: Path, typed: str) -> None:
    report = short(tmp_path, write_in("次数.主题党日", typed))
    assert [c.verdict for c in judged(report) if c.key == "主题党日"] == [Verdict.MATCH]


def test_two_controls_side_by_side_are_one_number(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        (control,) = controls(root, "次数.主题党日")
        control.addnext(copy.deepcopy(control))

    report = short(tmp_path, change)
    assert Verdict.MATCH not in [c.verdict for c in judged(report) if c.key == "主题党日"]
    assert Fate.RENEWED not in {
        o.fate for o in refreshed(report, ledger(*MORE)).outcomes if o.key == "次数.主题党日"
    }


# --- Hidden text ----------------------------------------------------------------------------------


def _hidden(root: Any, text: str, **look: str) -> Any:
    its = run(text)
    properties = etree.Element(qn("w:rPr"))
    its.insert(0, properties)
    for name, value in look.items():
        etree.SubElement(properties, qn(f"w:{name}")).set(qn("w:val"), value)
    (control,) = controls(root, "次数.主题党日")
    control.addprevious(its)
    return its


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        ({"vanish": "1"}, "隐藏文字"),
        ({"vanish": "true"}, "隐藏文字"),
        ({"webHidden": "1"}, "隐藏文字"),
        ({"rStyle": "隐"}, "隐藏文字"),
        ({"rStyle": "隐二"}, "隐藏文字"),
        ({"strike": "1"}, "删除线"),
        ({"dstrike": "1"}, "删除线"),
    ],
)
def test_hidden_text_at_a_number_leaves_it_undecided(
    tmp_path: Path, look: dict[str, str], reason: str
) -> None:
    def styles(root: Any) -> None:
        for name, base in (("隐", ""), ("隐二", "隐")):
            its = etree.SubElement(root, qn("w:style"))
            its.set(qn("w:type"), "character")
            its.set(qn("w:styleId"), name)
            if base:
                etree.SubElement(its, qn("w:basedOn")).set(qn("w:val"), base)
            else:
                etree.SubElement(etree.SubElement(its, qn("w:rPr")), qn("w:vanish"))

    report = short(tmp_path, lambda root: _hidden(root, "也", **look))
    edit(report, styles, "word/styles.xml")
    (its,) = [c for c in judged(report) if c.key == "主题党日"]
    assert its.verdict is Verdict.UNVERIFIABLE and reason in its.reason
    done = refreshed(report, ledger(*MORE))
    (told,) = [o for o in done.outcomes if o.fate is Fate.DOUBTED]
    assert told.key == "次数.主题党日" and reason in told.sentence


def test_text_that_is_shown_again_is_read(tmp_path: Path) -> None:
    report = short(tmp_path, lambda root: _hidden(root, "共", vanish="0"))
    assert [c.verdict for c in judged(report) if c.key == "主题党日"] == [Verdict.MATCH]


def test_hidden_text_at_a_plain_number_leaves_it_undecided_too(tmp_path: Path) -> None:
    def plain(root: Any) -> None:
        _hidden(root, "也", vanish="1")
        (control,) = controls(root, "次数.主题党日")
        control.addprevious(run(_text(control)))
        control.getparent().remove(control)

    (its,) = [c for c in judged(short(tmp_path, plain)) if c.key == "主题党日"]
    assert its.verdict is Verdict.UNVERIFIABLE and "隐藏文字" in its.reason


# --- Words and controls that disagree -------------------------------------------------------------


def reword(old: str, new: str) -> Edit:
    def change(root: Any) -> None:
        for its in root.iter(qn("w:t")):
            its.text = (its.text or "").replace(old, new)

    return change


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("上半年开展主题党日", "上半年讲党课", "unverifiable"),
        ("上半年开展主题党日", "二季度开展党员大会", "mismatch"),
        ("上半年开展主题党日", "全年召开学习座谈碰头会", None),
        ("上半年开展主题党日", "一月份开展主题党日", "mismatch"),
        ("上半年开展主题党日", "四月以来开展主题党日", "mismatch"),
        ("上半年开展主题党日", "兄弟支部开展主题党日", None),
    ],
)
def test_words_outrank_the_tag(tmp_path: Path, old: str, new: str, verdict: str | None) -> None:
    report = short(tmp_path, reword(old, new))
    others = [c for c in judged(report) if c.stretch.paragraph == 2 and c.stated == 1]
    assert Verdict.MATCH not in [c.verdict for c in others]
    assert verdict is None or verdict in [c.verdict.value for c in others]
    done = refreshed(report, ledger(*MORE))
    assert fates(done)["次数.主题党日"] is Fate.DOUBTED
    assert f"{new}1次" in said(done.target)[2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("上半年开展主题党日", "上半年，我们认真开展主题党日"),
        ("上半年开展主题党日", "上半年共组织主题党日"),
        ("次、参加", "次，先后参加"),
        ("工作汇报", "工作情况汇报"),
    ],
)
def test_what_still_says_the_same_is_renewed(tmp_path: Path, old: str, new: str) -> None:
    report = short(tmp_path, reword(old, new))
    assert {c.verdict for c in judged(report)} == {Verdict.MATCH}
    done = refreshed(report, ledger(*MORE))
    assert not fates(done, Fate.DOUBTED)
    assert "主题党日2次" in said(done.target)[2]


@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("remembered", [True, False])
def test_two_swapped_controls_are_doubted_and_left(
    whole: tuple[Checked, Path], tmp_path: Path, seed: int, remembered: bool
) -> None:
    checked, report = whole
    path = Path(shutil.copy(report, tmp_path / "换.docx"))
    swapped: list[tuple[str, str]] = []

    def change(root: Any) -> None:
        first, second = _two(figures(root), seed)
        swapped.extend((_key(c), _text(c)) for c in (first, second))
        place = etree.Element("place")
        first.addprevious(place)
        second.addprevious(first)
        place.addprevious(second)
        place.getparent().remove(place)

    edit(path, change)
    if not remembered:
        forget(path)
    others = [c for c in audit_checked(checked, path).claims if c.verdict is not Verdict.MATCH]
    texts = [text for _, text in swapped]
    assert len(others) >= 2
    assert any(t.rstrip("%") in map(str, (c.stated for c in others)) for t in texts)
    if remembered:
        done = refreshed(path, checked)
        assert {key for key, _ in swapped} <= set(fates(done, Fate.DOUBTED))


def _key(control: Any) -> str:
    return str(control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")))


def _two(found: list[Any], seed: int) -> tuple[Any, Any]:
    """Return two controls of different texts and keys."""
    chance = random.Random(seed)
    while True:
        first, second = chance.sample(found, 2)
        if _text(first) != _text(second) and _key(first) != _key(second):
            return first, second


@pytest.mark.parametrize("seed", range(8))
def test_two_tags_exchanged_are_not_renewed(
    whole: tuple[Checked, Path], tmp_path: Path, seed: int
) -> None:
    checked, report = whole
    path = Path(shutil.copy(report, tmp_path / "换.docx"))
    keys: list[str] = []

    def change(root: Any) -> None:
        first, second = _two(figures(root), seed)
        keys.extend((_key(first), _key(second)))
        for control, key in ((first, keys[1]), (second, keys[0])):
            for its in control.iter(qn("w:tag"), qn("w:alias")):
                its.set(qn("w:val"), key)

    done = refreshed(edit(path, change), checked)
    assert {fates(done)[key] for key in keys} <= {Fate.DOUBTED, Fate.KEPT}
    assert said(done.target) == said(path)


def test_a_table_under_another_heading_is_judged_for_its_time(
    whole: tuple[Checked, Path], tmp_path: Path
) -> None:
    checked, report = whole
    path = Path(shutil.copy(report, tmp_path / "季.docx"))

    def caption(root: Any) -> None:
        its = etree.Element(qn("w:p"))
        its.append(run("第一季度党建活动统计表"))
        root.find(f".//{qn('w:tbl')}").addprevious(its)

    edit(path, caption)
    in_table = {c.key: c for c in audit_checked(checked, path).claims if "表" in c.place}
    assert in_table["主题党日"].verdict is Verdict.MISMATCH
    done = refreshed(path, checked)
    assert fates(done)["统计表[主题党日].次数"] is Fate.DOUBTED
    assert fates(done)["次数.主题党日"] is Fate.SAME


# --- Copies, and controls of other reports --------------------------------------------------------


def test_a_sentence_of_another_units_report_is_not_renewed(tmp_path: Path) -> None:
    """The other unit has the same number of 主题党日, but not the same people at them."""
    (tmp_path / "他").mkdir()
    rows = ("2022年3月18日|主题党日|义务植树|李四|23|9|",)
    other = written(tmp_path / "他", ledger(*rows), *TEXTS, table=())
    theirs = etree.fromstring(part(other)).findall(f".//{qn('w:p')}")[2]

    def paste(root: Any) -> None:
        root.findall(f".//{qn('w:p')}")[0].addnext(theirs)

    report = short(tmp_path, paste)
    done = refreshed(report, ledger(*MORE))
    assert said(done.target)[1] == "上半年开展主题党日1次、参加9人次。"
    assert said(done.target)[3] == "上半年开展主题党日2次、参加44人次。"
    told = [o.sentence for o in done.outcomes if o.fate is Fate.DOUBTED]
    assert any("次数.主题党日" in s and "复制或粘贴" in s for s in told)
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert parts(again.target) == parts(done.target)


def test_of_two_that_are_alike_nobody_knows_which_was_written(tmp_path: Path) -> None:
    def double(root: Any) -> None:
        its = root.findall(f".//{qn('w:p')}")[2]
        its.addnext(copy.deepcopy(its))

    done = refreshed(short(tmp_path, double), ledger(*MORE))
    assert said(done.target)[2:4] == ["上半年开展主题党日1次、参加21人次。"] * 2
    assert any("分不清" in s for s in done.sentences())


def test_a_control_that_was_never_written_is_told(tmp_path: Path) -> None:
    def forge(root: Any) -> None:
        (control,) = controls(root, "次数.主题党日")
        for its in control.iter(qn("w:tag"), qn("w:alias")):
            its.set(qn("w:val"), "次数.党课")

    report = short(tmp_path, forge)
    done = refreshed(report, ledger(*MORE))
    told = [o for o in done.outcomes if o.fate is Fate.DOUBTED]
    assert [(o.key, o.there) for o in told] == [("次数.党课", "1")]
    assert "不是本报告生成时写下的" in told[0].sentence
    assert "主题党日1次" in said(done.target)[2]


# --- What is left behind --------------------------------------------------------------------------


def unwrap(key: str) -> Edit:
    """Return the edit that takes a control away and leaves what it holds."""

    def change(root: Any) -> None:
        (control,) = controls(root, key)
        for its in list(control.find(qn("w:sdtContent"))):
            control.addprevious(its)
        control.getparent().remove(control)

    return change


def test_a_number_that_lost_its_control_is_said_to_be_stale(tmp_path: Path) -> None:
    report = short(tmp_path, unwrap("次数.支委会"), unwrap("次数.党员大会"))
    done = refreshed(report, ledger(*MORE))
    assert said(done.target)[1] == "上半年召开支委会2次、党员大会1次。"
    told = {o.key: o.sentence for o in done.outcomes if o.fate is Fate.STALE}
    assert "报告里还写着2，台账现为3" in told["次数.支委会"]
    assert "报告里还写着1，台账现为2" in told["次数.党员大会"]
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert parts(again.target) == parts(done.target)
    assert fates(again, Fate.STALE).keys() == told.keys()


def test_an_unwrapped_number_that_is_right_is_said_to_be_no_longer_renewed(tmp_path: Path) -> None:
    done = refreshed(short(tmp_path, unwrap("次数.支委会")), ledger(*ROWS))
    (told,) = [o.sentence for o in done.outcomes if o.fate is Fate.STALE]
    assert "与台账一致，但以后不再随台账更新" in told


def reject(root: Any) -> None:
    """Reject all tracked changes of runs."""
    for its in list(root.iter(qn("w:ins"))):
        its.getparent().remove(its)
    for its in list(root.iter(qn("w:del"))):
        for inside in list(its):
            for text in inside.iter(qn("w:delText")):
                text.tag = qn("w:t")
            its.addprevious(inside)
        its.getparent().remove(its)


def join(root: Any) -> None:
    """Write deleted and inserted text as one, as LibreOffice does in a plain-text control."""
    for control in controls(root):
        content = control.find(qn("w:sdtContent"))
        texts = [t.text or "" for t in content.iter(qn("w:t"), qn("w:delText"))]
        if len(texts) > 1:
            for its in list(content):
                content.remove(its)
            content.append(run("".join(texts)))


def test_after_rejected_changes_the_old_figures_are_known(tmp_path: Path) -> None:
    done = refreshed(short(tmp_path), ledger(*MORE), track=True)
    edit(done.target, reject)
    assert said(done.target)[2] == "上半年开展主题党日1次、参加21人次。"
    (its,) = [c for c in judged(done.target, MORE) if c.key == "主题党日"]
    assert its.verdict is Verdict.MISMATCH and "更新前的数" in its.reason
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert not fates(again, Fate.KEPT)
    assert said(again.target)[2] == "上半年开展主题党日2次、参加44人次。"
    assert any("更新前的数" in s for s in again.sentences())


def test_figures_joined_by_another_program_are_known_from_the_record(tmp_path: Path) -> None:
    done = refreshed(short(tmp_path), ledger(*MORE), track=True)
    edit(done.target, join)
    assert said(done.target)[2] == "上半年开展主题党日12次、参加2144人次。"
    found = {c.key: c for c in judged(done.target, MORE)}
    assert found["主题党日"].verdict is Verdict.MISMATCH
    assert "修订前后的21、44连在了一起" in found["参加人次.主题党日"].reason
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert said(again.target)[2] == "上半年开展主题党日2次、参加44人次。"


def test_a_row_that_comes_back_by_rejecting_is_known(tmp_path: Path) -> None:
    rows = (*ROWS, "2022年5月9日|党课|讲党史|张三|23|20|")
    report = written(tmp_path, ledger(*rows))
    done = refreshed(report, ledger(*ROWS), track=True)

    def come_back(root: Any) -> None:
        for name in ("ins", "del"):
            for its in list(root.iter(qn(f"w:{name}"))):
                if its.getparent().tag == qn("w:trPr"):
                    its.getparent().remove(its)
        reject(root)
        for its in list(
            root.iter(*map(qn, ("w:customXmlDelRangeStart", "w:customXmlDelRangeEnd")))
        ):
            its.getparent().remove(its)

    edit(done.target, come_back)
    assert said(done.target) == said(report)
    again = refreshed(done.target, ledger(*ROWS), "再.docx")
    assert list(fates(again, Fate.REMOVED)) == ["统计表[党课]"]
    assert "党课1次" not in said(again.target)


# --- The record -----------------------------------------------------------------------------------


def _without_places(report: Path) -> Path:
    """Return a report that an earlier version has written, which remembers no places."""
    names = [n for n in parts(report) if n.startswith("customXml/item") and "Props" not in n]
    return replaced(report, {n: re.sub(rb' at="[^"]*"', b"", part(report, n)) for n in names})


@pytest.mark.parametrize("forgets", [_without_places, forget])
def test_reports_that_remember_no_places_are_read_by_their_words(
    tmp_path: Path, forgets: Callable[[Path], Path]
) -> None:
    report = forgets(short(tmp_path))
    assert set(verdicts(report).values()) == {"match"}
    done = refreshed(report, ledger(*MORE))
    assert said(done.target)[1:3] == [
        "上半年召开支委会3次、党员大会2次。",
        "上半年开展主题党日2次、参加44人次。",
    ]


def test_a_report_is_renewed_again_and_again(tmp_path: Path) -> None:
    path, checked = short(tmp_path), ledger(*MORE)
    for n, rows in enumerate((MORE, ROWS, MORE)):
        done = refreshed(path, ledger(*rows), f"第{n}次.docx")
        assert set(fates(done).values()) <= {Fate.RENEWED, Fate.SAME}
        path = done.target
    assert {c.verdict for c in audit_checked(checked, path).claims} == {Verdict.MATCH}
