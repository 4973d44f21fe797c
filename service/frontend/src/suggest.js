/**
 * Suggestions under a search field: a combobox with a list, after the WAI-ARIA Authoring Practices.
 *
 * `data-suggest` of the field holds the address that is asked. Down and Up choose, Enter opens what
 * is chosen or else searches, Escape closes the list; focus stays in the field.
 */

const WAIT = 120;
const SHORTEST = 2;
let lists = 0;

/** Gives all search fields of the page suggestions. */
export function offerSuggestions() {
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    if (input.dataset.suggest) new Suggestions(input);
  }
}

class Suggestions {
  /** @param {HTMLInputElement} input */
  constructor(input) {
    this.input = input;
    this.list = makeList(input);
    this.chosen = -1;
    this.timer = 0;
    this.request = null;
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.close());
    // The field would lose the focus before the click is heard.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.open(event.target.closest("[role=option]")));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  later() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (this.input.value.trim().length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(this.input.value.trim()), WAIT);
  }

  async ask(text) {
    this.request = new AbortController();
    const address = new URL(this.input.dataset.suggest, location.href);
    address.searchParams.set("q", text.slice(0, 200));
    try {
      const answer = await fetch(address, { signal: this.request.signal });
      if (!answer.ok) return this.close();
      const { suggestions } = await answer.json();
      if (document.activeElement === this.input) this.show(suggestions);
    } catch {
      // Aborted by the next letter, or the service is gone: the form still searches.
    }
  }

  show(suggestions) {
    this.choose(-1);
    this.list.replaceChildren(...suggestions.map((each, at) => optionOf(each, this.list.id, at)));
    const any = suggestions.length > 0;
    this.list.hidden = !any;
    this.input.setAttribute("aria-expanded", String(any));
    this.status(any ? `${suggestions.length} suggestions` : "No suggestions");
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.choose(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  choose(at) {
    const options = this.options;
    this.chosen = at;
    for (const [index, option] of options.entries()) {
      option.setAttribute("aria-selected", String(index === at));
    }
    if (at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    const count = this.options.length;
    const isOpen = !this.list.hidden;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && !event.altKey) {
      event.preventDefault();
      if (!isOpen) return this.later();
      // One place more than there are options: the field itself, with nothing chosen.
      this.choose(((this.chosen + 1 + steps[event.key] + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && isOpen && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.options[this.chosen]);
    }
  }

  open(option) {
    const address = option && new URL(option.dataset.address, location.href);
    if (!/^https?:$/.test(address?.protocol)) return;
    this.close();
    location.assign(address);
  }

  status(words) {
    this.list.nextElementSibling.textContent = words;
  }
}

function makeList(input) {
  const list = document.createElement("ul");
  list.id = `suggestions-${(lists += 1)}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "unseen";
  status.setAttribute("role", "status");
  input.form.append(list, status);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.setAttribute("aria-controls", list.id);
  return list;
}

function optionOf({ label, kind, address, also }, list, at) {
  const option = document.createElement("li");
  option.id = `${list}-${at}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.address = address;
  option.append(part("b", label), part("span", kind));
  if (also) option.append(part("small", Array.isArray(also) ? also.join(", ") : also));
  return option;
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
