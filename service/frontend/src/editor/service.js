/** What the editor asks of the service. */

/** What the page says of the service: its root, the endpoint, prefixes, where things have pages. */
export const settings = JSON.parse(document.getElementById("ask")?.dataset.settings ?? "{}");

/** Sends JSON and gives the JSON that comes back; throws an Error with the service's words. */
export async function post(path, content, signal) {
  const answer = await fetch(settings.root + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(content),
    signal,
  });
  const read = await answer.json();
  if (!answer.ok) throw new Error(read.error?.message ?? answer.statusText);
  return read;
}

const ROWS = "application/sparql-results+json";

/**
 * Asks a query.
 * @returns {Promise<{kind: "rows" | "boolean" | "triples", text: string, variables: string[],
 *   rows: object[], yes: boolean, cut: string | null, unknown: string | null, milliseconds: number}>}
 */
export async function ask(query, run, signal) {
  const began = performance.now();
  const answer = await fetch(settings.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/sparql-query",
      Accept: `${ROWS}, text/turtle;q=0.9`,
      "Interorg-Run": run,
    },
    body: query,
    signal,
  });
  const text = await answer.text();
  const milliseconds = Math.round(performance.now() - began);
  if (!answer.ok) throw failure(text, answer);
  const cut = answer.headers.get("Interorg-Truncated");
  const unknown = answer.headers.get("Interorg-Unknown-Functions");
  const common = { text, cut, unknown, milliseconds, variables: [], rows: [], yes: false };
  if (!answer.headers.get("Content-Type")?.startsWith(ROWS)) return { ...common, kind: "triples" };
  const read = JSON.parse(text);
  if ("boolean" in read) return { ...common, kind: "boolean", yes: read.boolean };
  const { head, results } = read;
  return { ...common, kind: "rows", variables: head.vars, rows: results.bindings };
}

/** Asks how a query is answered. */
export async function explain(query, signal) {
  const answer = await fetch(`${settings.endpoint}?explain=1`, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: `application/json, ${ROWS}` },
    body: query,
    signal,
  });
  const text = await answer.text();
  if (!answer.ok) throw failure(text, answer);
  return JSON.parse(text);
}

/** Ends a query by the name it runs under, even where closing its connection would not. */
export function cancel(run) {
  return post("/query/cancel", { run }).catch(() => ({ cancelled: false }));
}

/** The address that gives a result as a file; null where it would be too long. */
export function fileAddress(query, format) {
  const asked = new URLSearchParams({ query, format });
  return asked.toString().length > 7000 ? null : `${settings.endpoint}?${asked}`;
}

function failure(text, answer) {
  try {
    return new Error(JSON.parse(text).error.message);
  } catch {
    return new Error(text.slice(0, 500) || `The service answered ${answer.status}.`);
  }
}
