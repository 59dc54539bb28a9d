/** What data from elsewhere must be, piece by piece. A check gives the value, its own fields only, or throws a `Wrong`. */

/**
 * @template T
 * @typedef {(value: unknown, path: string) => T} Check
 */

/** What is wrong, and where: the code of a trouble, and what was wanted there. */
export class Wrong extends Error {
  /**
   * @param {"field" | "unknown" | "missing"} kind
   * @param {string} path such as `measurements.series.step[3]`
   * @param {string} [wanted] a word that the page has a text for
   */
  constructor(kind, path, wanted = "") {
    super(`${path}: ${kind} ${wanted}`);
    this.kind = kind;
    this.path = path;
    this.wanted = wanted;
  }
}

/** @type {Check<number>} */
export function number(value, path) {
  // 1e999 is read as infinite.
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Wrong("field", path, "number");
}

/** @param {number} min @param {number} max @returns {Check<number>} */
export function whole(min, max) {
  return (value, path) => {
    if (Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max) {
      return Number(value);
    }
    throw new Wrong("field", path, "whole");
  };
}

/** @param {number} longest @returns {Check<string>} */
export function text(longest) {
  return (value, path) => {
    if (typeof value === "string" && value.length <= longest) return value;
    throw new Wrong("field", path, "text");
  };
}

/** @type {Check<boolean>} */
export function flag(value, path) {
  if (typeof value === "boolean") return value;
  throw new Wrong("field", path, "flag");
}

/**
 * @template T
 * @param {Check<T>} check of each entry
 * @param {number} longest
 * @returns {Check<T[]>}
 */
export function list(check, longest) {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > longest) throw new Wrong("field", path, "list");
    return value.map((one, i) => check(one, `${path}[${i}]`));
  };
}

/** @param {unknown} value @param {string} path @returns {Record<string, unknown>} */
function object(value, path) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return /** @type {Record<string, unknown>} */ (value);
  }
  throw new Wrong("field", path, "object");
}

/** @param {string} path @param {string} name */
function below(path, name) {
  return path ? `${path}.${name}` : name;
}

/**
 * An object with exactly these fields.
 * @template {Record<string, Check<any>>} F
 * @param {F} fields
 * @returns {Check<{ [K in keyof F]: ReturnType<F[K]> }>}
 */
export function record(fields) {
  return (value, path) => {
    const given = object(value, path);
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(fields, name)) throw new Wrong("unknown", below(path, name));
    }
    const entries = Object.entries(fields).map(([name, check]) => {
      if (!Object.hasOwn(given, name)) throw new Wrong("missing", below(path, name));
      return [name, check(given[name], below(path, name))];
    });
    return Object.fromEntries(entries);
  };
}

/** Names as the engine has them; `__proto__` and the like are none. */
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * An object with any names.
 * @template T
 * @param {Check<T>} check of each value
 * @param {number} most
 * @returns {Check<Record<string, T>>}
 */
export function named(check, most) {
  return (value, path) => {
    const entries = Object.entries(object(value, path));
    if (entries.length > most) throw new Wrong("field", path, "object");
    const checked = entries.map(([name, one]) => {
      if (!NAME.test(name)) throw new Wrong("unknown", below(path, name));
      return [name, check(one, below(path, name))];
    });
    return Object.fromEntries(checked);
  };
}

/**
 * @template A, B
 * @param {Check<A>} first
 * @param {Check<B>} second what it may be instead
 * @returns {Check<A | B>}
 */
export function either(first, second) {
  return (value, path) => {
    try {
      return first(value, path);
    } catch {
      return second(value, path);
    }
  };
}
