/** Draws bars, a line or points as SVG. */
import { drawn } from "../elements.js";

const WIDE = 760;
const BAR = 26;
const HIGH = 380;
const LONGEST = 34;

/**
 * @param {"bar" | "line" | "scatter"} kind
 * @param {{name: string, x: number | null, y: number}[]} points
 * @param {{x: string, y: string}} titles
 */
export function chart(kind, points, titles) {
  return kind === "bar" ? bars(points, titles) : plotted(kind, points, titles);
}

function picture(height, title, ...parts) {
  const svg = drawn("svg", { viewBox: `0 0 ${WIDE} ${height}`, class: "chart", role: "img" });
  svg.append(drawn("title", {}, title), ...parts);
  return svg;
}

function bars(points, titles) {
  const longest = Math.max(...points.map(({ name }) => cut(name).length), 4);
  const left = Math.min(8 * longest + 14, 280);
  const axis = scale(0, ...points.map(({ y }) => y));
  const place = (value) => left + ((value - axis.low) / (axis.high - axis.low)) * (WIDE - left - 70);
  const zero = place(0);
  const rows = points.map(({ name, y }, at) => {
    const top = 30 + at * BAR;
    const end = place(y);
    const said = end < zero ? end - 6 : end + 6;
    return drawn(
      "g",
      {},
      drawn("title", {}, `${name}: ${y.toLocaleString("en")}`),
      drawn("text", { x: left - 8, y: top + 14, class: "chart-label end" }, cut(name)),
      drawn("rect", {
        x: Math.min(zero, end),
        y: top + 3,
        width: Math.max(Math.abs(end - zero), 1),
        height: BAR - 8,
        class: "chart-bar",
      }),
      drawn("text", { x: said, y: top + 14, class: y < 0 ? "chart-label end" : "chart-label" }, y.toLocaleString("en")),
    );
  });
  const heading = drawn("text", { x: left, y: 16, class: "chart-label title" }, titles.y);
  return picture(40 + points.length * BAR, `${titles.y} by ${titles.x}`, heading, ...rows);
}

function plotted(kind, points, titles) {
  const numbers = points.every(({ x }) => x !== null);
  const placed = points.map((point, at) => ({ ...point, x: numbers ? point.x : at }));
  if (numbers && kind === "line") placed.sort((a, b) => a.x - b.x);
  const across = scale(...placed.map(({ x }) => x));
  const up = scale(...placed.map(({ y }) => y), ...(kind === "line" ? [0] : []));
  const box = { left: 66, right: WIDE - 20, top: 34, bottom: HIGH - 56 };
  const toX = (x) => box.left + ((x - across.low) / (across.high - across.low)) * (box.right - box.left);
  const toY = (y) => box.bottom - ((y - up.low) / (up.high - up.low)) * (box.bottom - box.top);
  const path = placed.map(({ x, y }, at) => `${at ? "L" : "M"}${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`);
  return picture(
    HIGH,
    `${titles.y} by ${titles.x}`,
    ...grid(up.ticks, box, toY),
    ...(numbers ? across.ticks.map((x) => below(toX(x), box, plain(x))) : named(placed, box, toX)),
    drawn("text", { x: box.left, y: 18, class: "chart-label title" }, titles.y),
    drawn("text", { x: box.right, y: HIGH - 10, class: "chart-label title end" }, titles.x),
    kind === "line" ? drawn("path", { d: path.join(""), class: "chart-line" }) : null,
    ...placed.map(({ name, x, y }) =>
      drawn(
        "circle",
        { cx: toX(x).toFixed(1), cy: toY(y).toFixed(1), r: kind === "line" ? 3 : 4.5, class: "chart-point" },
        drawn("title", {}, `${name}: ${y.toLocaleString("en")}`),
      ),
    ),
  );
}

function grid(ticks, box, toY) {
  return ticks.flatMap((y) => [
    drawn("line", { x1: box.left, x2: box.right, y1: toY(y), y2: toY(y), class: "chart-grid" }),
    drawn("text", { x: box.left - 8, y: toY(y) + 4, class: "chart-label end" }, plain(y)),
  ]);
}

function below(x, box, text) {
  return drawn("text", { x, y: box.bottom + 20, class: "chart-label middle" }, text);
}

/** As many names below as there is room for. */
function named(placed, box, toX) {
  const every = Math.ceil(placed.length / 8);
  return placed.filter((_, at) => at % every === 0).map(({ x, name }) => below(toX(x), box, cut(name, 12)));
}

/** Bounds and round steps for an axis. */
export function scale(...values) {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low === high) [low, high] = [Math.min(low, 0), Math.max(high, low + 1)];
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  low = Math.floor(low / step) * step;
  high = Math.ceil(high / step) * step;
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, at) => low + at * step) };
}

/** Years and other whole numbers below 10,000 are written without commas. */
function plain(value) {
  const rounded = Number(value.toPrecision(12));
  return Math.abs(rounded) < 10_000 ? String(rounded) : rounded.toLocaleString("en");
}

function cut(text, most = LONGEST) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
