"""What proof-reading finds in a folder of texts, to be judged by hand; and how often it was right.

    python -m tests.findings_in_texts FOLDER [--list FINDINGS.csv]
    python -m tests.findings_in_texts --judged FINDINGS.csv

FOLDER holds texts: .txt (UTF-8, a line a paragraph; text rules alone) or .docx (layout as well).
Prints the findings by rule, in all and per 1,000 characters. ``--list`` writes every finding with
its context and an empty column ``verdict``: whoever judges fills in ``right``, ``defensible`` or
``false``. ``--judged`` reads such files and prints, rule by rule, how many were which, as the table
in docs/校对实测.md.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case
from addin.proofreading.text_rules import proofread_text
from addin.report.prose import Paragraph
from addin.workflows.proofreading import proofread

VERDICTS = ("right", "defensible", "false")
COLUMNS = (
    *("file", "paragraph", "code", "severity", "text", "suggestion", "safe"),
    *("context", "message", "verdict"),
)
AROUND = 20  # characters of context on each side

Row = dict[str, str]


def rows_of(path: Path) -> tuple[int, list[Row]]:
    """Return how many characters a text has, and a row for each finding in it."""
    if path.suffix == ".docx":
        from addin.office.word.body import read_body  # noqa: PLC0415 - for documents alone
        from addin.office.word.word_file import open_word  # noqa: PLC0415

        with open_word(path) as file:
            paragraphs = [p.prose for p in read_body(file)]
        found: Iterable[TextFinding] = proofread(path).findings
    else:
        paragraphs = paragraphs_of(path.read_text("utf-8"))
        found = proofread_text(Case(paragraphs))
    texts = {p.number: p.text for p in paragraphs}
    return sum(map(len, texts.values())), [_row(path.name, f, texts) for f in found]


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the lines of a text as paragraphs."""
    return [Paragraph(number, line) for number, line in enumerate(text.splitlines())]


def _row(file: str, finding: TextFinding, texts: dict[int, str]) -> Row:
    its = finding.where
    text = texts.get(its.paragraph, "") if its else ""
    context = (
        f"{text[max(0, its.start - AROUND) : its.start]}【{text[its.start : its.end]}】"
        f"{text[its.end : its.end + AROUND]}"
        if its
        else ""
    )
    values = (
        *(file, str(its.paragraph) if its else "", finding.code, finding.severity, finding.text),
        *(finding.suggestion or "", "safe" if finding.safe else "", context, finding.message, ""),
    )
    return dict(zip(COLUMNS, values, strict=True))


def by_rule(rows: Iterable[Row], characters: int) -> Iterator[str]:
    """Yield a line for each rule: severity, findings, and findings per 1,000 characters."""
    counted = Counter((row["code"], row["severity"]) for row in rows)
    for (code, severity), number in sorted(counted.items()):
        yield f"{code:<6}{severity:<9}{number:>6}{1000 * number / characters:>8.2f}"


def judged_table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table: each rule's findings as judged, then those of each severity."""
    rows = list(rows)
    yield "| 规则 | 级别 | 判过 | 正确 | 可取 | 误报 | 正确或可取 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for code, severity in sorted({(r["code"], r["severity"]) for r in rows}):
        its = [r for r in rows if (r["code"], r["severity"]) == (code, severity)]
        yield _line(code, severity, its)
    for severity in ("error", "warning", "info"):
        yield _line("合计", severity, [r for r in rows if r["severity"] == severity])
    yield _line("可直接更正", "", [r for r in rows if r["safe"]])


def _line(name: str, severity: str, rows: list[Row]) -> str:
    counted = Counter(_verdict(row) for row in rows)
    right, defensible, false = (counted[verdict] for verdict in VERDICTS)
    share = f"{(right + defensible) / len(rows):.0%}" if rows else "—"
    numbers = (len(rows), right, defensible, false, share)
    return f"| {name} | {severity} | {' | '.join(map(str, numbers))} |"


def _verdict(row: Row) -> str:
    verdict = row["verdict"].strip()
    if verdict not in VERDICTS:
        place = f"{row['file']} {row['code']} {row['text']}"
        raise SystemExit(f"{place}: the verdict is {verdict or 'empty'}, not one of {VERDICTS}")
    return verdict


def read_rows(paths: Iterable[Path]) -> list[Row]:
    """Return the rows of judged files."""
    rows: list[Row] = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += csv.DictReader(file)
    return rows


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Write findings as a new .csv that Excel opens."""
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def main(arguments: list[str]) -> int:
    """Measure a folder, or print the table of judged files."""
    parser = argparse.ArgumentParser(prog="python -m tests.findings_in_texts")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--list", type=Path)
    parser.add_argument("--judged", type=Path, nargs="+")
    given = parser.parse_args(arguments)
    if given.judged:
        print("\n".join(judged_table(read_rows(given.judged))))
        return 0
    paths = sorted(p for p in given.folder.iterdir() if p.suffix in (".txt", ".docx"))
    every = [rows_of(path) for path in paths]
    rows, characters = [r for _, its in every for r in its], sum(n for n, _ in every)
    print(f"{len(paths)} texts, {characters} characters, {len(rows)} findings")
    print(*by_rule(rows, characters), sep="\n")
    if given.list:
        write_rows(rows, given.list)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
