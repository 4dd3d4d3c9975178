"""The sheets that the program itself writes into a ledger, which are not read."""

OWN_SHEETS = (
    "填写说明",
    "列表",
    "校验结果",
    "统计",
    "数据来源",
    "待办",
    "校验结果（台账通）",
    "统计（台账通）",
    "数据来源（台账通）",
    "待办（台账通）",
    "台账通提示",
    "台账通标记",
    "台账通改动",
    "台账通提示（台账通）",
    "台账通标记（台账通）",
    "台账通改动（台账通）",
    "TaizhangMessages",
)
"""Sheets that the program writes into a ledger. A clerk's own sheet of the name keeps it: ours is
then called so with （台账通）."""
