import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { SignOffItem } from '../../../contract/ipc/calls/session.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useTill } from '../counter/counterStore.ts';
import { goThere } from './goThere.ts';
import { leaveSignOff, signOff, useSignOffStore } from './signOffStore.ts';

const Item = ({ item }: { readonly item: SignOffItem }) => {
  const { t, pick } = useTexts();
  const { go } = item;
  return (
    <li>
      <span>{pick(item.textZh, item.textEn)}</span>
      {go !== null && (
        <Button size="small" onClick={() => goThere(go)}>
          {t('blockers.go')}
        </Button>
      )}
    </li>
  );
};

const Found = () => {
  const { t } = useTexts();
  const found = useSignOffStore((state) => state.found);
  const till = useTill();
  const list = useRef<HTMLDivElement>(null);
  // The next thing to do is the first that stands in the way.
  useEffect(() => {
    if (found !== null) list.current?.querySelector('button')?.focus();
  }, [found]);
  if (found === null) return <p role="status">{t('blockers.asking')}</p>;
  const blocking = found.items.filter(({ blocks }) => blocks);
  const told = found.items.filter(({ blocks }) => !blocks);
  return (
    <>
      {blocking.length > 0 && (
        <div ref={list} role="alert" className="notice notice-error">
          <strong>{t('signOff.blocked')}</strong>
          <ul className="blockers">
            {blocking.map((item) => (
              <Item key={`${item.kind} ${item.reference}`} item={item} />
            ))}
          </ul>
        </div>
      )}
      {told.length > 0 && (
        <div role="status" className="notice notice-info">
          <strong>{t('blockers.told')}</strong>
          <ul className="blockers">
            {told.map((item) => (
              <Item key={`${item.kind} ${item.reference}`} item={item} />
            ))}
          </ul>
          {till !== null && <span>{t('signOff.tillStays', { tillId: till.tillId })}</span>}
        </div>
      )}
      {found.items.length === 0 && <p role="status">{t('blockers.none')}</p>}
      {!found.centralAsked && <p className="notice notice-warning">{t('blockers.centralSilent')}</p>}
    </>
  );
};

/** 0103: names everything that stands in the way, each with the way there, and asks once. */
export const SignOffDialog = () => {
  const { t } = useTexts();
  const { asked, busy, error } = useSignOffStore();
  if (!asked) return null;
  return (
    <Dialog
      title={t('signOff.title')}
      onClose={leaveSignOff}
      footer={
        <>
          <Button size="large" onClick={leaveSignOff}>
            {t('signOff.stay')} <KeyHint keys="Esc" />
          </Button>
          <Button size="large" type="primary" data-first-answer disabled={busy} onClick={() => void signOff()}>
            {busy ? t('signOff.busy') : t('signOff.confirm')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <p>{t('signOff.text')}</p>
      {error === null && <Found />}
      <ErrorNotice error={error} />
    </Dialog>
  );
};
