/* Opens the tab that the address names, as Material does. */
{
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target && target.name) target.checked = target.name.startsWith("__tabbed_")
}
