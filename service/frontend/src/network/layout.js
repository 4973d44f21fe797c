/** Places for nodes that come without: the same network always gets the same. */

import { pack } from "./packing.js";

const ROUNDS = 220;
const MANY = 1200;
const ATTRACTION = 20;
const PULL_TO_CENTRE = 0.02;
const HEAT = 0.12;

/** A generator of numbers from 0 to 1 that begins the same every time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Pushes two nodes apart: the more ties each has, the more. */
function repel(one, two, force, masses) {
  const across = two.x - one.x;
  const down = two.y - one.y;
  const push = (masses[one.index] * masses[two.index]) / (across * across + down * down + 0.01);
  force[2 * one.index] -= across * push;
  force[2 * one.index + 1] -= down * push;
  force[2 * two.index] += across * push;
  force[2 * two.index + 1] += down * push;
}

function repelAll(nodes, force, masses) {
  for (let i = 0; i < nodes.length; i += 1) {
    for (let j = i + 1; j < nodes.length; j += 1) repel(nodes[i], nodes[j], force, masses);
  }
}

/** Gathers nodes by squares, each with its mass and the centre of that. */
function squaresOf(nodes, masses) {
  const reach = (4 * Math.max(...nodes.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))))) / Math.sqrt(nodes.length);
  const squares = new Map();
  for (const node of nodes) {
    const [column, row] = [Math.floor(node.x / reach), Math.floor(node.y / reach)];
    const key = column * 100003 + row;
    if (!squares.has(key)) squares.set(key, { column, row, members: [], mass: 0, x: 0, y: 0 });
    const square = squares.get(key);
    const mass = masses[node.index];
    square.members.push(node);
    square.x = (square.x * square.mass + node.x * mass) / (square.mass + mass);
    square.y = (square.y * square.mass + node.y * mass) / (square.mass + mass);
    square.mass += mass;
  }
  return [...squares.values()];
}

/** As repelAll for many nodes: what lies far off pushes as one, square by square. */
function repelBySquares(nodes, force, masses) {
  const squares = squaresOf(nodes, masses);
  for (const one of squares) {
    for (const two of squares) {
      if (Math.abs(one.column - two.column) > 1 || Math.abs(one.row - two.row) > 1) {
        for (const node of one.members) pushFrom(two, node, force, masses);
      } else {
        for (const node of one.members) {
          for (const each of two.members) if (each.index > node.index) repel(node, each, force, masses);
        }
      }
    }
  }
}

function pushFrom(square, node, force, masses) {
  const across = node.x - square.x;
  const down = node.y - square.y;
  const push = (masses[node.index] * square.mass) / (across * across + down * down + 0.01);
  force[2 * node.index] += across * push;
  force[2 * node.index + 1] += down * push;
}

function attract(edges, force) {
  for (const { from, to, weight } of edges) {
    const across = to.x - from.x;
    const down = to.y - from.y;
    const far = Math.hypot(across, down) + 1e-9;
    const pull = (ATTRACTION * (1 + Math.log(Math.max(1, weight))) * Math.log1p(far)) / far;
    force[2 * from.index] += across * pull;
    force[2 * from.index + 1] += down * pull;
    force[2 * to.index] -= across * pull;
    force[2 * to.index + 1] -= down * pull;
  }
}

function move(node, force, mass, warmth) {
  const across = force[2 * node.index] / mass - PULL_TO_CENTRE * node.x;
  const down = force[2 * node.index + 1] / mass - PULL_TO_CENTRE * node.y;
  const length = Math.hypot(across, down) + 1e-9;
  const step = Math.min(length / 2, warmth) / length;
  node.x += across * step;
  node.y += down * step;
}

/** Gives every node a place by forces, as service/networks/layout.py does. */
export function layOut({ nodes, edges }) {
  const random = numbers(7);
  const wide = Math.sqrt(nodes.length);
  for (const node of nodes) {
    node.x = (random() - 0.5) * 2 * wide;
    node.y = (random() - 0.5) * 2 * wide;
  }
  const masses = Float64Array.from(nodes, (node) => 1 + node.edges.length);
  const repelled = nodes.length > MANY ? repelBySquares : repelAll;
  const rounds = nodes.length > MANY ? ROUNDS / 3 : ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    const force = new Float64Array(2 * nodes.length);
    repelled(nodes, force, masses);
    attract(edges, force);
    const warmth = HEAT * wide * (1 - round / rounds) ** 2 + 0.02;
    for (const node of nodes) move(node, force, masses[node.index], warmth);
  }
  pack(nodes);
}
