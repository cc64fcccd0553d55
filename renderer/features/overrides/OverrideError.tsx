import { overrideKindSchema } from '../../../contract/central/overrides.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { formOverrideStateSchema } from '../../../contract/views/override.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';

/** An error about an override, with the states and kinds that it names in words. */
export const OverrideError = ({ error }: { readonly error: WireError | null }) => {
  const { t, pick } = useTexts();
  if (error === null) return <ErrorNotice error={null} />;
  const { state, allowed, ...rest } = error.details;
  const known = formOverrideStateSchema.safeParse(state);
  const kinds = allowed?.split(', ').map((each) => {
    const kind = overrideKindSchema.safeParse(each);
    return kind.success ? t(`overrides.kinds.${kind.data}`) : each;
  });
  const details = {
    ...rest,
    ...(state === undefined ? {} : { state: known.success ? t(`overrides.states.${known.data}`) : state }),
    ...(kinds === undefined ? {} : { allowed: kinds.join(pick('、', ', ')) }),
  };
  return <ErrorNotice error={{ code: error.code, details }} />;
};
