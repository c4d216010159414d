"""`briefing cache`: what answers of models and results of articles are kept, and an end of them."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from briefing.cache_file import ClearResult
    from briefing.llm.cache import CacheContents
    from briefing.result_cache import ResultContents

app = typer.Typer(help="The answers of models, and what was made of articles.", no_args_is_help=True)


@app.command("info")
def info() -> None:
    """Say where the caches are and what they hold."""
    from datetime import UTC, datetime

    from briefing import result_cache
    from briefing.cli import console
    from briefing.llm import cache

    contents = cache.contents(_in_home(cache.cache_path))
    lines = _contents_lines("answers", contents)
    if contents.entries:
        oldest, newest = (
            datetime.fromtimestamp(seconds, UTC) for seconds in (contents.oldest, contents.newest)
        )
        lines += [f"oldest   {oldest:%Y-%m-%d %H:%M} UTC", f"newest   {newest:%Y-%m-%d %H:%M} UTC"]
        lines += [f"model    {console.printable(name)}: {count:,}" for name, count in contents.models.items()]
    results = result_cache.contents(_in_home(result_cache.cache_path))
    lines += ["", *_contents_lines("results", results)]
    console.write_result(("\n".join(lines) + "\n").encode())


@app.command("clear")
def clear() -> None:
    """Remove all answers and results; what is asked again is paid for again."""
    from briefing import result_cache
    from briefing.cli import console
    from briefing.llm import cache

    answers, results = _in_home(cache.cache_path), _in_home(result_cache.cache_path)
    console.write_result(_clear_message(cache.clear(answers), answers, "answer").encode())
    console.write_result(_clear_message(result_cache.clear(results), results, "result").encode())


def _contents_lines(kind: str, contents: "CacheContents | ResultContents") -> list[str]:
    """Where a cache is and how much it holds, a line each."""
    return [
        f"path     {contents.path}",
        f"{kind:9}{contents.entries:,}",
        f"size     {_bytes(contents.size)}",
    ]


def _clear_message(gone: "ClearResult", path: "Path", kind: str) -> str:
    """What became of a cache, in a line."""
    if not gone.size:
        return f"There was no cache at {path}.\n"
    if gone.entries is None:
        return f"Removed {path}, which no {kind} could be read from ({_bytes(gone.size)}).\n"
    return f"Removed {gone.entries:,} {kind}s ({_bytes(gone.size)}) from {path}.\n"


def _in_home(cache_path: "Callable[[Mapping[str, str]], Path | None]") -> "Path":
    import os

    from briefing.errors import UsageError

    path = cache_path(os.environ)
    if path is None:
        raise UsageError("there is no home folder to keep a cache in; name one with XDG_CACHE_HOME")
    return path


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} KB" if size else "0 bytes"
