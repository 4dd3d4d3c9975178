"""Renewing a report: what nobody touched follows the ledger, and nothing else moves."""

from __future__ import annotations

import copy
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from addin.ledger.refusal import Refusal
from addin.report.language.traced import id_of
from addin.report.renewing.refresh import Fate, decide
from word.edited import (
    OTHERS,
    ROWS,
    TEXTS,
    around,
    controls,
    edit,
    fates,
    forget,
    ledger,
    part,
    parts,
    refreshed,
    rejected,
    replaced,
    said,
    write_in,
    written,
)
from word.schema_order import faults
from word.tracked import accepted, empty_controls

MORE = (*ROWS, "2022年4月13日|支委会|研究四月工作|张三|5|5|")
CHANGED = (Fate.RENEWED, Fate.ADDED, Fate.REMOVED)


def test_a_report_from_the_same_ledger_stays_as_it_is(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    done = refreshed(report, ledger(*ROWS))
    assert set(fates(done).values()) == {Fate.SAME}
    assert parts(done.target) == parts(report)


def test_figures_follow_the_ledger(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    assert "召开支委会2次、党员大会1次，共3次。" in said(report)
    done = refreshed(report, ledger(*MORE))
    assert "召开支委会3次、党员大会1次，共4次。" in said(done.target)
    assert fates(done, *CHANGED) == {
        "次数.支委会": Fate.RENEWED,
        "=次数.支委会+次数.党员大会": Fate.RENEWED,
        "存在的问题[缺项].问题": Fate.RENEWED,
        "统计表[支委会].次数": Fate.RENEWED,
    }


def test_a_second_renewal_changes_nothing(tmp_path: Path) -> None:
    report = edit(written(tmp_path, ledger(*ROWS)), write_in("次数.党员大会", "9"))
    once = refreshed(report, ledger(*MORE))
    twice = refreshed(once.target, ledger(*MORE), "再.docx")
    assert parts(twice.target) == parts(once.target)
    assert not fates(twice, *CHANGED)


def test_what_was_changed_by_hand_is_kept_and_told_with_its_three_values(tmp_path: Path) -> None:
    report = edit(written(tmp_path, ledger(*ROWS)), write_in("次数.支委会", "4"))
    done = refreshed(report, ledger(*MORE))
    assert "召开支委会4次、党员大会1次，共4次。" in said(done.target)
    (kept,) = [o for o in done.outcomes if o.fate is Fate.KEPT]
    assert (kept.key, kept.written, kept.there, kept.now) == ("次数.支委会", "2", "4", "3")
    assert (
        "生成时为2" in kept.sentence and "现为4" in kept.sentence and "台账现为3" in kept.sentence
    )


def test_what_was_corrected_by_hand_to_the_ledgers_figure_is_no_news(tmp_path: Path) -> None:
    report = edit(written(tmp_path, ledger(*ROWS)), write_in("次数.支委会", "3"))
    done = refreshed(report, ledger(*MORE))
    assert fates(done)["次数.支委会"] is Fate.SAME


def test_a_sentence_taken_out_is_told_and_not_put_back(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        (control,) = controls(root, "次数.党员大会")
        control.getparent().remove(control)

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE))
    assert fates(done, Fate.DELETED) == {"次数.党员大会": Fate.DELETED}
    assert "召开支委会3次、党员大会次，共4次。" in said(done.target)


def test_an_emptied_control_shows_words_own_text_which_is_no_value(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        write_in("次数.支委会", "单击或点击此处输入文字。")(root)
        (control,) = controls(root, "次数.支委会")
        etree.SubElement(control.find(qn("w:sdtPr")), qn("w:showingPlcHdr"))

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE))
    assert fates(done)["次数.支委会"] is Fate.DELETED
    assert "召开支委会单击或点击此处输入文字。次、党员大会1次，共4次。" in said(done.target)


def test_a_signed_report_is_not_renewed_into_a_broken_signature(tmp_path: Path) -> None:
    report = replaced(written(tmp_path, ledger(*ROWS)), {"_xmlsignatures/origin.sigs": b""})
    with pytest.raises(Refusal, match="数字签名"):
        refreshed(report, ledger(*MORE))


