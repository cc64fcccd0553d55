import { registerHooks } from 'node:module';

// `node --import tests/rig/register.ts out/shell/main.js` runs the built shell unchanged: its import of `electron` meets the double.
const double = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context)),
});
