"""The generator: from the YAML of a model to its pages, its manuals and its data. The house has floors, and imports only go down.

| Floor | Part | What it does | Door to |
|---|---|---|---|
| 0 | `diagnostics`, `codes`, `reporting` | what is said to the editor, and how it looks | |
| 1 | `domain` | the records of MIPG and of an entity, and what is computed from them | |
| 1 | `doctree` | the tree of a document, without any format | `markdown` (`prose.py`) |
| 2 | `loading` | files → validated records | `yaml`; `PIL` (`images.py`) |
| 2 | `citations` | references.bib → citations and references in APA 6 | `citeproc` |
| 3 | `compose` | records → documents | |
| 3 | `drawing` | numbers and names → SVG; knows no record | |
| 3 | `writers` | documents → Markdown, Word, spreadsheets; know no record | `jinja2`, `docx`, `openpyxl`, `resvg_py`, `PIL` |
| 4 | `project*`, `publish`, `preview`, `render_docx` | wire the floors together; the disk and other programs | `nh3` (`project_html.py`) |
| 5 | `plugin`, `cli`, `__main__` | MkDocs and the command line | `mkdocs` (`plugin.py`) |

Below floor 4 nothing asks the clock or the environment, and only `loading/loader.py` reads the disk. `tests/test_layers.py` holds all this.
"""
