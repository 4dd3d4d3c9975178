"""What may stand before and behind the name of a type without making it another one.

学雷锋主题党日, 接收预备党员支部大会, 三会一课—支委会, ①主题党日 are the types that they name.
传达党员大会精神, 取消主题党日, 参加县委党课, 团支部大会, 支委会前准备 are not.
"""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.catalogue import Activities
from addin.ledger.values.near_misses import slip_of
from addin.ledger.values.numerals import HAN_NUMBER
from addin.ledger.values.patterns import pattern

_LONGEST_FRAME = 16
_SERIAL = pattern(
    rf"^(?:(?:\d{{1,3}}|{HAN_NUMBER})[.、):]|\d{{1,2}}(?=[^\d年月日号次期讲季度周个、.,]))"
)
_JOINS = pattern(r"[暨/+;&]")
_LISTS = pattern(r"[、,]")
_TITLED = pattern(r"《[^《》]*》|“[^“”]*”|习近平新时代中国特色社会主义思想")
# Types that are what another one was about: 警示教育主题党日.
_THEME = pattern(r"警示教育|(?:集体)?过?政治生日")
# What ends the name of some activity: 党员教育、培训主题党日 may be two.
_IS_HELD = pattern(
    r"(?:会|会议|学习|活动|培训|教育|调研|慰问|服务|座谈|走访|谈话|宣讲|参观|讲座|评议|党日|党课|研讨|帮扶)$"
)
_STUDIES = ("学习", "研讨")
_OTHER_STUDIES = pattern(r"业务|技能|安全|支委|小组|中心组|党组|班子|青年|党课|党日")
_COUNT_BEHIND = pattern(
    rf"(?:[-—_·]?\d{{1,2}}|[-—_·]?第?(?:\d{{1,2}}|{HAN_NUMBER})(?:次|期|讲|场|轮)(?:会议)?)$"
)
_GROUP_MEETING = pattern(rf"第?(?:\d{{1,2}}|{HAN_NUMBER}|各)(?:党)?小组(?:会|会议|学习)")
_OF_OTHERS = pattern(
    r"(?<![集党])团(?![结圆建])|工会|妇(?!女节)|学生会|业主|民主党派|行政会|职代会|青年理论|村民|居民|家长|老干部局"
)
# Words that tell of something else than the meeting that they stand beside, wherever they stand,
_NOT_IT = pattern(
    r"参加|列席|旁听|旁观|观摩|缺席|请假|指导|督导|督查|取消|推迟|延期|改期|暂停|暂缓|未(?!来)|没有|拟|计划|筹备|准备|策划|彩排"
    r"|通知|传达|纪要|宣传|报道|整理|归档|补录|填写|撰写|协助|配合|邀请|上级|会前|会后|下月|下次|上月|上次|收看|收听|听取|微型"
    r"|报送|上报|申报|评比|评选|不(?![忘负懈断])|微$|总支部?委|[县市省区州镇]委"
)
# where they begin the text,
_NOT_IT_FIRST = pattern(
    r"[向报送经由待等请没免缓停听看转因改微团]|[无非](?![公遗凡偿悔私愧我])|提交|检查|总结|汇报|布置|部署|安排|测评|考核"
    r"|(?:学习|观看|研究|讨论|贯彻|落实|宣讲|体会)(?:$|主题党日|微?党课|支委会|党员大会|支部大会)"
)
# and where they follow the name.
_ABOUT_IT = pattern(
    r"精神|方案|计划|通报|征求|纪要|记录|总结|通知|汇报|安排|准备|心得|体会|感想|观后|简报|材料|照片|台账|任务|要求|前|后"
)
_ATTENDED = pattern(r"看|听|参加")


def is_something_else(text: str) -> bool:
    """Return whether a text that has the name of a type in it tells of something else."""
    return bool(_OF_OTHERS.search(text) or _NOT_IT.search(text) or _NOT_IT_FIRST.match(text))


def is_about(name: str, text: str) -> bool:
    """Return whether a text tells of something about the type that it names: 党员大会精神."""
    return bool(_ABOUT_IT.search(text[text.find(name) + len(name) :]))


def without_class(text: str, activity: Activities) -> str:
    """Return a folded text without its serial number and the class before it: 三会一课—支委会."""
    bare = _SERIAL.sub("", text)
    m = activity.class_before.match(bare)
    return bare[m.end() :] if m else bare


def framed(text: str, names: Mapping[str, str], activity: Activities) -> str | None:
    """Return the type that the end of a folded text names, if the words before it allow that.

    ``names``: every name of a type to its canonical one.
    """
    bare = _COUNT_BEHIND.sub("", text)
    if bare in names:
        return names[bare]
    if _GROUP_MEETING.fullmatch(bare):
        return names.get("党小组会")
    ending = max((e for e in activity.framed_names if bare.endswith(e)), key=len, default="")
    before = _TITLED.sub("", bare[: len(bare) - len(ending)])
    theme = _THEME.sub("", before) if ending in activity.framed else before
    if not ending or len(before) > _LONGEST_FRAME or not _may_stand_before(theme, names):
        return None
    return None if _is_of_others(ending, before) else names[ending]


def slip_at_end(text: str, names: Mapping[str, str], activity: Activities) -> str | None:
    """Return a text with the slip in the type at its end mended: 线上支委汇 is 线上支委会."""
    found = {
        text[: -len(name)] + name
        for name in activity.framed
        if len(text) > len(name) and _is_slip(text[-len(name) :], name, activity)
    }
    read = {mended for mended in found if framed(mended, names, activity)}
    return min(read, key=len) if read else None


def _is_slip(word: str, name: str, activity: Activities) -> bool:
    return slip_of(word, (name,), activity.known_others, 1, alike_only=True) is not None


def _is_of_others(ending: str, before: str) -> bool:
    """Return whether words before a name make it another's: 观看党课, 总支委会, 业务集中学习."""
    if ending.endswith("党课"):
        return _ATTENDED.search(before) is not None
    if ending.startswith(("支委", "支部委")):
        return before.endswith("总")
    return ending.endswith(_STUDIES) and _OTHER_STUDIES.search(before) is not None


def _may_stand_before(words: str, names: Mapping[str, str]) -> bool:
    if _JOINS.search(words) or is_something_else(words):
        return False
    *first, last = _LISTS.split(words)
    if first and (len(last) <= 1 or any(_IS_HELD.search(w) for w in first)):
        return False  # 理论学习、主题党日 are two
    return not any(name in words for name in names)
