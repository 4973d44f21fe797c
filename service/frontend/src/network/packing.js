/** Puts the parts of a network that are not tied to each other side by side. */

import { other } from "./graph.js";

const SIDE = 1000;
const ASPECT = 1.5;

/** The nodes of each part, the largest part first. */
function partsOf(nodes) {
  const seen = new Set();
  const parts = [];
  for (const start of nodes) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const node of part) {
      for (const edge of node.edges) {
        const next = other(edge, node);
        if (!seen.has(next)) part.push(next);
        seen.add(next);
      }
    }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}

function boxOf(part) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of part) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return { part, left: box.left, top: box.top, wide: box.right - box.left, high: box.bottom - box.top };
}

/** Moves the largest part to the top and the others into rows, and makes all 1000 wide or high. */
export function pack(nodes) {
  if (!nodes.length) return;
  const boxes = partsOf(nodes).map(boxOf);
  const gap = 0.6 * Math.sqrt((boxes[0].wide * boxes[0].high) / boxes[0].part.length) + 0.3;
  const area = boxes.reduce((sum, { wide, high }) => sum + (wide + gap) * (high + gap), 0);
  const row = Math.max(boxes[0].wide + gap, ASPECT * Math.sqrt(area));
  let [x, y, high, far] = [0, 0, 0, 1e-6];
  for (const box of boxes) {
    if (x > 0 && x + box.wide + gap > row) [x, y, high] = [0, y + high, 0];
    for (const node of box.part) {
      node.x += x - box.left;
      node.y += y - box.top;
      far = Math.max(far, node.x, node.y);
    }
    x += box.wide + gap;
    high = Math.max(high, box.high + gap);
  }
  for (const node of nodes) {
    node.x *= SIDE / far;
    node.y *= SIDE / far;
  }
}
