"""E-mail: the brief as a draft, RFC 5322 and MIME by the standard library, the same bytes every time."""

import hashlib
from email import policy
from email.message import EmailMessage

from briefing.prompts import Layers
from briefing.rendering.page_templates import render_template
from briefing.rendering.view import BriefPage

_BOUNDARY_DIGITS = 24


def mail(page: BriefPage, templates: Layers) -> bytes:
    """An unsent draft with a plain and an HTML form.

    It has no date, no sender and no message id: those are the mail program's to give when it is sent, and a
    clock or chance would change the bytes. `X-Unsent` makes mail programs open it for editing.
    """
    plain = render_template("email.txt.j2", templates, page=page)
    page_form = render_template("email.html.j2", templates, page=page)
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = subject(page)
    message["X-Unsent"] = "1"
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(page_form, subtype="html", cte="quoted-printable")
    digest = hashlib.sha256((plain + page_form).encode()).hexdigest()
    message.set_boundary(f"=_{digest[:_BOUNDARY_DIGITS]}")
    return message.as_bytes()


def subject(page: BriefPage) -> str:
    """The brief's title and the day's first headline, on one line."""
    headlines = [*(story.headline for story in page.stories), *(story.headline for story in page.also)]
    return ": ".join([f"{page.title} · {page.date}", *headlines[:1]])
