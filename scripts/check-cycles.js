/**
 * Fails where Rust modules of one crate depend on each other in a circle.
 * Usage: node scripts/check-cycles.js SOURCE_FOLDER...
 *
 * A module depends on those whose paths it names, in `use` or in its code; a name that a module re-exports counts for the
 * module that defines it. A parent depends on its child only where it uses an item of the child: `mod child;` and a
 * re-export are no dependency. Tests (`#[cfg(test)]`) are left out.
 */
import { readFileSync, readdirSync } from "node:fs";

/** @param {string} folder @returns {string[]} its Rust files */
const filesOf = (folder) =>
  readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => `${folder}/${name}`);

/** @param {string} folder @param {string} file @returns {string} its path, like "crate::config::schema" */
const moduleOf = (folder, file) => {
  const inner = file.slice(folder.length + 1).replace(/(^|\/)(mod|lib|main)\.rs$|\.rs$/, "");
  return ["crate", ...inner.split("/").filter(Boolean)].join("::");
};

/** @param {string} text @returns {string} without comments, strings, ranges of visibility and tests */
const codeOf = (text) =>
  text
    .replace(/\/\/.*$/gm, "")
    .replace(/"(?:\\.|[^"\\])*"/gs, '""')
    .replace(/pub\(in [\w:]+\)/g, "pub")
    .replace(/#\[cfg\(test\)\]\s*(mod \w+ \{.*?^\}|mod \w+;|[^\n]*\n)/gms, "");

/** @param {string} tree of a `use` @returns {{ path: string[], name: string }[]} */
function expand(tree) {
  const open = tree.indexOf("{");
  if (open < 0) {
    const [path, alias] = tree.trim().split(/\s+as\s+/);
    const parts = path.split("::").map((part) => part.trim());
    if (parts.at(-1) === "self" && parts.length > 1) parts.pop();
    return [{ path: parts, name: alias ?? parts.at(-1) ?? "" }];
  }
  const items = [];
  let [depth, start] = [0, open + 1];
  for (let at = open; at < tree.length; at += 1) {
    if (tree[at] === "{") depth += 1;
    if (tree[at] === "}") depth -= 1;
    if ((tree[at] === "," && depth === 1) || (tree[at] === "}" && depth === 0)) {
      items.push(tree.slice(start, at));
      start = at + 1;
    }
  }
  return items
    .filter((item) => item.trim())
    .flatMap((item) => expand(tree.slice(0, open).trim() + item.trim()));
}

/** @param {string} folder @returns {Map<string, Set<string>>} what each module depends on */
function dependencies(folder) {
  const modules = new Map(
    filesOf(folder).map((file) => {
      const code = codeOf(readFileSync(file, "utf8"));
      const uses = [...code.matchAll(/(pub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);/g)].flatMap(
        ([, pub, tree]) => expand(tree).map((use) => ({ ...use, isReexport: Boolean(pub) })),
      );
      return [moduleOf(folder, file), { uses, body: code.replace(/\buse\s+[^;]+;/g, "") }];
    }),
  );
  /** @param {string} from @param {string[]} path @returns {string | null} the module that defines what the path names */
  const resolve = (from, [first, ...rest]) => {
    const parent = from.split("::").slice(0, -1).join("::");
    const roots = { crate: "crate", self: from, super: parent };
    let module =
      roots[/** @type {"crate"} */ (first)] ??
      (modules.has(`${from}::${first}`) ? `${from}::${first}` : null);
    for (const name of module ? rest : []) {
      const reexport = modules.get(module)?.uses.find((use) => use.isReexport && use.name === name);
      if (name === "super") module = module.split("::").slice(0, -1).join("::");
      else if (modules.has(`${module}::${name}`)) module = `${module}::${name}`;
      else return reexport && module !== from ? resolve(module, reexport.path) : module;
    }
    return module;
  };
  return new Map(
    [...modules].map(([module, { uses, body }]) => {
      const isUsed = (/** @type {string} */ name) =>
        name !== "*" && new RegExp(`\\b${name}\\b`).test(body);
      const named = uses
        .filter(({ isReexport, name }) => !isReexport || isUsed(name))
        .map(({ path }) => path);
      const inline = [...body.matchAll(/(?<![\w:])[a-z]\w*(?:::\w+)+/g)].map(([path]) =>
        path.split("::"),
      );
      const targets = [...named, ...inline].map((path) => resolve(module, path));
      return [module, new Set(targets.filter((target) => target && target !== module))];
    }),
  );
}

/** @param {Map<string, Set<string>>} graph @returns {string[][]} a shortest circle through each module that is in one */
function circles(graph) {
  const found = new Map();
  for (const start of graph.keys()) {
    const paths = [[start]];
    const seen = new Set();
    for (const path of paths) {
      const next = [...(graph.get(/** @type {string} */ (path.at(-1))) ?? [])];
      if (next.includes(start)) {
        found.set([...path].sort().join(), [...path, start]);
        break;
      }
      paths.push(...next.filter((to) => !seen.has(to) && seen.add(to)).map((to) => [...path, to]));
    }
  }
  return [...found.values()];
}

const all = process.argv
  .slice(2)
  .flatMap((folder) =>
    circles(dependencies(folder)).map((circle) => `${folder}: ${circle.join(" -> ")}`),
  );
all.forEach((circle) => console.error(circle));
console.log(`${all.length} circles among the modules of ${process.argv.slice(2).join(", ")}`);
process.exit(all.length > 0 ? 1 : 0);
