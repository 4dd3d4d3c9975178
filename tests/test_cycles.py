"""No file of the program imports itself by way of others, not even lazily or for types alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def imports() -> dict[str, Set[str]]:
    """Return every module with those that it imports, at the top or inside of a function."""
    graph = grimp.build_graph("addin", cache_dir=None)
    return {m: graph.find_modules_directly_imported_by(m) for m in graph.modules}


def cycles(importing: Mapping[str, Set[str]]) -> Iterator[str]:
    """Yield the cycles there are, each as a path from a module to itself."""
    left = {module: set(imported) for module, imported in importing.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            path = error.args[1][::-1]  # graphlib names the imported one first
            yield " → ".join(path)
            left[path[0]].remove(path[1])
        else:
            return


def test_no_files_import_one_another() -> None:
    assert list(cycles(imports())) == []


@pytest.mark.parametrize(
    ("importing", "expected"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, [{"a → b → a", "b → a → b"}]),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, [{"b → c → b", "c → b → c"}]),
    ],
)
def test_a_cycle_is_found(importing: dict[str, Set[str]], expected: list[set[str]]) -> None:
    found = list(cycles(importing))
    assert len(found) == len(expected)
    assert all(path in paths for path, paths in zip(found, expected, strict=True))
