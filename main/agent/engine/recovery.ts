import type { AgentContext } from '../context.ts';
import { paperUnknown } from '../printing/steps.ts';
import { apply } from './apply.ts';
import { foundAfterCrash } from './steps.ts';

/**
 * What a start finds from before: a transaction in `sending` is in doubt, for nobody saw its answer; a document that was
 * being printed is on paper or not, and only the teller can tell. Both are labelled as the system's findings.
 */
export const recover = async (context: AgentContext): Promise<number> => {
  let found = 0;
  for (const view of await context.store.do('unfinished', null)) {
    const at = context.clock.now();
    if (view.stage === 'sending') {
      await apply(context, foundAfterCrash(view, at));
      found += 1;
    } else if (
      view.stage === 'printing' &&
      view.document?.state === 'sent' &&
      view.document.lines.some(({ paper }) => paper === 'waiting')
    ) {
      await apply(context, paperUnknown(view, view.document, at));
      found += 1;
    }
  }
  return found;
};
