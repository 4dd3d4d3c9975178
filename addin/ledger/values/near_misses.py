"""When a word may be a slip of a known one: the law for headings, types, tags, choices and names.

A known word is proposed only where one reading fits. Words that differ in what they mean (缺席 and
出席, 应到 and 实到, 未缴 and 已缴, 第一 and 第二, 时间 and 时长) are never slips of each
other, however few characters they differ in; neither is the known name of something else.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable

from addin.ledger.values.similar_characters import alike, known_alike
from addin.ledger.values.text import apart, distance

# In each line, words of which one is never written for another by a slip.
_OPPOSITES = """
应 实 已 未 缺 出 到 列 请 拟 待 免 补 欠 少 多 预 缓 代 参 缴 交
计划 实际 预计 预定 原定
赞成 反对 弃权
同意 不同意
正式 预备
申请 批准 审批
开始 结束
起 止 迄
始 终
完 未
合 不
有 无 没
是 否 非 不
增 减
加 减
升 降
入 出 进 退
收 支 付
上 中 下
前 中 后
左 右
内 外
东 南 西 北 中
早 晚 午
先 后
新 旧 老 原
本 上 下 今 明 去
年 季 月 周 旬 日 时 次
男 女
正 副
主 副
老 青 少
公 私
自 他
党 团 工 妇 青 军 会 社 民 职 全 人 组 各 班
微 团 公
支 总 联
组 委 团 社
村 居 镇 乡 县 市 省 区
主持 主讲 记录
大 小
高 低
长 短
总 分
单 双
全 半
甲 乙 丙 丁
A B C D
0 1 2 3 4 5 6 7 8 9
零 一 二 三 四 五 六 七 八 九 十 两
数 次 员 名 率 额 量 值
间 长 段 期 点 址 数
史 纪 规 章 风 性
课 会 组 日 班
谈 座
"""
# What may stand before a word, or in it, and makes it another one: 不合格, 未缴, 副书记.
_ADDED = frozenset("不未非无没免勿缺副拟前原代预微男女团长及")
# Rarer characters of names that sound or look alike.
_IN_NAMES = """
珊姗跚 伟玮炜纬 琪琦淇祺麒骐 婷停亭 倩茜 琳霖林 莹萤荧颖 辉晖 瑶遥 玉钰 露璐
妍研 亚娅 怡贻 浩昊皓 欣昕馨 煜昱育 叶烨晔 涵函 子梓 睿锐 微薇 蕾雷 燕嫣 媛缘
文雯 佳嘉 南楠 明铭 新鑫 俊竣骏 凯恺 宇羽 旭煦 洁婕 炎焱 彤桐 斌彬 筱晓 蓉榕
"""
# What makes another word of one that it is in.
_CHANGING = (
    *("未", "不", "非", "没", "缺", "免", "拟", "计划", "预计", "预定", "原定", "其中", "子女"),
    *("配偶", "上期", "上年", "上次", "下期", "下次", "去年", "往年", "原因", "事由", "理由"),
    *("率", "比例", "占比"),
)
_ROOM = 3  # characters of a word from which one slip leaves enough of it to be known by


_GROUPS = tuple(frozenset(line.split()) for line in _OPPOSITES.splitlines() if line)


def differ_in_meaning(one: str, other: str) -> bool:
    """Return whether two words say different things by what they differ in: 缺席, 出席."""
    left, right = apart(one, other)
    if not left or not right:
        return bool(_ADDED & set(left + right)) or (left + right).isnumeric()
    if _changes(left) != _changes(right):
        return True
    return any(_swapped(left, right, group) for group in _GROUPS)


def means_otherwise(text: str, known: str) -> bool:
    """Return whether what stands beside a known word in a text makes it another: 计划参加人数."""
    before, _, behind = text.partition(known)
    rest = f"{before}|{behind}"
    return _changes(rest) or ("应" in before and "应" not in known)


def _changes(text: str) -> bool:
    return any(word in text for word in _CHANGING)


def _swapped(left: str, right: str, group: Collection[str]) -> bool:
    mine = {word for word in group if word in left and word not in right}
    its = {word for word in group if word in right and word not in left}
    return bool(mine and its)


def slip_of(
    word: str,
    known: Iterable[str],
    others: Container[str] = (),
    most: int | None = None,
    alike_only: bool = False,
) -> str | None:
    """Return the one known word that another may be a slip of; None where that is not sure.

    At most ``most`` edits apart (default: a third of the word, at least one). ``others``: the names
    of other things, which are no slips. None where two known words are equally near and neither or
    both sound or look like it, where the nearest means something else, and for a word of two
    characters that has one of its own, unlike the known one. ``alike_only``: a character in place
    of another has to sound or look like it.
    """
    if word in others:
        return None
    limit = max(1, len(word) // 3) if most is None else most
    letters = set(word)  # each that another word lacks takes an edit
    close = (its for its in set(known) if its and len(letters.difference(its)) <= limit)
    scored = sorted((distance(word, other, limit), other) for other in close)
    if not scored or not 0 < scored[0][0] <= limit:
        return None
    nearest = [other for score, other in scored if score == scored[0][0]]
    one = nearest[0] if len(nearest) == 1 else _only(o for o in nearest if _alike(word, o))
    if one is None or not _has_room(word, one) or differ_in_meaning(word, one):
        return None
    return None if alike_only and _replaced(word, one) and not _alike(word, one) else one


def person_meant(name: str, known: Iterable[str]) -> str | None:
    """Return the one known name that another may be a slip of; None where that is not sure.

    A character that sounds or looks alike, two that changed places, one left out of three, one
    written twice. 王建国 and 王建华, 李四 and 李四光 are two people.
    """
    return _only(other for other in set(known) if other and _same_person(name, other))


def _same_person(name: str, known: str) -> bool:
    if distance(name, known, 1) != 1:
        return False
    left, right = apart(name, known)
    if not right:
        return left * 2 in name
    if not left:
        return len(known) >= _ROOM
    return len(left) > 1 or known_alike(left, right) or _alike_in_names(left, right)


def _alike_in_names(one: str, other: str) -> bool:
    return any(one in line and other in line for line in _IN_NAMES.split())


def _only(found: Iterable[str]) -> str | None:
    one, *more = [*found, None]
    return one if one and more == [None] else None


def _alike(word: str, known: str) -> bool:
    """Return whether two words differ in one character that sounds or looks alike."""
    left, right = apart(word, known)
    return len(left) == len(right) == 1 and alike(left, right)


def _replaced(word: str, known: str) -> bool:
    """Return whether characters of a word stand in place of others, and are not only moved."""
    left, right = apart(word, known)
    return len(left) == len(right) and sorted(left) != sorted(right)


def _has_room(word: str, known: str) -> bool:
    """Return whether enough of a known word is left in a slip to know it by."""
    long = max(len(word), len(known)) >= _ROOM
    return long or sorted(word) == sorted(known) or _alike(word, known)
