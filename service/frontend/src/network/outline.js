/** What painting needs of a network, in a shape that is quickly sent to another thread. */

/** @typedef {{nodes: object[], byDegree: Uint32Array, ends: Uint32Array, weights: Float64Array}} Outline */

/** @param {import("./graph.js").Graph} graph @returns {Outline} */
export function outlineOf({ nodes, byDegree, edges }) {
  return {
    nodes: nodes.map(({ x, y, size, group, shape, label }) => ({ x, y, size, group, shape, label })),
    byDegree: Uint32Array.from(byDegree, ({ index }) => index),
    ends: Uint32Array.from(edges.flatMap(({ from, to }) => [from.index, to.index])),
    weights: Float64Array.from(edges, ({ weight }) => weight),
  };
}

/** The same as `paint` takes it. @param {Outline} outline */
export function graphOf({ nodes, byDegree, ends, weights }) {
  const edges = Array.from(weights, (weight, at) => ({ from: nodes[ends[2 * at]], to: nodes[ends[2 * at + 1]], weight }));
  return { nodes, edges, byDegree: Array.from(byDegree, (index) => nodes[index]) };
}
