import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.metadata.datetimes import NO_MOMENT, Moment, day_month_order, parse_moment

THE_24TH = """
2026/11/24 15:07:41
2026.11.24
2026-11-24
2026. 11. 24.
2026-Nov-24
20261124
20261124101500
24-11-2026 10:00
24.11.2026, 10:15 Uhr
24. 11. 2026
24/Nov/2026:08:15:00
24-Nov-2026
11/24/2026 10:00:00 AM
24 Nov 26 08:15
November 24, 2026 3:05 PM
Nov. 24 2026
Tue Nov 24 08:15:00 2026
Tuesday, 24 November, 2026
Tue,24 Nov 2026
24th of November 2026
Published 24 November 2026
24. November 2026
Di, 24. Nov. 2026 08:15
24 novembre 2026 à 10h15
24 de noviembre de 2026
terça-feira, 24 de novembro de 2026
2026. november 24.
24 ноября 2026
2026年11月24日
２０２６年１１月２４日
2026年11月24日(火) 10時15分
2026年11月24日 下午3:05
2026년 11월 24일
2026-11-24 오전 10:00
٢٤ نوفمبر ٢٠٢٦
2026-11-24T25:99:00Z
2026-11-24T24:00:00Z
Tue, 24 Nov 2026 08:15:00 Nowhere
Nov 24, 2026 3:05 PM ET
""".strip().splitlines()


@pytest.mark.parametrize("stated", THE_24TH)
def test_a_day_is_read_however_it_is_written(stated: str) -> None:
    assert parse_moment(stated) == Moment("2026-11-24", "")


INSTANTS = {
    "Tue, 24 Nov 2026 20:30:00 -0500": "2026-11-24T20:30:00-05:00",
    "Tue, 24 Nov 2026 00:15:00 +0900": "2026-11-24T00:15:00+09:00",
    "2026-11-24T08:15:00Z": "2026-11-24T08:15:00+00:00",
    "2026-11-24T08:15:00.123456789+01:00[Europe/Berlin]": "2026-11-24T08:15:00+01:00",
    "2026-11-24T08:15+0530": "2026-11-24T08:15:00+05:30",
    "20261124T101500Z": "2026-11-24T10:15:00+00:00",
    "2026-11-24 08:15:00 America/New_York": "2026-11-24T08:15:00-05:00",
    "Tue, 24 Nov 2026 20:30:00 EST": "2026-11-24T20:30:00-05:00",
    "Tue, 24 Nov 2026 20:30:00 PDT": "2026-11-24T20:30:00-07:00",
    "Tue, 24 Nov 2026 00:30:00 CET": "2026-11-24T00:30:00+01:00",
    "Tue, 24 Nov 2026 00:30:00 AEST": "2026-11-24T00:30:00+10:00",
    "Tue, 24 Nov 2026 00:30:00 JST": "2026-11-24T00:30:00+09:00",
    "Tue, 24 Nov 2026 00:30:00 IST": "2026-11-24T00:30:00+05:30",
    "Tue Nov 24 08:15:00 CET 2026": "2026-11-24T08:15:00+01:00",
    "Tue Nov 24 2026 08:15:00 GMT+0100 (CET)": "2026-11-24T08:15:00+01:00",
    "10:15 BST, 24 November 2026": "2026-11-24T10:15:00+01:00",
    "mar., 24 nov. 2026 20:15:00 -0300": "2026-11-24T20:15:00-03:00",
    "1795500000": "2026-11-24T06:00:00+00:00",
    "1795500000000": "2026-11-24T06:00:00+00:00",
    "1795500000.5": "2026-11-24T06:00:00+00:00",
}


@pytest.mark.parametrize(("stated", "instant"), INSTANTS.items())
def test_the_day_is_the_publisher_s_and_the_instant_has_its_zone(stated: str, instant: str) -> None:
    assert parse_moment(stated) == Moment("2026-11-24", instant)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "the other day",
        "yesterday",
        "2 days ago",
        "10:15",
        "2026",
        "2026-11",
        "12 March",
        "2026-W48-2",
        "2026-328",
        "2026-02-30",
        "2026-13-01",
        "31/02/2026",
        "24/11/26",
        "24 Foo 2026",
        "12 sat 2026",
        "Issue 24 March 2026",
        "24 Nov 2026 – 30 Nov 2026",
        "2026-11-24/2026-11-30",
        "令和8年11月24日",
        "24 กันยายน 2569",
        "-5",
        "1.5",
        "9" * 25,
        "9999-12-31",
    ],
)
def test_what_is_no_full_date_is_made_into_none(stated: str) -> None:
    assert parse_moment(stated) == NO_MOMENT


@pytest.mark.parametrize(
    "stated", ["0", "1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01T00:00:00Z", "31 Dec 1989"]
)
def test_a_default_of_some_program_is_no_date(stated: str) -> None:
    assert parse_moment(stated) == NO_MOMENT


def test_a_month_that_means_two_is_read_in_the_language_of_the_feed_alone() -> None:
    assert parse_moment("24 listopada 2026") == NO_MOMENT
    assert parse_moment("24 listopada 2026", language="pl").day == "2026-11-24"
    assert parse_moment("24 listopada 2026", language="hr-HR").day == "2026-10-24"


def test_a_date_that_means_two_days_is_decided_by_the_others_of_its_feed() -> None:
    assert parse_moment("03/04/2026") == NO_MOMENT
    assert parse_moment("03/04/2026", day_month_order(["03/04/2026", "13/04/2026"])).day == "2026-04-03"
    assert parse_moment("03/04/2026", day_month_order(["03/04/2026", "04/13/2026"])).day == "2026-03-04"
    assert day_month_order(["13/04/2026", "04/13/2026"]) == day_month_order(["03/04/2026"]) == ""


@given(st.text(max_size=60), st.text(alphabet="0123456789-/.: TZ+年月日", max_size=30))
def test_any_field_gives_a_day_or_none(text: str, figures: str) -> None:
    for stated in (text, figures, f"2026-11-24{text}", f"24 Nov 2026 {figures}"):
        day = parse_moment(stated).day
        assert day == "" or "1990-01-01" <= day < "2200"
