"""Floor 2: a CSL layout with its macros in place and its questions about the type and the fields already answered.

citeproc-py looks every macro up with XPath and asks each entry for its type and its fields at every `choose`: with one
layout for each shape of source (its type and the fields that it has) the list takes less than half the time. Pure XML;
it asks two things of a style, which a test holds apa6-es.csl to: a macro has one child, and its call carries no other
attribute.
"""

from __future__ import annotations

import copy

from lxml import etree

_CSL = "{http://purl.org/net/xbiblio/csl}"


def layout_for(layout: etree._Element, csl_type: str, variables: frozenset[str]) -> etree._Element:
    """A copy of the layout for the sources of one type that have those variables, beside the original, so that it finds the same options
    and terms."""
    special = copy.deepcopy(layout)
    parent = layout.getparent()
    if parent is None:
        raise ValueError("the layout is not inside a style")
    parent.append(special)
    macros = {str(macro.get("name")): macro for macro in layout.getroottree().getroot().iter(f"{_CSL}macro")}
    _inline(special, macros)
    _answer(special, csl_type, variables)
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


def _answer(element: etree._Element, csl_type: str, variables: frozenset[str]) -> None:
    """Branches that can never be taken go; a branch that is always taken takes the place of its `choose`."""
    for child in list(element):
        _answer(child, csl_type, variables)
    for choose in [child for child in element if child.tag == f"{_CSL}choose"]:
        for branch in list(choose):
            verdict = _verdict(branch, csl_type, variables)
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


def _verdict(branch: etree._Element, csl_type: str, variables: frozenset[str]) -> bool | None:
    """Whether the branch is taken; None when it asks for something that only the library knows."""
    if branch.tag == f"{_CSL}else":
        return True
    if set(branch.attrib) - {"type", "variable", "match"}:
        return None
    answers = [wanted == csl_type for wanted in str(branch.get("type") or "").split()]
    answers += [wanted in variables for wanted in str(branch.get("variable") or "").split()]
    match = branch.get("match", "all")
    return any(answers) if match == "any" else not any(answers) if match == "none" else all(answers)
