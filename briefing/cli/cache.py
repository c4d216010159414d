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

    from briefing.cli import output
    from briefing.llm import cache

    found = cache.contents(_place())
    lines = [f"path     {found.path}", f"answers  {found.entries:,}", f"size     {_bytes(found.size)}"]
    if found.entries:
        oldest, newest = (datetime.fromtimestamp(at, UTC) for at in (found.oldest, found.newest))
        lines += [f"oldest   {oldest:%Y-%m-%d %H:%M} UTC", f"newest   {newest:%Y-%m-%d %H:%M} UTC"]
        lines += [f"model    {output.printable(name)}: {count:,}" for name, count in found.models.items()]
    output.result(("\n".join(lines) + "\n").encode())


@app.command("clear")
def clear() -> None:
    """Remove all answers; what is asked again is paid for again."""
    from briefing.cli import output
    from briefing.llm import cache

    path = _place()
    gone = cache.clear(path)
    if not gone.size:
        said = f"There was no cache at {path}."
    elif gone.entries is None:
        said = f"Removed {path}, which no answer could be read from ({_bytes(gone.size)})."
    else:
        said = f"Removed {gone.entries:,} answers ({_bytes(gone.size)}) from {path}."
    output.result((said + "\n").encode())


def _place() -> "Path":
    import os

    from briefing.errors import UsageError
    from briefing.llm import cache

    path = cache.place(os.environ)
    if path is None:
        raise UsageError("there is no home folder to keep a cache in; name one with XDG_CACHE_HOME")
    return path


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} KB" if size else "0 bytes"
