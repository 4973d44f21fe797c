/** The colours of the page as a picture needs them; they follow the theme. */

const COMMUNITIES = 8;

/** @typedef {{paper: string, raised: string, ink: string, soft: string, link: string, tie: string, mark: string, groups: string[]}} Colours */

/** Reads what the sheet gives an element; `groups[0]` is that of all small communities. @returns {Colours} */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const other = read("--c0", "#77726a");
  const groups = [other];
  for (let number = 1; number <= COMMUNITIES; number += 1) groups.push(read(`--c${number}`, other));
  return {
    paper: read("--paper", "#fff"),
    raised: read("--raised", "#eee"),
    ink: read("--ink", "#222"),
    soft: read("--soft", "#666"),
    link: read("--link", "#06c"),
    tie: read("--tie", "rgb(110 104 94 / .38)"),
    mark: read("--alarm", "#8c2f1b"),
    groups,
  };
}

/** Calls back when the theme changes, by the system or by the page. Returns what ends that. */
export function onThemeChange(change) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const watcher = new MutationObserver(change);
  watcher.observe(document.documentElement, { attributes: true });
  dark.addEventListener("change", change);
  return () => {
    watcher.disconnect();
    dark.removeEventListener("change", change);
  };
}
