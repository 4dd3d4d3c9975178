"""Requests in a report, which asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import each, matched, quotations, within
from addin.proofreading.document.structure import Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule

DOCUMENTS = "《党政机关公文处理工作条例》"

_REPORT = pattern(r"(?<!请示)(?<!可行性研究)(?:报告|汇报)(?:[（(].{1,10}[)）])?$")
_ASKS = pattern(
    r"(?:以上|上述|特此)?(?:报告|请示|汇报|意见|事项)?[，,]?(?:妥否|当否|可否|是否妥当|是否可行|如无不妥|如可行)[，,]?(?:恳)?请(?:予以?)?(?:批示|批复|批准|审批|核准|核批|审定|指示|示)"
    r"|(?<![报提呈申邀聘敬])(?:敬|恳)?请(?:予以?|给予|及时|尽快)?(?:批示|批复|批准|审批|核准|核批)(?=[。！]|为盼|$)"
    r"|特此请示"
    r"|(?:恳请|请求|恳求|申请)[^。；，]{0,16}(?:拨付|划拨|拨款|批准|批复|增加|追加|解决|核拨|给予[^。；，]{0,8}支持)[^。；，]{0,20}"
    r"|(?:^|(?<=[，。；]))(?:恳|敬)?(?:望|盼|请)(?:上级|县委|市委|省委|县政府|市政府|领导)[^。；，]{0,14}(?:解决|批准|拨付|支持|批复)(?:[^。；，后]{0,8})(?=[。，；])"
)


def report_asks(case: Case) -> Iterator[Hit]:
    """报告里夹带了请示事项。

    报告只汇报工作、反映情况，不要求上级批复；要上级批准、拨款、表态的，另写一份请示。

    错：（报告的结尾）以上报告，妥否，请批示。
    对：（报告的结尾）特此报告。
    """
    title = case.structure.title
    if not _REPORT.search(title) or "请示" in title:
        return
    for part, m in each(_ASKS, case.structure.of(Role.BODY)):
        if not within(quotations(part.text), *m.span()):
            yield Hit(matched(part, m))


RULES = (
    TextRule(
        "W069",
        "error",
        "“{text}”：报告不得夹带请示事项，要上级批复的另写请示",
        report_asks,
        DOCUMENTS,
    ),
)
