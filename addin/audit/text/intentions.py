"""What is promised, planned or prescribed, and so claims nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from addin.ledger.record import replace
from addin.report.prose import Paragraph

# From such words on a clause says how often something is to be, not how often it was.
_PER = re.compile(
    r"每(?:个)?(?:月|季度?|年|半年|周|两?[个一二两三四五六\d]+个?月|学期|名|人|位|次|天|日|支部|缺|少)"
    r"|按[月季年](?!度?(?:足额|按时|及时|如期|[收上]?[缴交]))|逐月|至少|不少于|不得少于|不低于|不超过|最少|原则上|以上标准"
)
# And from such words on the rest of the sentence does, up to a word that tells what was.
_AT_LEAST = re.compile(r"至少|不少于|不得少于|不低于|每[名人位]")
# What a rule demands, where what was done follows it: 对照“每季度至少一次”的规定，召开4次.
_RULE = re.compile(
    r"(?:“[^”]{2,40}”|(?:对照|按照|根据|落实|执行|遵照|遵循|坚持)[^，,。；;“”]{2,36}?)的?(?:规定|要求|标准|制度|频次)"
    r"(?=[^，,。；;]{0,8}[，,])"
)
_WAS = re.compile(r"共|累计|总计|先后|已|了|实际|全年|上半年")
_TO_BE = re.compile(
    r"(?:(?<!学习|工作|年度|培训)(?<![有按照依好定订各原])计划|(?<![按照据实成行])年度?(?:工作|活动)?计划(?=(?:召开|开展|组织|讲)?[^，,。；;：:的]{0,8}$)|(?<![按照])原(?:计划|定|拟|打算)|拟于?|(?<!谈)打算|准备|预计|力争|争取|目标[是为]|应当|应该|必须|须(?!知)|需(?!求|要[，,])|下一?步|下阶段|下个?月|明年|来年"
    r"|(?<![即])将(?!近|军|来)|(?<![主重首必纪摘概只提紧切次])要(?![素闻点求员案务件领]|(?:特别|着重)?(?:说明|说|指出|肯定|强调)的是|看到)|(?<![响对相适供反])应(?![急到评学用对届发变邀考缴交收参出开报述完])"
    r"|确保(?!了)|年底前|(?:规定|要求)(?:的)?(?:召开|开展)?(?:次数)?[为是]?$)"
)
_NOW = re.compile(
    r"[，,；;、（(](?:目前|截至|现已|[^，,；;、]{0,6}实际|实(?=召?开|施|有)|已经?(?=召开|开展|完成|组织|举办|整改)|[^，,；;、]{0,6}(?:共|累计)(?=召开|开展|完成|组织|举办|讲|学|上|过|支|党|主题)"
    r"|[^，,；;、每]{0,8}(?<!不能)(?:讲|开|谈|搞|办|上|去|学|召开|开展|组织|举办)了(?=\d|[一二两三四五六七八九十]|$))"
)
# A decision: what is said behind it is to come, up to the end of the sentence.
_DECIDED = re.compile(
    r"(?:^|[，,；;])(?:要求|责成|号召|部署)(?!，)|(?:(?<!按照)(?<!根据)年初|计划，|方案，)(?:[^。；;，,]{0,6})(?<!按照)安排了?(?=[^，,。；;、\d]{2,8}(?:[\d一二两三四五六七八九十]|$))|(?:会议?|党委|支委会|党员大会|支部大会|支部|总支|党组|机关工委|工委|上级|局里?|大家|与会人员)(?:研究|讨论|审议|一致|集体|共同|还|并|明确|专题)*"
    r"(?:决定|要求|议定|商定|约定|同意(?!接收|吸收)|通过了?(?=[^，。]{0,12}(?:计划|方案|安排))|提出(?!问题|意见|建议的)|强调|部署|明确(?!了)|建议|号召|希望|倡议)(?!的?(?:事项|事务))"
    r"|(?:研究|讨论|商议|协商)(?:决定|确定|议定|同意)|双方(?:商定|约定)|会上(?:决定|要求|提出|明确)|(?<![确定召])定于"
)
# What was not held at its time, or was held for another time's sake.
_MOVED = re.compile(
    r"(?:补开|补课|补学|补[讲上办]|延期|推迟|改期|顺延|取消|停开|未能?(?:召开|开展|举办|组织)|没有?(?:召开|开展|举办|组织)|没[开讲办搞]|漏开|缺开|少开|欠开)"
    r"(?:了|的|召开|开展|举办|至|到)*[^，,。；;、\d]{0,6}$"
)
_MOVED_BEHIND = re.compile(
    r"^[^，,。；;、\d]{0,10}?(?:已?补[开课讲上办学]|(?:被|已|均)?(?:延期|推迟|改期|顺延|取消|停开)|未能?(?:按期|如期)?(?:召开|开展|举办)|没有?(?:开|召开|办))"
)
_WOULD = re.compile(
    r"(?:如果|要是|倘若|假如|若(?!按|以[^，,。；;]{1,8}[来]?[计算看]|论)|如(?=[^，]{2,12}(?:允许|成熟|完成|具备)))[^。；;]*$|条件(?:允许|具备|成熟)"
)
_CLAUSE = re.compile(r"[，,；;。！!？?：:\n]")
_SENTENCE = re.compile(r"[。！!？?；;\n]")
_PLAN = re.compile(
    r"下一?(?:步|阶段|年度?|半年)?(?:的)?(?:工作)?(?:计划|打算|安排|思路|重点|措施|目标)|下一?步|下阶段|今后(?:的)?(?:工作|努力|打算)|努力方向"
    r"|(?:工作)?(?:计划|打算)$|(?:年|半年|季度)(?:重点)?工作(?:计划|打算|安排|思路|重点|要点)|整改(?:措施|打算)|改进措施"
)
_SHORT = re.compile(r"(?:存在|突出|主要)?(?:的)?(?:问题|不足|差距|短板|困难)")
_BOTH = re.compile(r"(?:问题|不足|差距|短板|困难)[和及与、以]")
_LEAD = re.compile(
    r"(?:下一?步|下阶段|今后)(?:工作)?[，,中]|明年[，,]|(?:下一?步)(?:工作)?(?:打算|计划|安排)?[，,：:。]"
)
_LISTED = re.compile(
    r"(?:^|[。；])[^。；，：]{0,14}(?:计划|打算|安排|目标|工作重点|重点工作|工作思路)(?:如下|是|为)?[：:]"
)
_STRONGLY = re.compile(
    r"(?<!学习|工作|年度|培训)(?<![有按照依好定订各原])计划|拟[于将召开组举]|(?<!谈)打算|力争|争取|[，,]将"
    r"|(?:我[局院校委办镇]|支部|我们)将"
)
_NUMBERED = (
    re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分)"),
    re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\s*\d{1,2}[.．、]"),
    re.compile(r"\s*[（(]\d{1,2}[）)]"),
)
_A_TITLE = re.compile(
    r"^(?:附[：:件表]|附?表\s*[\d一二三四五六七八九十])|(?:情况|统计|次数|一览|汇总|分月|明细)表?$"
)
_TO_PLAN = re.compile(r"计划|打算|安排|目标|下半年|明年|拟")
_LONGEST_HEADING = 32


class Section(Struct, frozen=True):
    """What the section that a paragraph stands in is about.

    ``plan``: of what is to come, from this place of the paragraph on. ``short``: of shortcomings.
    ``titles``: the headings above it, the nearest last.
    """

    plan: int | None = None
    short: bool = False
    titles: tuple[str, ...] = ()


class _Heading(Struct, frozen=True):
    """A heading: its rank, 1 for the highest, its title, and what the section below it is about."""

    rank: int
    title: str
    plan: bool = False
    short: bool = False


def sections(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, Section]]:
    """Yield paragraphs with the section that they stand in, known by the headings before them."""
    above: list[_Heading] = []
    caption = ""
    for p in paragraphs:
        if p.cell is not None and is_record(caption):
            yield p, Section(_lead(p.text))
            continue
        if p.cell is None and p.text.strip():
            caption = p.text
        if heading := _heading(p):
            above = [*(its for its in above if its.rank < heading.rank), heading]
        plan_from = 0 if any(its.plan for its in above) else _lead(p.text)
        short = any(its.short for its in above)
        yield p, Section(plan_from, short, tuple(its.title for its in above))
        if short and plan_from is not None:
            above[-1] = replace(above[-1], plan=True)


def is_record(caption: str) -> bool:
    """Whether a table's own title says that it tells what was, whatever section it stands in."""
    title = caption.strip().rstrip("：:。")
    return bool(_A_TITLE.search(title)) and not (_PLAN.search(title) or _TO_PLAN.search(title))


