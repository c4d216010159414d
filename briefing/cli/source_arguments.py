"""Source selection: the sources that a command is given, else those of the settings, else ./seeds."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.notices import Notice
    from briefing.settings import Settings

SEEDS = "seeds"


def load(flags: "dict[str, object]", sources: "Sequence[str] | None", notice: "Notice") -> "Settings":
    """The settings of a run in the working folder, with at least one source.

    Raises UsageError where there is none, and as `settings.load` does.
    """
    from briefing import settings
    from briefing.errors import UsageError

    given = tuple(sources) if sources else None
    chosen = settings.load({**flags, "sources": given}, Path.cwd())
    if chosen.sources:
        return chosen
    if not Path(SEEDS).is_dir():
        raise UsageError(
            "no SOURCE given and no ./seeds here; try: briefing daily article.txt (or briefing init, and list"
            " your sources)"
        )
    notice("No SOURCE given: reading ./seeds.")
    return settings.load({**flags, "sources": (SEEDS,)}, Path.cwd())
