"""Broken inputs of every kind of file that the program reads, run by hand:

    python -m tests.mutations 5000              # of them, the same ones each time
    python -m tests.mutations 5000 --seed 7     # others
    python -m tests.mutations --only 1234       # one of them again, with its traceback; its file is kept

An input is a sound file with bytes flipped, cut out, doubled, spliced in from another file, tags broken or
numbers enlarged. Whatever it is, a run has to end in time, with an exit code of the table, without an
unforeseen fault and without a file that was written by half. Any that does not is named by its number, and
the exit code is then 1. No address in an input is looked up.
"""

import argparse
import contextlib
import faulthandler
import io
import json
import os
import random
import re
import signal
import socket
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from briefing.cli import main as briefing
from tests.sources.formats.pdf import pdfs

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "formats"
BOUND = 10  # seconds of CPU time that one input may take
_HARD_BOUND = 120  # seconds after which a worker that cannot be interrupted is ended
_AT_A_TIME = 25
_WORKERS = 2
_READ = ("analyze", "FILE", "--engine", "extractive")
_WRITE = ("daily", "FILE", "--engine", "extractive", "--date", "2026-11-24", "--out", "OUT")
_RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Norvik Gazette</title><item>'
    "<title>Pier 4</title><link>http://127.0.0.1:1/1</link><pubDate>Tue, 24 Nov 2026 07:00:00 +0100</pubDate>"
    '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>{}</p>]]>'
    "</content:encoded></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Norvik Gazette</title><entry><title>Pier 4</title>'
    '<link href="http://127.0.0.1:1/1"/><updated>2026-11-24T07:00:00Z</updated><content type="html">{}'
    "</content></entry></feed>"
)
_SECTION = (
    "---\ntitle: What it costs\norder: 50\nmax_items: 4\nfields:\n  what: string, what costs something\n"
    "  amount?: number\n  by(enum, who pays): [state, firm]\n---\nList every cost. {{ article.title }}\n"
)
_SETTINGS = (
    'sources = ["a.txt"]\nformats = ["markdown", "json"]\nstories = 5\nsince = "7d"\n[watch]\n'
    'stakeholders = ["Lund"]\n[prompts.vars]\nhouse = "x"\n'
)
_STATEMENTS = (
    '{"statement": "Norvik closes pier 4.", "evidence": ["The harbour board closed pier 4 in Norvik."]}\n' * 3
)


class Kind(NamedTuple):
    """A sound file, and the command that reads it."""

    name: str
    content: bytes
    arguments: tuple[str, ...]


class Fault(NamedTuple):
    number: int
    kind: str
    what: str


class Overrun(BaseException):
    """Raised within a run whose time is over; no handler of the program's own errors catches it."""


@cache
def kinds() -> tuple[Kind, ...]:
    """The sound files, the same in every process."""
    text = (ROOT / "tests" / "articles" / "ravensey" / "wire.txt").read_bytes()
    prose = text.decode()
    named = (
        "toml_list.md rule.md page.html page.xhtml news.eml newsletter.eml attached_message.eml letters.mbox"
        " news.mhtml article.docx paper.epub speakers.vtt film.srt one_bad_line.jsonl list.json feed.json"
        " subscriptions.opml"
    ).split()
    sources = [("a.txt", text), *((name, (CASES / name).read_bytes()) for name in named)]
    sources += [
        ("front.md", f"---\ntitle: Pier 4\ndate: 2026-11-24\nauthor: [Jane Roe]\n---\n\n{prose}".encode()),
        ("feed.xml", _RSS.format(prose.replace("\n\n", "</p><p>")).encode()),
        ("atom.xml", _ATOM.format(prose.replace("&", "&amp;").replace("<", "&lt;")).encode()),
        ("a.pdf", pdfs.pdf(tuple(prose.splitlines()[:40]))),
    ]
    read = [
        Kind(name, content, _WRITE if number % 3 else _READ) for number, (name, content) in enumerate(sources)
    ]
    brief = _brief(text)
    return (
        *read,
        Kind("brief.json", brief, ("verify", "FILE")),
        Kind("brief.json", brief, ("show", "FILE", "--format", "html", "--out", "OUT/page.html")),
        Kind("brief.json", brief, ("check", "FILE")),
        Kind("statements.jsonl", _STATEMENTS.encode(), ("verify", "--statements", "FILE")),
        Kind("prompts/sections/costs.md.j2", _SECTION.encode(), ("prompts", "check", "--prompts", "prompts")),
        Kind("briefing.toml", _SETTINGS.encode(), ("daily", "--dry-run", "--engine", "extractive")),
        Kind(
            "tape.yaml",
            (ROOT / "fixtures" / "eu-japan.yaml").read_bytes(),
            ("daily", str(ROOT / "seeds"), "--replay", "FILE", "--out", "OUT", "--date", "2026-11-24"),
        ),
    )


