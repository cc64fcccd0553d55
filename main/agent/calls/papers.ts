import type { AgentContext } from '../context.ts';
import { judgePaper, listPapers, previewPaper, printPaper, savePaper } from '../papers/papers.ts';
import type { Handlers } from './register.ts';

type Names = 'paper.list' | 'paper.preview' | 'paper.print' | 'paper.judge' | 'paper.pdf';

export const paperHandlers = (context: AgentContext): Pick<Handlers, Names> => ({
  'paper.list': ({ clientKey }) => listPapers(context, clientKey),
  'paper.preview': ({ clientKey, kind }) => previewPaper(context, clientKey, kind),
  'paper.print': ({ clientKey, kind }) => printPaper(context, clientKey, kind),
  'paper.judge': ({ clientKey, kind, verdict }) => judgePaper(context, clientKey, kind, verdict),
  'paper.pdf': ({ clientKey, kind }) => savePaper(context, clientKey, kind),
});
