"""Misspellings: two long words that differ by a slip of spelling."""

_SHORTEST = 7  # letters


def is_misspelled(word: str, other: str) -> bool:
    """Whether two words differ by a letter that one lacks, or by two that changed places: a slip of the
    source or of the statement, or, as "Johnson" and "Johnston", two names."""
    short, long = sorted((word.casefold(), other.casefold()), key=len)
    if len(short) < _SHORTEST or short == long:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[:same] + short[same : same + 2][::-1] + short[same + 2 :] == long
    return len(long) == len(short) + 1 and short[same:] == long[same + 1 :]
