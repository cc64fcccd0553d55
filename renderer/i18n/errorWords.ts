import type { WireError } from '../../contract/errors/wire.ts';

type Details = WireError['details'];

/** Details that are codes of the contract and have words on the screen. */
export interface Words {
  readonly deviceCode: Readonly<Record<string, string>>;
  readonly device: Readonly<Record<string, string>>;
  readonly stage: Readonly<Record<string, string>>;
  readonly reason: Readonly<Record<string, string>>;
  readonly limit: Readonly<Record<string, string>>;
}

/** The details of an error with codes turned into words; a code without words stays as it came, for the technician. */
export const detailsInWords = (details: Details, words: Words): Details =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const known =
        name === 'deviceCode' || name === 'device' || name === 'stage' || name === 'reason' || name === 'limit' ? words[name] : undefined;
      return [name, known !== undefined && Object.hasOwn(known, value) ? (known[value] ?? value) : value];
    }),
  );
