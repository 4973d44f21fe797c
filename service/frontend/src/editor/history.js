/** The queries that were run in this browser, and the text that was written last. */
import { button, counted, element } from "../elements.js";

const LIST = "interorg.queries";
const TEXT = "interorg.query";
const MOST = 50;

/** @returns {{query: string, at: string, rows: number | null, milliseconds: number}[]} newest first */
export function past() {
  try {
    const kept = JSON.parse(localStorage.getItem(LIST) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each?.query === "string") : [];
  } catch {
    return [];
  }
}

export function remember(entry) {
  keep([entry, ...past().filter(({ query }) => query !== entry.query)].slice(0, MOST));
}

export function forget(query) {
  keep(past().filter((each) => each.query !== query));
}

/** Keeps the text that is being written. */
export function keepText(text) {
  store(TEXT, text);
}

export function keptText() {
  try {
    return localStorage.getItem(TEXT);
  } catch {
    return null;
  }
}

function keep(list) {
  store(LIST, JSON.stringify(list));
}

/** Writes to the browser's store, which may be full, or closed to this page. */
function store(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    return;
  }
}

/** Shows the list in a place of the page. */
export function showPast(place, load) {
  const list = past();
  const redraw = () => showPast(place, load);
  const items = list.map((entry) => item(entry, load, redraw));
  const clear = button("Delete all", () => {
    keep([]);
    redraw();
  });
  place.replaceChildren(
    ...(items.length
      ? [element("ol", { class: "past plain" }, ...items), clear]
      : [element("p", { class: "source" }, "Queries you run are listed here, in this browser only.")]),
  );
}

function item(entry, load, redraw) {
  const when = new Date(entry.at);
  const facts = [
    when.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }),
    entry.rows == null ? null : counted(entry.rows, "row"),
    `${entry.milliseconds.toLocaleString("en")} ms`,
  ];
  const name = titleOf(entry.query);
  return element(
    "li",
    {},
    button(name, () => load(entry.query), { class: "bare", title: "Put into the editor" }),
    element("span", { class: "source" }, facts.filter(Boolean).join(" · ")),
    button(
      "Delete",
      () => {
        forget(entry.query);
        redraw();
      },
      { class: "bare small", "aria-label": `Delete from the history: ${name}` },
    ),
  );
}

/** A line that tells a query from others: its first comment, or what it asks. */
export function titleOf(query) {
  const comment = /^\s*#\s*(.+)$/m.exec(query);
  const plain = query.replace(/\b(PREFIX\s+[^\s:<]*:|BASE)\s*<[^>]*>/gi, "").replace(/\s+/g, " ").trim();
  const title = comment ? comment[1] : plain;
  return title.length > 80 ? `${title.slice(0, 79)}…` : title || "Empty query";
}
