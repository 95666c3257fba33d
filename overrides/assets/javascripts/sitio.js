/* Small improvements that work without network: tables reachable by keyboard, filter and sort, long lists shortened, closed sections
   that open for who comes to them, names for the theme's controls. Without JavaScript every page reads the same. */
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

  const LONG_TEXT = 60, CLOSE = 6, TOO_WIDE = 8

  /** What the style sheet needs to show each row as a card on a phone, and there where there are too many columns for any screen. The
      roles keep it a table for who listens to it. Columns of long texts take more of the width. */
  function makeCards(table) {
    const headers = [...(table.tHead ? table.tHead.rows[0].cells : [])]
    const filtered = Boolean(table.closest(".filtrable"))
    const many = headers.length >= (filtered ? 3 : 4)
    if (headers.length >= TOO_WIDE && !filtered) table.classList.add("en-fichas")
    if (headers.length >= CLOSE) table.classList.add("apretada")
    for (const row of table.tBodies[0].rows)
      [...row.cells].forEach((cell, column) => {
        const text = cell.textContent.trim()
        if (/^[A-Z0-9]+(-[A-Z0-9]+)+$/.test(text)) cell.classList.add("corto")
        const line = Math.max(...cell.innerHTML.split("<br>").map(part => part.replace(/<[^>]*>/g, "").length))
        if (line > LONG_TEXT && headers.length > 2) headers[column]?.classList.add("largo")
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

  const frameOf = table => table.closest("figure") || table.closest(".tabla")
  const headingOf = table => frameOf(table).previousElementSibling?.closest("h2, h3, h4") || null
  const columnsOf = table => table.tHead ? table.tHead.textContent.replace(/\s+/g, " ").trim() : ""

  /** Tables with the same columns, one after another and each under its heading, are one list in groups. */
  function joinTables(tables) {
    const lists = []
    for (const table of tables) {
      const last = lists.at(-1)?.at(-1)
      const follows = last && headingOf(last) && headingOf(table)?.previousElementSibling === frameOf(last) && columnsOf(table) === columnsOf(last)
      if (follows) lists.at(-1).push(table)
      else lists.push([table])
    }
    return lists
  }

  function make(tag, holder, before = "") {
    const label = document.createElement("label")
    const field = document.createElement(tag)
    label.append(before, field)
    holder.append(label)
    return field
  }

  /** What a filter shows of a table: a long one begins with its first rows; a group with no row goes with its heading. */
  function makeGroup(table, joined) {
    const rows = [...table.tBodies[0].rows]
    const texts = new Map(rows.map(row => [row, fold(row.textContent)]))
    const places = joined ? [headingOf(table), frameOf(table)] : []
    const more = document.createElement("button")
    more.type = "button"
    more.className = "mostrar-todas"
    more.textContent = `Mostrar las ${rows.length} filas`
    table.closest(".tabla").after(more)
    const group = { table, rows, places, more, whole: rows.length <= LONG }
    group.name = (frameOf(table).querySelector("figcaption")?.textContent || "").trim().replace(/^\D+\d+\. /, "")
    group.show = (words, chosen) => {
      let count = 0
      ;[...table.tBodies[0].rows].forEach(row => {
        const found = chosen && words.every(word => texts.get(row).includes(word))
        count += found
        row.hidden = !found || (!group.whole && !words.length && count > FIRST)
      })
      more.hidden = group.whole || words.length > 0
      places.forEach(place => { place.hidden = !count })
      return count
    }
    return group
  }

  /** Text box that hides the rows without every typed word, accents apart, and says how many stay. A list in groups has one for all of
      them, with the choice of a group. */
  function makeFilter(tables) {
    const joined = tables.length > 1
    const groups = tables.map(table => makeGroup(table, joined))
    const holder = document.createElement("div")
    holder.className = "filtro"
    const input = make("input", holder, joined ? "Filtrar la lista " : "Filtrar la tabla ")
    input.type = "search"
    const choice = joined ? make("select", holder, "Clase ") : { value: "" }
    if (joined) choice.append(new Option("Todas", ""), ...groups.map((group, at) => new Option(`${group.name} (${group.rows.length})`, at)))
    const status = document.createElement("span")
    status.setAttribute("role", "status")
    holder.append(status)
    ;(joined ? headingOf(tables[0]) : tables[0].closest(".tabla")).before(holder)
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean)
      const count = groups.reduce((sum, group, at) => sum + group.show(words, choice.value === "" || +choice.value === at), 0)
      status.textContent = count === 1 ? "1 fila" : joined || groups[0].more.hidden ? `${count} filas` : `Las primeras ${FIRST} de ${count} filas`
    }
    const showAll = found => { found.forEach(group => { group.whole = true }); show() }
    for (const group of groups) {
      group.more.addEventListener("click", () => { const next = group.rows.find(row => row.hidden); showAll([group]); next?.querySelector("a")?.focus() })
      group.table.addEventListener("ordenada", show)
    }
    input.addEventListener("input", show)
    if (joined) choice.addEventListener("change", show)
    addEventListener("beforeprint", () => showAll(groups))
    const reach = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      const group = target && groups.find(({ rows, places }) => [...rows, ...places].some(node => node.hidden && node.contains(target)))
      if (!group) return
      input.value = ""
      if (joined) choice.value = ""
      showAll([group])
      target.scrollIntoView()
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

  const MANY = 8, SHOWN = 5

  /** A cell, a line or a list with many links shows the first ones, and a button for the others. */
  function shorten(place) {
    const items = place.matches("ul") ? [...place.children] : [...place.children].filter(child => child.matches("a"))
    if (items.length <= MANY) return
    const hidden = []
    for (let node = items[SHOWN]; node; node = node.nextSibling) hidden.push(node)
    const rest = document.createElement(place.matches("ul") ? "ul" : "span")
    rest.append(...hidden)
    rest.hidden = true
    const button = document.createElement("button")
    button.type = "button"
    button.className = "ver-mas"
    button.textContent = `y ${items.length - SHOWN} más`
    button.title = "Mostrar los demás enlaces"
    const open = () => { rest.hidden = false; button.remove() }
    button.addEventListener("click", () => { open(); rest.querySelector("a")?.focus() })
    addEventListener("beforeprint", open)
    if (place.matches("ul")) place.after(button, rest)
    else place.append(" ", button, rest)
  }

  /** What is closed opens for who comes to it by a link, and for who prints. */
  function openFolded() {
    const reach = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      const closed = []
      for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) if (!box.open) closed.push(box)
      closed.forEach(box => { box.open = true })
      if (closed.length) target.scrollIntoView()
    }
    addEventListener("hashchange", reach)
    addEventListener("beforeprint", () => document.querySelectorAll(".md-content details").forEach(box => { box.open = true }))
    reach()
  }

  const tables = [...document.querySelectorAll(".md-typeset table")].filter(table => !table.closest(".highlight"))
  tables.forEach(wrap)
  tables.filter(table => table.tBodies[0]).forEach(makeCards)
  const filtered = tables.filter(table => table.closest(".filtrable") && table.tBodies[0])
  joinTables(filtered).forEach(makeFilter)
  filtered.forEach(makeSortable)
  document.querySelectorAll(".md-typeset td, .md-typeset td > div, .md-typeset dd > p, .vueltas, #menciones ~ ul").forEach(shorten)
  openFolded()

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
