"""What pywin32 gives to xlwings' Windows engine, so that the engine itself runs anywhere.

The engine of xlwings (`xlwings/_xlwindows.py`) is a thin layer over COM. It is
used here unchanged; only the ground under it is ours: these stand-ins for
pywin32, and the COM objects of this package in place of Excel's.
"""

from __future__ import annotations

import atexit
import ctypes
import datetime as dt
import importlib
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest import mock

OK, OK_CANCEL, YES_NO_CANCEL, YES_NO = 0, 1, 3, 4


class com_error(Exception):  # noqa: N801, N818  (pywintypes' own name)
    """`pywintypes.com_error`: hresult, strerror, excepinfo, argerror."""

    def __init__(self, hresult: int, strerror: str, excepinfo: Any = None, argerror: Any = None):
        super().__init__(hresult, strerror, excepinfo, argerror)
        self.hresult, self.strerror = hresult, strerror
        self.excepinfo, self.argerror = excepinfo, argerror


class TimeType(dt.datetime):
    """`pywintypes.TimeType`: the datetimes that COM delivers, marked UTC."""


class CDispatch:
    """Base of every COM object, so that xlwings wraps it as it does on Windows."""


class _Nowhere:
    """A window system that takes every call and answers 0."""

    def __getattr__(self, name: str) -> Callable[..., int]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_: 0


def _library(*_: Any) -> Any:
    return SimpleNamespace(PyCom_PyObjectFromIUnknown=lambda *_: None)


def _module(name: str, **members: Any) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(members)
    return module


def _stand_ins(dispatch: Callable[[str], Any], message_box: Callable[..., int]) -> dict[str, Any]:
    client = _module(
        "win32com.client",
        CDispatch=CDispatch,
        CoClassBaseClass=type("CoClassBaseClass", (), {}),
        DispatchBaseClass=type("DispatchBaseClass", (), {}),
        Dispatch=lambda obj: obj,
        DispatchEx=dispatch,
    )
    modules = [
        _module("pywintypes", com_error=com_error, error=com_error, TimeType=TimeType),
        _module("win32api", MessageBox=message_box),
        _module(
            "win32con",
            MB_OK=OK,
            MB_OKCANCEL=OK_CANCEL,
            MB_YESNO=YES_NO,
            MB_YESNOCANCEL=YES_NO_CANCEL,
            MB_ICONINFORMATION=64,
            MB_ICONWARNING=48,
        ),
        _module(
            "pythoncom",
            __file__=None,
            CoInitialize=lambda: None,
            ole_error=com_error,
            com_error=com_error,
            DISPATCH_PROPERTYGET=2,
            DISPATCH_PROPERTYPUT=4,
        ),
        _module("win32com", client=client),
        client,
        _module("win32gui"),
        _module("win32process", GetWindowThreadProcessId=lambda hwnd: (hwnd, hwnd + 1)),
        _module("win32timezone", TimeZoneInfo=SimpleNamespace(utc=lambda: dt.UTC)),
    ]
    return {module.__name__: module for module in modules}


def xlwings_for_windows(
    dispatch: Callable[[str], Any], message_box: Callable[..., int]
) -> ModuleType:
    """Import `xlwings._xlwindows` over the stand-ins; `pywintypes` stays importable.

    `dispatch` starts an Excel, `message_box` answers its message boxes.
    """
    stand_ins = _stand_ins(dispatch, message_box)
    loaders = {"windll": _Nowhere(), "oledll": _Nowhere(), "PyDLL": _library}
    loaders["windll"].user32 = _Nowhere()
    loaders["oledll"].ole32 = _Nowhere()
    with (
        mock.patch.dict(sys.modules, stand_ins),
        mock.patch.multiple(ctypes, create=True, **loaders),
    ):
        sys.modules.pop("xlwings._xlwindows", None)  # on Windows it is there already
        module = importlib.import_module("xlwings._xlwindows")
    sys.modules["xlwings._xlwindows"] = module
    sys.modules["pywintypes"] = stand_ins["pywintypes"]
    atexit.unregister(module.cleanup)  # it asks Windows for its tasks
    return module
