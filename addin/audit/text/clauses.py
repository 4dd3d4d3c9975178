"""A report's text in sentences, and the words that stand around a number in its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from addin.audit.text.quantity import Quantity, quantities
from addin.audit.text.uncounted_numerals import is_silent, silent_places

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?\n]?")
_LONGEST = 500  # letters of a sentence that are read at once, so that no text takes for ever
_STOPS = "，,。；;！!？?\n\t"
_ENDS = re.compile(f"[{_STOPS}、（(]")
# Words between what is counted and the number that say nothing about either.
TIME_WORDS = (
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|末)?"
    r"|第?[一二三四1-4]季度|[去上]年(?:同期)?|(?:其余|其他|另外)[两三]个季度|全年|[上前]半年|[下后]半年)"
)
SUM_WORDS = (
    r"(?:共计|总计|合计|累计|总共|一共|拢共|统共|总和|[加合]起来"
    r"|[加合][在到]一[起块]儿?|加一[起块]儿?|相加|之和|合并(?:计算|统计|起来)?|一并计算|凑在一起|放在一起|归拢起来|共)"
)
_EMPTY_WORDS = """
加起来 合起来 加在一起 合在一起 加到一起 合到一起 加一起 加一块儿 加一块 加在一块儿 加在一块
合在一块 拢共 统共 总和 算下来 相加 之和 合并计算 合并统计 两会 三会
则 却 而 但 上述 以上 两项 三项 四项 两类 三类 两样 三样 两者 三者 仅仅 光是 只有
大大小小 前前后后 陆陆续续 场次数 总次数 次数是
一年下来 这一年 一年 一年里 现已 其余 另外
另有 实开 实有 累计有 就有 还有 达到了 搞了 开了 讲了 上了
正好 恰好 刚好 整整 足足 不多不少 不折不扣 咱们 咱
全季度 合计数 总数 小组 议事 占了 占
全月 当月 本月 全季 当季 整月
共计 总计 合计 累计 累积 总共 一共 全部 共有 现有 实有 已有 共 总 计 先后 分别 依次 按时 按期 如期
定期 及时 圆满 均 各 达到 高达 多达 达 为 是 有 约 近 了 已 也 又 再 就 都 召集 召开 开展 组织 举办
举行 承办 完成 进行 实施 落实 开设 安排 集中 带头 深入 集体 开讲 开 讲 上 办 搞 过 学 新增 增加 计入
列入 参加 参与 参会 到会 出席 参训 覆盖 涉及 党员 干部 群众 职工 人员 人数 人次 次数 频次 场次
数量 会议 活动 学习 讨论 交流 并 其中 包括 含 党支部 支部 党总支 机关 全体 全局 我局 我单位 我们
的 会 等 书记 班子 成员 领导 委员 局党组 党组 扩大 听课 听讲 听众 受众 受教育 参学 到场 实到
还 全年 上半年 下半年 半年 今年 年 本年度 以来
期间 目前 截至 前后 实际 只 仅 光是 光 自己 亲自 一年
"""
_BY_LENGTH = sorted(_EMPTY_WORDS.split(), key=len, reverse=True)
_FILLER = re.compile(
    rf"[一二三四1-4](?:[、和及][一二三四1-4])+季度|每个?(?:月|季度?|年|周|半年)|(?:截至|截止到?|[到至])?{TIME_WORDS}(?:(?:[至到—\-]{{1,2}}|[、和及与]){TIME_WORDS})*|{'|'.join(_BY_LENGTH)}|[“”\"'（）()\[\]【】\s、：:]"
)


class Counted(Struct, frozen=True):
    """A number in its sentence, all places being those of the sentence.

    ``left``: from the stop or the number before it up to it; ``right``: from behind it to the next
    one. ``joined`` to the number before by no stop but 、.
    """

    quantity: Quantity
    left: tuple[int, int]
    right: tuple[int, int]


class Sentence(Struct, frozen=True):
    """A sentence: where it begins in its paragraph, its text, and the numbers that may claim.

    ``heading``: what the row is called that its cell is in. ``before``: what was counted last.
    """

    start: int
    text: str
    counted: tuple[Counted, ...]
    heading: str = ""
    before: str = ""

    @property
    def around(self) -> str:
        """What may say what its words mean: itself, its heading and what was counted last."""
        return f"{self.heading}，{self.before}，{self.text}"

    def words(self, place: tuple[int, int]) -> str:
        """Return what stands at a place."""
        return self.text[place[0] : place[1]]


Spans = Callable[[str], Sequence[tuple[int, int]]]
"""Returns where a sentence names somebody; numbers there count nothing: 周明、李红两位同志."""


def _nobody(_text: str) -> Sequence[tuple[int, int]]:
    return ()


def sentences(text: str, named: Spans = _nobody) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph; one ends at 。 and at ；, an endless one at some ，."""
    for m in _SENTENCE.finditer(text):
        start = m.start()
        while m.end() - start > _LONGEST:
            part = text[start : start + _LONGEST]
            cut = max(part.rfind("，"), part.rfind("、"))
            end = start + (cut + 1 or _LONGEST)
            yield _sentence(start, text[start:end], named)
            start = end
        yield _sentence(start, text[start : m.end()], named)


def _sentence(start: int, text: str, named: Spans) -> Sentence:
    return Sentence(start, text, tuple(_counted(text, named)))


def _counted(text: str, named: Spans) -> Iterator[Counted]:
    numbers = list(quantities(text))
    silent = [*silent_places(text), *named(text)] if numbers else []
    found = [q for q in numbers if q.of_list or not is_silent(q.start, q.end, silent)]
    for i, q in enumerate(found):
        before = found[i - 1].end if i else 0
        after = found[i + 1].start if i + 1 < len(found) else len(text)
        stop = max(text.rfind(c, before, q.start) for c in _STOPS)
        left = max(before, stop + 1)
        ends = _ENDS.search(text, q.end, after)
        yield Counted(q, (left, q.start), (q.end, ends.start() if ends else after))


def is_only_timed(words: str) -> bool:
    """Whether words before a number tell a time and nothing else: 上半年、下半年各."""
    if re.search(SUM_WORDS, words) or not re.search(TIME_WORDS, words):
        return False
    return not rest(words)


def rest(words: str) -> str:
    """Return what words say beside fillers: nothing where they only lead to a number."""
    return _FILLER.sub("", words)
