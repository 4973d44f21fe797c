/** The service counts characters, JavaScript counts units of UTF-16: some characters take two. */

export function toCharacters(text, units) {
  return [...text.slice(0, units)].length;
}

export function toUnits(text, characters) {
  return [...text].slice(0, characters).join("").length;
}
