/** What a native library or the C runtime needs to work. Everything else in the shell's environment is none of the agent's business. */
const PASSED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TMP',
  'TEMP',
  'TZ',
  'LANG',
  'LC_ALL',
  'SystemRoot',
  'windir',
  'LOCALAPPDATA',
  'APPDATA',
  'USERPROFILE',
  'PROGRAMDATA',
];

/** In the sandbox alone, GUITAI_ variables reach the agent as well: a test orders a crash by one. */
export const agentEnvironment = (environment: NodeJS.ProcessEnv, sandbox: boolean): Record<string, string> => {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && (PASSED.includes(name) || (sandbox && name.startsWith('GUITAI_')))) passed[name] = value;
  }
  return passed;
};
