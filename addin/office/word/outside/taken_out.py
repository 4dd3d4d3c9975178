"""What is taken out of a copy, counted, and said in one sentence."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

MACROS = "宏"
WEB_ADDIN = "网页加载项"
STARTING = "会启动程序的链接"
PATHS = "本机路径"
_NOUNS = {
    "attachedTemplate": "模板",
    "image": "图片",
    "video": "视频",
    "audio": "声音",
    "media": "视频",
    "frame": "框架页",
    "oleObject": "对象",
    "package": "对象",
    "mailMergeSource": "数据源",
    "mailMergeHeaderSource": "数据源",
    "recipientData": "数据源",
    "subDocument": "文档",
    "aFChunk": "文档",
    "font": "字体",
    "transform": "样式表",
    "hyperlink": "链接",
}


class TakenOut(Struct):
    """What a copy lacks of what the document had; ``marked``: it bears the mark of the internet."""

    counts: Counter[str] = field(default_factory=Counter)
    marked: bool = False

    def __bool__(self) -> bool:
        return bool(self.counts) or self.marked

    def add(self, name: str, times: int = 1) -> None:
        """Count what is taken out, by the words for it."""
        self.counts[name] += times

    @property
    def sentences(self) -> list[str]:
        """Say it in one sentence; nothing where there is nothing to be said."""
        said = [f"副本里去掉了{self._listed}（打开时不联网、不运行宏），原文件没有动"]
        said = said if self.counts else []
        if self.marked:
            said.append("原文件是从网上或邮件得来的，副本保留了这个标记")
        return ["；".join(said)] if said else []

    @property
    def _listed(self) -> str:
        counted = (n if n == MACROS else f"{n}{times}处" for n, times in self.counts.items())
        return "、".join(counted)


def remote(kind: str, *, local: bool = False) -> str:
    """Return the words for a link of a kind to another computer; ``local``: to a disk's path."""
    return f"{'本机' if local else '远程'}{_NOUNS.get(kind, '内容')}"
