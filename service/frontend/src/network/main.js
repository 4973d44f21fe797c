/** The picture of a network on its page. */

import { draw } from "./draw.js";
import { element } from "../elements.js";
import { panelFor } from "./panel.js";
import { toolsFor } from "./tools.js";

async function begin(figure) {
  const stage = figure.querySelector(".stage");
  const waiting = element("p", { class: "waiting" }, "Drawing …");
  stage.append(waiting);
  const { source, root, around, label } = figure.dataset;
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`the network was refused with ${answer.status}`);
  const network = await answer.json();
  const status = element("p", { class: "spoken", role: "status" });
  const { panel, show } = panelFor({ root, around, choose: (id) => drawn.choose(id) });
  const drawn = draw(stage, network, {
    label,
    onChoose(node, neighbours) {
      show(node, neighbours);
      status.textContent = node ? `${node.label}: ${neighbours.length} ties` : "";
    },
  });
  await drawn.ready;
  waiting.remove();
  stage.append(toolsFor(drawn, `network-${network.filters.view}`), panel, status);
  figure.dataset.drawn = "true";
}

const figure = document.getElementById("network");
if (figure) {
  begin(figure).catch((error) => {
    const words = `The picture could not be drawn: ${error.message}. The tables below hold the same.`;
    figure.querySelector(".waiting")?.replaceChildren(words);
  });
}
