/** The analysis views: what scripts add to them. */

const field = document.getElementById("narrow");
if (field) narrowTree(/** @type {HTMLInputElement} */ (field));

/**
 * Let the tree of concepts show only those whose name holds some words, with what is above them.
 * @param {HTMLInputElement} field
 */
function narrowTree(field) {
  const items = [...document.querySelectorAll(".branches li")].map((item) => ({
    item: /** @type {HTMLElement} */ (item),
    name: (item.querySelector(".name")?.textContent ?? "").toLowerCase(),
  }));
  const all = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".branches details")]);
  const first = all.map((each) => each.open);
  const told = document.getElementById("narrowed");
  field.closest(".narrowing")?.removeAttribute("hidden");

  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = items.filter(({ name }) => words.every((word) => name.includes(word)));
    const kept = new Set(found.flatMap(({ item }) => withAbove(item)));
    for (const { item } of items) item.hidden = words.length > 0 && !kept.has(item);
    all.forEach((each, at) => (each.open = words.length ? true : first[at]));
    if (told) told.textContent = words.length ? `${found.length} found` : "";
  });
}

/**
 * The item of a list and those that it stands below.
 * @param {HTMLElement | null | undefined} item
 * @returns {HTMLElement[]}
 */
function withAbove(item) {
  return item ? [item, ...withAbove(item.parentElement?.closest("li"))] : [];
}

addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".branches details")) each.setAttribute("open", "");
});
