"""Frozen values: the base of all types that travel the line, with as little memory as a long day allows."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value. The names of the fields that it was given are kept once for all that were given the same ones:
    of a long day there are hundreds of thousands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _context: object, /) -> None:
        _share_field_names(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        copied = super().model_copy(update=update, deep=deep)
        _share_field_names(copied)
        return copied


def _share_field_names(model: BaseModel) -> None:
    object.__setattr__(
        model, "__pydantic_fields_set__", _field_names(frozenset(model.__pydantic_fields_set__))
    )


@lru_cache(maxsize=1024)
def _field_names(names: frozenset[str]) -> set[str]:
    return set(names)
