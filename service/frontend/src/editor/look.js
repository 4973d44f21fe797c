/** How the text of a query looks: the colours are those of the page. */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "0.82rem", color: "var(--ink)", background: "var(--paper)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".5em 0" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { background: "var(--raised)", color: "var(--soft)", border: "none" },
  ".cm-activeLine": { background: "transparent" },
  ".cm-activeLineGutter": { background: "transparent", color: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--mark)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    background: "var(--raised)",
    outline: "1px solid var(--soft)",
  },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { color: "var(--alarm)" },
  ".cm-tooltip": {
    background: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--soft)",
    borderRadius: "4px",
    fontFamily: "var(--sans)",
    maxWidth: "min(38rem, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".3em .6em", minHeight: "24px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > completion-section": {
    fontFamily: "var(--sans)",
    fontSize: ".8em",
    color: "var(--soft)",
    borderBottom: "1px solid var(--line)",
    padding: ".3em .6em",
    opacity: 1,
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--link)",
    color: "var(--paper)",
  },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", fontSize: ".9em" },
  ".cm-completionInfo": { fontSize: ".85rem", padding: ".5em .7em", lineHeight: "1.4" },
  // On a phone it would lie over the list.
  "@media (max-width: 48rem)": { ".cm-tooltip .cm-completionInfo": { display: "none" } },
  ".cm-diagnostic": { padding: ".4em .7em", fontSize: ".85rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--alarm)" },
  ".cm-panels": { background: "var(--raised)", color: "var(--ink)", fontFamily: "var(--sans)" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button": { fontSize: ".85rem" },
  ".cm-button, .cm-textfield": {
    background: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--soft)",
    backgroundImage: "none",
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--text-colour)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--variable-colour)" },
  { tag: [tags.atom, tags.labelName, tags.url], color: "var(--name-colour)" },
  { tag: tags.number, color: "var(--text-colour)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

export const look = [theme, syntaxHighlighting(colours)];
