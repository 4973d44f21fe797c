/** Draws a network into an element. */

import { Graph } from "./graph.js";
import { listen } from "./gestures.js";
import { Picture } from "./picture.js";

/**
 * Draws nodes and edges; nodes without `x` and `y` are given places. The element must have a size
 * of its own and `position: relative`; the sheet network.css gives both to `.network .stage`.
 *
 * @param {HTMLElement} container  what is in it is left there
 * @param {{nodes: import("./graph.js").GivenNode[], edges: import("./graph.js").GivenEdge[]}} network
 * @param {{label?: string, onChoose?: (node: object | null, neighbours: {node: object, edge: object}[]) => void}} options
 *   `label` says what is shown; `onChoose` is told the node that was clicked, as it was given, and
 *   its neighbours with the edges to them, the heaviest first; null when none is chosen any more.
 *   What is returned holds `ready`, which is settled once the network is seen, and `whole`, all of it as PNG
 * @returns {{canvas: HTMLCanvasElement, choose: (id: string | null) => void, find: (words: string) => object[], zoom: (factor: number) => void, fit: () => void, whole: (times?: number) => Promise<Blob>, ready: Promise<void>, destroy: () => void}}
 */
export function draw(container, { nodes, edges }, options = {}) {
  const canvas = document.createElement("canvas");
  canvas.className = "picture";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "picture of a network");
  canvas.setAttribute("aria-label", `${options.label ?? "Network"}. Arrow keys move it, plus and minus zoom, 0 shows all.`);
  container.append(canvas);
  const graph = new Graph(nodes, edges);
  const given = ({ node, edge }) => ({ node: node.given, edge: edge.given });
  const told = (node, near) => options.onChoose?.(node?.given ?? null, near.map(given));
  const picture = new Picture(canvas, graph, told);
  listen(canvas, picture);
  return {
    canvas,
    choose: (id) => picture.choose(id === null ? null : graph.byId.get(id) ?? null, true),
    find: (words) => graph.find(words).map((node) => node.given),
    zoom: (factor) => picture.zoom(factor),
    fit: () => picture.fit(),
    whole: (times = 2) => picture.whole(times),
    ready: picture.ready,
    destroy: () => {
      picture.destroy();
      canvas.remove();
    },
  };
}
