"""The menu of a page: as much of the navigation as a reader needs there, however many pages the site has."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section, get_navigation
from mkdocs.structure.pages import Page

from generator.project_nav import BESIDE, MANY, narrow_nav


def navigation(entities: int, documents: int) -> Navigation:
    """Some entities in a tab, after the page that gathers them, each with so many documents."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "nav": [{"Inicio": "index.md"}, {"Entidades": ["todas.md", *({f"E{e}": [f"e{e}/{d}.md" for d in range(documents)]} for e in range(entities))]}]})
    config.validate()
    paths = ["index.md", "todas.md", *(f"e{e}/{d}.md" for e in range(entities) for d in range(documents))]
    return get_navigation(Files([File(path, "docs", "site", True) for path in paths]), config)


def open_page(nav: Navigation, path: str) -> Page:
    page = next(p for p in nav.pages if p.file.src_uri == path)
    page.active = True
    return page


def tab(nav: Navigation) -> Section:
    found = narrow_nav(nav).items[1]
    assert isinstance(found, Section)
    return found


def test_a_short_menu_is_whole() -> None:
    nav = navigation(3, 5)
    open_page(nav, "e1/2.md")
    assert [len(getattr(item, "children", None) or ()) for item in tab(nav).children] == [0, 1, 5, 1]


def test_the_menu_of_a_page_does_not_grow_with_the_entities_nor_with_their_documents() -> None:
    sizes = set()
    for size in (MANY + 5, MANY * 2):
        nav = navigation(size, size)
        page = open_page(nav, "e30/30.md")
        entities = tab(nav).children
        inside = next(item for item in entities if item.active)
        assert isinstance(inside, Section) and page in inside.children
        assert entities[0].is_page and inside.children[0].is_page, "the page that gathers them stays first"
        sizes.add((len(entities), len(inside.children)))
    assert sizes == {(2 * BESIDE + 2, 2 * BESIDE + 2)}


def test_every_page_is_in_its_own_menu() -> None:
    for at in (0, 1, MANY, MANY + 9):
        nav = navigation(1, MANY + 10)
        page = open_page(nav, f"e0/{at}.md")
        section = tab(nav).children[1]
        assert isinstance(section, Section)
        assert section.children.count(page) == 1
        assert len(section.children) == 2 * BESIDE + 2


def test_the_whole_navigation_stays_as_it_was() -> None:
    nav = navigation(60, 2)
    open_page(nav, "e30/1.md")
    narrow_nav(nav)
    assert len(nav.items[1].children or ()) == 61
