/** A result as a network: each row ties what stands in two of its columns. */
import { address, textOf } from "./names.js";
import { button, counted, element } from "../elements.js";
import { save } from "../saving.js";
import { select } from "./chart_view.js";

const MOST = 5000;

export function networkView(result, labels) {
  if (result.variables.length < 2) {
    return element("p", { class: "notice" }, "A network needs two columns, for both ends of its ties.");
  }
  const [first, second] = endsOf(result);
  const from = select("From", result.variables, first);
  const to = select("To", result.variables, second);
  const stage = element("div", { class: "stage network-result" });
  const said = element("p", { class: "source", "aria-live": "polite" });
  let drawing;
  const show = async () => {
    const network = networkOf(result, labels, from.value, to.value);
    const { draw } = await import("../network/draw.js");
    drawing?.destroy();
    drawing = draw(stage, network, { label: "Network of the result", onChoose: (node) => tell(said, node, network) });
    tell(said, null, network);
  };
  for (const each of [from, to]) each.addEventListener("change", show);
  // A picture is drawn to the size of its place, which it has only on the page.
  requestAnimationFrame(show);
  const savePicture = async () => drawing && save(await drawing.whole(), "network.png");
  return element(
    "div",
    { class: "network" },
    element("div", { class: "choices" }, from.parentNode, to.parentNode,
      button("+", () => drawing?.zoom(1.4), { "aria-label": "Closer" }),
      button("−", () => drawing?.zoom(1 / 1.4), { "aria-label": "Farther" }),
      button("All", () => drawing?.fit(), { "aria-label": "Show the whole network" }),
      button("PNG", savePicture, { "aria-label": "Download the network as PNG" })),
    stage,
    said,
  );
}

/** The ends of triples, or else the first two columns of things. */
function endsOf({ rows, variables }) {
  const has = (name) => variables.includes(name);
  if (has("s") && has("o")) return ["s", "o"];
  if (has("subject") && has("object")) return ["subject", "object"];
  const things = variables.filter((name) => rows.some((row) => row[name]?.type === "uri"));
  const best = things.length > 1 ? things : variables;
  return [best[0], best[1]];
}

function networkOf({ rows }, labels, from, to) {
  const nodes = new Map();
  const edges = new Map();
  for (const row of rows) {
    if (!row[from] || !row[to] || nodes.size > MOST) continue;
    const ends = [row[from], row[to]].map((term) => nodeOf(nodes, term, labels));
    const key = JSON.stringify(ends);
    const edge = edges.get(key) ?? { source: ends[0], target: ends[1], weight: 0 };
    edge.weight += 1;
    edges.set(key, edge);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], cut: nodes.size > MOST };
}

function nodeOf(nodes, term, labels) {
  const id = `${term.type} ${term.value}`;
  if (!nodes.has(id)) {
    nodes.set(id, { id, label: labels[term.value] || textOf(term), iri: term.type === "uri" ? term.value : null });
  }
  return id;
}

function tell(place, node, { nodes, edges, cut }) {
  const to = node?.iri && address(node.iri);
  const whole = `${counted(nodes.length, "node")}, ${counted(edges.length, "tie")}${cut ? "; the rest of the rows is not drawn" : ""}.`;
  place.replaceChildren(node ? (to ? element("a", { href: to }, node.label) : node.label) : whole);
}
