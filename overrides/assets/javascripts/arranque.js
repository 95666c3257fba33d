/* Start-up code of Material for MkDocs (MIT), which prints it inside the page: see overrides/partials/javascripts/base.html. */
__md_scope = new URL(document.currentScript.dataset.base, location)
__md_hash = text => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)
__md_get = (key, storage = localStorage, scope = __md_scope) => {
  try { return JSON.parse(storage.getItem(scope.pathname + "." + key)) } catch (error) { return null }
}
__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try { storage.setItem(scope.pathname + "." + key, JSON.stringify(value)) } catch (error) { /* private browsing */ }
}
