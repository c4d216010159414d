"""What frozen values share, and what they do not."""

import pytest
from pydantic import ValidationError

from briefing.frozen import Frozen


class Ship(Frozen):
    name: str
    berth: int = 0


def test_values_of_the_same_fields_share_the_names_of_these() -> None:
    first, second = Ship(name="Else"), Ship(name="Ida")

    assert first.__pydantic_fields_set__ is second.__pydantic_fields_set__
    assert first.model_dump(exclude_unset=True) == {"name": "Else"}


def test_a_copy_has_the_names_of_what_it_was_given_and_leaves_those_of_others() -> None:
    first = Ship(name="Else")
    moved = first.model_copy(update={"berth": 3})

    assert moved.model_fields_set == {"name", "berth"}
    assert first.model_fields_set == Ship(name="Ida").model_fields_set == {"name"}
    assert moved.__pydantic_fields_set__ is Ship(name="Ida", berth=1).__pydantic_fields_set__


def test_nothing_of_a_value_changes_and_none_takes_a_field_that_it_has_not() -> None:
    with pytest.raises(ValidationError):
        Ship(name="Else").berth = 2  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Ship.model_validate({"name": "Else", "flag": "none"})
