/** A filter over the example questions of the page. */
import { counted, element } from "../elements.js";

export function filterExamples(place) {
  const groups = [...place.querySelectorAll("details")];
  const questions = groups.flatMap((group) => [...group.querySelectorAll("li")]);
  const input = place.querySelector("input");
  const said = element("span", { class: "count", role: "status" });
  const open = new Map(groups.map((group) => [group, group.open]));
  input.after(said);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const each of questions) {
      const text = each.textContent.toLowerCase();
      each.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of groups) {
      const found = group.querySelector("li:not([hidden])") !== null;
      group.hidden = !found;
      group.open = words.length ? found : open.get(group);
    }
    const left = questions.filter((each) => !each.hidden).length;
    said.textContent = words.length ? counted(left, "question") : "";
  });
}
