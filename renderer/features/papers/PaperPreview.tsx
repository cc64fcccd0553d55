import { Button } from 'antd';
import { DOCUMENT_KINDS } from '../../../contract/documents/kinds.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { PaperSheetView } from './PaperSheetView.tsx';
import { closePreview, usePaperStore } from './paperStore.ts';

/** A paper before it is printed, sheet by sheet. */
export const PaperPreview = () => {
  const { t, pick } = useTexts();
  const preview = usePaperStore((state) => state.preview);
  if (preview === null) return null;
  const { zh, en } = DOCUMENT_KINDS[preview.kind];
  return (
    <Dialog
      title={pick(zh, en)}
      onClose={closePreview}
      wide
      footer={
        <Button size="large" data-first-answer onClick={closePreview}>
          {t('papers.close')} <KeyHint keys="Esc" />
        </Button>
      }
    >
      <div className="paper-sheets">
        {preview.sheets.map((sheet, at) => (
          // Sheets of one paper have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
          <PaperSheetView key={at} sheet={sheet} />
        ))}
      </div>
    </Dialog>
  );
};
