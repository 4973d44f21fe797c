/** Nodes and edges as the picture needs them, with neighbours and a quick way to what is near. */

import { layOut } from "./layout.js";

/**
 * @typedef {{id: string, label?: string, kind?: string, community?: number, degree?: number, x?: number, y?: number}} GivenNode
 * @typedef {{source: string, target: string, weight?: number}} GivenEdge
 * @typedef {{given: GivenNode, index: number, x: number, y: number, size: number, group: number, shape: string, label: string, edges: Edge[]}} Node
 * @typedef {{given: GivenEdge, from: Node, to: Node, weight: number}} Edge
 */

const SMALLEST = 3;
const LARGEST = 12;
const GROUPS = 8;
const SHAPES = { organization: "circle", case: "square", concept: "diamond" };
const CELLS = 48;

export class Graph {
  /** Places are made where any node has none. Edges to unknown nodes are left out. */
  constructor(nodes, edges) {
    /** @type {Node[]} */
    this.nodes = nodes.map((given, index) => ({
      given,
      index,
      x: given.x,
      y: given.y,
      size: SMALLEST,
      group: given.community > 0 && given.community <= GROUPS ? given.community : 0,
      shape: SHAPES[given.kind] ?? "circle",
      label: String(given.label ?? given.id),
      edges: [],
    }));
    this.byId = new Map(this.nodes.map((node) => [node.given.id, node]));
    /** @type {Edge[]} */
    this.edges = [];
    for (const given of edges) this.#add(given);
    this.#size();
    if (this.nodes.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))) layOut(this);
    this.#bound();
  }

  #add(given) {
    const from = this.byId.get(given.source);
    const to = this.byId.get(given.target);
    if (!from || !to || from === to) return;
    const edge = { given, from, to, weight: given.weight ?? 1 };
    from.edges.push(edge);
    to.edges.push(edge);
    this.edges.push(edge);
  }

  #size() {
    const most = Math.max(1, ...this.nodes.map((node) => node.edges.length));
    const few = Math.min(1, Math.sqrt(400 / Math.max(1, this.nodes.length)));
    for (const node of this.nodes) {
      const share = Math.sqrt(node.edges.length / most);
      node.size = (SMALLEST + (LARGEST - SMALLEST) * share) * (0.45 + 0.55 * few);
    }
    /** The most tied first: they are named first. */
    this.byDegree = [...this.nodes].sort((a, b) => b.edges.length - a.edges.length || a.index - b.index);
  }

  #bound() {
    const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const { x, y } of this.nodes) {
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.bottom = Math.max(bounds.bottom, y);
    }
    this.bounds = this.nodes.length ? bounds : { left: 0, right: 1, top: 0, bottom: 1 };
    const { left, right, top, bottom } = this.bounds;
    this.cell = Math.max(right - left, bottom - top, 1e-6) / CELLS;
    this.cells = new Map();
    for (const node of this.nodes) {
      const key = this.#key(node.x, node.y);
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(node);
    }
  }

  #key(x, y) {
    const { left, top } = this.bounds;
    return Math.floor((x - left) / this.cell) * 4096 + Math.floor((y - top) / this.cell);
  }

  /** The node nearest to a place within a distance, or undefined. */
  nearest(x, y, within) {
    let found;
    let best = within;
    const reach = Math.ceil(within / this.cell);
    for (let across = -reach; across <= reach; across += 1) {
      for (let down = -reach; down <= reach; down += 1) {
        const key = this.#key(x + across * this.cell, y + down * this.cell);
        for (const node of this.cells.get(key) ?? []) {
          const far = Math.hypot(node.x - x, node.y - y);
          if (far < best) [found, best] = [node, far];
        }
      }
    }
    return found;
  }

  /** Nodes whose names hold some words, those that begin with them first. @returns {Node[]} */
  find(words, most = 20) {
    const wanted = words.trim().toLowerCase();
    if (!wanted) return [];
    const fitting = this.byDegree.filter(({ label }) => label.toLowerCase().includes(wanted));
    const first = ({ label }) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
    return fitting.sort((a, b) => first(a) - first(b)).slice(0, most);
  }
}

/** The node at the other end. */
export function other(edge, node) {
  return edge.from === node ? edge.to : edge.from;
}
