/** Says which pattern left a query without results, and offers what would not. */
import { button, element } from "../elements.js";
import { declaration } from "./prefixes.js";
import { post } from "./service.js";
import { toCharacters } from "./offsets.js";

/** @param field the field the query is in */
export async function emptinessPanel(query, field, run) {
  const { note, culprits, relation } = await post("/query/why-empty", { query });
  const join = relation === "any" && culprits.length > 1;
  return element(
    "section",
    { class: "notice emptiness", "aria-label": "Why there are no results" },
    element("p", {}, note),
    element(join ? "ul" : "ol", {}, ...culprits.map((each) => item(each, query, field, run))),
  );
}

function item(culprit, query, field, run) {
  const { text, start, end, line, suggestions } = culprit;
  const values = suggestions.filter(({ instead }) => instead.startsWith("?"));
  const terms = suggestions.filter(({ instead }) => !instead.startsWith("?"));
  return element(
    "li",
    {},
    element("code", {}, text.replace(/\s+/g, " ")),
    ` in line ${line} `,
    button("Show", () => field.select(start, end), { "aria-label": `Show the pattern in line ${line}` }),
    terms.length ? element("p", {}, terms.some(({ near }) => near) ? "Did you mean " : "What has results there: ",
      ...terms.flatMap((each) => [button(named(each), () => put(each, culprit, query, field, run), { class: "quiet term" }), " "])) : null,
    values.length ? element("p", {}, `${values[0].instead} has values such as `, ...listed(values), ".") : null,
  );
}

function named({ by, label }) {
  return label ? `${by} (${label})` : by;
}

function listed(values) {
  return values.flatMap(({ by }, at) => [at ? ", " : "", element("code", {}, by)]);
}

/** Puts a suggestion into the pattern and runs the query. */
function put({ instead, by, prefix }, { start, text }, query, field, run) {
  const at = text.indexOf(instead);
  if (at < 0 || field.text !== query) return;
  const from = start + toCharacters(text, at);
  const changes = [{ start: from, end: from + [...instead].length, insert: by }];
  const line = prefix && declaration(query, prefix.name, prefix.iri);
  if (line) {
    const place = toCharacters(query, line.from);
    changes.unshift({ start: place, end: place, insert: line.insert });
  }
  field.write(changes);
  run();
}
