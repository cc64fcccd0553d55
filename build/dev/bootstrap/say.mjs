import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Progress goes to standard error, so that what a script prints stays alone on standard output. @param {string} text */
export const say = (text) => {
  process.stderr.write(`${text}\n`);
};

/** @param {string} text @returns {never} */
export const stop = (text) => {
  say(text);
  process.exit(1);
};
