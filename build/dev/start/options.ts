import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../../../central/dataFolder.ts';
import type { Wish } from '../sandbox/chooseShell.ts';

export interface StartOptions {
  readonly reset: boolean;
  readonly data: string;
  readonly headless: boolean;
  readonly shell: Wish;
  readonly help: boolean;
}

export const USAGE = `npm start -- [--reset] [--data DIR] [--headless] [--shell electron|rig]
  --reset      begin with a new sandbox: bank, counter and local database are thrown away
  --data DIR   keep the sandbox there
  --headless   no window; the printed address shows it
  --shell ...  electron: the real one or nothing. rig: the same program on an installed browser`;

const wishOf = (text: string | undefined): Wish => {
  if (text === undefined || text === '') return null;
  if (text === 'electron' || text === 'rig') return text;
  throw new Error(`There is no shell "${text}".\n${USAGE}`);
};

export const readOptions = (words: readonly string[]): StartOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      reset: { type: 'boolean', default: false },
      data: { type: 'string' },
      headless: { type: 'boolean', default: false },
      shell: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    reset: values.reset,
    data: path.resolve(values.data ?? dataFolder('guitai-sandbox')),
    headless: values.headless,
    shell: wishOf(values.shell ?? process.env.GUITAI_SHELL),
    help: values.help,
  };
};
