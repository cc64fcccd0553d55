/** One figure of a file and what this program makes of it. Both are compared as text, hexadecimal in upper case. */
export interface VectorCase {
  readonly id: string;
  readonly expected: string;
  /** A throw means that the figure could not be read; it counts as a failure. */
  got(): string | Promise<string>;
}

/** What a file holds: figures that can be evaluated, and names of those for which there is no code. */
export interface VectorFile {
  readonly cases: readonly VectorCase[];
  readonly missing: readonly string[];
}

export type Json = { readonly [key: string]: unknown };

export const record = (value: unknown, what: string): Json => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new TypeError(`${what} is not an object`);
};
export const text = (value: unknown, what: string): string => {
  if (typeof value === 'string') return value;
  throw new TypeError(`${what} is not text`);
};
export const texts = (value: unknown, what: string): readonly string[] => {
  if (Array.isArray(value)) return value.map((item) => text(item, what));
  throw new TypeError(`${what} is not a list`);
};
export const rows = (value: unknown, what: string): readonly Json[] => {
  if (Array.isArray(value)) return value.map((item, at) => record(item, `${what} ${at}`));
  throw new TypeError(`${what} is not a list`);
};

/** The value of a result that a published figure cannot fail. */
export function sure<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly message: string } },
): T {
  if (result.ok) return result.value;
  throw new Error(result.error.message);
}

/** Keys that say where figures come from, and are none. */
const COMMENTARY: ReadonlySet<string> = new Set(['source', 'note', 'licence', 'license']);
export const unknownKeys = (content: Json, known: readonly string[]): string[] =>
  Object.keys(content).filter((key) => !COMMENTARY.has(key) && !known.includes(key));
