from briefing.cli import output


def test_a_line_for_the_terminal_holds_no_control_characters() -> None:
    assert output.printable("a\x1b[31mb\nc \ud800") == "a[31mb c "
