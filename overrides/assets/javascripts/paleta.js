/* Light or dark before the page is painted: what the reader chose, or else what the system prefers. */
{
  const saved = __md_get("__palette")
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
  const scheme = saved && saved.color ? saved.color.scheme : dark ? "slate" : "default"
  document.body.setAttribute("data-md-color-scheme", scheme)
}
