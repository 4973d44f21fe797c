/** Paints a network on a canvas as a camera sees it. */

import { other } from "./graph.js";

const FAINT = 0.14;
const LETTERS = 34;
const FONT = 12;
const NAMES = 60;
/** Edges beyond which each is painted fainter, so that the many do not become one blot. */
const FEW = 1500;

/** How large a node is in the picture: it grows more slowly than the distances do. */
export function radiusOf(node, camera) {
  return node.size * camera.measure * Math.min(3, Math.max(0.75, Math.sqrt(camera.closeness)));
}

/** Paints everything; `margin` is how far around the picture it is painted too. */
export function paint(context, graph, camera, colours, size, margin) {
  const seen = { left: -margin, top: -margin, right: size.width + margin, bottom: size.height + margin };
  context.clearRect(0, 0, size.width + 2 * margin, size.height + 2 * margin);
  context.save();
  context.translate(margin, margin);
  paintEdges(context, graph.edges, camera, colours.tie, seen);
  paintNodes(context, graph.nodes, camera, colours, seen);
  paintNames(context, graph.byDegree, camera, colours, seen, Math.round(NAMES * Math.sqrt(camera.closeness)));
  context.restore();
}

/** Paints one node and what it is tied to over a picture that is made faint. */
export function paintAround(context, node, camera, colours, size) {
  context.save();
  context.globalAlpha = 1 - FAINT;
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, size.width, size.height);
  context.globalAlpha = 1;
  const everything = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
  const near = node.edges.map((edge) => other(edge, node));
  paintEdges(context, node.edges, camera, colours.soft, everything);
  paintNodes(context, [...near, node], camera, colours, everything);
  context.strokeStyle = colours.ink;
  context.lineWidth = 2.5;
  context.beginPath();
  trace(context, node.shape, ...pointOf(node, camera), radiusOf(node, camera) + 2);
  context.stroke();
  near.sort((a, b) => b.edges.length - a.edges.length);
  const seen = { left: 0, top: 0, right: size.width, bottom: size.height };
  paintNames(context, [node, ...near], camera, colours, seen, 40);
  context.restore();
}

function pointOf(node, camera) {
  return [node.x * camera.scale + camera.x, node.y * camera.scale + camera.y];
}

function paintEdges(context, edges, camera, colour, seen) {
  context.strokeStyle = colour;
  context.globalAlpha = Math.max(0.35, Math.min(1, Math.sqrt(FEW / edges.length)));
  const byWidth = [[], [], []];
  for (const edge of edges) byWidth[edge.weight > 4 ? 2 : edge.weight > 1 ? 1 : 0].push(edge);
  byWidth.forEach((some, step) => {
    context.lineWidth = [1, 2, 3.5][step];
    context.beginPath();
    for (const { from, to } of some) {
      const [x, y] = pointOf(from, camera);
      const [u, v] = pointOf(to, camera);
      if (Math.max(x, u) < seen.left || Math.min(x, u) > seen.right) continue;
      if (Math.max(y, v) < seen.top || Math.min(y, v) > seen.bottom) continue;
      context.moveTo(x, y);
      context.lineTo(u, v);
    }
    context.stroke();
  });
  context.globalAlpha = 1;
}

function paintNodes(context, nodes, camera, colours, seen) {
  context.lineWidth = 1;
  context.strokeStyle = colours.paper;
  const byGroup = new Map();
  for (const node of nodes) {
    if (!byGroup.has(node.group)) byGroup.set(node.group, []);
    byGroup.get(node.group).push(node);
  }
  for (const [group, members] of byGroup) {
    context.fillStyle = colours.groups[group];
    context.beginPath();
    for (const node of members) {
      const [x, y] = pointOf(node, camera);
      const r = radiusOf(node, camera);
      if (x + r < seen.left || x - r > seen.right || y + r < seen.top || y - r > seen.bottom) continue;
      trace(context, node.shape, x, y, r);
    }
    context.fill();
    if (nodes.length <= 2000) context.stroke();
  }
}

function trace(context, shape, x, y, r) {
  if (shape === "square") {
    context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  } else if (shape === "diamond") {
    const d = r * 1.25;
    context.moveTo(x, y - d);
    context.lineTo(x + d, y);
    context.lineTo(x, y + d);
    context.lineTo(x - d, y);
    context.closePath();
  } else {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
}

/** Names nodes in their order, each below its mark, where there is room. */
function paintNames(context, nodes, camera, colours, seen, most) {
  context.font = `${FONT}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.strokeStyle = colours.paper;
  context.fillStyle = colours.ink;
  const taken = [];
  for (const node of nodes) {
    if (taken.length >= most) return;
    const [x, y] = pointOf(node, camera);
    if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) continue;
    const name = node.label.length > LETTERS ? `${node.label.slice(0, LETTERS - 1)}…` : node.label;
    const half = context.measureText(name).width / 2 + 2;
    const top = y + radiusOf(node, camera) + 2;
    const box = [x - half, top, x + half, top + FONT + 2];
    const free = taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
    if (!free) continue;
    taken.push(box);
    context.lineWidth = 3.5;
    context.strokeText(name, x, top);
    context.fillText(name, x, top);
  }
}
