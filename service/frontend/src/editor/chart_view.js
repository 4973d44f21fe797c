/** A result as a chart: which columns, which kind. */
import { button, element } from "../elements.js";
import { chart } from "./chart.js";
import { numberOf, textOf } from "./names.js";
import { savePng, saveSvg } from "./picture.js";

const MOST = { bar: 50, line: 1000, scatter: 1000 };
const KINDS = { bar: "Bars", line: "Line", scatter: "Points" };

/** Columns all of whose values are numbers. */
export function numericColumns({ rows, variables }) {
  return variables.filter(
    (name) =>
      rows.some((row) => row[name]) && rows.every((row) => !row[name] || numberOf(row[name]) !== null),
  );
}

export function chartView(result, labels) {
  const numbers = numericColumns(result);
  if (!numbers.length) {
    return element("p", { class: "notice" }, "A chart needs a column of numbers; this result has none. Count something: (COUNT(?x) AS ?number) with GROUP BY.");
  }
  const others = result.variables.filter((name) => !numbers.includes(name));
  const y = select("Numbers", numbers, numbers.at(others.length ? 0 : -1));
  const x = select("Over", result.variables, others.at(-1) ?? result.variables[0]);
  const kind = select("As", Object.keys(KINDS), others.length ? "bar" : "line", KINDS);
  const place = element("figure", { class: "charted", tabindex: "0", "aria-label": "Chart of the result" });
  const draw = () => {
    const points = pointsOf(result, labels, x.value, y.value);
    const most = MOST[kind.value];
    const svg = chart(kind.value, points.slice(0, most), { x: x.value, y: y.value });
    const cut = points.length > most ? `The first ${most} of ${points.length.toLocaleString("en")} rows are drawn.` : "";
    place.replaceChildren(svg, element("figcaption", { class: "source" }, cut));
  };
  for (const each of [x, y, kind]) each.addEventListener("change", draw);
  draw();
  const file = () => place.querySelector("svg");
  return element(
    "div",
    {},
    element("div", { class: "choices" }, y.parentNode, x.parentNode, kind.parentNode,
      button("SVG", () => saveSvg(file(), "chart"), { "aria-label": "Download the chart as SVG" }),
      button("PNG", () => savePng(file(), "chart"), { "aria-label": "Download the chart as PNG" })),
    place,
  );
}

export function select(label, values, chosen, names = {}) {
  const made = element("select", {}, ...values.map((each) => element("option", { value: each }, names[each] ?? each)));
  made.value = chosen;
  element("label", {}, `${label} `, made);
  return made;
}

function pointsOf({ rows }, labels, x, y) {
  return rows
    .filter((row) => row[y])
    .map((row) => ({
      name: labels[row[x]?.value] || textOf(row[x]),
      x: numberOf(row[x]),
      y: numberOf(row[y]),
    }));
}
