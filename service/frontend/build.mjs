/**
 * Bundles the scripts of the pages: `node build.mjs MODULES OUT`.
 *
 * MODULES is the folder node_modules, OUT a new folder for hashed, minified files, the manifest that
 * names them by entry, and the licences of what they hold.
 */
import { createRequire } from "node:module";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Scripts that a page may load, as modules. */
const ENTRIES = {
  main: "src/main.js",
  analysis: "src/analysis.js",
  editor: "src/editor/main.js",
  network: "src/network/main.js",
};
/** Runs before the page is drawn, so it is no module: those wait for the page. */
const FIRST = { theme: "src/theme.js" };
/** Runs on a thread of its own; the scripts that start it know its file as PAINTER. */
const BESIDE = { painter: "src/network/painting_worker.js" };
/** Licences under which code may be part of a bundle. */
const ALLOWED = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0"]);

const here = import.meta.dirname;
const [modules, out] = process.argv.slice(2).map((name) => path.resolve(name));
const esbuild = createRequire(path.join(modules, "here.js"))("esbuild");

const common = {
  absWorkingDir: here,
  nodePaths: [modules],
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

/** Names of the packages whose code is in a bundle. */
function packagesIn(inputs) {
  const found = inputs.map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  return [...new Set(found.filter(Boolean))].sort();
}

/** What a package says of its licence; throws for one that may not be bundled. */
function licence(name) {
  const folder = path.join(modules, name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (!ALLOWED.has(license)) {
    throw new Error(`${name} ${version} may not be bundled: its licence is ${license}.`);
  }
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(path.join(folder, file), "utf8").trim() : license;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** The files of a bundle by entry: what to load, and what that loads in turn. */
function filesByEntry(outputs, { entryPoints, format }) {
  const byPoint = new Map();
  for (const [file, { entryPoint, imports }] of Object.entries(outputs)) {
    const needed = imports.filter(({ kind }) => kind === "import-statement");
    const parts = needed.map((each) => path.basename(each.path));
    const bundle = { file: path.basename(file), parts, module: format === "esm" };
    if (entryPoint) byPoint.set(entryPoint, bundle);
  }
  return Object.entries(entryPoints).map(([name, point]) => [name, byPoint.get(point)]);
}

const beside = { entryPoints: BESIDE, format: "iife" };
const worker = await esbuild.build({ ...common, ...beside });
const [[, painter]] = filesByEntry(worker.metafile.outputs, beside);
const asked = [
  { entryPoints: ENTRIES, format: "esm", splitting: true, define: { PAINTER: JSON.stringify(painter.file) } },
  { entryPoints: FIRST, format: "iife" },
];
const built = await Promise.all(asked.map((each) => esbuild.build({ ...common, ...each })));
const files = built.flatMap(({ metafile }, at) =>
  filesByEntry(metafile.outputs, asked[at]),
);
const inputs = [worker, ...built].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(path.join(out, "manifest.json"), JSON.stringify(Object.fromEntries(files), null, 1));
writeFileSync(path.join(out, "LICENCES.txt"), packagesIn(inputs).map(licence).join("\n\n"));
