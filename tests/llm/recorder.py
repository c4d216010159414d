"""Records a folder of articles as often as it is told to, each time in a process of its own.

The first one is made in this process, so that the imports and the word lists, a second of work, are paid
once; each other is forked off. A line on stdin is the JSON of what is wanted; the lines on stdout are the
process id of the recording, then what it ended with: its exit code (that of its signal below 0).
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from briefing.api import brief_of
from briefing.cli.exit_codes import ExitCode, error_code
from briefing.errors import BriefingError
from tests.llm.articles import MODEL


def record(folder: str, url: str, tape: str, mode: str, concurrency: int) -> int:
    """Makes the brief of a folder and says on stderr what a user would be told; gives the exit code."""
    settings: dict[str, Any] = {"base_url": url, "model": MODEL, "record": tape, "record_mode": mode}
    settings |= {"concurrency": concurrency, "cache": False, "check": "rules"}
    try:
        brief_of(folder, "2026-11-24", lambda line: print(line, file=sys.stderr), settings, {})
    except BriefingError as wrong:
        print(f"briefing: {wrong}", file=sys.stderr)
        return error_code(wrong)
    except KeyboardInterrupt:
        return ExitCode.STOPPED
    return ExitCode.DONE


def main() -> None:
    warm = False
    for line in sys.stdin:
        wanted = json.loads(line)
        most, said = wanted.pop("most_bytes"), wanted.pop("said")
        if not warm:
            warm = True
            print(os.getpid(), record(**wanted), sep="\n", flush=True)
            continue
        child = os.fork()
        if child == 0:
            sys.stderr = Path(said).open("w", buffering=1, encoding="utf-8")  # noqa: SIM115
            if most:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            code = record(**wanted)
            sys.stderr.flush()
            os._exit(code)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
