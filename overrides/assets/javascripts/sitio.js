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

  const LONG_TEXT = 60, CLOSE = 6, TOO_WIDE = 8, NO_PAPER = 9, BRIEF = 17
  const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)+$/, DAY = /^\d{1,2} de [a-z]+ de \d{4}$/

  /** The texts of a cell, one for each of its lines. */
  function linesOf(cell) {
    const lines = [""]
    for (const node of (cell.querySelector(":scope > div") || cell).childNodes)
      if (node.nodeName === "BR") lines.push("")
      else lines[lines.length - 1] += node.textContent
    return lines.map(line => line.trim())
  }

  /** A table that no paper takes is cards there; one that nobody filters, on the screen too. */
  function onPaperOrAlways(table, always) {
    const show = is => table.classList.toggle("en-fichas", is)
    show(always)
    if (always) return
    addEventListener("beforeprint", () => show(true))
    addEventListener("afterprint", () => show(false))
  }

  /** Those that have another one beside them. */
  function inPairs(flags) {
    const paired = []
    for (let at = 0; at < flags.length; at += 1)
      if (flags[at] && flags[at + 1]) { paired[at] = paired[at + 1] = true; at += 1 }
    return paired
  }

  /** What the style sheet needs to show each row as a card on a phone, and there where there are too many columns for any screen. The
      roles keep it a table for who listens to it. Columns of long texts take more of the width. */
  function makeCards(table) {
    const headers = [...(table.tHead ? table.tHead.rows[0].cells : [])]
    const filtered = Boolean(table.closest(".filtrable"))
    const rows = [...table.tBodies[0].rows]
    const longest = headers.map((_, column) => Math.max(0, ...rows.flatMap(row => row.cells[column] ? linesOf(row.cells[column]).map(line => line.length) : [])))
    const many = headers.length >= (filtered ? 2 : Math.max(...longest) > LONG_TEXT ? 3 : 4)
    const named = headers.map(header => header.textContent.trim())
    const brief = inPairs(headers.map((_, column) => named[column].length + longest[column] <= BRIEF))
    if (headers.length >= (filtered ? NO_PAPER : TOO_WIDE)) onPaperOrAlways(table, !filtered)
    if (headers.length >= CLOSE) table.classList.add("apretada")
    if (headers.length > 2) headers.forEach((header, column) => header.classList.toggle("largo", longest[column] > LONG_TEXT))
    for (const row of rows)
      [...row.cells].forEach((cell, column) => {
        const text = cell.textContent.trim()
        if (CODE.test(text) || (headers.length < CLOSE && DAY.test(text))) cell.classList.add("corto")
        if (!many) return
        cell.dataset.columna = named[column] || ""
        cell.classList.toggle("vacia", !text && !cell.children.length)
        cell.classList.toggle("breve", Boolean(brief[column]))
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

  /** How many rows make a list long, and with how many it begins. On a phone each row is a card. */
  const [LONG, FIRST] = matchMedia("(max-width: 44.98em)").matches ? [15, 10] : [30, 20]

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
    group.show = (words, allows, searched) => {
      let count = 0
      ;[...table.tBodies[0].rows].forEach(row => {
        const found = allows(row) && words.every(word => texts.get(row).includes(word))
        count += found
        row.hidden = !found || (!group.whole && !searched && count > FIRST)
      })
      more.hidden = group.whole || searched || count <= FIRST
      places.forEach(place => { place.hidden = !count })
      return count
    }
    return group
  }

  const CHOICES = 5, FEW_ROWS = 8, NUMBER = /^[\d.,]*(\s?%)?$/

  /** The columns that are worth a choice: a few short values, each one in several rows. */
  function makeChoices(table, holder) {
    const rows = [...table.tBodies[0].rows]
    const headers = table.tHead && rows.length >= FEW_ROWS ? [...table.tHead.rows[0].cells] : []
    const found = headers.map((header, column) => {
      const lines = new Map(rows.map(row => [row, new Set(row.cells[column] ? linesOf(row.cells[column]).filter(Boolean) : [])]))
      const count = new Map()
      lines.forEach(values => values.forEach(value => count.set(value, (count.get(value) || 0) + 1)))
      return { title: header.textContent.trim(), lines, count }
    }).filter(({ count }) => {
      const values = [...count.keys()]
      return values.length > 1 && values.length <= rows.length / 2 && values.every(value => value.length <= LONG_TEXT && !NUMBER.test(value) && !DAY.test(value))
    }).slice(0, CHOICES)
    return found.map(({ title, lines, count }) => {
      const select = make("select", holder, title)
      const order = [...count.keys()].sort((a, b) => a.localeCompare(b, "es", { numeric: true }))
      select.append(new Option("Todos", ""), ...order.map(value => new Option(`${value} (${count.get(value)})`, value)))
      return { select, allows: row => !select.value || lines.get(row).has(select.value) }
    })
  }

  function makeClass(groups, holder) {
    const select = make("select", holder, "Clase")
    select.append(new Option("Todas", ""), ...groups.map((group, at) => new Option(`${group.name} (${group.rows.length})`, at)))
    return { select, allows: row => !select.value || groups[select.value].rows.includes(row) }
  }

  /** Text box that hides the rows without every typed word, accents apart, and says how many stay; beside it, a choice for each column of few
      values. A list in groups has one box for all of them, with the choice of a group. */
  function makeFilter(tables) {
    const joined = tables.length > 1
    const groups = tables.map(table => makeGroup(table, joined))
    const holder = document.createElement("div")
    holder.className = "filtro"
    const input = make("input", holder, joined ? "Filtrar la lista" : "Filtrar la tabla")
    input.type = "search"
    const choices = joined ? [makeClass(groups, holder)] : makeChoices(tables[0], holder)
    const status = document.createElement("span")
    status.setAttribute("role", "status")
    holder.append(status)
    ;(joined ? headingOf(tables[0]) : tables[0].closest(".tabla")).before(holder)
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean)
      const searched = words.length > 0 || choices.some(({ select }) => select.value)
      const count = groups.reduce((sum, group) => sum + group.show(words, row => choices.every(({ allows }) => allows(row)), searched), 0)
      status.textContent = count === 1 ? "1 fila" : joined || groups[0].more.hidden ? `${count} filas` : `Las primeras ${FIRST} de ${count} filas`
    }
    const showAll = found => { found.forEach(group => { group.whole = true }); show() }
    for (const group of groups) {
      group.more.addEventListener("click", () => { const next = group.rows.find(row => row.hidden); showAll([group]); next?.querySelector("a")?.focus() })
      group.table.addEventListener("ordenada", show)
    }
    input.addEventListener("input", show)
    choices.forEach(({ select }) => select.addEventListener("change", show))
    addEventListener("beforeprint", () => showAll(groups))
    const reach = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      const group = target && groups.find(({ rows, places }) => [...rows, ...places].some(node => node.hidden && node.contains(target)))
      if (!group) return
      input.value = ""
      choices.forEach(({ select }) => { select.value = "" })
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

  /** The terms of a glossary that hold every typed word; a letter without any goes with its heading. */
  function makeTermFilter(lists) {
    const letters = lists.map(list => ({ places: [list, list.previousElementSibling], terms: [...list.querySelectorAll("dt")].map(term => {
      const nodes = [term]
      for (let node = term.nextElementSibling; node?.matches("dd"); node = node.nextElementSibling) nodes.push(node)
      return { nodes, text: fold(nodes.map(node => node.textContent).join(" ")) }
    }) }))
    const holder = document.createElement("div")
    holder.className = "filtro"
    const input = make("input", holder, "Filtrar los términos")
    input.type = "search"
    const status = document.createElement("span")
    status.setAttribute("role", "status")
    holder.append(status)
    letters[0].places[1].before(holder)
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean)
      let count = 0
      for (const { places, terms } of letters) {
        const found = terms.filter(({ nodes, text }) => { const is = words.every(word => text.includes(word)); nodes.forEach(node => { node.hidden = !is }); return is })
        places.forEach(place => { place.hidden = !found.length })
        count += found.length
      }
      status.textContent = count === 1 ? "1 término" : `${count} términos`
    }
    const showAll = () => { input.value = ""; show() }
    input.addEventListener("input", show)
    addEventListener("beforeprint", showAll)
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (target?.closest("[hidden]")) { showAll(); target.scrollIntoView() }
    })
    show()
  }

  const MANY = 6, SHOWN = 4

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
  const terms = [...document.querySelectorAll(".md-typeset [id^=letra-] + dl")]
  if (terms.length > 1) makeTermFilter(terms)
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
