import type { Translation } from '../translation.ts';

export const events: Translation['events'] = {
  'form.opened': 'Form opened',
  'form.discarded': 'Form given up',
  'transaction.quoted': 'Quoted',
  'transaction.sending': 'Sent to central',
  'transaction.accepted': 'Booked by central',
  'transaction.rejected': 'Refused by central',
  'transaction.inDoubt': 'No answer: outcome not known',
  'transaction.recovered': 'Found after a restart: outcome not known',
  'transaction.resent': 'Sent again under the same key',
  'transaction.done': 'Finished',
  'print.sent': 'Sent to the printer',
  'print.reported': 'The printer reports it done',
  'print.failed': 'Printing stopped',
  'print.recovered': 'Found after a restart: paper not known',
  'print.confirmed': 'The teller confirmed the paper',
  'print.nothingOnPaper': 'The teller found nothing on paper',
  'print.acknowledged': 'Central has moved the print position',
  'print.acknowledgementRefused': 'Central refused the print position',
  'print.skipped': 'Not printed',
};
