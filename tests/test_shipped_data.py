"""The data that comes with the program: checked by pydantic, stored as JSON, read without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from addin.cli import main
from addin.layout import profile_file
from addin.layout.profile_file import PROFILES
from addin.ledger.catalogue import CATALOGUE, catalogue
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.shipped.checking import checked, fit
from addin.ledger.shipped.data_set import DataSet
from addin.proofreading.content.event_days import EVENT_DAYS
from addin.proofreading.wording.misspellings import MISSPELLINGS
from addin.proofreading.wording.one_name import NAMES
from addin.proofreading.wording.phrases import PHRASES
from addin.report.values.terms import TERMS
from addin.statistics.figure_table import FIGURES
from addin.workflows.shipped_data import DATA_SETS
from commands import Output

ADDIN = Path(__file__).parent.parent / "addin"
every_set = pytest.mark.parametrize("data", DATA_SETS, ids=lambda its: its.sources[0].stem)


def test_every_toml_file_of_the_program_belongs_to_one_data_set() -> None:
    there = sorted(ADDIN.rglob("*.toml"))
    assert sorted(path for its in DATA_SETS for path in its.sources) == there
    assert len({its.stored_path() for its in DATA_SETS}) == len(DATA_SETS)


@every_set
def test_it_is_right(data: DataSet[Any]) -> None:
    checked(data)


@every_set
def test_what_is_stored_is_fresh(data: DataSet[Any]) -> None:
    path = data.stored_path()
    assert path.is_file() and path.read_text(encoding="utf-8") == data.stored_text(), (
        "every start checks this data anew until you run: python docs/make_docs.py"
    )


@pytest.mark.parametrize("data", [CATALOGUE, TERMS])
def test_read_lightly_it_is_what_pydantic_reads(data: DataSet[Any]) -> None:
    assert data.load() == fit(data, data.named(checked(data)))


@every_set
def test_no_entry_may_have_a_field_that_is_not_known(data: DataSet[Any]) -> None:
    said = checked(data)
    for entry in list(_entries(said)):
        entry["colour"] = {"red": 1}
        changed = replace(data, sources=(), named=lambda _: data.named(said))
        with pytest.raises(Refusal):
            checked(changed)
        del entry["colour"]


def _entries(its: Any) -> Iterator[dict[str, Any]]:
    """Yield every table of the data, one of each list of alike ones."""
    if isinstance(its, dict):
        yield its
        for below in its.values():
            yield from _entries(below)
    elif isinstance(its, list) and its:
        yield from _entries(its[0])


def copied(data: DataSet[Any], folder: Path, old: str = "", new: str = "") -> DataSet[Any]:
    """Return a data set whose first file is a copy, changed in one place, what is stored with it."""
    source = data.sources[0]
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = folder / source.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    path.with_suffix(".json").write_text(data.stored_text(), encoding="utf-8")
    return replace(data, sources=(path, *data.sources[1:]))


def test_as_long_as_nothing_is_changed_the_stored_data_is_read(tmp_path: Path) -> None:
    data = copied(CATALOGUE, tmp_path)
    stored = json.loads(data.stored_path().read_text(encoding="utf-8"))
    stored["data"]["tag"] = []
    data.stored_path().write_text(json.dumps(stored), encoding="utf-8")
    assert data.load().tags == () != catalogue().tags


def test_a_changed_file_counts_and_not_what_was_stored_of_it(tmp_path: Path) -> None:
    data = copied(CATALOGUE, tmp_path, 'name = "微党课"', 'name = "小党课"')
    assert "小党课" in data.load().type_order() and "微党课" not in data.load().type_order()


@pytest.mark.parametrize("stored", ["", "{", "[]", "null", '{"sha256": 1}', "\udcff"])
@every_set
def test_without_stored_data_the_files_are_read(
    data: DataSet[Any], stored: str, tmp_path: Path
) -> None:
    its = copied(data, tmp_path)
    its.stored_path().write_text(stored, encoding="utf-8", errors="surrogateescape")
    if not stored:
        its.stored_path().unlink()
    assert its.load() == data.load()


MISTAKES = [
    (
        CATALOGUE,
        'per = "月"',
        'per = "周"',
        r"catalogue\.toml.*norms“.*”\.per：只能写'月'、'季度'、'半年'或'年'",
    ),
    (CATALOGUE, "minimum = 1", 'minimum = "一"', "minimum：应写整数"),
    (
        CATALOGUE,
        'name = "微党课"',
        'name = "微党课"\ncolour = "红"',
        "“微党课”.colour：不认识这一项",
    ),
    (CATALOGUE, 'type = "attendance"', 'type = "integer"', "“应到人数”.type：只能写"),
    (CATALOGUE, 'name = "微党课"', 'title = "微党课"', "name：缺少这一项"),
    (CATALOGUE, "[activity]", "[activities]", r"activity\.separators：缺少这一项"),
    (CATALOGUE, 'identified_by = ["日期"', 'identified_by = ["日子"', "据以识别的列“日子”不存在"),
    (CATALOGUE, "[activity]", "[activity", "写法不对.*line"),
    (FIGURES, 'times = ["活动总数"]', 'times = ["(?:共|累计)活动"]', "指标.*累计.活动”不存在"),
    (FIGURES, 'times = ["重温入党誓词"]', "times = []", "没有指标"),
    (FIGURES, 'key = "重温入党誓词"', 'key = "重温入党誓言"', "指标“重温入党誓词”不存在"),
    (FIGURES, '"次数.{type}" =', '"次数.{tag}" =', "占位名不同"),
    (FIGURES, 'words = ["现场教学"]', 'words = ["现场教学("]', "words第1项：不是正则表达式"),
    (TERMS, "from = 2018-01-20", "from = 2017-12-20", "日期重叠或次序颠倒"),
    (TERMS, "from = 2018-01-20", 'from = "上月"', "学习主题第2项.since：应写日期"),
    (MISSPELLINGS, 'kind = "错别字"', 'kind = "错字"', "kind：只能写"),
    (MISSPELLINGS, "find = '", "find = '(", "find：不是正则表达式"),
    (MISSPELLINGS, 'right = "', r'right = "\\9', "right不对"),
    (EVENT_DAYS, "from = 2012-11-08", "from = 2013-11-08", "“党的十八大”的from晚于to"),
    (EVENT_DAYS, 'names = "十九大"', 'names = "(?:十九大)"', "的每个说法要以文字开头"),
    (NAMES, "right = 0", "right = 7", "“民主评议党员”的right没有对应的一类"),
    (PHRASES, "[allowed]", "[allow]", "分组“allowed”不存在"),
    (PROFILES, '字号 = "二号"', '字号 = "大号"', "国标.要素.标题.字号：不认识字号“大号”"),
    (PROFILES, '沿用 = "国标"', '沿用 = "省标"', "沿用的“省标”不在它前面"),
]


@pytest.mark.parametrize(("data", "old", "new", "said"), MISTAKES)
def test_a_mistake_in_it_is_named(
    data: DataSet[Any], old: str, new: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match=said):
        copied(data, tmp_path, old, new).load()


def test_a_command_says_what_is_wrong_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    wrong = copied(PROFILES, tmp_path, '字号 = "二号"', '字号 = "大号"')
    monkeypatch.setattr("addin.layout.profile_file.PROFILES", wrong)
    profile_file._shipped.cache_clear()
    report = ADDIN.parent / "templates" / "半年工作汇报.docx"
    assert main(["proofread", str(report), "--profile", "国标"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1 and "profiles.toml有误：国标.要素.标题.字号" in said[0]
    profile_file._shipped.cache_clear()


def written(folder: Path, *texts: str) -> DataSet[Any]:
    paths = [folder / f"{number}.toml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return DataSet(
        sources=tuple(paths),
        form={"kind": tuple[str, ...], "unit": dict[str, str]},
        read=lambda data: data,
    )


ONE = 'kind = ["阵地"]\n[unit]\n"阵地" = "处"\n'
TWO = 'kind = ["党费"]\n[unit]\n"党费" = "元"\n'


def test_several_files_make_one_set_in_their_order(tmp_path: Path) -> None:
    data = written(tmp_path, ONE, TWO)
    whole = {"kind": ["阵地", "党费"], "unit": {"阵地": "处", "党费": "元"}}
    assert data.load() == whole
    data.stored_path().write_text(data.stored_text(), encoding="utf-8")
    assert data.stored_path() == tmp_path / "0.json"
    assert data.load() == whole
    data.sources[1].write_text(TWO.replace("元", "万元"), encoding="utf-8")
    assert data.load()["unit"]["党费"] == "万元"


@pytest.mark.parametrize("text", ["unit = 1", "kind = 1", 'kind = [1]\nunit = {"阵地" = 2}'])
def test_data_of_another_structure_is_refused(tmp_path: Path, text: str) -> None:
    data = replace(written(tmp_path, text), named=lambda its: its | {"kind": [*its["kind"]]})
    with pytest.raises(Refusal, match=r"0\.toml有误"):
        data.load()


def test_what_two_files_say_differently_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"1\.toml有误：unit\.阵地在别的文件里已有"):
        written(tmp_path, ONE, TWO.replace('"党费" =', '"阵地" =')).load()


def test_a_set_is_checked_against_those_it_refers_to(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    figures = written(tmp_path / "figures", ONE)
    words = replace(
        written(tmp_path, ONE),
        refers_to=(figures,),
        check=lambda own, those: [k for k in own["kind"] if k not in those["kind"]],
    )
    words.stored_path().write_text(words.stored_text(), encoding="utf-8")
    assert words.load()["kind"] == ["阵地"]
    figures.sources[0].write_text(TWO, encoding="utf-8")
    with pytest.raises(Refusal, match=r"0\.toml有误：阵地"):
        words.load()
