"""What an article says of its own genre, and what is no label."""

import time

import pytest

from briefing.sources.metadata.genre import genre


@pytest.mark.parametrize(
    ("title", "source", "text", "expected"),
    [
        ("Opinion | The pier must go", "pier.txt", "The pier is old.", "opinion"),
        ("The pier must go – Editorial", "pier.txt", "The pier is old.", "opinion"),
        ("Op-Ed: The pier must go", "pier.txt", "The pier is old.", "opinion"),
        ("The pier must go", "https://news.example/opinion/2026/pier", "The pier is old.", "opinion"),
        ("The pier must go", "https://news.example/commentisfree/pier", "The pier is old.", "opinion"),
        ("The pier must go", "https://[news/opinion/pier", "The pier is old.", "opinion"),  # no host
        ("The pier must go", "pier.txt", "OPINION\n\nThe pier is old.", "opinion"),
        ("Letters: the pier must go", "pier.txt", "The pier is old.", "letters"),
        ("The pier must go", "pier.txt", "Letters to the Editor\nThe pier is old.", "letters"),
        # no label: a word of the title, of the text or of the file, and another page's
        ("Opinion on the pier is divided", "pier.txt", "The pier is old.", ""),
        ("Public opinion: the pier divides Norvik", "pier.txt", "The pier is old.", ""),
        ("Norvik closes a pier", "https://news.example/2026/opinion", "The pier is old.", ""),
        ("Norvik closes a pier", "https://news.example/pier?in=/opinion/", "The pier is old.", ""),
        ("Norvik closes a pier", "letters/pier.txt", "The editorial was late.", ""),
        ("Norvik closes a pier", "pier.txt", "The board asked for a second opinion.", ""),
        ("Pier strike – live", "pier.txt", "The pier is shut.", "live"),
        ("Live updates: pier strike", "pier.txt", "The pier is shut.", "live"),
        ("Pier strike: as it happened", "pier.txt", "The pier is shut.", "live"),
        ("Pier strike", "https://news.example/news/live/pier", "The pier is shut.", "live"),
        ("Pier strike", "https://news.example/world/2026/pier", "The pier is shut.", "news"),
        ("Pier strike", "pier.txt", "NORVIK (Reuters) - The pier is shut.", "news"),
        ("Live crabs shut the pier", "pier.txt", "The pier is shut.", ""),
        ("Where the gulls live: a pier in Norvik", "pier.txt", "The pier is shut.", ""),
        ("Pier strike", "news/live/pier.txt", "The band played live.", ""),
        ("Pier strike", "https://news.example/2026/live", "The pier is shut.", ""),
    ],
)
def test_a_genre_is_told_by_a_label_alone(title: str, source: str, text: str, expected: str) -> None:
    assert genre(title, source, text) == expected


def test_a_title_of_white_space_costs_no_time() -> None:
    start = time.process_time()

    assert genre(f"Pier{' ' * 20_000}strike", "pier.txt", "The pier is shut.") == ""
    assert time.process_time() - start < 1  # seconds
