/**
 * The page runs under `require-trusted-types-for 'script'`. The component library writes CSS through `innerHTML`, so a policy
 * must exist; this one lets text without markup through and refuses everything that could become an element or a script.
 */
interface PolicyFactory {
  createPolicy(
    name: 'default',
    rules: {
      createHTML(text: string): string;
      createScript(text: string): string;
      createScriptURL(text: string): string;
    },
  ): unknown;
}

export const refuseMarkup = (text: string): string => {
  if (text.includes('<')) throw new TypeError('Markup is not allowed here');
  return text;
};

const refuse = (): never => {
  throw new TypeError('Scripts are not made at run time here');
};

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
factory?.createPolicy('default', { createHTML: refuseMarkup, createScript: refuse, createScriptURL: refuse });
