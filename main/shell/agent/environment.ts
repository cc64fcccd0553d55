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

export const agentEnvironment = (environment: NodeJS.ProcessEnv): Record<string, string> => {
  const passed: Record<string, string> = {};
  for (const name of PASSED) {
    const value = environment[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
};