def test_a_control_copied_to_another_place_is_left_there_and_told(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        (control,) = controls(root, "次数.支委会")
        root.find(f".//{qn('w:p')}").append(copy.deepcopy(control))

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE))
    assert said(done.target)[0] == "关于2022年上半年工作的汇报2"
    assert "召开支委会3次、党员大会1次，共4次。" in said(done.target)
    (doubted,) = [o for o in done.outcomes if o.fate is Fate.DOUBTED]
    assert (doubted.key, doubted.there, doubted.now) == ("次数.支委会", "2", "3")
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert parts(again.target) == parts(done.target)


def test_a_number_that_word_has_split_into_runs_is_renewed(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        (control,) = controls(root, "期间.名称")
        (run,) = control.iter(qn("w:r"))
        (text,) = run.iter(qn("w:t"))
        whole = text.text
        for piece in (whole[:3], whole[3:6], whole[6:]):
            new = copy.deepcopy(run)
            new.find(qn("w:t")).text = piece
            run.addprevious(new)
        run.getparent().remove(run)

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE))
    assert fates(done)["期间.名称"] is Fate.SAME
    assert said(done.target)[0] == "关于2022年上半年工作的汇报"


def test_a_place_filled_in_later_loses_its_red(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    assert b"FF0000" in part(report)
    settled = OTHERS["参数"] + "\n主送机关|市直机关工委"
    done = refreshed(report, ledger(*ROWS, 参数=settled))
    assert any(s.endswith("，主送市直机关工委") for s in said(done.target))
    assert b"FF0000" not in part(done.target)
    back = refreshed(done.target, ledger(*ROWS), "回.docx")
    assert b"FF0000" in part(back.target)


# --- Lists ------------------------------------------------------------------------------------


def test_rows_of_a_table_come_and_go_with_the_ledger(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    listed = ["党员大会1次", "支委会2次", "主题党日1次", "动员部署会1次"]
    assert [s for s in said(report) if s in listed] == listed
    now = [r for r in MORE if "动员部署会" not in r] + ["2022年5月6日|党课|讲党史|张三|23|20|"]
    done = refreshed(report, ledger(*now))
    table = said(done.target)[said(done.target).index("类型和次数") + 1 :]
    assert table == ["党员大会1次", "支委会3次", "党课1次", "主题党日1次"]
    assert fates(done, Fate.ADDED) == {"统计表[党课]": Fate.ADDED}
    assert "统计表[动员部署会]" in fates(done, Fate.REMOVED)


def test_items_of_a_list_come_and_go_and_are_numbered_anew(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    assert [s for s in said(report) if s.startswith(("一是", "二是", "三是"))][1:] == [
        "二是学习不够。",
        "三是调研偏少。",
    ]
    newer = (
        "问题|来源|整改措施|完成情况\n调研偏少|自查|多下基层|正在整改\n台账不全|自查|补记|正在整改"
    )
    done = refreshed(report, ledger(*ROWS, 整改台账=newer))
    assert [s for s in said(done.target) if s.startswith(("一是", "二是", "三是"))][1:] == [
        "二是调研偏少。",
        "三是台账不全。",
    ]
    assert fates(done, Fate.REMOVED, Fate.ADDED) == {
        f"存在的问题[{id_of('学习不够')}]": Fate.REMOVED,
        f"存在的问题[{id_of('台账不全')}]": Fate.ADDED,
    }


def test_an_item_edited_by_hand_stays_when_the_ledger_drops_it(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        for text in root.iter(qn("w:t")):
            if text.text == "。" and "学习不够" in "".join(
                t.text or "" for t in text.getparent().getparent().iter(qn("w:t"))
            ):
                text.text = "，要抓紧。"

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    assert "二是学习不够，要抓紧。" in said(report)
    newer = "问题|来源|整改措施|完成情况\n调研偏少|自查|多下基层|正在整改"
    done = refreshed(report, ledger(*ROWS, 整改台账=newer))
    assert any(s.endswith("学习不够，要抓紧。") for s in said(done.target))
    assert fates(done, Fate.KEPT)[f"存在的问题[{id_of('学习不够')}]"] is Fate.KEPT


def _join(first: str, second: str) -> Any:
    """Return the edit that makes one paragraph, or one row, of two."""

    def change(root: Any) -> None:
        one, other = (
            next(p for p in root.iter(qn("w:p")) if re.fullmatch(text, "".join(p.itertext())))
            for text in (first, second)
        )
        for its in [c for c in other if c.tag != qn("w:pPr")]:
            one.append(its)
        row = next(other.iterancestors(qn("w:tr")), other)
        row.getparent().remove(row)

    return change


@pytest.mark.parametrize("track", [False, True])
def test_items_joined_by_hand_stay_and_new_ones_stand_in_their_own_place(
    tmp_path: Path, track: bool
) -> None:
    report = written(tmp_path, ledger(*ROWS))
    edit(report, _join(".是学习不够。", ".是调研偏少。"))
    edit(report, _join("支委会2次", "主题党日1次"))
    newer = OTHERS["整改台账"] + "\n台账不全|自查|补记|正在整改"
    now = ledger(*MORE, "2022年5月6日|党课|讲党史|张三|23|20|", 整改台账=newer)
    done = refreshed(report, now, track=track)
    text = accepted(done.target)
    assert "二是学习不够。三是调研偏少。" in text and "支委会3次主题党日1次" in text
    assert "四是台账不全。" in text and "党课1次" in text
    assert faults(done.target) == []
    dropped = refreshed(
        done.target, ledger(*ROWS, 整改台账="问题|来源|整改措施|完成情况"), "少.docx"
    )
    assert any("学习不够" in s and "调研偏少" in s for s in said(dropped.target))
    assert faults(dropped.target) == []


def test_an_item_taken_out_by_hand_is_not_put_back(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        for paragraph in list(root.iter(qn("w:p"))):
            if "调研偏少" in "".join(t.text or "" for t in paragraph.iter(qn("w:t"))):
                paragraph.getparent().remove(paragraph)

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE))
    assert not any("调研偏少" in s for s in said(done.target))
    assert not fates(done, Fate.ADDED)


def test_parts_of_a_sentence_come_and_go_with_the_words_between_them(tmp_path: Path) -> None:
    second = "2022年5月9日|动员部署会|防汛动员|张三|23|23|"
    third = "2022年6月9日|动员部署会|安全动员|张三|23|23|"
    report = written(tmp_path, ledger(*ROWS, second))
    assert "部署：2022年4月8日，作风整治动员；2022年5月9日，防汛动员。" in said(report)
    more = refreshed(report, ledger(*ROWS, second, third), "多.docx")
    assert (
        "部署：2022年4月8日，作风整治动员；2022年5月9日，防汛动员；2022年6月9日，安全动员。"
        in said(more.target)
    )
    fewer = refreshed(more.target, ledger(*ROWS[:-1], second, third), "少.docx")
    assert "部署：2022年5月9日，防汛动员；2022年6月9日，安全动员。" in said(fewer.target)
    last = refreshed(fewer.target, ledger(*ROWS[:-1], second), "末.docx")
    assert "部署：2022年5月9日，防汛动员。" in said(last.target)


def test_where_nothing_shows_how_items_are_parted_the_clerk_is_told(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    done = refreshed(report, ledger(*ROWS, "2022年5月9日|动员部署会|防汛动员|张三|23|23|"))
    (left,) = [o for o in done.outcomes if o.fate is Fate.LEFT]
    assert left.key.startswith("动员部署[2022-05-09") and "手工补充" in left.sentence
    assert "部署：2022年4月8日，作风整治动员。" in said(done.target)


def test_a_list_that_prints_by_condition_gets_no_item_of_its_own(tmp_path: Path) -> None:
    texts = (
        '{% for 项 in 整改来源 %}{% if 项.来源 == "两化" %}两化{{ 项.总数 }}项。{% endif %}{% endfor %}完',
    )
    rows = "问题|来源|整改措施|完成情况\n甲|两化|乙|已完成"
    report = written(tmp_path, ledger(*ROWS, 整改台账=rows), *texts, table=())
    done = refreshed(
        report, ledger(*ROWS, 整改台账=rows + "\n丙|巡察|丁|已完成\n戊|两化|丁|已完成")
    )
    assert said(done.target) == ["两化2项。完"]
    assert fates(done, Fate.LEFT) == {"整改来源[巡察]": Fate.LEFT}


# --- Tracked changes ----------------------------------------------------------------------------


def test_tracked_changes_read_as_the_plain_renewal_and_can_all_be_rejected(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    newer = (
        "问题|来源|整改措施|完成情况\n调研偏少|自查|多下基层|正在整改\n台账不全|自查|补记|正在整改"
    )
    now = ledger(*MORE, "2022年5月6日|党课|讲党史|张三|23|20|", 整改台账=newer)
    plain, tracked = refreshed(report, now), refreshed(report, now, "订.docx", track=True)
    assert [s for s in said(tracked.target) if s] == [s for s in said(plain.target) if s]
    assert rejected(tracked.target) == said(report)
    assert part(tracked.target).count(b'w:author="\xe5\x8f\xb0\xe8\xb4\xa6\xe9\x80\x9a"') > 6
    again = refreshed(tracked.target, now, "再.docx", track=True)
    assert parts(again.target) == parts(tracked.target)


# --- A document that has lost its memory --------------------------------------------------------


def test_without_its_custom_part_figures_are_renewed_and_texts_left(tmp_path: Path) -> None:
    report = forget(
        edit(written(tmp_path, ledger(*ROWS)), write_in("单位.全称", "云州市测试局党组"))
    )
    done = refreshed(report, ledger(*MORE))
    assert "没有生成时的记录" in done.sentences()[0]
    assert "召开支委会3次、党员大会1次，共4次。" in said(done.target)
    assert fates(done, Fate.KEPT)["单位.全称"] is Fate.KEPT
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert not any("没有生成时的记录" in s for s in again.sentences())


def test_a_control_that_lost_its_tag_is_known_by_its_alias(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        for tag in list(root.iter(qn("w:tag"))):
            tag.getparent().remove(tag)

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE))
    assert "召开支委会3次、党员大会1次，共4次。" in said(done.target)


def _lift(root: Any) -> None:
    """Put the controls that hold all of a paragraph or cell around it, as Word may do."""
    for control in list(controls(root)):
        paragraph = control.getparent()
        others = [c for c in paragraph if c.tag not in (qn("w:pPr"), qn("w:bookmarkStart"))]
        if paragraph.tag != qn("w:p") or others != [control]:
            continue
        content = control.find(qn("w:sdtContent"))
        for run in list(content):
            control.addprevious(run)
        outer = paragraph.getparent() if paragraph.getparent().tag == qn("w:tc") else paragraph
        outer.addprevious(control)
        content.append(outer)


SEVERAL = ("{{ 单位.全称 }}", *TEXTS[:4], "{{ 项.问题 }}", *TEXTS[5:])


@pytest.mark.parametrize("track", [False, True])
def test_controls_around_paragraphs_and_cells_are_ours_too(tmp_path: Path, track: bool) -> None:
    table = ("次数", "{%tr for 行 in 统计表 %}", "{{ 行.次数 }}", "{%tr endfor %}")
    report = edit(written(tmp_path, ledger(*ROWS), *SEVERAL, table=table), _lift)
    root = etree.fromstring(part(report))
    assert {c.getparent().tag for c in controls(root)} > {qn("w:body"), qn("w:tr")}
    newer = (
        "问题|来源|整改措施|完成情况\n调研偏少|自查|多下基层|正在整改\n台账不全|自查|补记|正在整改"
    )
    now = ledger(*MORE, "2022年5月6日|党课|讲党史|张三|23|20|", 整改台账=newer)
    done = refreshed(report, now, track=track)
    text = [s for s in accepted(done.target) if s]
    assert text[-5:] == ["1", "3", "1", "1", "1"]
    assert "调研偏少" in text and "台账不全" in text and "学习不够" not in text
    assert fates(done, Fate.REMOVED) == {f"存在的问题[{id_of('学习不够')}]": Fate.REMOVED}
    assert faults(done.target) == []
    assert not empty_controls(done.target, "del") and not empty_controls(done.target, "ins")
    again = refreshed(done.target, now, "再.docx", track=track)
    assert parts(again.target) == parts(done.target)


def test_a_clerks_own_controls_are_left_alone(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        (control,) = controls(root, "次数.党员大会")
        for its in control.iter(qn("w:tag"), qn("w:alias")):
            its.set(qn("w:val"), "党委意见")

    report = edit(written(tmp_path, ledger(*ROWS)), change)
    done = refreshed(report, ledger(*MORE, "2022年5月6日|党员大会|议事|张三|23|20|"))
    assert "召开支委会3次、党员大会1次，共5次。" in said(done.target)


def test_a_document_without_any_of_our_figures_is_refused(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS), "没有数字的文件", table=())
    with pytest.raises(Refusal, match="没有可以更新的"):
        refreshed(report, ledger(*ROWS))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是Word文档"),
        (b"PK\x03\x04x", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=words):
        refreshed(path, ledger(*ROWS))


def test_a_document_type_in_a_part_is_refused(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]>' + part(report).split(b"?>", 1)[1].lstrip()
    with pytest.raises(Refusal, match="DOCTYPE"):
        refreshed(replaced(report, {"word/document.xml": bomb}), ledger(*ROWS))


# --- Laws ---------------------------------------------------------------------------------------


def _reword(root: Any, n: int) -> None:
    texts = [t for t in root.iter(qn("w:t")) if _is_prose(t) and t.text]
    texts[n % len(texts)].text += "，经研究"


def _split(root: Any, n: int) -> None:
    runs = [r for r in root.iter(qn("w:r")) if _is_prose(r) and len(_text_of(r)) > 1]
    run = runs[n % len(runs)]
    whole = _text_of(run)
    second = copy.deepcopy(run)
    run.find(qn("w:t")).text, second.find(qn("w:t")).text = whole[:1], whole[1:]
    run.addnext(second)


def _move(root: Any, n: int) -> None:
    paragraphs = [p for p in root.find(qn("w:body")) if p.tag == qn("w:p")]
    paragraphs[0].addprevious(paragraphs[n % len(paragraphs)])


def _insert(root: Any, n: int) -> None:
    paragraphs = [p for p in root.find(qn("w:body")) if p.tag == qn("w:p")]
    new = etree.SubElement(root.find(qn("w:body")), qn("w:p"))
    etree.SubElement(etree.SubElement(new, qn("w:r")), qn("w:t")).text = "领导加的一段。"
    paragraphs[n % len(paragraphs)].addnext(new)


def _delete(root: Any, n: int) -> None:
    found = list(controls(root))
    its = found[n % len(found)]
    its.getparent().remove(its)


def _is_prose(element: Any) -> bool:
    return not any(a.tag == qn("w:sdt") for a in element.iterancestors())


def _text_of(run: Any) -> str:
    return "".join(t.text or "" for t in run.findall(qn("w:t")))


EDITS = st.lists(
    st.tuples(st.sampled_from([_reword, _split, _move, _insert, _delete]), st.integers(0, 40)),
    max_size=6,
)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that nobody has touched."""
    return written(tmp_path_factory.mktemp("pristine"), ledger(*ROWS))


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(edits=EDITS, hand=st.sampled_from([None, "次数.支委会", "统计表[支委会].次数"]))
def test_renewal_after_any_edits_leaves_every_other_byte(
    tmp_path: Path, pristine: Path, edits: list[tuple[Any, int]], hand: str | None
) -> None:
    report = Path(shutil.copy(pristine, tmp_path))

    def change(root: Any) -> None:
        for its, n in edits:
            its(root, n)

    edit(report, change)
    if hand:
        edit(report, write_in(hand, "77"))
    done = refreshed(report, ledger(*MORE))
    assert around(done.target) == around(report)
    before, after = parts(report), parts(done.target)
    changed = {name for name in after if after[name] != before.get(name)}
    assert all(name == "word/document.xml" or name.startswith("customXml/") for name in changed)
    if hand and list(controls(etree.fromstring(part(report)), hand)):
        assert fates(done)[hand] is Fate.KEPT
    again = refreshed(done.target, ledger(*MORE), "再.docx")
    assert parts(again.target) == parts(done.target)


@given(
    written=st.none() | st.text(max_size=3),
    there=st.text(max_size=3),
    now=st.text(min_size=1, max_size=3),
)
def test_what_a_hand_has_changed_is_never_replaced(
    written: str | None, there: str, now: str
) -> None:
    outcome = decide("键", written, there, now)
    if outcome.fate is Fate.RENEWED:
        assert there != now
        assert there in {written, "（待补充）"} or written is None
    if there == now and there:
        assert outcome.fate is Fate.SAME
