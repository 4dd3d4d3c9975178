"""What runs in a process of its own for each of a folder's ledgers: read, count, check, report.

``python -m addin.examining MEGABYTES`` answers each line of JSON on standard input with one on
standard output, until there are no more.
"""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from addin.office.examiner import limit_memory
from addin.workflows.branches import examine

_TOO_MUCH = "文件太大，处理它要的内存超过了上限；请删去用不到的工作表和空行后再试"


def main(megabytes: int, asked: TextIO, answers: TextIO) -> None:
    """Answer requests until there are no more."""
    limit_memory(megabytes)
    for line in asked:
        answers.write(json.dumps(_answer(json.loads(line)), ensure_ascii=True) + "\n")
        answers.flush()


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return examine(**request)
    except MemoryError:
        return {"refusal": _TOO_MUCH}


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.stdin, sys.stdout)
