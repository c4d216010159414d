"""Token estimates: what a request and its answer come to in tokens, before it is asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

_FRAME = 40  # tokens of an answer beside its items: the headline and the names of the lists
_ITEM = 60  # tokens of one item; measured on the recorded cassettes: 61, 39 and 55
_MANY = 12  # items of a list that the schema does not bound

Count = Callable[[Sequence[str]], list[int]]


class Estimate(NamedTuple):
    """Tokens of one request: its prompt as counted, its answer as expected and at most."""

    prompt: int
    answer: int
    most: int


class PlannedRequest(NamedTuple):
    """A request that would be made, or was answered before."""

    estimate: Estimate
    cached: bool


def answer_tokens(schema: Mapping[str, Any], sentences: int) -> int:
    """The tokens that an answer about so many sentences may be expected to have: an item for each of them, up
    to as many as the schema's lists take. What a model thinks before it answers is not among them."""
    lists = [
        property_schema
        for property_schema in schema.get("properties", {}).values()
        if _is_list_of_items(property_schema)
    ]
    room = sum(int(property_schema.get("maxItems", _MANY)) for property_schema in lists)
    return _FRAME + _ITEM * min(sentences, room)


def _is_list_of_items(described: Mapping[str, Any]) -> bool:
    return described.get("type") == "array" and described["items"].get("type", "object") == "object"
