/**
 * Values on their way between page and shell. What structured clone keeps and this program can meet is kept (undefined, NaN, bigint,
 * dates, own `__proto__` members); what it refuses (functions, symbols, cycles, class instances) is refused. The functions are also run
 * inside the page from their source text, so they use nothing from outside.
 */
export const encode = (value: unknown): string => {
  const seen = new Set<unknown>();
  const refuse = (what: string): never => {
    throw new Error(`${what} could not be cloned.`);
  };
  const walk = (each: unknown): unknown[] => {
    if (each === undefined) return ['u'];
    if (typeof each === 'bigint') return ['b', each.toString()];
    if (typeof each === 'number' && !Number.isFinite(each)) return ['n', String(each)];
    if (each === null || typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean') return ['v', each];
    if (typeof each !== 'object') return refuse(String(each));
    if (seen.has(each)) return refuse('#<Object>');
    if (each instanceof Date) return ['d', each.getTime()];
    seen.add(each);
    const coded = Array.isArray(each) ? ['a', each.map(walk)] : ['o', Object.keys(each).map((key) => [key, walk(Reflect.get(each, key))])];
    seen.delete(each);
    return coded;
  };
  return JSON.stringify(walk(value));
};

export const decode = (text: string): unknown => {
  const walk = (coded: unknown): unknown => {
    const [kind, content] = coded as [string, never];
    if (kind === 'u') return undefined;
    if (kind === 'b') return BigInt(content);
    if (kind === 'n') return Number(content);
    if (kind === 'v') return content;
    if (kind === 'd') return new Date(content);
    if (kind === 'a') return (content as unknown[]).map(walk);
    const made = {};
    for (const [key, member] of content as [string, unknown][]) {
      Object.defineProperty(made, key, { value: walk(member), writable: true, enumerable: true, configurable: true });
    }
    return made;
  };
  return walk(JSON.parse(text));
};
