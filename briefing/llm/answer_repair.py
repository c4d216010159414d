"""Schema validation: the JSON object in an answer that fits a schema, mended where only its form does not.

An answer may hold several objects: a thought's, an example, an echo of the schema, the answer. The one that
fits best is taken, the last of equals. What is mended changes no word of it: an absent key that may be null,
a key too many, another case of an enum's word, one value where a list is due, something wrapped around. What
cannot be mended costs the one finding that it stands in.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from briefing.errors import SchemaError
from briefing.llm.answer_objects import objects_in, parse_values, python_literals

T = TypeVar("T")

_WORD = re.compile(r"[\W_]+")
_NULLS = frozenset(("", "null", "none", "n/a", "nan"))
_TRUE, _FALSE = frozenset(("true", "yes")), frozenset(("false", "no"))


class SchemaFit(NamedTuple):
    """An answer that fits its schema: as it stood (`stated`) and mended (`value`); how many marks were
    mended, and how many findings left out that did not fit."""

    stated: dict[str, Any]
    value: dict[str, Any]
    mended: int
    left_out: int


class _Misfit(Exception):  # noqa: N818 (it is no error: another object may fit)
    """What does not fit, and where, as a model is told of it."""

    def __init__(self, place: Sequence[str], fault: str) -> None:
        super().__init__(f"{'.'.join(place)}: {fault}" if place else fault)
        self.place = ".".join(place)


def fit_to_schema(content: str, schema: Mapping[str, Any]) -> SchemaFit:
    """The object in an answer that fits the schema best.

    Raises SchemaError where there is no object, or none that fits but for what can be mended.
    """
    fault: _Misfit | None = None
    for extract in (parse_values, python_literals):
        fit, misfit = _best_fit(objects_in(extract(content)), schema)
        if fit is not None:
            return fit
        fault = fault or misfit
    if fault is None:
        raise SchemaError("the model's answer holds no JSON; try another model", "That was no JSON object.")
    location = f" at {fault.place}" if fault.place else ""
    raise SchemaError(
        f"the model's answer does not fit the schema{location}; try another model",
        f"That does not fit the schema ({fault}).",
    )


def _best_fit(
    objects: Iterable[dict[str, Any]], schema: Mapping[str, Any]
) -> tuple[SchemaFit | None, _Misfit | None]:
    """The one that fits best, and what is wrong with the last that does not."""
    fitting: list[tuple[tuple[int, ...], SchemaFit]] = []
    fault: _Misfit | None = None
    for place, stated in enumerate(objects):
        mender = _Mender(schema)
        try:
            value = mender.record(stated, schema, ())
        except _Misfit as misfit:
            fault = misfit
            continue
        whole = -len(mender.absent)
        filled = sum(bool(part) for part in value.values())
        rank = (whole, min(filled, 1), -mender.left_out, place)
        fitting.append((rank, SchemaFit(stated, value, mender.mended, mender.left_out)))
    return max(fitting, key=lambda ranked: ranked[0])[1] if fitting else None, fault


class _Mender:
    """One reading of one object. `absent` are the keys of the answer itself that it lacks; `mended` and
    `left_out` count what `SchemaFit` says."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._parts = schema.get("$defs", {})
        self.absent: list[str] = []
        self.mended = 0
        self.left_out = 0

    def record(self, value: object, schema: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _Misfit(place, "an object is due")
        properties: Mapping[str, Any] = schema.get("properties", {})
        stated = self._by_name(value, properties)
        mended: dict[str, Any] = {}
        for name, described in properties.items():
            if name in stated and not self._is_left_open(stated[name], described):
                mended[name] = self.value(stated[name], described, (*place, name))
            else:
                mended[name] = self._fill_absent(described, (*place, name))
        if not place and len(self.absent) * 2 > len(properties):
            raise _Misfit((), f"it lacks {', '.join(self.absent)}")
        self.mended += sum(name not in properties for name in value)
        return mended

    def _is_left_open(self, value: object, described: Mapping[str, Any]) -> bool:
        """Whether null stands for a text that may be empty, as an absent key would."""
        described = self._resolve(described)
        return value is None and described.get("type") == "string" and "enum" not in described

    def _by_name(self, value: Mapping[str, Any], properties: Mapping[str, Any]) -> dict[str, Any]:
        """The values by the schema's names of them, where a key is written in another case."""
        names = {_bare_name(name): name for name in properties}
        near = {names[_bare_name(key)]: member for key, member in value.items() if _bare_name(key) in names}
        return near | {name: member for name, member in value.items() if name in properties}

    def _fill_absent(self, described: Mapping[str, Any], place: tuple[str, ...]) -> object:
        described = self._resolve(described)
        if _is_nullable(described):
            self.mended += 1
            return None
        if len(place) > 1:
            raise _Misfit(place, "the key is missing")
        self.absent.append(place[0])
        self.mended += 1
        if described.get("type") == "array":
            return []
        if described.get("type") == "string":
            return ""
        raise _Misfit(place, "the key is missing")

    def value(self, value: object, described: Mapping[str, Any], place: tuple[str, ...]) -> object:
        described = self._resolve(described)
        if "anyOf" in described:
            return self._any(value, described["anyOf"], place)
        if "enum" in described or "const" in described:
            return self._choice(value, described.get("enum", [described.get("const")]), place)
        match described.get("type"):
            case "object":
                return self.record(value, described, place)
            case "array":
                return self._list(value, described["items"], place)
            case "string":
                if isinstance(value, str):
                    return value
                if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
                    return self._mend(str(value))
            case "integer":
                return self._integer(value, place)
            case "number":
                return self._number(value, place)
            case "boolean":
                return self._boolean(value, place)
        raise _Misfit(place, f"a {described.get('type')} is due")

    def _any(self, value: object, choices: Sequence[Mapping[str, Any]], place: tuple[str, ...]) -> object:
        others = [choice for choice in choices if choice.get("type") != "null"]
        if value is None and len(others) < len(choices):
            return None
        for choice in others:
            try:
                return self.value(value, choice, place)
            except _Misfit:
                continue
        if len(others) < len(choices) and _is_null(value):
            return self._mend(None)
        raise _Misfit(place, "none of the kinds that are allowed")

    def _choice(self, value: object, words: Sequence[Any], place: tuple[str, ...]) -> object:
        if value in words:
            return value
        near = [
            word for word in words if isinstance(value, str) and _bare_name(str(word)) == _bare_name(value)
        ]
        if len(near) == 1:
            return self._mend(near[0])
        raise _Misfit(place, f"one of {', '.join(map(str, words))} is due")

    def _list(self, value: object, member: Mapping[str, Any], place: tuple[str, ...]) -> list[object]:
        member = self._resolve(member)
        if value is None:
            return self._mend([])
        if not isinstance(value, list):
            value = self._mend([value])
        kept: list[object] = []
        fault: _Misfit | None = None
        for number, stated in enumerate(value):
            before = self.mended
            try:
                kept.append(self.value(stated, member, (*place, str(number))))
            except _Misfit as misfit:
                fault = misfit
                self.mended = before
                if member.get("type") == "object":
                    self.left_out += 1
                else:
                    self.mended += 1
        if fault is not None and not kept:
            raise fault
        return kept

    def _integer(self, value: object, place: tuple[str, ...]) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, float) and value.is_integer():
            return self._mend(int(value))
        if isinstance(value, str) and re.fullmatch(r"\s*\[?\s*\d{1,6}\s*\]?\s*", value):
            return self._mend(int(value.strip(" []\t\n")))
        raise _Misfit(place, "an integer is due")

    def _number(self, value: object, place: tuple[str, ...]) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return value
        if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,15}(\.\d+)?\s*", value):
            return self._mend(float(value))
        raise _Misfit(place, "a number is due")

    def _boolean(self, value: object, place: tuple[str, ...]) -> bool:
        if isinstance(value, bool):
            return value
        word = value.strip().casefold() if isinstance(value, str) else ""
        if word in _TRUE | _FALSE:
            return self._mend(word in _TRUE)
        raise _Misfit(place, "true or false is due")

    def _mend(self, value: T) -> T:
        self.mended += 1
        return value

    def _resolve(self, described: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = described.get("$ref")
        return self._parts[reference.rpartition("/")[2]] if isinstance(reference, str) else described


def _is_nullable(described: Mapping[str, Any]) -> bool:
    return any(choice.get("type") == "null" for choice in described.get("anyOf", ()))


def _is_null(value: object) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return isinstance(value, str) and value.strip().casefold() in _NULLS


def _bare_name(name: str) -> str:
    return _WORD.sub(" ", name).strip().casefold()
