// Each of these opens a door past the hardening: a debugger, a script before ours, or a renderer without its sandbox.
const REFUSED = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'no-sandbox',
  'disable-web-security',
  'js-flags',
  'load-extension',
];

const nameOf = (argument: string): string => argument.replace(/^-+/, '').split('=')[0]?.toLowerCase() ?? '';

/** The first refused switch on a command line. Chromium takes switches with one dash or two, and on Windows with a slash. */
export const refusedSwitch = (commandLine: readonly string[]): string | null => {
  for (const argument of commandLine) {
    if (!/^(-|\/)/.test(argument)) continue;
    const name = nameOf(argument.replace(/^\//, '--'));
    if (REFUSED.includes(name)) return name;
  }
  return null;
};
