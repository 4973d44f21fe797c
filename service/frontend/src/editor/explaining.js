/** Shows how a query was answered: what was made of it, and what took how long. */
import { element } from "../elements.js";

export function explanation({ milliseconds, applied, rewritten, bytes, generation }) {
  const facts = [
    ...Object.entries(milliseconds).map(([name, taken]) => [capital(name), `${taken.toLocaleString("en")} ms`]),
    ["Size of the answer", `${bytes.toLocaleString("en")} bytes`],
    ["State of the graph", String(generation)],
  ];
  return element(
    "section",
    { class: "panel", "aria-label": "How the query was answered" },
    element("h2", {}, "How it was answered"),
    element("dl", { class: "facts" }, ...facts.map(([name, value]) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, value)))),
    applied.length
      ? element("ul", {}, ...applied.map(({ name, meaning }) => element("li", {}, element("b", {}, capital(name)), `: ${meaning}.`)))
      : element("p", {}, "It was run as it was written."),
    rewritten ? element("h3", {}, "What was run") : null,
    rewritten ? element("pre", { tabindex: "0" }, rewritten) : null,
  );
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
