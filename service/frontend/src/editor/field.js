/** The field a query is written in; it takes the place of the page's textarea, and its size. */
import { autocompletion, acceptCompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, StreamLanguage } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { linter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { completions } from "./completing.js";
import { look } from "./look.js";
import { toUnits } from "./offsets.js";
import { declaring } from "./prefixes.js";
import { post } from "./service.js";
import { replacing } from "./replacing.js";

const CHECKED_AFTER = 900;

/**
 * @param {HTMLTextAreaElement} area
 * @param {{run: () => void, changed: (text: string) => void}} told
 */
export function openField(area, told) {
  const host = document.createElement("div");
  host.className = "field";
  host.style.height = `${area.offsetHeight}px`;
  area.after(host);
  area.hidden = true;
  // In a shadow root CodeMirror's rules are no inline style, which the page's policy forbids.
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({ parent: root, root, state: stateOf(area.value, area, told) });
  return {
    view,
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
    /** Marks a stretch, in characters, with what is wrong there. */
    mark: (fault) => mark(view, fault),
    /** Writes something in place of a stretch that is given in characters. */
    write: (changes) => {
      const text = view.state.doc.toString();
      const inUnits = changes.map(({ start, end, insert }) => ({
        from: toUnits(text, start),
        to: toUnits(text, end),
        insert,
      }));
      view.dispatch({ changes: inUnits, userEvent: "input.mend" });
    },
    select: (start, end) => {
      const text = view.state.doc.toString();
      const selection = { anchor: toUnits(text, start), head: toUnits(text, end) };
      view.dispatch({ selection, scrollIntoView: true });
      view.focus();
    },
  };
}

function stateOf(doc, area, told) {
  const run = () => {
    told.run();
    return true;
  };
  const label = area.labels?.[0]?.textContent ?? "Query";
  return EditorState.create({
    doc,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightSelectionMatches(),
      autocompletion({ override: [completions], icons: false, activateOnTypingDelay: 120 }),
      linter(checked, { delay: CHECKED_AFTER }),
      StreamLanguage.define(sparql),
      look,
      declaring,
      replacing,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": label,
        tabindex: "0",
        "aria-description": "Control and Enter runs it, Control and Space completes.",
      }),
      EditorView.domEventHandlers({ beforeinput: (event, view) => typedOver(event, view) }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) told.changed(update.state.doc.toString());
      }),
      keymap.of([
        { key: "Mod-Enter", run, preventDefault: true },
        // Tab goes on to the next control; only an open list of completions takes it.
        { key: "Tab", run: acceptCompletion },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
        ...searchKeymap,
        ...historyKeymap,
        ...lintKeymap,
      ]),
    ],
  });
}

/**
 * Typing over a selection is done here: Chromium would keep the look of what it replaces by an
 * inline style, which the page's policy refuses and the console complains of.
 */
function typedOver(event, view) {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (event.inputType !== "insertText" || !text || empty || view.composing) return false;
  const insert = () =>
    view.state.update({
      changes: { from, to, insert: text },
      selection: { anchor: from + text.length },
      scrollIntoView: true,
      userEvent: "input.type",
    });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
  event.preventDefault();
  return true;
}

/** What the service says is wrong with the query as it stands. */
async function checked(view) {
  const query = view.state.doc.toString();
  if (!query.trim()) return [];
  try {
    const { fault } = await post("/query/check", { query });
    return fault ? [diagnosticOf(query, fault)] : [];
  } catch {
    return [];
  }
}

function diagnosticOf(text, { offset, length, message }) {
  const from = Math.min(toUnits(text, offset ?? 0), text.length);
  const to = Math.min(Math.max(toUnits(text, (offset ?? 0) + length), from + 1), text.length);
  // At the end there is nothing to mark but what stands before it.
  return { from: from === to ? Math.max(0, from - 1) : from, to, severity: "error", message };
}

function mark(view, fault) {
  const text = view.state.doc.toString();
  const found = fault ? [diagnosticOf(text, fault)] : [];
  view.dispatch(setDiagnostics(view.state, found));
}
