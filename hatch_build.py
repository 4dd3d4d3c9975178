"""Part of every build, of a wheel as of an editable install: checks and stores the shipped data.

The build stops where the data is wrong, and says what. See addin/ledger/shipped/data_set.py.
"""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedData(BuildHookInterface):  # type: ignore[type-arg]
    """Stores the shipped data as JSON beside its TOML files, where the program reads it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Check and store, before the files of the wheel are collected."""
        sys.path.insert(0, self.root)
        from addin.ledger.refusal import Refusal  # noqa: PLC0415 - this checkout's
        from addin.workflows.shipped_data import store_shipped_data  # noqa: PLC0415

        try:
            store_shipped_data()
        except Refusal as refusal:
            self.app.abort(str(refusal))
        except OSError as error:  # the program reads the TOML files then, which takes longer
            self.app.display_warning(f"the shipped data could not be stored: {error}")
