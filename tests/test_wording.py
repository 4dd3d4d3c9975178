"""Set phrases, fixed lists, titles and wrong forms: the data holds together, and every slip is found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.proofreading.text_rule import Case
from addin.proofreading.text_rules import proofread_text
from addin.proofreading.wording import (
    all_misspellings,
    cited_titles,
    fixed_lists,
    misspellings,
    phrases,
    sound_confusions,
)
from addin.proofreading.wording.all_misspellings import wording_slips
from addin.proofreading.wording.damaged_phrases import PhraseIndex, one_edit
from addin.proofreading.wording.misspellings import KINDS, Pattern, Words
from addin.report.prose import Paragraph
from addin.words import segmentation
from addin.words.sounds import alike

LOOSE = set("的地得和与及、，之暨并")
PHRASES = [
    p for name, g in phrases.groups().items() if name not in ("allowed", "搭配") for p in g.phrases
]
COLLOCATIONS = list(phrases.groups()["搭配"].phrases)
RIGHT = [*PHRASES, *COLLOCATIONS, *phrases.groups()["allowed"].phrases]
LISTS = [e for e in fixed_lists.enumerations() if e.whole]
WORDS = [e for kind in KINDS for e in misspellings.entries(kind) if isinstance(e, Words)]
PATTERNS = [e for kind in KINDS for e in misspellings.entries(kind) if isinstance(e, Pattern)]


def covered(found: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in found)


def left_right(broken: str, at: int) -> bool:
    """Return whether at a place there stands what is right by itself: 组织生活, of 组织生活会."""
    for word in RIGHT:
        start = broken.find(word)
        end = start + len(word)
        if start >= 0 and (start < at < end or at == {0: start, len(broken): end}.get(at)):
            return True
    return False


def begins_right(broken: str, at: int) -> bool:
    """Return whether what is right by itself begins at a place: 知行合一, in 信知行合一."""
    return any(broken.startswith(word, at) for word in RIGHT)


@given(st.sampled_from(PHRASES), st.data())
def test_a_letter_lost_from_any_set_phrase_is_found_at_its_place(
    phrase: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(phrase) - 1))
    if phrase[at] in LOOSE or phrase[at : at + 1] in "“”（）—-":
        return
    broken = phrase[:at] + phrase[at + 1 :]
    text = f"认真抓好各项工作，{broken}，取得新的成效。"
    found = [(s.start, s.end) for s in wording_slips(text, date(2019, 6, 30))]
    if left_right(broken, at):
        return
    assert covered(found, 9, 9 + len(broken)), broken


@given(st.sampled_from([p for p in PHRASES if len(set(p)) == len(p)]), st.data())
def test_two_letters_swapped_in_any_set_phrase_are_found(phrase: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(phrase) - 2))
    broken = phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]
    text = f"认真抓好各项工作，{broken}，取得新的成效。"
    found = [(s.start, s.end) for s in wording_slips(text, date(2019, 6, 30))]
    if set(phrase[at : at + 2]) & set("“”（）、，"):
        return
    if left_right(broken, at) or left_right(broken, at + 1) or begins_right(broken, at + 1):
        return
    assert covered(found, 9, 9 + len(broken)), broken


@pytest.mark.parametrize("name", list(phrases.groups()))
def test_every_phrase_as_it_stands_raises_nothing(name: str) -> None:
    for phrase in phrases.groups()[name].phrases:
        text = f"认真抓好各项工作，{phrase}，取得新的成效。"
        found = [
            (s.kind, text[s.start : s.end])
            for s in wording_slips(text, date(2017, 6, 30))
            if s.severity != "info"
        ]
        assert not found, phrase


@given(st.sampled_from(LISTS), st.data())
def test_a_member_lost_from_the_middle_of_a_fixed_list_is_found(
    its: fixed_lists.Enumeration, data: st.DataObject
) -> None:
    if len(its.members) < 3:
        return
    lost = data.draw(st.integers(1, len(its.members) - 2))
    left = "、".join(m for n, m in enumerate(its.members) if n != lost)
    text = f"始终做到{left}，取得新的成效。"
    assert [b.right for b in fixed_lists.broken(text)] == [its.between(lost - 1, lost + 1)]


@given(st.sampled_from(LISTS), st.data())
def test_a_letter_lost_from_a_member_of_a_fixed_list_is_found(
    its: fixed_lists.Enumeration, data: st.DataObject
) -> None:
    which = data.draw(st.integers(0, len(its.members) - 1))
    member = its.members[which]
    at = data.draw(st.integers(0, len(member) - 1))
    if len(member) < 3 or member[at] in LOOSE:
        return
    broken = member[:at] + member[at + 1 :]
    text = "始终做到" + "、".join(broken if n == which else m for n, m in enumerate(its.members))
    start = len("始终做到" + "".join(f"{m}、" for m in its.members[:which]))
    found = [(b.start, b.end) for b in fixed_lists.broken(f"{text}，取得新的成效。")]
    assert covered(found, start - 1, start + len(broken) + 1)


@pytest.mark.parametrize("its", fixed_lists.enumerations(), ids=lambda e: e.members[0])
def test_a_fixed_list_as_it_stands_raises_nothing(its: fixed_lists.Enumeration) -> None:
    for mark in ("、", "，"):
        text = f"始终做到{mark.join(its.members)}，取得新的成效。"
        assert list(fixed_lists.broken(text)) == []


@given(st.sampled_from([t for t in cited_titles.titles() if len(t) > 11]), st.data())
def test_a_title_with_a_letter_lost_is_told_from_the_right_one(
    title: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(cited_titles.bare(title)) - 1))
    cited = title[:at] + title[at + 1 :]
    assert list(cited_titles.misquoted(f"学习《{title}》。")) == []
    found = [right for _, _, right in cited_titles.misquoted(f"学习《{cited}》。")]
    assert len(found) == 1 or cited in (cited_titles.bare(t) for t in cited_titles.titles())


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda e: f"{e.kind}-{e.bad[:12]}")
def test_a_pattern_finds_its_bad_example_and_not_its_good_one(entry: Pattern) -> None:
    found = list(entry.wrong(entry.bad))
    assert found
    assert list(entry.wrong(entry.good)) == []
    assert entry.kind in KINDS
    assert entry.since <= entry.until
    if entry.safe:
        assert all(w.right for w in found)


def test_what_one_entry_puts_in_place_no_other_objects_to_at_that_time() -> None:
    for entry in PATTERNS:
        day = max(entry.since, date(2024, 6, 30))
        for w in entry.wrong(entry.bad):
            if w.right and entry.safe:
                fixed = entry.bad[: w.start] + w.right + entry.bad[w.end :]
                again = [s for s in wording_slips(fixed, day) if s.severity == "error"]
                assert not again, (entry.bad, fixed)


def test_a_right_word_is_nowhere_a_wrong_one() -> None:
    wrong = {w for entry in WORDS for w in entry.words}
    for entry in WORDS:
        assert entry.kind in KINDS
        for word, right in entry.words.items():
            assert word != right
            assert not [w for w in wrong if w in right], right
            assert list(entry.wrong(f"，{word}，")), word
        assert all(any(w in whole for w in entry.words) for whole in entry.unless), entry.why


def test_phrases_stand_once_and_are_long_enough() -> None:
    every = [p for group in phrases.groups().values() for p in group.phrases]
    assert [p for p in set(every) if every.count(p) > 1] == []
    for name, group in phrases.groups().items():
        if name != "allowed":
            assert group.why
            assert [p for p in group.phrases if len(p) < 4] == []


def test_a_set_phrase_changes_no_whole_word_into_another_without_asking() -> None:
    (slip,) = wording_slips("健全国家自理体系和治理能力现代化的制度。", date(2021, 6, 30))
    assert (slip.right, slip.safe) == ("国家治理体系和治理能力现代化", False)


def test_until_a_day_is_written_either_way_but_not_twice() -> None:
    def right(text: str) -> list[str | None]:
        return [s.right for s in wording_slips(text, None)]

    assert right("截止到2023年11月底，走访512户。") == []
    assert right("截止2023年11月底，走访512户。") == ["截至"]
    assert right("截至到2023年11月底，走访512户。") == ["截至"]


def test_dated_forms_hold_on_their_days_alone() -> None:
    text = "坚信打铁还需自身硬，发挥党组的领导核心作用。"
    on = {
        day: [s.right for s in wording_slips(text, day)]
        for day in (date(2017, 10, 24), date(2017, 10, 25), date(2022, 10, 21), date(2022, 10, 22))
    }
    assert on[date(2017, 10, 24)] == []
    assert on[date(2017, 10, 25)] == ["打铁必须自身硬"]
    assert on[date(2022, 10, 21)] == ["打铁必须自身硬"]
    assert on[date(2022, 10, 22)] == ["打铁必须自身硬", "领导作用"]
    assert wording_slips(text, None) == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("部", "布", True), ("锋", "峰", True), ("实", "时", True), ("己", "已", True),
     ("盼", "盻", True), ("力", "量", False), ("9", "人", False), ("导", "悟", False)],
)  # fmt: skip
def test_letters_that_sound_or_look_alike(a: str, b: str, same: bool) -> None:
    assert alike(a, b) is same


@pytest.mark.parametrize(
    ("text", "slip", "length"),
    [("驰而不息。", None, 0), ("驰不息。", "少字", 3), ("弛而不息。", "错字", 4), ("驰不而息。", "颠倒", 4),
     ("驰而而不息。", "多字", 5), ("驰而不，", "少字", 3), ("持之以恒。", None, 0)],
)  # fmt: skip
def test_one_edit_tells_what_was_done_to_a_phrase(text: str, slip: str | None, length: int) -> None:
    edit = one_edit("驰而不息", text)
    assert (edit.slip, edit.length) == (slip, length) if edit else slip is None


def test_the_longest_phrase_explains_a_slip() -> None:
    index = PhraseIndex(["战斗堡垒作用", "党支部战斗堡垒作用"])
    assert [f.right for f in index.near_forms("发挥党支部战斗保垒作用。")] == ["党支部战斗堡垒作用"]


def test_slips_at_one_place_are_told_once_the_graver_first() -> None:
    text = "截止目前，履行书记第一责任职责，严格落实八项规定精神。"
    found = [(s.kind, text[s.start : s.end]) for s in wording_slips(text, date(2023, 6, 30))]
    assert found == [
        ("错别字", "截止"),
        ("固定词语", "第一责任职责"),
        ("提法", "八项规定"),
    ]


@pytest.mark.parametrize(
    "right",
    [
        "推动学用贯通、知信行统一",
        "扛起管党治党主体责任",
        "提升危重症诊治能力",
        "在一线淬炼本领",
        "患者生活自理能力提高",
        "加强财物管理",
        "踏踏实实做工作、认认真真干事业",
        "规模以上企业达242家",
        "把我们党建设得更加坚强有力",
        "以刀刃向内的自我革命精神整改",
        "基础在学、关键在做",
        "医护人员服务好、技术精",
        "落实主题日活动",
        "实施人才强院战略",
    ],
)
def test_what_is_right_a_letter_away_from_a_phrase_raises_nothing(right: str) -> None:
    assert not list(wording_slips(f"持续加强党的建设，{right}。", date(2021, 6, 30)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议按排下一阶段任务。", "安排"),
        ("党建与业务深度融和。", "融合"),
        ("形成常态话机制。", "常态化"),
        ("以钉盯子精神抓好落实。", "钉钉子"),
        ("强化政治责认，增强责任意试。", "政治责任 责任意识"),
        ("深入浅出地讲解，统愁安排各项工作。", "统筹"),
        ("报告深入简出、通俗易懂。", "深入浅出"),
        ("为企业排忧解南。", "排忧解难"),
        ("支部深入基曾开展调研，各项正策落地。", "基层 政策"),
        ("既使任务重，也坚持学习。", "即使"),
        ("经全体党员举手表决，一至通过。", "一致"),
        ("群众反应强烈的问题得到解决，党员自觉接收监督。", "反映强烈的问题 接受"),
        ("党员积极参于社区共建，充分调动大家的积及性。", "参与 积极性"),
        ("问题得到解决，因该继续坚持。", "应该"),
        ("着力抓好作风建。", "作风建设"),
        ("深入学习党的二十精神。", "二十大"),
        ("认真学习新思想、新观点、新诊断。", "新论断"),
        ("荣获“2022年年度先进党支部”称号。", "年度"),
        ("对照党章党归查摆问题，筑劳思想防线。", "党规 筑牢"),
        ("在革命纪念馆缅怀先裂。", "先烈"),
        ("研究入党申清书，培养积级分子。", "申请 积极分子"),
        ("任务青单逐项销号，稳部推进各项工作。", "任务清单 稳步"),
    ],
)
def test_a_word_typed_with_a_character_of_the_same_sound_is_found(text: str, found: str) -> None:
    assert [s.right for s in wording_slips(text, None)] == found.split()


@pytest.mark.parametrize(
    "right",
    [
        "全局民警参加培训，研发样式，采集录入数据",
        "做好廉政风险防范管理，开展社会主义核心价值体系宣讲",
        "离退休干部党支部按期换届，离退休干部党总支组织学习",
        "市一院组织召开座谈会，县卫健局、省人社厅派员参加",
        "国卫办发〔2023〕5号文件已经收悉",
        "王守权、边德志、徐学升等同志参加，困难党员赵某、陈某某受到慰问",
        "坚持知责于心、担责于身、履责于行，以查促改、以查促建，案例获评省级优秀",
        "勇毅笃行启新程，善作善为谱新篇",
        "做到学纪、知纪、明纪、守纪，做到一窗受理、专人专账、提标升级",
        "幼有善育、老有颐养，工业反哺农业",
        "第一季度举办一至三期，九一八事变，一九八〇年成立",
        "对突发事件反应迅速，接收预备党员3名，接收捐赠物资200件",
        "评审办公布结果，材料报评审办、整改办，实行行业禁入",
        "原银保监会、原环保局、各季各月，表中几格没有填",
        "共青团组织获评县级先进基层团组织，新团员重温入团誓词",
        "新官理旧账，推动数智化转型，坚持民之所盼、政之所向",
        "开展2022年年度考核，2022年年底完成",
        "铁腕治霾见成效，选定一流台址，推进校院企合作，双拥营区新貌",
        "在明远舍集合，举办环湖赛，沿由毓桥东路前行，周骥、严珺发言",
        "一键报警，重拾信心，逐件登记，逐间检查，效果更佳，清除结垢",
        "面肌痉挛、颈髓损伤、体脂含量，人民币伍佰元整，质保期叁年",
        "坚定信仰信念信心",
        "党员应当接受监督，预备党员转正后补缴党费，组织关系转入，流动党员返乡",
        "收缴及时足额，捐款用于助学，义务巡逻，任务清楚，稳妥推进，申领补贴，筑起防线",
    ],
)
def test_right_words_are_not_taken_for_others_that_sound_alike(right: str) -> None:
    assert [s for s in wording_slips(f"{right}。", None) if s.severity != "info"] == []


def test_a_name_at_hand_is_a_word_wherever_it_is_written() -> None:
    text = "会议按排村党支部参会。"
    assert [s.right for s in wording_slips(text, None)] == ["安排"]
    assert wording_slips(text, None, frozenset({"按排村党支部"})) == ()


def test_a_form_that_a_report_uses_often_is_a_word_of_its_own() -> None:
    def reported(times: int) -> list[str]:
        lines = [Paragraph(n, "党委统愁安排各项工作，大家都很满意。") for n in range(times)]
        return [f.text for f in proofread_text(Case(lines)) if f.code == "W104"]

    assert reported(1) == ["统愁"]
    assert reported(3) == []


def test_without_a_segmenter_nothing_is_said_that_rests_on_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(segmentation, "segmenter", lambda: None)
    monkeypatch.setattr(all_misspellings, "segmenter", lambda: None)
    monkeypatch.setattr(sound_confusions, "segmenter", lambda: None)
    for cached in (segmentation.words_of, segmentation.frequency, wording_slips):
        cached.cache_clear()
    try:
        assert wording_slips("做好廉政风险防范管理，会议按排任务。", None) == ()
        assert [s.right for s in wording_slips("要做到：风清正气，履职尽责。", None)] == [
            "风清气正"
        ]
    finally:
        for cached in (segmentation.words_of, segmentation.frequency, wording_slips):
            cached.cache_clear()
