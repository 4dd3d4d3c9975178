"""Records that are the form of shipped data: their fields are what an entry of a file may have."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import fields


class CheckedRecord(Struct, frozen=True):
    """A record that pydantic can make of data; a field that the record does not have is an error.

    A field without a default has to be there, and each fits its annotation, ``Regex`` among them.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a file is checked

        known = {
            its.name: core_schema.typed_dict_field(
                handler.generate_schema(its.type), required=its.required
            )
            for its in fields(cls)
        }
        return core_schema.no_info_after_validator_function(
            lambda data: cls(**data),
            core_schema.typed_dict_schema(known, extra_behavior="forbid"),
        )