def _titled(rank: int, title: str) -> _Heading:
    """Return a heading by its title; 问题和打算 begins with the one, and the text says where the
    other begins."""
    plan, short = bool(_PLAN.search(title)), bool(_SHORT.search(title))
    return _Heading(rank, title, plan and not _BOTH.search(title), short)


def is_to_come(text: str) -> bool:
    """Whether a part of a sentence plans, so that the parts behind it do as well."""
    return bool(_STRONGLY.search(text))


def tells_what_was(text: str) -> bool:
    """Whether a part of a sentence says that it was done."""
    return bool(_WAS.search(text))


def _lead(text: str) -> int | None:
    if told := _LISTED.search(text):
        return told.end()
    m = _LEAD.search(text)
    begins = m and (m.start() == 0 or text[m.start() - 1] in "。；：\n　 ）)、")
    return m.start() if m and begins else None


def _heading(p: Paragraph) -> _Heading | None:
    """Return the heading that a paragraph is: by its level, or by its number and length."""
    first = _SENTENCE.split(p.text, maxsplit=1)[0].strip()
    if p.cell is not None or not first:
        return None
    numbered = next((i for i, n in enumerate(_NUMBERED, 1) if n.match(p.text)), None)
    if p.level is not None:
        return _titled(numbered or p.level, first)
    if numbered and len(first) <= _LONGEST_HEADING:
        return _titled(numbered, first)
    bare = len(p.text.strip()) <= 14 and not re.search(r"[。，；：]|次", p.text)
    return _titled(1, first) if bare and (_PLAN.search(first) or _SHORT.search(first)) else None


