"""PDF parsing in a process of its own: a PDF on stdin, on stdout a line of JSON for each of its pages.

It runs apart from the rest, so that its time and its memory have a bound, and so that whatever a damaged file
does to the parser costs that file alone.
"""

import json
import logging
import sys

from pdfminer.pdfdocument import PDFEncryptionError

from briefing.sources.formats.pdf.document import LOCKED
from briefing.sources.formats.pdf.glyphs import pages
from briefing.sources.formats.pdf.text_runs import pieces

_MOST_MEMORY = 2_000_000_000  # bytes
_MOST_PIECES = 3000  # of a page: a newspaper's has some 1000


def main() -> int:
    """Prints the pieces of each page; past as many pages as the first argument says, `null`."""
    _bound_memory()
    logging.disable(logging.CRITICAL)
    most = int(sys.argv[1])
    try:
        for number, page in enumerate(pages(sys.stdin.buffer.read())):
            if number == most:
                _print(None)
                break
            read = pieces(page.glyphs)
            dense = len(read) > _MOST_PIECES
            _print([[] if dense else read, page.draws, page.broken or dense])
    except PDFEncryptionError:
        return LOCKED
    return 0


def _print(page: list[object] | None) -> None:
    sys.stdout.write(f"{json.dumps(page)}\n")
    sys.stdout.flush()  # what was read before its time is over is kept


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, _MOST_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))


if __name__ == "__main__":
    sys.exit(main())
