/** Shows a result: as a table, a chart, a network or as it came. */
import { button, counted, element } from "../elements.js";
import { chartView } from "./chart_view.js";
import { fileAddress, post, settings } from "./service.js";
import { MOST, table } from "./table.js";
import { networkView } from "./network_view.js";
import { save } from "../saving.js";

const SHOWN = 200_000;
const FORMATS = { rows: ["csv", "tsv", "json", "xml"], triples: ["ttl", "nt", "jsonld", "rdf"] };
const VIEWS = { table: "Table", chart: "Chart", network: "Network", raw: "Raw" };

/** Names of the things in a result, by IRI. */
export async function labelsOf({ rows }) {
  const iris = new Set();
  for (const row of rows.slice(0, MOST)) {
    for (const term of Object.values(row)) if (term.type === "uri") iris.add(term.value);
  }
  if (!iris.size) return {};
  try {
    return (await post("/query/labels", { iris: [...iris] })).labels;
  } catch {
    return {};
  }
}

/** @param place the section of the page that holds results */
export function showResult(place, query, result, labels, view = "table") {
  const parts = result.kind === "rows" ? rowViews(result, labels, view) : [single(result)];
  place.replaceChildren(heading(result), ...notices(result), ...parts, downloads(query, result));
  place.hidden = false;
}

function heading({ kind, rows }) {
  const count = kind === "rows" ? element("span", { class: "count" }, counted(rows.length, "row")) : null;
  return element("h2", {}, "Result ", count);
}

function notices({ cut, unknown, rows, kind }) {
  const said = [];
  if (cut) said.push(`The answer was cut at the limits of this service (${cut.replace("=", " ")}): there is more.`);
  if (unknown) said.push(`No function is known as ${unknown}: where it is called there is no value.`);
  if (kind === "rows" && rows.length > MOST) said.push(`The first ${MOST.toLocaleString("en")} rows are shown; the downloads hold all.`);
  return said.map((text) => element("p", { class: "notice" }, text));
}

function single({ kind, yes, text }) {
  if (kind === "boolean") return element("p", { class: "lead" }, yes ? "Yes" : "No");
  return raw(text);
}

function raw(text) {
  const cut = text.length > SHOWN;
  return element("div", {},
    cut ? element("p", { class: "notice" }, "Only the beginning is shown; the downloads hold all.") : null,
    element("pre", { tabindex: "0" }, text.slice(0, SHOWN)));
}

function rowViews(result, labels, first) {
  const makers = {
    table: () => table(result, labels),
    chart: () => chartView(result, labels),
    network: () => networkView(result, labels),
    raw: () => raw(result.text),
  };
  const place = element("div", { class: "view" });
  const tabs = Object.entries(VIEWS).map(([name, label]) =>
    button(label, () => show(name), { "data-view": name, "aria-pressed": "false" }));
  const show = (name) => {
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.view === name));
    place.replaceChildren(makers[name]());
  };
  show(makers[first] ? first : "table");
  return [element("div", { class: "result-views", role: "group", "aria-label": "Show the result as" }, ...tabs), place];
}

function downloads(query, result) {
  const formats = FORMATS[result.kind === "triples" ? "triples" : "rows"];
  const links = formats.flatMap((format) => [download(query, format), " "]);
  return element("p", { class: "formats" }, "Download: ", ...links);
}

/** A link where the query fits into an address; else the file is fetched and then saved. */
function download(query, format) {
  const name = `result.${format}`;
  const href = fileAddress(query, format);
  if (href) return element("a", { href, download: name }, format.toUpperCase());
  return button(format.toUpperCase(), async () => {
    const answer = await fetch(settings.endpoint, { method: "POST", body: new URLSearchParams({ query, format }) });
    if (answer.ok) save(await answer.blob(), name);
  });
}