def is_planned(text: str, at: int) -> bool:
    """Whether a number at a place of a sentence is one that is to be, and not one that was."""
    clauses = [m.end() for m in _CLAUSE.finditer(text) if m.end() <= at]
    clause = text[clauses[-1] if clauses else 0 : at]
    if _PER.search(clause):
        return True
    text = _RULE.sub(lambda m: "\u3000" * len(m[0]), text[:at]) + text[at:]
    if is_moved(text, at) or is_decided(text[:at]):
        return True
    least = [m.end() for m in _AT_LEAST.finditer(text[:at])]
    if least and not _WAS.search(text[least[-1] : at]):
        return True
    to_be = [m.end() for m in _TO_BE.finditer(text[:at])]
    return bool(to_be) and not _NOW.search(text[to_be[-1] : at])


def is_moved(text: str, at: int) -> bool:
    """Whether words at a number say that it was put off, called off or made up: 补开1次."""
    unit = re.compile(r"[\d一二三四五六七八九十两]+\s*个?[次场期堂]").match(text, at)
    behind = text[unit.end() if unit else at :]
    return bool(_MOVED.search(text[:at]) or _MOVED_BEHIND.match(behind))


def is_decided(before: str) -> bool:
    """Whether words before a number decide, demand or suppose it: 会议决定12月开展2次."""
    decided = [m.end() for m in _DECIDED.finditer(before)]
    decided += [m.end() for m in _WOULD.finditer(before)]
    return bool(decided) and not _NOW.search(before[max(decided) :])
