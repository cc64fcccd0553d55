import { type OperationInput, type OperationName, type OperationOutput, READS } from '../operations/all.ts';
import { createWriter, type Reader } from '../sqlite/access.ts';
import { openDatabase } from '../sqlite/database.ts';

export type ReadName = Extract<OperationName, keyof typeof READS>;

/** A database that is only looked at, by commands: nothing is migrated, checked or written. */
export interface Inspector extends Disposable {
  read<N extends ReadName>(operation: N, input: OperationInput<N>): OperationOutput<N>;
}

export const createInspector = (path: string, keyHex: string): Inspector => {
  const database = openDatabase(path, keyHex);
  const reader: Reader = createWriter(database);
  return {
    read: (operation, input) => (READS[operation] as (reader: Reader, input: unknown) => never)(reader, input),
    [Symbol.dispose]: () => void database.close(),
  };
};
