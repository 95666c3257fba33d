"""Floor 2: a CSL layout with its macros in place and its questions about the type already answered.

citeproc-py looks every macro up with XPath and asks each entry for its type at every `choose`: with one layout for each
type of source the list takes half the time. Pure XML; it asks three things of a style, which a test holds apa6-es.csl
to: a macro has one child, its call carries no other attribute, and a test of type is never mixed in a «match any».
"""

from __future__ import annotations

import copy

from lxml import etree

_CSL = "{http://purl.org/net/xbiblio/csl}"


def layout_for(layout: etree._Element, csl_type: str) -> etree._Element:
    """A copy of the layout for one type of source, beside the original, so that it finds the same options and terms."""
    special = copy.deepcopy(layout)
    parent = layout.getparent()
    if parent is None:
        raise ValueError("the layout is not inside a style")
    parent.append(special)
    macros = {str(macro.get("name")): macro for macro in layout.getroottree().getroot().iter(f"{_CSL}macro")}
    _inline(special, macros)
    _answer(special, csl_type)
    return special


def _inline(element: etree._Element, macros: dict[str, etree._Element]) -> None:
    """Each call of a macro gives way to what the macro holds."""
    while calls := [text for text in element.iter(f"{_CSL}text") if text.get("macro")]:
        for call in calls:
            body = copy.deepcopy(macros[str(call.get("macro"))][0])
            body.tail = None
            parent = call.getparent()
            if parent is not None:
                parent.replace(call, body)


def _answer(element: etree._Element, csl_type: str) -> None:
    """Branches that can never be taken go; a branch that is always taken takes the place of its `choose`."""
    for child in list(element):
        _answer(child, csl_type)
    for choose in [child for child in element if child.tag == f"{_CSL}choose"]:
        for branch in list(choose):
            verdict = _verdict(branch, csl_type)
            if verdict is False:
                choose.remove(branch)
            elif verdict is True:
                _settle(choose, branch)
                break
        if not len(choose):
            element.remove(choose)


def _settle(choose: etree._Element, branch: etree._Element) -> None:
    """What follows a branch that is always taken is never reached; when it is the first, it is all there is."""
    for later in list(branch.itersiblings()):
        choose.remove(later)
    parent = choose.getparent()
    if choose.index(branch) == 0 and parent is not None:
        at = parent.index(choose)
        parent.remove(choose)
        for offset, child in enumerate(list(branch)):
            parent.insert(at + offset, child)
        return
    final = etree.SubElement(choose, f"{_CSL}else")
    final.extend(list(branch))
    choose.remove(branch)


def _verdict(branch: etree._Element, csl_type: str) -> bool | None:
    """Whether the branch is taken, when its type alone says so."""
    if branch.tag == f"{_CSL}else":
        return True
    types = str(branch.get("type") or "").split()
    if not types:
        return None
    match, others = branch.get("match", "all"), set(branch.attrib) - {"type", "match"}
    holds = {"any": csl_type in types, "none": csl_type not in types}.get(str(match), types == [csl_type])
    if not others:
        return holds
    del branch.attrib["type"]
    return None if holds else False
