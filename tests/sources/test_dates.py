from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.metadata.text_metadata import metadata

TITLE = "EU signs pact\n\n"
BODY = "\n\nThe European Union said on Monday that it would sign the agreement with Japan next week.\n"


def published(line: str) -> str:
    return metadata(f"{TITLE}{line}{BODY}", markdown=False).published


@pytest.mark.parametrize(
    "line",
    [
        "July 3, 2023",
        "3 July 2023",
        "3rd July, 2023",
        "Jul. 3, 2023",
        "2023-07-03",
        "2023-07-03T10:15:00+02:00",
        "Monday 3 July 2023",
        "Mon, Jul 3 2023 10:15 AM EDT",
        "Published Mon, Jul 3 20239:28 AM EDT",
        "Published 3 July 2023",
        "First published on Mon 3 Jul 2023 06.00 BST",
        "Date: 2023/07/03",
        "July 3, 2023 at 10:15 a.m. ET",
        "Posted on July 3, 2023 by Jane Doe",
        "By Jane Doe | July 3, 2023",
        "By Jane Doe Published July 3, 2023",
        "Updated 4 July 2023 | Published 3 July 2023",
        "Updated 4 July 2023\n3 July 2023",
        "Published: 10:15 BST, 3 July 2023 | Updated: 11:15 BST, 4 July 2023",
        "Last updated July 3, 2023",
        "TOKYO, July 3, 2023 (Kyodo) -- The pact is signed.",
    ],
)
def test_a_date_on_a_line_of_its_own_is_found(line: str) -> None:
    assert published(line) == "2023-07-03"


@pytest.mark.parametrize(
    "line",
    [
        "The pact was signed on July 3, 2023.",
        "July 3, 2023 was a Monday",
        "July 3",
        "July 2023",
        "30 February 2023",
        "2023-13-01",
        "HEMPSTEAD, N.Y., Sept. 26 (UPI) — The pact is signed.",
        "— Example (@example) July 3, 2023",
    ],
)
def test_prose_and_what_is_no_full_date_are_left_out(line: str) -> None:
    assert published(line) == ""


def test_a_date_that_means_two_days_is_left_out() -> None:
    assert published("03/07/2023") == ""


@pytest.mark.parametrize("line", ["13/07/2023", "07/13/2023", "13.07.2023"])
def test_a_date_in_figures_that_means_one_day_is_found(line: str) -> None:
    assert published(line) == "2023-07-13"


def test_a_date_among_the_last_lines_is_found() -> None:
    text = f"{TITLE}{BODY * 12}\nPublished July 3, 2023\n"
    assert metadata(text, markdown=False).published == "2023-07-03"


def test_a_date_in_the_middle_is_not_looked_at() -> None:
    text = f"{TITLE}{BODY * 12}\nJuly 3, 2023\n{BODY * 5}"
    assert metadata(text, markdown=False).published == ""


@given(
    st.dates(date(1600, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y"]),
)
def test_every_day_is_found_in_every_form(day: date, form: str) -> None:
    assert published(day.strftime(form)) == day.isoformat()
