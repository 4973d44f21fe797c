/** The switch between light, dark and what the system says. */
import { apply, chosen, keep } from "./chosen_theme.js";

/** Makes the switch of the page work. */
export function offerThemes() {
  const select = document.querySelector("[data-themes] select");
  if (!select) return;
  select.value = chosen();
  select.addEventListener("change", () => {
    apply(select.value);
    keep(select.value);
  });
}
