import pytest

from briefing.sources.metadata.text_metadata import metadata

TITLE = "EU signs pact\n\n"
BODY = "\n\nThe European Union said on Monday that it would sign the agreement with Japan next week.\n"


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Jane Doe", "Jane Doe", ""),
        ("BY JANE DOE", "JANE DOE", ""),
        ("By Dr. Jane A. Doe", "Dr. Jane A. Doe", ""),
        (
            "By Jane van der Doe and José Núñez-Roe | Reuters",
            "Jane van der Doe and José Núñez-Roe",
            "Reuters",
        ),
        ("By Jane Doe, John Roe and Max O’Poe", "Jane Doe, John Roe and Max O’Poe", ""),
        ("By Jane Doe, The Example Times", "Jane Doe", "The Example Times"),
        ("By Jane Doe (Reuters)", "Jane Doe", "Reuters"),
        ("By Jane Doe in New York", "Jane Doe", ""),
        ("By Jane Doe, Chief Correspondent", "Jane Doe", ""),
        ("By Jane Doe Published July 3, 2023", "Jane Doe", ""),
        ("By The Associated Press", "", "The Associated Press"),
        ("Author: Jane Doe", "Jane Doe", ""),
        ("Written by Jane Doe", "Jane Doe", ""),
        ("Source: Reuters", "", "Reuters"),
        ("Publisher: Example Media", "", "Example Media"),
        ("© 2023 The Guardian", "", "The Guardian"),
        ("Copyright 2023 The Associated Press. All rights reserved.", "", "The Associated Press"),
    ],
)
def test_a_line_of_its_own_says_who_wrote_and_who_published(line: str, author: str, publisher: str) -> None:
    about = metadata(f"{TITLE}{line}{BODY}", markdown=False)
    assert (about.author, about.publisher) == (author, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "Angel Garcia | Bloomberg | Getty Images",
        "© 2023 Jane Doe | Getty Images",
        "Photo by Jane Doe",
        "By Monday the pact had been signed.",
        "By Jane Doe, the minister who signed.",
        "By Staff Writer",
        "By design.",
        "Source: CNN, Politico",
        "Source: https://example.org",
        "NASA (National Aeronautics and Space Administration) — the agency — signed.",
    ],
)
def test_a_photo_credit_or_prose_says_nothing(line: str) -> None:
    about = metadata(f"{TITLE}{line}{BODY}", markdown=False)
    assert (about.author, about.publisher) == ("", "")


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("WASHINGTON (AP) — ", "AP"),
        ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "UPI"),
        ("(Reuters) - ", "Reuters"),
        ("SEOUL, Feb. 5 (Example Wire) – ", "Example Wire"),
        ("Sanaa, Yemen (CNN)", "CNN"),
    ],
)
def test_a_dateline_names_its_agency(opening: str, agency: str) -> None:
    about = metadata(f"{TITLE}{opening}The pact is signed, both sides said.{BODY}", markdown=False)
    assert about.publisher == agency


def test_an_agency_signs_off_with_its_reporters() -> None:
    line = "(Reporting by Jane Doe in Brussels; Additional reporting by John Roe; Editing by Max Poe)"
    assert metadata(f"{TITLE}{BODY}\n{line}\n", markdown=False).author == "Jane Doe"


def test_the_source_of_a_chart_at_the_end_is_no_publisher() -> None:
    text = f"{TITLE}{'The pact is signed. ' * 5}\n{BODY * 10}\nSource: NATO.\n"
    assert metadata(text, markdown=False).publisher == ""


def test_the_copyright_line_at_the_end_is_the_publishers() -> None:
    text = f"{TITLE}{BODY * 12}\n© 2023 The Example Times\n"
    assert metadata(text, markdown=False).publisher == "The Example Times"


def test_a_byline_in_markdown_loses_its_marks() -> None:
    about = metadata(f"# EU signs pact\n\n*By Jane Doe*\n\n**Source:** Reuters{BODY}", markdown=True)
    assert (about.author, about.publisher) == ("Jane Doe", "Reuters")


def test_a_byline_deep_in_the_text_is_not_looked_at() -> None:
    assert metadata(f"{TITLE}{BODY * 12}By Jane Doe{BODY * 5}", markdown=False).author == ""
