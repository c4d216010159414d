"""Template rendering, within bounds: sandboxed, nothing undefined, no file but those of the layers.

A template is an editor's, and may be copied from anywhere: it cannot reach the program, and a mistake in it
is one line that names the file and the line.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.prompts.overlay import Layers

if TYPE_CHECKING:
    from briefing.prompts.render_limits import Meter
    from briefing.prompts.sandbox import BoundedEnvironment

_FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, SyntaxError, TypeError, ValueError)


def render_template(where: Layers, name: str, variables: Mapping[str, object]) -> str:
    """The template with its variables, without white space at its ends.

    Raises UsageError where it is missing, broken, or renders to more than 400,000 characters.
    """
    from briefing.prompts.sandbox import LONGEST

    return render_bounded(_environment(where.folders, where.set_aside), where, name, variables, LONGEST)


def render_bounded(
    environment: "BoundedEnvironment",
    where: Layers,
    name: str,
    variables: Mapping[str, object],
    longest: int,
    meter: "Meter | None" = None,
) -> str:
    """The same in an environment of the caller's, with other bounds. Raises UsageError likewise."""
    from jinja2 import TemplateError

    from briefing.prompts.render_limits import METER, Meter

    metered = METER.set(meter or Meter())
    try:
        return _join_pieces(name, environment.get_template(name).generate(variables), longest).strip()
    except RecursionError as wrong:
        raise UsageError(
            f"the template {name} extends, includes or calls itself without end, or is nested too deep; the"
            f" packaged one is default/{name}"
        ) from wrong
    except (TemplateError, *_FAULTS) as wrong:
        raise UsageError(_explain_error(where, name, wrong)) from wrong
    finally:
        METER.reset(metered)


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], set_aside: tuple[str, ...]) -> "BoundedEnvironment":
    from briefing.prompts.sandbox import BoundedEnvironment, LayerLoader

    return BoundedEnvironment(loader=LayerLoader(Layers(folders, (), set_aside)), autoescape=False)


def _join_pieces(name: str, pieces: Iterable[str], longest: int) -> str:
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > longest:
            raise UsageError(
                f"the template {name} renders to more than {longest:,} characters; make it shorter"
            )
        kept.append(piece)
    return "".join(kept)


def _explain_error(where: Layers, name: str, wrong: Exception) -> str:
    """What went wrong in which file and line, and what to do."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    place, line = name, 0
    if isinstance(wrong, TemplateSyntaxError):
        place, line = wrong.filename or wrong.name or name, wrong.lineno
    for frame, number in walk_tb(wrong.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.suffix == ".j2" and any(file.is_relative_to(folder) for folder in where.folders):
            place, line = str(file), number
    location = f"{place}, line {line}" if line else f"the template {place}"
    reason = f"there is no template {wrong.name}" if isinstance(wrong, TemplateNotFound) else str(wrong)
    return f"{location} cannot be filled: {reason}; correct it or remove your copy"
