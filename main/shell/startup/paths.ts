import path from 'node:path';

/** Where the built parts stand. */
export interface ShellPaths {
  readonly renderer: string;
  readonly preload: string;
  readonly agent: string;
}

/** The shell is built into `out/shell/`; the other parts stand beside that folder. */
export const builtPaths = (shellDir: string): ShellPaths => {
  const out = path.dirname(shellDir);
  return {
    renderer: path.join(out, 'renderer'),
    preload: path.join(out, 'preload', 'preload.cjs'),
    agent: path.join(out, 'agent', 'agent.js'),
  };
};
