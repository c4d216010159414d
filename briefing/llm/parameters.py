"""Request parameters: those in which servers differ."""

import re
from collections.abc import Mapping

RENAMED = {"max_tokens": "max_completion_tokens"}
"""Where a server refuses the one, it may take the other."""

ASKED = ("model", "messages", "response_format")
"""What a request asks; any other parameter may be renamed or dropped."""


def public_name(model: str) -> str:
    """A model's name without the folder of its file, which a local server may call it by; "openai/gpt-oss" is
    a name and stays."""
    is_path = model.startswith(("/", "~", "\\", ".")) or model[1:3] == ":\\"
    return re.split(r"[/\\]", model)[-1] if is_path else model


def canonical_request(request: Mapping[str, object]) -> dict[str, object]:
    """What a request asks, without the parameters that one server takes and another refuses."""
    return {name: request[name] for name in ASKED if name in request}


def adjustable_parameters(request: Mapping[str, object]) -> list[str]:
    """The parameters of a request that may be renamed or dropped."""
    return [name for name in request if name not in ASKED]
