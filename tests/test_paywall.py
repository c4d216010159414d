import pytest

from briefing.nlp.cleaning.body_lines import boilerplate
from briefing.nlp.cleaning.paywall_notices import cuts_off, is_call

CUT = """This article is for subscribers only
Subscribe to read on. The Norvik Gazette costs 1 euro a month.
Subscribe to continue reading
To continue reading, please subscribe.
To read the full story, subscribe or sign in.
You have reached your limit of free articles.
Continue reading for $1 a week
Unlock this article with a free trial.
The rest of this article is reserved for our subscribers.
Create a free account to continue.
This content is exclusive to members.
You must be logged in to read this article.
Keep reading with a Norvik Gazette subscription.""".splitlines()
CALLS = """Subscriber already? Sign in.
Already a subscriber? Sign in
Get unlimited access for just £1 a month. Cancel any time.
Subscribe now from €1 a week
Want to read more? Start your free trial today.
Not a subscriber yet? Choose a plan.""".splitlines()
NEWS = """The Norvik Gazette said that it would raise the price of a subscription to 12 euros a month.
Readers must subscribe to read the full story, the publisher said.
A subscription costs 1 euro a month.
To keep members, the union wants to open three offices and to register new ones.
Only members can vote, the party decided.
Only subscribers may read the minutes, a court in Norvik ruled on Monday.
To see the harbour rebuilt, the town will need 14 million euros.
"You must be registered by Friday," the clerk told the voters.
You must be logged in to post a comment.
Join us, the union told the dockers, to get a better deal.
It is easy to see why.
Register by Friday to get a place.
Sign up for the course at the library.
Full access to the harbour is denied to ships.
View the new plans for the harbour in the town hall.
Existing customers will pay more from January.
Support our schools.
Begin the trial of the minister now.
No account of the night survives.
Pay to rise by 4 percent for dockers.""".splitlines()


@pytest.mark.parametrize("line", CUT)
def test_a_line_that_says_that_the_article_goes_on_for_others_cuts_it_off(line: str) -> None:
    assert is_call(line)
    assert cuts_off(line)


@pytest.mark.parametrize("line", CALLS)
def test_a_call_alone_cuts_nothing_off(line: str) -> None:
    assert is_call(line)
    assert not cuts_off(line)


@pytest.mark.parametrize("line", NEWS)
def test_news_on_subscriptions_is_no_call(line: str) -> None:
    assert not is_call(line)
    assert not cuts_off(line)


@pytest.mark.parametrize("line", [*CUT, *CALLS])
def test_a_call_among_the_lines_of_a_text_is_boilerplate(line: str) -> None:
    text = f"The harbour of Norvik stays closed until Friday.\n\n{line}\n"

    assert [text[span.start : span.end] for span in boilerplate(text, None)] == [line]