def _brief(text: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text)
        _, out, _ = _run(("daily", str(path), "--stdout", "--format", "json", "--date", "2026-11-24"))
    return out


# ── Mutations ───────────────────────────────────────────────────────────────────────────────────────


def mutated(number: int, seed: int) -> tuple[Kind, bytes]:
    """The kind and the bytes of an input; the same for the same number and seed."""
    chance = random.Random(f"{seed}:{number}")
    kind = kinds()[number % len(kinds())]
    if kind.content.startswith(b"PK") and chance.random() < 0.7:
        return kind, _within_zip(kind.content, chance)
    return kind, _several(kind.content, chance)


def _several(raw: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        raw = chance.choice(_MUTATIONS)(raw, chance)
    return raw[:2_000_000]


def _within_zip(raw: bytes, chance: random.Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as sound, zipfile.ZipFile(file, "w") as broken:
        names = sound.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = sound.read(name)
            broken.writestr(name, _several(content, chance) if name == chosen else content)
    return file.getvalue()


def _slice(raw: bytes, chance: random.Random, longest: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(raw) + 1)
    return start, min(len(raw), start + chance.randrange(longest))


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(min(len(changed), chance.choice((1, 3, 20)))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut_off(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _cut_out(raw: bytes, chance: random.Random) -> bytes:
    start, end = _slice(raw, chance)
    return raw[:start] + raw[end:]


def _doubled(raw: bytes, chance: random.Random) -> bytes:
    start, end = _slice(raw, chance)
    return raw[:end] + raw[start:end] * chance.choice((1, 2, 50)) + raw[end:]


def _spliced(raw: bytes, chance: random.Random) -> bytes:
    other = chance.choice(kinds()).content
    start, end = _slice(other, chance, 2_000)
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + other[start:end] + raw[place:]


def _broken_tags(raw: bytes, chance: random.Random) -> bytes:
    marks = [match.start() for match in re.finditer(rb"[<>\"'{}\[\]():=&;/\\#-]", raw)]
    for place in sorted(chance.sample(marks, min(len(marks), chance.choice((1, 3, 10)))), reverse=True):
        raw = (
            raw[:place]
            + chance.choice((b"", b"<", b">", b'"', b"{", b"]", raw[place : place + 1] * 3))
            + raw[place + 1 :]
        )
    return raw


def _enlarged(raw: bytes, chance: random.Random) -> bytes:
    numbers = list(re.finditer(rb"\d+", raw))
    if not numbers:
        return raw
    chosen = chance.choice(numbers)
    more = chance.choice((b"0", b"000", b"99999999", b".5", b"e9"))
    return raw[: chosen.end()] + more + raw[chosen.end() :]


def _with_odd_characters(raw: bytes, chance: random.Random) -> bytes:
    odd = (
        "\0",
        "\ufeff",
        "\u202e",
        "\u2028",
        "\x1b[2J",
        "\x85",
        "\u0301" * 30,
        "\U0001f600",
        "\r",
        "\x0c",
        "⁷",
        "٣",
    )
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + (chance.choice(odd) * chance.choice((1, 5))).encode() + raw[place:]


def _shuffled_lines(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _joined_lines(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"\n", chance.choice((b"", b" ", b"\r", b"\n\n", b"\t")))


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _cut_off,
    _cut_out,
    _doubled,
    _spliced,
    _broken_tags,
    _enlarged,
    _with_odd_characters,
    _shuffled_lines,
    _joined_lines,
)


# ── Runs ────────────────────────────────────────────────────────────────────────────────────────────


def _run(arguments: tuple[str, ...]) -> tuple[int, bytes, str]:
    """Exit code, standard output and standard error of the command, run within this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    kept = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["briefing", *arguments], io.TextIOWrapper(io.BytesIO())
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            briefing()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.argv, sys.stdin = kept
    out.flush()
    buffer = out.buffer
    return code, buffer.getvalue() if isinstance(buffer, io.BytesIO) else b"", err.getvalue()


def fault(number: int, seed: int) -> Fault | None:
    """What is wrong with the run of an input; None where nothing is."""
    kind, raw = mutated(number, seed)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        arguments = _placed(kind, raw)
        faulthandler.dump_traceback_later(_HARD_BOUND, exit=True)
        signal.setitimer(signal.ITIMER_PROF, BOUND)
        try:
            code, _, err = _run(arguments)
        except Overrun:
            return Fault(number, kind.name, f"more than {BOUND} seconds")
        except BaseException as wrong:  # noqa: BLE001 (whatever gets out is what is looked for)
            return Fault(number, kind.name, f"{type(wrong).__name__} got out: {wrong}"[:200])
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.cancel_dump_traceback_later()
        return next((Fault(number, kind.name, what) for what in _wrong(code, err)), None)


def _placed(kind: Kind, raw: bytes) -> tuple[str, ...]:
    """Writes the file of an input into the current folder, and gives the arguments that name it."""
    path = Path(kind.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    if kind.name == "briefing.toml":
        Path("a.txt").write_bytes(kinds()[0].content)
    return tuple(part.replace("FILE", kind.name).replace("OUT", "out") for part in kind.arguments)


def _wrong(code: int, err: str) -> Iterator[str]:
    if "unforeseen" in err or "Traceback" in err:
        yield err[-300:].strip()
    if code not in (0, 1, 2, 3):
        yield f"exit {code}"
    if any(line != line.rstrip("\n") for line in err.splitlines()):
        yield "a broken line"
    for path in Path("out").rglob("*"):
        if path.is_file() and (path.name.startswith(".") or not _whole(path)):
            yield f"half a file: {path.name}"


def _whole(path: Path) -> bool:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        with contextlib.suppress(ValueError):
            return isinstance(json.loads(text), dict)
        return False
    return text.rstrip().endswith("</html>") if path.suffix == ".html" else text.endswith("\n")


def _prepare() -> None:
    """Makes a process ready: no settings, no cache of the user's, and a clock that interrupts."""
    for name in [name for name in os.environ if name.startswith(("BRIEFING_", "OPENAI_"))]:
        del os.environ[name]
    folder = tempfile.mkdtemp(prefix="mutations-")
    os.environ.update(XDG_CACHE_HOME=folder, XDG_CONFIG_HOME=folder, BRIEFING_CHECK="rules", NO_COLOR="1")

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise Overrun

    def unreachable(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "not looked up")

    signal.signal(signal.SIGPROF, interrupt)
    socket.getaddrinfo = unreachable  # type: ignore[assignment]


def _faults(numbers: range, seed: int) -> list[Fault]:
    return [wrong for number in numbers if (wrong := fault(number, seed))]


def again(number: int, seed: int) -> int:
    """Runs one input again, with its traceback, and keeps its file."""
    _prepare()
    kind, raw = mutated(number, seed)
    folder = Path(tempfile.mkdtemp(prefix=f"mutation-{number}-"))
    os.chdir(folder)
    arguments = _placed(kind, raw)
    print(folder / kind.name, *arguments)
    code, out, err = _run((*arguments, "--debug") if arguments[0] in ("daily", "analyze") else arguments)
    print(out.decode("utf-8", "replace")[:2_000], err, f"exit {code}", sep="\n")
    return code


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("count", type=int, nargs="?", default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, default=None)
    wanted = parser.parse_args()
    if wanted.only is not None:
        return again(wanted.only, wanted.seed)
    start = time.monotonic()
    batches = [
        range(first, min(first + _AT_A_TIME, wanted.count)) for first in range(0, wanted.count, _AT_A_TIME)
    ]
    found: list[Fault] = []
    with ProcessPoolExecutor(_WORKERS, initializer=_prepare) as pool:
        tasks = [(batch, pool.submit(_faults, batch, wanted.seed)) for batch in batches]
        for batch, task in tasks:
            try:
                found += task.result()
            except Exception as ended:  # noqa: BLE001 (a worker that had to be ended)
                found.append(Fault(batch.start, "a worker", f"{ended}, in {batch.start} to {batch.stop - 1}"))
    for wrong in found:
        print(f"{wrong.number}\t{wrong.kind}\t{wrong.what}")
    per_kind = Counter(wrong.kind for wrong in found)
    print(
        f"{wanted.count} inputs, {len(kinds())} kinds, seed {wanted.seed}, {time.monotonic() - start:.0f} s:"
        f" {len(found)} faults {dict(per_kind) or ''}"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
