/** The query page: an editor in place of its textarea, and all that happens without leaving it. */
import { button, counted, element } from "../elements.js";
import { codePanel } from "./code.js";
import { emptinessPanel } from "./emptiness.js";
import { explain, post } from "./service.js";
import { explanation } from "./explaining.js";
import { filterExamples } from "./examples.js";
import { keepText, keptText, remember, showPast } from "./history.js";
import { labelsOf, showResult } from "./results.js";
import { openField } from "./field.js";
import { runner } from "./running.js";

const LONGEST_ADDRESS = 7000;

const form = document.getElementById("ask");
const area = document.getElementById("query");
const [bar, clock, status, result, panel, pastPlace] = ["bar", "clock", "status", "result", "panel", "past"].map(
  (id) => document.getElementById(id),
);

if (form.dataset.given === undefined && keptText()) area.value = keptText();

const stop = button("Cancel", () => runs.end(), { disabled: true, id: "cancel" });
const runs = runner({ clock, status, stop });
const share = button("Copy link", () => {}, { "data-copy": addressOf(area.value) });
// What is hidden must not hold the form back.
area.required = false;
share.disabled = !share.dataset.copy;
const field = openField(area, {
  run: () => runQuery(),
  changed: (text) => {
    keepText(text);
    share.dataset.copy = addressOf(text);
    share.disabled = !share.dataset.copy;
  },
});

bar.append(stop, button("Explain", showExplanation), button("Code", showCode), share);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  runQuery();
});
addEventListener("popstate", () => location.reload());
filterExamples(document.getElementById("examples"));
showPast(pastPlace, load);
if (result.dataset.shown !== undefined) takeOver();
// The first completion needs the terms of the ontology, which the service then has at hand.
post("/query/complete", { query: "SELECT * { ?s ", offset: 14 }).catch(() => null);

/** @returns the address of this page with a query in it; empty where that would be too long */
function addressOf(query) {
  const asked = new URLSearchParams({ query }).toString();
  return asked.length > LONGEST_ADDRESS ? "" : `${location.origin}${location.pathname}?${asked}`;
}

function load(query) {
  field.text = query;
  field.focus();
}

async function runQuery() {
  const query = field.text;
  if (!query.trim()) return;
  panel.replaceChildren();
  field.mark(null);
  keepText(query);
  try {
    const found = await runs.run(query);
    if (found) await show(query, found);
  } catch (error) {
    await showError(query, error);
  }
}

async function show(query, found) {
  const rows = found.kind === "rows" ? found.rows.length : null;
  const took = `${found.milliseconds.toLocaleString("en")} ms`;
  status.textContent = rows === null ? `Done in ${took}.` : `${counted(rows, "row")} in ${took}.`;
  remember({ query, at: new Date().toISOString(), rows, milliseconds: found.milliseconds });
  showPast(pastPlace, load);
  history.pushState(null, "", addressOf(query) || location.pathname);
  showResult(result, query, found, await labelsOf(found));
  const empty = rows === 0 || (found.kind === "boolean" && !found.yes);
  if (empty) await showEmptiness(query);
}

async function showEmptiness(query) {
  try {
    panel.replaceChildren(await emptinessPanel(query, field, runQuery));
  } catch (error) {
    panel.replaceChildren(element("p", { class: "notice" }, error.message));
  }
}

async function showError(query, error) {
  status.textContent = "The query was not answered.";
  panel.replaceChildren(element("p", { class: "notice error", role: "alert" }, error.message));
  result.replaceChildren();
  const { fault } = await post("/query/check", { query }).catch(() => ({ fault: null }));
  if (!fault || fault.offset === null || field.text !== query) return;
  field.mark(fault);
  const place = button(`Go to line ${fault.line}`, () => field.select(fault.offset, fault.offset + fault.length));
  panel.firstElementChild.replaceChildren(fault.message, " ", place);
}

async function showExplanation() {
  await inPanel("Explaining…", async () => explanation(await explain(field.text)));
}

async function showCode() {
  await inPanel("", () => codePanel(field.text));
}

async function inPanel(words, make) {
  status.textContent = words;
  try {
    panel.replaceChildren(await make());
    status.textContent = "";
    panel.scrollIntoView({ block: "nearest" });
  } catch (error) {
    status.textContent = "";
    panel.replaceChildren(element("p", { class: "notice error", role: "alert" }, error.message));
  }
}

/** The page came with a result: its other views are made once they are asked for. */
function takeOver() {
  for (const each of result.querySelectorAll("[data-view]")) {
    each.addEventListener("click", async () => {
      const query = form.dataset.given;
      const found = await runs.run(query);
      if (!found) return;
      status.textContent = "";
      showResult(result, query, found, await labelsOf(found), each.dataset.view);
      result.querySelector(`[data-view=${each.dataset.view}]`).focus();
    });
  }
}
