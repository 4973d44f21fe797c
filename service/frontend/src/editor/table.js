/** Rows of a result as a table that can be sorted. */
import { address, numberOf, short, textOf } from "./names.js";
import { element } from "../elements.js";

export const MOST = 1000;

/** @param labels names of things by IRI */
export function table(result, labels) {
  const rows = result.rows.slice(0, MOST);
  const body = element("tbody", {}, ...bodyRows(rows, result.variables, labels));
  const heads = result.variables.map((name) => {
    const head = element("th", { scope: "col", "aria-sort": "none" });
    const sort = element("button", { type: "button", class: "sort" }, name);
    sort.addEventListener("click", () => sortBy(name, head, heads, { rows, body, result, labels }));
    head.append(sort);
    return head;
  });
  return element(
    "div",
    { class: "scroll", role: "region", "aria-label": "Table of results", tabindex: "0" },
    element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body),
  );
}

function bodyRows(rows, variables, labels) {
  if (!rows.length) {
    return [element("tr", {}, element("td", { colspan: variables.length || 1 }, "No rows."))];
  }
  return rows.map((row) =>
    element("tr", {}, ...variables.map((name) => cell(row[name], labels))),
  );
}

function cell(term, labels) {
  const numeric = numberOf(term) !== null;
  const to = term?.type === "uri" && address(term.value);
  const label = term?.type === "uri" && labels[term.value];
  const text = label || textOf(term);
  const shown = to ? element("a", { href: to }, text) : text;
  const written = label ? element("span", { class: "written" }, short(term.value)) : null;
  const language = term?.["xml:lang"];
  const tag = language ? element("span", { class: "written" }, `@${language}`) : null;
  return element("td", { class: numeric ? "number" : null }, shown, written, tag);
}

function sortBy(name, head, heads, { rows, body, result, labels }) {
  const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  for (const each of heads) each.setAttribute("aria-sort", each === head ? order : "none");
  const sign = order === "ascending" ? 1 : -1;
  const sorted = rows.toSorted((a, b) => sign * compare(a[name], b[name], labels));
  body.replaceChildren(...bodyRows(sorted, result.variables, labels));
}

/** Numbers by size and before texts; what is not bound last. */
function compare(one, other, labels) {
  if (!one || !other) return Number(!one) - Number(!other);
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a !== null && b !== null) return a - b;
  if (a !== null || b !== null) return a === null ? 1 : -1;
  const name = (term) => labels[term.value] || textOf(term);
  return name(one).localeCompare(name(other), "en", { numeric: true });
}
