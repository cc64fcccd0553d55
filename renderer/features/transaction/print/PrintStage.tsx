import type { OutcomeProps } from '../outcome/OutcomeStage.tsx';
import { ConfirmPrint } from './ConfirmPrint.tsx';
import { StartPrint } from './StartPrint.tsx';

/** The passbook: print what waits, then say what the paper shows. */
export const PrintStage = (props: OutcomeProps) => {
  const { document } = props.entry.view;
  if (document === null) return null;
  return props.step === 'print' ? (
    <StartPrint entry={props.entry} document={document} />
  ) : (
    <ConfirmPrint key={document.lines.map((each) => each.paper).join()} entry={props.entry} document={document} />
  );
};
