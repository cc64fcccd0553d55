import { parseSync } from '@swc/core';

interface Node {
  readonly type: string;
}

const bodyOf = (text: string, tsx: boolean): readonly Node[] => parseSync(text, { syntax: 'typescript', tsx, target: 'es2024' }).body;

/** A file that only hands on what other files export. */
export const isBarrel = (text: string, tsx = false): boolean => {
  const body = bodyOf(text, tsx);
  return (
    body.length > 0 && body.every((node) => /^Export(All|Named)Declaration$/.test(node.type) && 'source' in node && node.source !== null)
  );
};

/** Files named by `import('…')` inside a type. dependency-cruiser does not see them, so the walls would not stop them. */
export const importTypes = (text: string, tsx = false): string[] => {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'TsImportType' && 'argument' in value) {
      found.push((value.argument as { readonly value: string }).value);
    }
    Object.values(value).forEach(walk);
  };
  walk(bodyOf(text, tsx));
  return found;
};
