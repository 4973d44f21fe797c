/** Runs one query at a time: says for how long, and can stop it. */
import { ask, cancel } from "./service.js";

const TICK = 100;

/** @param {{clock: HTMLElement, status: HTMLElement, cancelled: HTMLButtonElement}} page */
export function runner({ clock, status, stop }) {
  let current = null;

  function end() {
    if (!current) return;
    current.stopped.abort();
    cancel(current.run);
  }

  async function run(query) {
    end();
    const mine = { run: crypto.randomUUID?.() ?? randomName(), stopped: new AbortController() };
    current = mine;
    const began = performance.now();
    const timer = setInterval(() => {
      clock.textContent = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    }, TICK);
    status.textContent = "Running…";
    stop.disabled = false;
    try {
      return await ask(query, mine.run, mine.stopped.signal);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      const after = ((performance.now() - began) / 1000).toFixed(1);
      if (current === mine) status.textContent = `Cancelled after ${after} s.`;
      return null;
    } finally {
      clearInterval(timer);
      if (current === mine) {
        clock.textContent = "";
        stop.disabled = true;
        current = null;
      }
    }
  }

  return { run, end };
}

/** Where the page is not served over HTTPS there is no randomUUID. */
function randomName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}
