/** What is known of the chosen node: its page, its measures, what ties it to its neighbours. */

import { button, element } from "../elements.js";

const NEIGHBOURS = 30;
const GROUNDS = 3;

/** Makes an empty panel; `show` fills it and `choose` is called with the id of a neighbour. */
export function panelFor({ root, around, choose }) {
  const panel = element("section", { class: "panel", "aria-label": "The chosen node" });
  const address = ({ id, kind }) => {
    // Only a foreign id is a whole IRI; the ends of ours hold no colon.
    if (!id.includes(":") || id.startsWith("search?")) return `${root}/${id}`;
    if (kind === "concept") return `${root}/concept?iri=${encodeURIComponent(id)}`;
    return /^https?:/i.test(id) ? id : `${root}/search?q=${encodeURIComponent(id)}`;
  };
  const link = (href, text) => element("a", { href }, text);

  function ground(each) {
    const times = each.count > 1 ? ` (${each.count})` : "";
    return element("span", {}, link(address({ id: each.evidence }), each.label), times);
  }

  function neighbour({ node, edge }) {
    const name = button(node.label, () => choose(node.id), { class: "name", "aria-label": `${node.label}: choose it` });
    const grounds = (edge.grounds ?? []).slice(0, GROUNDS).map(ground);
    const more = (edge.grounds ?? []).length + (edge.more_grounds ?? 0) - grounds.length;
    const parts = grounds.flatMap((each, at) => (at ? ["; ", each] : [each]));
    return element("li", {}, name, element("br"), ...parts, more > 0 ? `; ${more} more` : "");
  }

  function show(node, neighbours) {
    if (!node) {
      panel.replaceChildren();
      return;
    }
    const close = button("×", () => choose(null), { class: "close", "aria-label": "Close" });
    const separator = around.includes("?") ? "&" : "?";
    panel.replaceChildren(
      close,
      element("h2", {}, link(address(node), node.label)),
      element("p", {}, [node.category || node.kind, years(node)].filter(Boolean).join(", ")),
      element("p", {}, `${node.degree} ties, betweenness ${node.betweenness.toFixed(4)}, community ${node.community}`),
      element("p", {}, link(`${around}${separator}around=${encodeURIComponent(node.id)}`, "Only what is around it")),
      element("ul", {}, ...neighbours.slice(0, NEIGHBOURS).map(neighbour)),
      neighbours.length > NEIGHBOURS ? element("p", {}, `and ${neighbours.length - NEIGHBOURS} more`) : "",
    );
  }

  return { panel, show };
}

function years({ first_year: first, last_year: last }) {
  if (!first && !last) return "";
  return first === last ? String(first) : `${first ?? ""}–${last ?? ""}`;
}
