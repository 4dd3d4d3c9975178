"""The engines of npm: installed into a cache folder outside the repository, asked in turn."""

from __future__ import annotations

import math
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from addin.office.templates.filling.template_store import cache_folder

ENGINES = {
    "docxtemplater": "mustache",
    "carbone": "carbone",
    "easy-template-x": "mustache",
    "docx-templates": "commands",
}
_PACKAGES = ("docxtemplater@3", "pizzip@3", "carbone@3", "easy-template-x@7", "docx-templates@4")
_SCRIPT = Path(__file__).parent / "engines" / "fill.cjs"


def installed() -> tuple[Path | None, str]:
    """Return the folder with the engines; or None, and the reason why they are not there."""
    npm, cache = shutil.which("npm"), cache_folder()
    if npm is None or shutil.which("node") is None:
        return None, "npm is not on this machine"
    if cache is None:
        return None, "there is no cache folder"
    folder = cache.with_name("taizhang-benchmarks")
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / "node_modules" / p.rpartition("@")[0]).exists() for p in _PACKAGES):
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        command = [npm, "install", "--no-audit", "--no-fund", *_PACKAGES]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            return None, "npm could not install them (no network?)"
    return folder, ""


class Engine:
    """A running engine: asked to fill with values, it answers with the seconds that it took."""

    def __init__(self, running: subprocess.Popen[str], target: Path) -> None:
        self._running = running
        self._target = target

    def fill(self, values: Path) -> float:
        """Fill the template once; no number where the engine has ended."""
        self._target.unlink(missing_ok=True)
        assert self._running.stdin and self._running.stdout
        answer = ""
        with suppress(BrokenPipeError):
            self._running.stdin.write(f"{values}\n")
            self._running.stdin.flush()
            answer = self._running.stdout.readline()
        return float(answer) / 1000 if answer else math.nan


@contextmanager
def started(folder: Path, engine: str, template: Path, target: Path) -> Iterator[Engine]:
    """Start an engine for a template."""
    script = folder / _SCRIPT.name
    shutil.copy(_SCRIPT, script)
    command = ["node", str(script), engine, str(template), str(target)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        try:
            yield Engine(running, target)
        finally:
            running.terminate()
            with suppress(BrokenPipeError):
                assert running.stdin
                running.stdin.close()
