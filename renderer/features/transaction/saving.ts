import type { ClientKey } from '../../../contract/primitives.ts';
import { teller } from '../../bridge/teller.ts';
import type { Values } from './formModel.ts';
import { useFormStore } from './formStore.ts';
import { createSaver } from './saver.ts';

/** Long enough that typing is not slowed down, short enough that a crash costs a word at most. */
const SAVE_DELAY_MS = 350;

const save = async (key: string, values: Values): Promise<void> => {
  const clientKey = key as ClientKey;
  const result = await teller.call('form.save', { clientKey, values });
  const { change, told } = useFormStore.getState();
  if (result.ok) told(result.value);
  change(clientKey, (entry) => ({ ...entry, saving: entry.values === values ? (result.ok ? 'saved' : 'failed') : 'pending' }));
};

export const saver = createSaver<Values>(save, SAVE_DELAY_MS);

/** Forms whose last save failed are saved again, as when the back end has come back. */
export const saveAgain = (): void => {
  for (const [key, entry] of Object.entries(useFormStore.getState().forms)) {
    if (entry.saving === 'failed') saver.later(key, entry.values);
  }
};

/** Everything that was typed is with the back end when this resolves, or has failed to get there. */
export const saveNow = async (): Promise<void> => {
  await Promise.all(Object.keys(useFormStore.getState().forms).map((key) => saver.flush(key)));
};
