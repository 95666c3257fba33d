/* Small improvements that work without network: tables reachable by keyboard, filter and sort, names for the theme's controls.
   Without JavaScript every page reads the same. */
"use strict"
{
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()

  /** Wide tables scroll inside a region that the keyboard can reach. */
  function wrap(table, number) {
    if (table.closest(".tabla")) return
    const box = document.createElement("div")
    const caption = table.querySelector("caption") || table.closest("figure")?.querySelector("figcaption")
    box.className = "tabla"
    box.tabIndex = 0
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", caption ? caption.textContent.trim() : `Tabla ${number + 1}`)
    table.replaceWith(box)
    box.append(table)
  }

  /** What the style sheet needs to show each row as a card on a phone. The roles keep it a table for who listens to it. */
  function makeCards(table) {
    const headers = [...(table.tHead ? table.tHead.rows[0].cells : [])]
    const many = headers.length >= (table.closest(".filtrable") ? 3 : 4)
    for (const row of table.tBodies[0].rows)
      [...row.cells].forEach((cell, column) => {
        const text = cell.textContent.trim()
        if (/^[A-Z0-9]+(-[A-Z0-9]+)+$/.test(text)) cell.classList.add("corto")
        if (!many) return
        cell.dataset.columna = headers[column] ? headers[column].textContent.trim() : ""
        cell.classList.toggle("vacia", !text && !cell.children.length)
        // One element holds the datum: the name of the column is put beside it.
        const datum = document.createElement("div")
        datum.append(...cell.childNodes)
        cell.append(datum)
      })
    if (!many) return
    table.classList.add("fichas")
    table.setAttribute("role", "table")
    table.querySelectorAll("thead, tbody").forEach(node => node.setAttribute("role", "rowgroup"))
    table.querySelectorAll("tr").forEach(node => node.setAttribute("role", "row"))
    table.querySelectorAll("td").forEach(node => node.setAttribute("role", "cell"))
    table.querySelectorAll("th").forEach(node => node.setAttribute("role", node.closest("thead") ? "columnheader" : "rowheader"))
  }

  const LONG = 30, FIRST = 20

  /** Text box that hides the rows without every typed word, accents apart; says how many stay. A long table begins with its first rows. */
  function makeFilter(table) {
    const rows = [...table.tBodies[0].rows]
    let whole = rows.length <= LONG
    const texts = new Map(rows.map(row => [row, fold(row.textContent)]))
    const holder = document.createElement("div")
    holder.className = "filtro"
    const label = document.createElement("label")
    label.textContent = "Filtrar la tabla "
    const input = document.createElement("input")
    input.type = "search"
    label.append(input)
    const status = document.createElement("span")
    status.setAttribute("role", "status")
    holder.append(label, status)
    table.closest(".tabla").before(holder)
    const more = document.createElement("button")
    more.type = "button"
    more.className = "mostrar-todas"
    more.textContent = `Mostrar las ${rows.length} filas`
    table.closest(".tabla").after(more)
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean)
      let count = 0
      ;[...table.tBodies[0].rows].forEach(row => {
        const found = words.every(word => texts.get(row).includes(word))
        count += found
        row.hidden = !found || (!whole && !words.length && count > FIRST)
      })
      more.hidden = whole || words.length > 0
      status.textContent = count === 1 ? "1 fila" : more.hidden ? `${count} filas` : `Las primeras ${FIRST} de ${count} filas`
    }
    const showAll = () => { whole = true; show() }
    more.addEventListener("click", () => { const next = rows.find(row => row.hidden); showAll(); next?.querySelector("a")?.focus() })
    input.addEventListener("input", show)
    table.addEventListener("ordenada", show)
    addEventListener("beforeprint", showAll)
    const reach = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (target && rows.some(row => row.hidden && row.contains(target))) { showAll(); target.scrollIntoView() }
    }
    addEventListener("hashchange", reach)
    show()
    reach()
  }

  /** A button in each header; numbers as numbers, words in Spanish order. */
  function makeSortable(table) {
    const collator = new Intl.Collator("es", { numeric: true, sensitivity: "base" })
    const headers = [...(table.tHead ? table.tHead.rows[0].cells : [])]
    headers.forEach((header, column) => {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...header.childNodes)
      header.append(button)
      button.addEventListener("click", () => {
        const order = header.getAttribute("aria-sort") === "ascending" ? -1 : 1
        headers.forEach(other => other.removeAttribute("aria-sort"))
        header.setAttribute("aria-sort", order === 1 ? "ascending" : "descending")
        const body = table.tBodies[0]
        const key = row => (row.cells[column] ? row.cells[column].textContent.trim() : "")
        body.append(...[...body.rows].sort((a, b) => order * collator.compare(key(a), key(b))))
        table.dispatchEvent(new Event("ordenada"))
      })
    })
  }

  const tables = [...document.querySelectorAll(".md-typeset table")].filter(table => !table.closest(".highlight"))
  tables.forEach(wrap)
  tables.filter(table => table.tBodies[0]).forEach(makeCards)
  for (const table of tables)
    if ((table.classList.contains("filtrable") || table.closest(".filtrable")) && table.tBodies[0]) { makeFilter(table); makeSortable(table) }

  /* Names that the theme leaves out. */
  const name = (selector, label) => document.querySelectorAll(selector).forEach(node => node.getAttribute("aria-label") || node.setAttribute("aria-label", label))
  name("#__drawer", "Menú")
  name("#__search", "Búsqueda")
  name(".md-search", "Búsqueda")
  name(".md-nav__toggle", "Desplegar la sección")
  document.querySelectorAll(".md-search__scrollwrap").forEach(node => { node.setAttribute("role", "region"); node.setAttribute("aria-label", "Resultados de la búsqueda") })
  document.querySelectorAll("#__drawer, #__search").forEach(node => { node.tabIndex = -1; node.setAttribute("aria-hidden", "true") })
  document.querySelectorAll("nav[aria-expanded]").forEach(node => node.removeAttribute("aria-expanded"))
  document.querySelectorAll("pre > code").forEach(node => { if (node.scrollWidth > node.clientWidth) node.tabIndex = 0 })
}
