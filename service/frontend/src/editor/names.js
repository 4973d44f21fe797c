/** How IRIs are written and where they lead. */
import { settings } from "./service.js";

const byLength = Object.entries(settings.prefixes ?? {}).sort((a, b) => b[1].length - a[1].length);

/** An IRI with the longest prefix that fits. */
export function short(iri) {
  const fitting = byLength.find(([, start]) => iri.startsWith(start));
  return fitting ? `${fitting[0]}:${iri.slice(fitting[1].length)}` : iri;
}

/** The address of a thing on this service, or its IRI; null for what leads nowhere. */
export function address(iri) {
  if (settings.own.some((start) => iri.startsWith(start))) {
    return `${settings.root}/${iri.slice(settings.base.length)}`;
  }
  return /^https?:\/\//.test(iri) ? iri : null;
}

/** The text of a term of a result. */
export function textOf(term) {
  if (!term) return "";
  if (term.type === "uri") return short(term.value);
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type !== "triple") return term.value;
  const { subject, predicate, object } = term.value;
  return `<<( ${[subject, predicate, object].map(textOf).join(" ")} )>>`;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a term stands for, or null. */
export function numberOf(term) {
  const literal = term?.type === "literal" || term?.type === "typed-literal";
  return literal && NUMBER.test(term.value) ? Number(term.value) : null;
}
