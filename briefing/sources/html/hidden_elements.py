"""Hidden text: which declarations keep words from a reader's eyes, and which strike them out.

What a page shows later by itself is not hidden: it fades in, unfolds, or is drawn by its background.
"""

import re

from briefing.sources.html.stylesheets import Style

_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(px|em|rem|pt|vw|vh|%|)")
_PIXELS = {"em": 16.0, "rem": 16.0, "pt": 1.33, "vw": 10.0, "vh": 10.0, "%": 10.0}
_BEFORE, _BEYOND = -500.0, 3_000.0  # pixels: further off than anything that is partly seen
_FONT_OF_NOTHING = re.compile(r"(?:^|\s)0(?:px|em|%)?(?:/|\s)")
_TRANSPARENT = re.compile(
    r"transparent|(?:rgb|hsl)a?\([^)]*[,/]\s*0?\.?0+%?\s*\)|#[\da-f]{3}0|#[\da-f]{6}00", re.IGNORECASE
)
_TRANSPARENT_FILTER = re.compile(r"opacity\(\s*0?\.?0+%?\s*\)")
_CLIPPED = re.compile(
    r"rect\(\s*(?:[01](?:px)?[\s,]+){3}[01](?:px)?\s*\)"
    r"|inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%.*\)|(?:circle|ellipse)\(\s*0(?:px|%)?\b.*\)"
    r"|polygon\((?:\s*0(?:px|%)?\s+0(?:px|%)?\s*,?){3,}\)"
)
_SHRUNK = re.compile(r"scale[xy]?\(\s*0\s*(?:,\s*0\s*)?\)|translate[xy]?\(\s*-\d{3,}(?:px|vw|em|rem|%)")
_MOVING = ("transition", "animation", "-webkit-transition", "-webkit-animation", "will-change", "transform")


def is_hidden(style: Style) -> bool:
    """Whether an element with these declarations shows no words of its own."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("content-visibility") == "hidden"
        or _length(style.get("zoom", "1")) <= 0.02
        or _TRANSPARENT_FILTER.search(style.get("filter", "")) is not None
        or (_length(style.get("opacity", "1")) <= 0.02 and not _moves(style))
        or _has_no_size(style)
        or _has_no_colour(style)
        or _is_outside(style)
        or bool(_CLIPPED.fullmatch(style.get("clip", "")) or _CLIPPED.fullmatch(style.get("clip-path", "")))
        or _is_no_box(style)
    )


def hides_by_size(style: Style) -> bool:
    """Whether it is the size of its letters that hides an element: what is inside may have its own."""
    return _has_no_size(style)


def is_struck(style: Style) -> bool:
    """Whether a line goes through the words of an element with these declarations."""
    return "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", "")


def _moves(style: Style) -> bool:
    return any(name.startswith(_MOVING) and value != "none" for name, value in style.items())


def _has_no_size(style: Style) -> bool:
    size = style.get("font-size")
    return (size is not None and 0 <= _length(size) <= 1.0) or (
        size is None and bool(_FONT_OF_NOTHING.search(style.get("font", "")))
    )


def _has_no_colour(style: Style) -> bool:
    colour = style.get("-webkit-text-fill-color") or style.get("color", "")
    drawn = "text" in style.get("background-clip", "") + style.get("-webkit-background-clip", "")
    behind = style.get("background-color") or style.get("background", "")
    if _TRANSPARENT.fullmatch(colour):
        return not drawn
    return bool(colour) and colour not in ("inherit", "currentcolor") and colour == behind


def _is_outside(style: Style) -> bool:
    offsets = [style.get(name, "0") for name in ("text-indent", "margin-left", "margin-top")]
    if style.get("position") in ("absolute", "fixed", "relative"):
        offsets += [style.get(name, "0") for name in ("left", "right", "top", "bottom", "inset")]
    indented = style.get("text-indent", "0")
    if indented.endswith("%") and _length(indented) >= 1_000.0 and "hidden" in style.get("overflow", ""):
        return True
    if any(not _BEFORE < _length(value) < _BEYOND for offset in offsets for value in offset.split()):
        return True
    return bool(_SHRUNK.search(style.get("transform", ""))) and not _moves({**style, "transform": "none"})


def _is_no_box(style: Style) -> bool:
    overflow = " ".join(style.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    if not re.search("hidden|clip", overflow) or _moves(style):
        return False
    sizes = (style.get(side, "") for side in ("width", "height", "max-width", "max-height"))
    return any(0 <= _length(size) <= 1.0 for size in sizes if size)


def _length(value: str) -> float:
    """A length in pixels, or a number; what is none counts as far from nothing."""
    match = _LENGTH.fullmatch(value.strip())
    return float(match[1]) * _PIXELS.get(match[2], 1.0) if match else 1_000.0
