/** Declares well-known prefixes as soon as they are used. */
import { EditorView } from "@codemirror/view";
import { settings } from "./service.js";

const DECLARED = /^\s*PREFIX\s+([\w.-]*):\s*<[^>]*>[^\n]*\n?/gim;
const SET_ASIDE = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*/g;
const USED = /(?<![\w?$:.-])([A-Za-z][\w-]*):/g;

/** Where the line that declares a prefix goes, and the line; null where it is declared. */
export function declaration(text, name, iri) {
  let at = 0;
  for (const found of text.matchAll(DECLARED)) {
    if (found[1] === name) return null;
    at = found.index + found[0].length;
  }
  const broken = at > 0 && text[at - 1] !== "\n";
  return { from: at, insert: `${broken ? "\n" : ""}PREFIX ${name}: <${iri}>\n` };
}

/** Well-known prefixes that a query uses and does not declare. */
export function missing(text) {
  const plain = text.replace(SET_ASIDE, (aside) => " ".repeat(aside.length));
  const declared = new Set([...text.matchAll(DECLARED)].map((found) => found[1]));
  const used = [...plain.matchAll(USED)].filter(
    (found) => !/PREFIX\s+$/i.test(plain.slice(0, found.index)),
  );
  const names = new Set(used.map((found) => found[1]));
  return [...names].filter((name) => name in settings.prefixes && !declared.has(name));
}

/** Writes the missing declarations when a colon is typed or a text is put in. */
export const declaring = EditorView.updateListener.of((update) => {
  if (!update.docChanged || !update.transactions.some((each) => each.isUserEvent("input"))) return;
  let colon = false;
  update.changes.iterChanges((_a, _b, _c, _d, inserted) => (colon ||= `${inserted}`.includes(":")));
  if (!colon) return;
  const text = update.state.doc.toString();
  const lines = missing(text).map((name) => declaration(text, name, settings.prefixes[name]));
  const changes = lines.filter(Boolean);
  if (changes.length) {
    const { view } = update;
    queueMicrotask(() => view.dispatch({ changes, userEvent: "input.prefix" }));
  }
});
