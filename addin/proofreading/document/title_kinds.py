"""What a document is by the last words of its title: one that tells, orders, or is sent."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern

_BEHIND = r"(?:[（(].{1,14}[)）])?$"
_TELLS = pattern(rf"(?:报告|汇报|总结|小结|情况|述职|材料){_BEHIND}")
_ORDERS = pattern(
    r"(?:通知|公告|通告|公示|方案|计划|规划|意见|办法|规定|规则|制度|章程|条例|细则|决定|批复|函|请示|指南|须知|"
    rf"要点|预告|招聘|简章|倡议书){_BEHIND}"
)
_SENT = pattern(rf"(?:报告|汇报|请示|通知|通报|批复|函|意见){_BEHIND}")


def tells(title: str) -> bool:
    """Whether a document of this title tells what was done; one without a title may."""
    return not title or bool(_TELLS.search(title))


def orders(title: str) -> bool:
    """Whether a document of this title orders or announces what is to be done."""
    return bool(_ORDERS.search(title))


def is_sent(title: str) -> bool:
    """Whether a document of this title is sent to somebody; news, rules and drafts are not."""
    return not title or bool(_SENT.search(title))


_SPOKEN = pattern(
    r"政府工作报告|(?:讲话|发言|致辞|演讲)(?:提纲|稿|材料)?(?:[（(].{1,14}[)）])?$|(?:简报|快报|专报|动态|信息)$"
)
_PERIODIC = pattern(
    rf"(?:总结|小结|(?:述职|述廉|述责述廉).{{0,6}}(?:报告)?|(?:年度|半年|季度|阶段).*(?:报告|汇报)){_BEHIND}"
)
_CAMPAIGN = pattern(
    "(?:学习教育|主题教育|实践活动|专项|行动|培训班?|换届|整治|演练|竞赛|主题党日)[^，。]{0,8}(?:总结|小结)"
)


def is_spoken(title: str) -> bool:
    """Whether a document of this title is read out or printed in a bulletin, and so not signed."""
    return bool(_SPOKEN.search(title))


def is_periodic(title: str) -> bool:
    """Whether a document of this title tells of a period, and not of a single matter."""
    return bool(_PERIODIC.search(title)) and not _CAMPAIGN.search(title)
