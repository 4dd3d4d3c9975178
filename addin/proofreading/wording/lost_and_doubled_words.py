"""Slips of the pen: words lost or doubled, and sentences left over from a notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import (
    HAN,
    SENTENCE_ENDS,
    around,
    each,
    matched,
    quotations,
    stretch,
    within,
)
from addin.proofreading.document.structure import Role, Section
from addin.proofreading.document.title_kinds import is_spoken, orders
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.words.segmentation import words_of

_BODIES = (
    "各级党组织|各党组织|各?党?支部|各基层党组织|各级各部门|各部门|各单位|各科室|各党委|各党组|全体党员|广大党员干部|"
    "全体党员干部|党员干部|领导干部|全体干部职工|支部书记|班子成员|各级领导|大家|"
    rf"(?:各|有关|相关|所属|下属|基层|全体|广大)[{HAN}]{{1,8}}?(?<![需主重只想将还首摘纪次简扼必])(?=要|务必|必须|应当)"
)
_NOT_A_WISH = r"(?!求|点|素|闻|害|件|紧|务|不|么|是|塞|道|职|地|领|案|隘|我|想|让|价|员|么)"
_IMPERATIVE = pattern(
    rf"(?P<before>^\s*|[。；]|[，：](?=(?:{_BODIES}|务必)))(?P<order>(?:{_BODIES})?(?:还|都|一定|务必|必须)?要{_NOT_A_WISH}"
    rf"|(?:{_BODIES})?务必|(?:{_BODIES})(?:必须|应当|要切实|须)|请(?:各|于|认真|及时|结合|遵照)|特此通知)(?=[{HAN}])"
)
_REPORTED = pattern(
    r"指出|强调|要求|提出|部署|明确|讲话|总书记|会议|认为|认识到|意识到|表示|方针|原则|规定|号召|倡议|希望|如何|是否|怎[样么]"
)
_OWN = ("要", "还要", "都要", "一定要", "务必要", "必须要", "务必")
_TOLD = pattern(r"会议|指出|强调|要求[，：]")
_PLACE = pattern(
    r"(?P<verb>结合|围绕|立足|聚焦|服务|助力|紧扣|紧贴|推动|促进|符合)(?P<unit>[市县区省镇乡])(?=工作实际|工作|实际|中心工作|经济|重点工作|改革|高质量|发展|财政|水务|教育|卫生|农业|住建|交通"
    rf"|(?:(?![局院所站馆厅委社校场域直属级辖内情民村镇乡区县])[{HAN}]){{2,6}}(?:工作|发展)实际)"
)
_STANDING = Seldom(
    r"(?:走在|位居|位列|处于|居于)[市县区省](?=前列|前茅|第[一二三])"
    rf"|(?<=[，。；])为[市县区省](?=(?:(?![委府场域直属级辖内民里外长])[{HAN}]){{2,12}}(?:提供|作出|做出|贡献|注入|奠定))",
    needed=tuple(f"{word}{unit}" for word in ("在", "居", "列", "于", "为") for unit in "市县区省"),
)
_LEADERSHIP = pattern(
    r"(?<=[，。；、在])在?的(?:坚强|正确|有力|统一)?(?:领导|指导|带领|支持|关心)下|(?<=在)(?:坚强|正确)领导下"
)
_BEFORE_OF = pattern(rf"(?:^|(?<=[，。；：、（“]))的(?=[{HAN}])(?!确|士|卢|当)")
_HALF_YEAR = pattern(
    r"(?<![\d今去明前全每年〇一二三四五六七八九零本当半近往多几数整两十百千余来])年(?:[上下]半年|以来)"
)
_AND_OF = Seldom(rf"(?:(?<![总温祥缓饱柔平调谦共])和|以及)的(?=[{HAN}])", needed=("和的", "以及的"))
_PARTY_OF = pattern(r"(?:中共|中国共产党)(?:委员会|支部委员会|总支部委员会|党组|机关委员会)")
_NO_NUMBER = pattern(
    r"(?:召开|开展|举办|组织|集中学习|督查|检查|研究|走访|慰问|讲党课|培训|受教育)[^，。；、：\d]{0,14}?"
    r"(?P<unit>(?<![\d一二三四五六七八九十百千万两几多数每首再初本上下此该余层档批名主其屡逐依渐场席航班版频人年各一*×Xx〇○_）}]) ?(?:次|人次))(?=[，。；])"
)
_PAIRS = {
    "的": "目有是",
    "要": "需重主必首摘纪简概扼只不提紧",
    "了": "明不",
    "是": "于求",
    "在": "存实现潜所内外正旨",
    "和": "祥温总缓饱平共柔谐缓",
    "与": "参赋给",
    "为": "作行认以成因",
    "对": "针相面绝反核应校",
    "将": "即",
    "地": "当土各基阵实场耕草林产属驻",
    "有": "所拥具没富享",
    "及": "以涉普触顾",
    "把": "一",
    "从": "服",
    "被": "",
    "就": "成",
    "于": "由对",
    "以": "予可所",
}
_NOT_DOUBLE_BEFORE = {
    "要": "求素点闻件塞领务害紧道冲略",
    "了": "解不",
    "是": "非",
    "和": "谐平气睦",
    "对": "方象口策照标手待比接应外",
    "将": "领士军来近",
    "地": "方区点理质震域块",
    "及": "时早格",
    "与": "会时",
    "为": "了人民",
    "在": "线岗职",
    "有": "效力关利",
    "就": "业",
    "从": "事业严",
    "于": "是",
    "以": "及",
}
_DOUBLE_LETTER = pattern(f"([{''.join(_PAIRS)}])\\1")
_DOUBLE_WORD = pattern(rf"([{HAN}]{{2,10}})\1")
_TWO_BY_NATURE = pattern(
    r"[一二三四五六七八九十〇零百千]+$|一.|.着|太|大口|支部|代表|委员|研究|讨论|很多|许多|非常|逐|交流交|商量|考虑"
)
_ENDS_A_NAME = pattern(r"(?:党|群团|工会|社会|各级)组织$")  # 党组织组织党员：先是名词，后是动词
_DOUBLE_CLAUSE = pattern(rf"([{HAN}“”《》\d]{{5,40}})[，、；。]\1(?=[，、；。])")
_TERMS = "从严治党|依法治国|深化改革|建设|建成|小康|领导|进步|过硬|振兴|发展"  # 全面从严治党
_TWICE_IN_CLAUSE = pattern(
    rf"(进一步|不断|切实|认真|积极|深入|扎实|全面(?!{_TERMS}))[{HAN}]{{0,14}}?\1(?!{_TERMS})"
)


_REPORTING = pattern(
    r"(?<!意见的)(?:报告|汇报|总结|述职)$|(?:工作|开展|落实|完成)情况|下一步|主要做法|工作成效"
)
_LONGEST_HEADING = 50
_SENTENCE_END = pattern("(?<=[。；])")
_LONG = 12  # characters of a sentence that nobody writes twice on purpose
_COUNTED_ORDER = pattern(
    r"(?<![一二三四五六七八九十重需主])[一二三四五六七八九]要(?!求|点|素|务|闻|道)"
)


def imperative(case: Case) -> Iterator[Hit]:
    """工作情况里用了布置工作的口气。

    报告说的是做了什么；“要……”“各支部要……”是通知、讲话里布置工作的话，多半是从那里抄来没有改。
    标题、小标题里有“报告”“总结”“情况”一类字样的才查；通报、讲话、通知本来就布置工作，不查。

    错：各支部要高度重视，切实加强组织领导。
    对：各支部高度重视，切实加强组织领导。
    """
    if not _reports(case):
        return
    for part in case.structure.prose:
        if _COUNTED_ORDER.search(part.text):
            continue  # a plan of the year set out point by point
        planned = part.section is Section.PLANS
        quoted = quotations(part.text)
        for m in _IMPERATIVE.finditer(part.text):
            first, _ = around(part.text, m.start("order"), m.end(), SENTENCE_ENDS)
            before = part.text[max(0, first - 60) : m.start("order")]
            told = _TOLD.search(part.text, 0, m.start("order")) or _REPORTED.search(before)
            own = planned and m["order"] in _OWN  # what a bureau wants itself is no order
            if not told and not own and not within(quoted, *m.span("order")):
                yield Hit(matched(part, m, "order"), severity="info" if planned else None)


def _reports(case: Case) -> bool:
    """Return whether a text says by its title or by a heading that it reports what was done."""
    title = "".join(p.text.strip() for p in case.structure.of(Role.TITLE))
    if orders(title) or is_spoken(title) or title.endswith("通报"):
        return False
    parts = case.structure.of(Role.TITLE, Role.HEADING)
    return any(_REPORTING.search(p.text) for p in parts if len(p.text) < _LONGEST_HEADING)


def lost_name(case: Case) -> Iterator[Hit]:
    """地名、单位名丢了。

    “结合市工作实际”前面少了“我”或市名，“在的领导下”少了领导机关，往往是换名字时删了没有补上。

    错：结合县工作实际，制定实施方案
    对：结合我县工作实际，制定实施方案
    """
    for part, m in each(_PLACE, case.structure.prose):
        yield Hit(matched(part, m), suggestion=f"{m['verb']}我{m['unit']}")
    for sought in (_STANDING, _LEADERSHIP, _HALF_YEAR, _AND_OF, _PARTY_OF):
        for part, m in each(sought, case.structure.written):
            yield Hit(matched(part, m))
    for part, m in each(_BEFORE_OF, case.structure.prose):
        if not _LEADERSHIP.match(part.text, m.start()):
            yield Hit(matched(part, m))


def lost_number(case: Case) -> Iterator[Hit]:
    """次数丢了。

    有“次”“人次”而前面没有数，数字没有填或者删掉了。

    错：召开党员大会次，讲党课2次
    对：召开党员大会4次，讲党课2次
    """
    for part, m in each(_NO_NUMBER, case.structure.prose):
        yield Hit(matched(part, m))


def doubled_letters(case: Case) -> Iterator[Hit]:
    """字词重复。

    同一个字、词或短语连写了两遍，多半是改稿时没有删净；一段里整句一字不差地又写一遍的也是。

    错：增强了了党员的的责任感
    对：增强了党员的责任感
    """
    for part, m in each(_DOUBLE_LETTER, case.structure.written):
        letter = m[1]
        before, after = part.text[m.start() - 1 : m.start()], part.text[m.end() : m.end() + 1]
        if not (before and before in _PAIRS[letter]) and not (
            after and after in _NOT_DOUBLE_BEFORE.get(letter, "")
        ):
            yield Hit(matched(part, m), suggestion=letter, safe=letter in "的了")
    for part, m in each(_DOUBLE_WORD, case.structure.written):
        words = words_of(part.text, case.names)
        meet = words.inside(m.start()) or words.inside(m.end())  # 企业|创业|创新, 盐城市|城市
        whole = not meet and not _ENDS_A_NAME.search(part.text[: m.end(1)])
        if whole and not _TWO_BY_NATURE.match(m[1]):
            yield Hit(
                matched(part, m), suggestion=m[1], severity=None if len(m[1]) > 2 else "warning"
            )
    for part, m in each(_DOUBLE_CLAUSE, case.structure.prose):
        yield Hit(matched(part, m), suggestion=m[1])
    for part in case.structure.prose:
        yield from (Hit(stretch(part, *its)) for its in _said_again(part.text))


def _said_again(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence is that the paragraph has once more, word for word."""
    found = Counter(its.strip() for its in _SENTENCE_END.split(text))
    twice = (its for its, times in found.items() if times > 1)
    for sentence in (its for its in twice if len(its) > _LONG and its[-1] in "。；"):
        at = text.index(sentence)
        yield at, at + len(sentence)


def twice_in_clause(case: Case) -> Iterator[Hit]:
    """一句话里同一个修饰词用了两次。

    “进一步”“不断”“切实”在一句里用一次就够了。

    错：进一步加强和进一步改进机关党建
    对：进一步加强和改进机关党建
    """
    for part, m in each(_TWICE_IN_CLAUSE, case.structure.prose):
        yield Hit(matched(part, m), {"word": m[1]})


RULES = (
    TextRule("W080", "warning", "“{text}”是布置工作的口气，报告写做了什么", imperative, PRACTICE),
    TextRule("W081", "error", "“{text}”前后像是丢了名称", lost_name, PRACTICE),
    TextRule("W082", "error", "“{text}”前面像是丢了数字", lost_number, PRACTICE),
    TextRule("W083", "error", "“{text}”字词重复", doubled_letters, PRACTICE),
    TextRule("W084", "warning", "一句话里用了两次“{word}”", twice_in_clause, PRACTICE),
)
