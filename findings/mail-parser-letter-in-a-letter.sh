#!/usr/bin/env bash
# A letter that is passed on "as an attachment" is a part of the type message/rfc822: a letter of its own, with its own
# sender, date and subject (RFC 2046, section 5.2.1). One would guess that mail-parser has it among the attachments,
# and that the text of the letter is what its sender wrote.
#
# mail-parser 4.8.0 goes on into the part: what the other person wrote is the second text of the letter and part of
# its body, under the name of who passed it on, also where the part says `Content-Disposition: attachment` and is in
# the list of attachments as well. Where it does not say so, which it need not, the list is empty, and the other
# letter's sender, date and subject are not to be had.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mail-parser==4.8.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mailparser

LETTER = """From: Jane Doe <jane@norvik.example>
To: Desk <desk@norvik.example>
Subject: For your attention
Date: Tue, 24 Nov 2026 08:15:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain

I doubt this one.
--part
Content-Type: message/rfc822{}

From: John Roe <john@pier.example>
To: Jane Doe <jane@norvik.example>
Subject: Pier 4
Date: Mon, 23 Nov 2026 17:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain

Pier 4 closes for good.
--part--
"""
print("mail-parser", version("mail-parser"))
for stated in ("", '\nContent-Disposition: attachment; filename="pier.eml"'):
    mail = mailparser.parse_from_string(LETTER.format(stated))
    attached = [part["filename"] for part in mail.attachments]
    print(f"from {mail.from_}, texts {mail.text_plain}, attachments {attached}")
    assert mail.from_ == [("Jane Doe", "jane@norvik.example")]
    assert [text.strip() for text in mail.text_plain] == ["I doubt this one.", "Pier 4 closes for good."], "apart now"
    assert "Pier 4 closes for good." in mail.body
    assert attached == (["pier.eml"] if stated else [])
    assert ("John Roe" in mail.mail_json) == bool(stated)
PYTHON
