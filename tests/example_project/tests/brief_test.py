import socket
from collections.abc import Callable

import pytest

from briefing import Brief

Replay = Callable[..., Brief]
pytestmark = pytest.mark.briefing_cassette("tests/cassettes/rents.yaml", sources=["articles/rents.txt"])


def test_our_own_section_is_filled_and_each_cost_has_its_sentence(briefing_replay: Replay) -> None:
    story = briefing_replay().stories[0]

    (cost,) = story.sections["costs"]
    assert cost.verdict == "supported"
    assert "4.5 million crowns" in cost.evidence[0].quote


def test_who_is_against_it_is_named(briefing_replay: Replay) -> None:
    story = briefing_replay().stories[0]

    assert [position.stakeholder for position in story.positions if position.stance == "opposes"] == [
        "Landlords' association"
    ]


def test_a_replay_reaches_nobody(briefing_replay: Replay) -> None:
    with socket.socket() as nobody, pytest.raises(RuntimeError, match="the network is blocked"):
        nobody.connect(("127.0.0.1", 9))
