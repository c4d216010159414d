"""`briefing init`: a commented briefing.toml to start from."""

CONTENT = """\
# What `briefing daily` does here, where the command line says nothing else. Remove the `# ` before a line
# to use it.

# Files, folders, patterns, web pages and feeds.
# sources = ["articles", "clippings/**/*.pdf", "https://news.example/feed.xml"]

# Or with more to say about each. (Only `place` is needed; `name` stands for the publisher where an article
# names none.)
# [[sources]]
# place = "https://news.example/feed.xml"
# name = "The Example"
# limit = 20        # articles at most
# max_age = "2d"    # no older ones: hours, days or weeks before the brief's date

# No older articles, from any source: "24h", "7d", or a date. Those without a date are kept.
# since = "24h"

# Web addresses may lie in a private network, such as your own.
# allow_private = false

# Of an article so many sentences are read, the first ones; what is left unread is told.
# article_sentences = 2000

# Where the folder of the date goes, and what is written there: markdown, html, json, email.
# out = "briefs"
# formats = ["markdown", "html", "json"]

# The file that each brief is taken into, to be searched, or the address of a PostgreSQL server's database
# (its password in PGPASSWORD or ~/.pgpass). "none" keeps no archive.
# archive = "briefs/archive.db"    # "postgresql://ana@db.example/news"

# Who analyzes: the embedded analyst (extractive), a language model (llm), or the model where there is a key
# (auto).
# engine = "auto"
# jobs = 0    # processes that read articles; 0 for one a processor
# model = "gpt-5-mini"
# base_url = "http://localhost:8080/v1"    # elsewhere: see trusted_hosts in the README
# max_tokens = 4096    # of an answer, with what the model reasons before it

# What a page has at most: words before its sources, stories in full, words of each, stories in one line.
# words = 900
# stories = 8
# story_words = 250
# also = 8

# Parties and topics that bring a story to the front.
# [watch]
# stakeholders = ["European Commission"]
# topics = ["export controls"]

# What is counted and not told, unless it is what you watch: topics that a title or the first sentences name,
# sources by address, folder or publisher, languages. No model is asked about it.
# [ignore]
# topics = ["recipes", "horoscope", "gift guide"]
# sources = ["tabloid.example"]
# languages = ["German"]

# Who checks what a model states: rules, or a second reader as well (model), who may be another model.
# And what a brief may lack before `briefing check` fails: shares, of which 1 is no limit, and a count.
# [check]
# mode = "model"
# model = "gpt-5-nano"    # or a classifier on this machine: a name of briefing judge list, or "onnx:FOLDER"
# base_url = "http://localhost:8081/v1"
# api_key_env = "SECOND_READER_KEY"    # the variable that holds its key
# threshold = 0.5    # the probability from which a classifier finds a statement entailed
# max_withheld = 0.25
# max_weak = 0.25
# max_unread = 0
# max_lone = 1.0                 # key points and positions without independent support
# max_without_positions = 0.5    # stories
# max_without_questions = 1.0
"""


def init() -> None:
    """Write a commented briefing.toml here, unless there is one."""
    from pathlib import Path

    from briefing.cli import console
    from briefing.errors import BriefingError, UsageError
    from briefing.settings import FILE

    try:
        with Path(FILE).open("x", encoding="utf-8") as file:
            file.write(CONTENT)
    except FileExistsError as wrong:
        raise UsageError(f"{FILE} is here already, and stays as it is; move it away to start anew") from wrong
    except OSError as wrong:
        reason = (wrong.strerror or "no reason given").lower()
        raise BriefingError(f"cannot write {FILE}: {reason}; make room or go to another folder") from wrong
    console.write_result(f"Wrote {FILE}: list your sources in it, then run briefing daily.\n".encode())
