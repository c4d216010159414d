"""The prompts: templates in layers, the sections of a brief, and the hashes of what was used.

A template is looked for in the user's folders first and in the packaged one last, file by file; nothing ever
writes to either. `{% extends "default/analyze.md.j2" %}` names the packaged one. A section is a file in
`sections/`: its front matter holds title, order, fields in Picoschema and how many findings a page takes, and
below it stand the instructions for whoever fills it.
"""

from briefing.prompts.hashes import hashes
from briefing.prompts.layers import Layers, layers, packaged
from briefing.prompts.requests import Request, request
from briefing.prompts.sections import sections

__all__ = ["Layers", "Request", "hashes", "layers", "packaged", "request", "sections"]
