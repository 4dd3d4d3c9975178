"""The registry of Windows, read only; the 64-bit view first, then the 32-bit one."""

from __future__ import annotations

import sys

if sys.platform == "win32":  # pragma: no cover - needs Windows
    import winreg
    from collections.abc import Iterator, Mapping

    from addin.installation.registry import Hive, Value

    _HIVES = {
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
        "HKCR": winreg.HKEY_CLASSES_ROOT,
    }
    _VIEWS = (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY)

    class WindowsRegistry:
        """What winreg reads; a key or value that cannot be read counts as absent."""

        def read(self, hive: Hive, key: str, name: str = "") -> Value:
            """Return a value, or None; the name "" is the key's default value."""
            for opened in _opened(hive, key):
                try:
                    return _plain(winreg.QueryValueEx(opened, name)[0])
                except OSError:
                    continue
            return None

        def values(self, hive: Hive, key: str) -> Mapping[str, Value]:
            """Return all values of a key, of both views."""
            found: dict[str, Value] = {}
            for opened in _opened(hive, key):
                for i in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _type = winreg.EnumValue(opened, i)
                    found.setdefault(name, _plain(value))
            return found

    def _opened(hive: Hive, key: str) -> Iterator[winreg.HKEYType]:
        for view in _VIEWS:
            try:
                with winreg.OpenKey(_HIVES[hive], key, 0, winreg.KEY_READ | view) as opened:
                    yield opened
            except OSError:
                continue

    def _plain(value: object) -> Value:
        return value if isinstance(value, str | int | bytes) else None
