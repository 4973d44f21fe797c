/** Offers what can stand at the cursor: the service knows what has results there. */
import { pickedCompletion } from "@codemirror/autocomplete";
import { declaration } from "./prefixes.js";
import { post } from "./service.js";
import { toCharacters, toUnits } from "./offsets.js";

const SOURCES = {
  data: "Has results here",
  ontology: "Names of the ontology, not checked",
};

/** A source of completions for CodeMirror. */
export async function completions(context) {
  if (!context.explicit && !context.matchBefore(/[\w?$:"]$/)) return null;
  const query = context.state.doc.toString();
  const stopped = new AbortController();
  context.addEventListener("abort", () => stopped.abort(), { onDocChange: true });
  let found;
  try {
    const offset = toCharacters(query, context.pos);
    found = await post("/query/complete", { query, offset }, stopped.signal);
  } catch {
    return null;
  }
  if (!found.options.length) return null;
  return {
    from: toUnits(query, found.from),
    to: toUnits(query, found.to),
    filter: false,
    options: found.options.map((option) => offered(option, SOURCES[found.source])),
  };
}

function offered(option, section) {
  const plain = ["variable", "keyword", "function", "namespace"].includes(option.type);
  const count = option.count == null ? "" : ` ${option.count.toLocaleString("en")}`;
  return {
    label: option.label,
    detail: `${option.detail}${count}`.trim(),
    info: option.info || undefined,
    type: option.type === "term" || option.type === "thing" ? "constant" : option.type,
    section: plain || !section ? undefined : { name: section, rank: 0 },
    apply: (view, completion, from, to) => write(view, completion, option, from, to),
  };
}

/** Writes an option, and the line that declares its prefix. */
function write(view, completion, { apply, prefix }, from, to) {
  const text = view.state.doc.toString();
  const line = prefix && declaration(text, prefix.name, prefix.iri);
  const shift = line && line.from <= from ? line.insert.length : 0;
  view.dispatch({
    changes: [...(line ? [line] : []), { from, to, insert: apply }],
    selection: { anchor: from + shift + apply.length },
    annotations: pickedCompletion.of(completion),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}
