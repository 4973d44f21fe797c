/** Paints a network on a canvas as a camera sees it. */

import { other } from "./graph.js";
import { placeNames } from "./names.js";

const FAINT = 0.14;
const LETTERS = 34;
const FONT = 12;
const NAMES = 48;
/** Edges beyond which each is painted fainter and thinner, so that the many do not become one blot. */
const FEW = 1500;
const FAINTEST = 0.2;
const THINNEST = 0.5;

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
  const most = Math.round(NAMES * Math.sqrt(camera.closeness));
  paintNames(context, graph.byDegree, camera, colours, seen, size, most);
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
  paintNames(context, [node, ...near], camera, colours, seen, size, 40);
  context.restore();
}

function pointOf(node, camera) {
  return [node.x * camera.scale + camera.x, node.y * camera.scale + camera.y];
}

function paintEdges(context, edges, camera, colour, seen) {
  context.strokeStyle = colour;
  const share = Math.min(1, Math.sqrt((FEW * camera.closeness) / edges.length));
  context.globalAlpha = Math.max(FAINTEST, share);
  const byWidth = [[], [], []];
  for (const edge of edges) byWidth[edge.weight > 4 ? 2 : edge.weight > 1 ? 1 : 0].push(edge);
  byWidth.forEach((some, step) => {
    context.lineWidth = [1, 2, 3.5][step] * Math.max(THINNEST, share);
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

/** Names nodes in their order where there is room between all that are painted. */
function paintNames(context, nodes, camera, colours, seen, frame, most) {
  context.font = `${FONT}px system-ui, sans-serif`;
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.paper;
  context.fillStyle = colours.ink;
  const marks = [];
  for (const node of nodes) {
    const [x, y] = pointOf(node, camera);
    if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) continue;
    marks.push({ x, y, r: radiusOf(node, camera), name: shortened(node.label) });
  }
  const widthOf = (number) => context.measureText(marks[number].name).width;
  for (const { number, box } of placeNames(marks, widthOf, FONT + 2, most, frame)) {
    context.strokeText(marks[number].name, box[0], box[1]);
    context.fillText(marks[number].name, box[0], box[1]);
  }
}

function shortened(label) {
  return label.length > LETTERS ? `${label.slice(0, LETTERS - 1)}…` : label;
}
