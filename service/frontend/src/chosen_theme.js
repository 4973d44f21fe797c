/** Light or dark as it was chosen in this browser; "auto" follows the system. */
const KEY = "interorg.theme";
export const THEMES = ["auto", "light", "dark"];

/** The choice; "auto" where there is none or the browser keeps nothing. */
export function chosen() {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.includes(kept) ? kept : "auto";
  } catch {
    return "auto";
  }
}

/** Shows the page in a theme. */
export function apply(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Keeps a choice for the next page; without storage it holds for this page alone. */
export function keep(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still shows the theme now.
  }
}
