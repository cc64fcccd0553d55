// Runs on whatever Node the machine has, before anything is installed: Node's built-ins only, no TypeScript, no syntax newer than Node 18.
import { requireNode20 } from './bootstrap/nodeVersion.mjs';

requireNode20();

/**
 * Makes the checkout able to run, and does nothing when it is: packages from the lock file, the few install steps on the allow-list,
 * Node 24, and for the window the system's own packages. Answers with the path of a Node 24.
 * @param {{ system?: boolean }} [options]
 * @returns {Promise<string>}
 */
export const bootstrap = async ({ system = false } = {}) => {
  const { installPackages } = await import('./bootstrap/packages.mjs');
  const { runInstallSteps } = await import('./bootstrap/installSteps.mjs');
  const { findNode24 } = await import('./bootstrap/node24.mjs');
  installPackages();
  runInstallSteps();
  if (system) {
    const { installSystemPackages } = await import('./bootstrap/systemPackages.mjs');
    installSystemPackages();
  }
  return findNode24();
};
