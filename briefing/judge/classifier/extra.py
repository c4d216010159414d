"""Extra `judge`: the packages that a classifier needs, whether they are there, and that they tell nobody."""

import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from briefing.errors import UsageError

EXTRA = "pip install 'briefing-cli[judge]'"

_PACKAGES = ("onnxruntime", "tokenizers", "huggingface_hub")
_TELLS_NOBODY = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
"""Read when these packages are loaded. Without the first, `import onnxruntime` makes up an identifier of the
machine, keeps it in the user's cache folder, and events that are sent to its maker
(findings/onnxruntime-telemetry-on-import.sh)."""


def missing_packages() -> list[str]:
    """Which packages of the extra are not installed."""
    return [name for name in _PACKAGES if not _is_there(name)]


def check_installed(wanted_by: str) -> None:
    """Raises UsageError where a package of the extra is missing."""
    missing = missing_packages()
    if missing:
        raise UsageError(f"{wanted_by} needs {' and '.join(missing)}, not installed here: {EXTRA}")


def import_package(name: str) -> Any:
    """A package of the extra, which tells its maker nothing of its being used."""
    os.environ.update(_TELLS_NOBODY)
    return import_module(name)


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:  # of a module that was set to None, as for one that must not be imported
        return False
