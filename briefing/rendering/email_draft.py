"""E-mail draft: the brief as an unsent message, with its subject, a plain and an HTML form."""

import hashlib
from email import policy
from email.message import EmailMessage

from briefing.prompts import Layers
from briefing.rendering.page_templates import render_template
from briefing.rendering.view import BriefPage

_BOUNDARY_DIGITS = 24


def email_draft(view: BriefPage, templates: Layers) -> bytes:
    """The message, by RFC 5322 and MIME, with CRLF at the ends of lines.

    It has no date, no sender and no message id: those are the mail program's to give when it is sent, and a
    clock or chance would change the bytes. `X-Unsent` makes mail programs open it for editing. Raises
    UsageError for a user's template that is broken.
    """
    plain, rich = (render_template(f"email.{kind}.j2", templates, view) for kind in ("txt", "html"))
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = _subject(view)
    message["X-Unsent"] = "1"
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(rich, subtype="html", cte="quoted-printable")
    digest = hashlib.sha256((plain + rich).encode()).hexdigest()
    message.set_boundary(f"=_{digest[:_BOUNDARY_DIGITS]}")
    return message.as_bytes()


def _subject(view: BriefPage) -> str:
    """The brief's title and the day's first headline, on one line."""
    headlines = [*(story.headline for story in view.stories), *(story.headline for story in view.also)]
    return ": ".join([f"{view.title} · {view.date}", *headlines[:1]])
