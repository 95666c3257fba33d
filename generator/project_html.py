"""Floor 4: what is done to the HTML of a page before the theme gets it: drawings put in, hand-written pages made inert, notices on top."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

import nh3

from generator.diagnostics import Diagnostics
from generator.writers.pages import inline_drawings

TAGS = nh3.ALLOWED_TAGS | {"details", "summary", "figure", "figcaption", "section", "label", "input"}
ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
ATTRIBUTES["*"] = {"id", "class", "title", "lang", "role", "aria-label", "aria-hidden", "aria-labelledby", "style"}
ATTRIBUTES["a"] = ATTRIBUTES.get("a", set()) | {"href", "title", "rel"}
ATTRIBUTES["input"] = {"type", "disabled", "checked"}

OWN_LINK = re.compile(r'href="mipg:([^"]*)"')
SUMMARY = re.compile(r"<summary>.*?</summary>", re.S)
PERMALINK = re.compile(r'<a class="headerlink".*?</a>')


def finish_html(html: str, drawings: Mapping[str, str], href: Callable[[str], str], generated: bool) -> str:
    """The HTML of a page, safe to publish. `href`: address → link from this page. `generated`: it comes from the model, whose texts are
    escaped already; a page of content/ is passed through the allow-list."""
    if not generated:
        html = OWN_LINK.sub(lambda m: f'href="{escape(href(unescape(m[1])))}"', html)
        html = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto"}, filter_style_properties={"text-align"})
    return inline_drawings(SUMMARY.sub(_without_permalink, html), drawings, href)


def _without_permalink(summary: re.Match[str]) -> str:
    """The title of a closed section is a control: it holds no other, and its address is in the contents of the page."""
    return PERMALINK.sub("", summary[0])


def notice_html(diagnostics: Diagnostics) -> str:
    """The errors of the model on top of the last good page, for who is editing it."""
    items = "".join(f"<li><strong>{escape(d.code)}</strong> <code>{escape(str(d.pos))}</code> {escape(d.message)} {escape(d.help)}</li>" for d in diagnostics.errors)
    return ('<div class="admonition danger" role="alert"><p class="admonition-title">El modelo tiene errores: '
            f"esta es la última página buena</p><ul>{items}</ul></div>")
