/** Limits of one call's input. The largest honest one is a form with its denomination count: some kilobytes. */
const MAX_DEPTH = 8;
const MAX_NODES = 5_000;
const MAX_CHARACTERS = 200_000;

// Names through which a careless merge would reach a prototype. No contract has a member of these names.
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

interface Budget {
  nodes: number;
  characters: number;
}

const walk = (value: unknown, depth: number, budget: Budget): string | null => {
  budget.nodes -= 1;
  if (budget.nodes < 0) return 'too many members';
  switch (typeof value) {
    case 'string':
      budget.characters -= value.length;
      return budget.characters < 0 ? 'too long' : null;
    case 'number':
      return Number.isFinite(value) ? null : 'a number that is not finite';
    case 'boolean':
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : walkMembers(value, depth + 1, budget);
    default:
      return `a ${typeof value}`;
  }
};

const walkMembers = (value: object, depth: number, budget: Budget): string | null => {
  if (depth > MAX_DEPTH) return 'too deeply nested';
  if (!Array.isArray(value) && !isPlain(value)) return 'an object of a class';
  for (const key of Reflect.ownKeys(value)) {
    if (Array.isArray(value) && key === 'length') continue;
    if (typeof key !== 'string' || FORBIDDEN_KEYS.has(key)) return 'a forbidden member name';
    budget.characters -= key.length;
    if (budget.characters < 0) return 'too long';
    const problem = walk(Reflect.get(value, key), depth, budget);
    if (problem !== null) return problem;
  }
  return null;
};

/** Why an input may not even be shown to its schema, or null. Runs before validation, so that its own cost is bounded. */
export const unboundedReason = (value: unknown): string | null => walk(value, 0, { nodes: MAX_NODES, characters: MAX_CHARACTERS });
