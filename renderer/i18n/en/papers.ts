import type { Translation } from '../translation.ts';

export const papers: Translation['papers'] = {
  title: 'Papers',
  print: 'Print',
  reprint: 'Print again',
  preview: 'Preview',
  layIn: 'Lay a blank sheet in (sandbox)',
  close: 'Close',
  good: 'It is good',
  bad: 'Spoilt',
  prints: 'printed {{count}} times',
  saved: 'PDF kept in {{path}}',
  states: {
    prepared: 'not printed',
    sent: 'look at the paper',
    confirmed: 'printed and checked',
    failed: 'printing failed',
    skipped: 'left out',
    spoilt: 'spoilt: void a certificate with 0233, cancel a draft or cheque, then use the next form',
  },
};
