"""`briefing cache`: what answers of models are kept, and an end of them."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer(help="The answers of models that were paid for once.", no_args_is_help=True)


@app.command("info")
def info() -> None:
    """Say where the cache is and what it holds."""
    from datetime import UTC, datetime

    from briefing.cli import console
    from briefing.llm import cache

    contents = cache.contents(_cache_path())
    lines = [
        f"path     {contents.path}",
        f"answers  {contents.entries:,}",
        f"size     {_bytes(contents.size)}",
    ]
    if contents.entries:
        oldest, newest = (
            datetime.fromtimestamp(seconds, UTC) for seconds in (contents.oldest, contents.newest)
        )
        lines += [f"oldest   {oldest:%Y-%m-%d %H:%M} UTC", f"newest   {newest:%Y-%m-%d %H:%M} UTC"]
        lines += [f"model    {console.printable(name)}: {count:,}" for name, count in contents.models.items()]
    console.write_result(("\n".join(lines) + "\n").encode())


@app.command("clear")
def clear() -> None:
    """Remove all answers; what is asked again is paid for again."""
    from briefing.cli import console
    from briefing.llm import cache

    path = _cache_path()
    gone = cache.clear(path)
    if not gone.size:
        message = f"There was no cache at {path}."
    elif gone.entries is None:
        message = f"Removed {path}, which no answer could be read from ({_bytes(gone.size)})."
    else:
        message = f"Removed {gone.entries:,} answers ({_bytes(gone.size)}) from {path}."
    console.write_result((message + "\n").encode())


def _cache_path() -> "Path":
    import os

    from briefing.errors import UsageError
    from briefing.llm import cache

    path = cache.cache_path(os.environ)
    if path is None:
        raise UsageError("there is no home folder to keep a cache in; name one with XDG_CACHE_HOME")
    return path


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} KB" if size else "0 bytes"
