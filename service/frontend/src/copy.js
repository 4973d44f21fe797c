/** Buttons that copy: `data-copy` holds the text, or `#id` of the element whose text is meant. */

const SAID_FOR = 2000;

/** Makes the buttons of the page work, those added later too; the page says what was done. */
export function offerCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    event.preventDefault();
    say(button, (await copied(textOf(button))) ? "Copied" : "Copying was not allowed");
  });
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

/** The text that a button copies. */
export function textOf(button) {
  const asked = button.dataset.copy;
  if (!asked.startsWith("#")) return asked;
  const element = document.getElementById(asked.slice(1));
  return element ? (element.value ?? element.textContent.trim()) : "";
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** The older way, which also works where the page is not served over HTTPS. */
function copiedBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus();
  return done;
}

function say(button, words) {
  const label = button.dataset.label ?? (button.dataset.label = button.textContent);
  button.textContent = words;
  announce(words);
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = String(setTimeout(() => (button.textContent = label), SAID_FOR));
}

/** Tells those who listen to the page. */
export function announce(words) {
  let region = document.getElementById("announced");
  if (!region) {
    region = document.createElement("p");
    region.id = "announced";
    region.className = "unseen";
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  region.textContent = words;
}
