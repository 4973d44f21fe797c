/** Range inputs say their value: `data-slider` holds the id of the element to say it in. */

/** Makes the sliders of the page say where they stand. */
export function showValues() {
  for (const input of document.querySelectorAll("input[data-slider]")) {
    const output = document.getElementById(input.dataset.slider);
    if (!output) continue;
    const show = () => (output.textContent = Number(input.value).toFixed(decimals(input.step)));
    input.addEventListener("input", show);
    show();
  }
}

/** Places after the point that steps of a size need. */
export function decimals(step) {
  return (step.split(".")[1] ?? "").length;
}
