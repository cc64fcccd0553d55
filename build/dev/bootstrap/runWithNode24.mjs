import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './say.mjs';

/**
 * Runs a script under Node 24 and ends as it ends. Signals are handed on; the channel tells the script when this process is gone, however
 * it went.
 * @param {string} node @param {string[]} words @param {{ channel?: boolean }} [options]
 */
export const runWithNode24 = (node, words, { channel = false } = {}) => {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...words], {
    stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { ...process.env, PATH: [path.join(ROOT, 'node_modules', '.bin'), path.dirname(node), process.env.PATH].join(path.delimiter) },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // At a terminal Ctrl-C reaches the script directly; a second copy of the signal does no harm.
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(`${node} cannot be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
};
