import type { Translation } from '../translation.ts';

export const transaction: Translation['transaction'] = {
  clientKey: 'Client key',
  fields: 'Transaction fields',
  summary: 'Totals',
  lookingUp: 'Looking up the account…',
  quote: 'Quote and review',
  quoting: 'Quoting…',
  yes: 'yes',
  no: 'no',
  choose: 'Choose…',
  minimumOpen: 'At least {{amount}}',
  noVouchers: 'You hold none of these forms; fetch some first (0232).',
  nextVoucher: 'Next {{number}}, {{left}} left.',
  witness: {
    tellerId: 'Second person',
    password: 'Password',
    code: 'Code, if any',
    prove: 'Verify',
    proven: 'has been verified here',
    other: 'Somebody else',
  },
  saving: { saved: 'Saved', pending: 'Saving…', failed: 'Not saved yet; will be when the back end is back' },
};

export const steps: Translation['steps'] = {
  label: 'Steps',
  enter: 'Enter',
  quote: 'Quote',
  post: 'Post',
  print: 'Print',
  finish: 'Finish',
};

export const leave: Translation['leave'] = {
  title: 'Leave this form?',
  text: 'What was filled in is saved. Park it and come back with F6 at any time.',
  park: 'Park',
  stay: 'Go on filling in',
  discard: 'Give the form up',
};

export const cash: Translation['cash'] = {
  notes: 'Notes',
  coins: 'Coins',
  pieces: 'Pieces',
  piecesOf: '{{name}}, pieces',
  tooMany: 'Too many; check the figure.',
  value: 'Value',
  lastClose: 'Last close',
  inTill: 'In the till',
  amount: 'Amount',
  counted: 'Counted',
  difference: 'Difference of the count',
  fit: { open: 'To be counted', fits: 'It fits', short: 'Short by', over: 'Over by' },
};

export const till: Translation['till'] = {
  states: { closed: 'closed', open: 'assigned', active: 'in use', paused: 'paused', sealed: 'sealed' },
};

export const review: Translation['review'] = {
  label: 'Quote review',
  title: 'Review',
  notBooked: 'Not booked yet',
  account: 'Account',
  balanceNow: 'Balance now',
  balanceAfter: 'Balance after',
  fees: 'Fees',
  noFees: 'None',
  override: 'Override needed',
  post: 'Post',
  quoteAgain: 'Quote again',
  change: 'Go back and change',
  propose: 'Propose pieces',
};

export const outcome: Translation['outcome'] = {
  label: 'Outcome',
  accepted: 'Posted',
  trace: 'Trace number',
  amount: 'Amount',
  balance: 'Balance',
  paperDone: 'The passbook is printed and confirmed.',
  paperLater: 'The passbook was not printed; the lines wait for the next time.',
  rejected: 'Rejected, nothing was booked',
  inDoubt: 'Outcome not known',
  inDoubtText:
    'It was sent and central has not answered. The system keeps asking and this page changes by itself. F9 asks now; you may serve the next customer meanwhile.',
  doNotRepeat: 'Do not repeat this transaction',
  doNotPay: "Do not pay out; keep the customer's cash apart",
  doNotPrint: 'Do not fill in a book or voucher by hand',
  askNow: 'Ask now',
  asking: 'Asking…',
  sending: 'Posting',
  sendingText: 'It is saved at this PC and on its way to central. Wait; do not repeat it.',
  queued: 'Accepted for forwarding',
  queuedText: 'It is forwarded when central is back. Tell the customer that central’s booking decides.',
  ended: 'The form was given up',
  endedText: 'It was not sent; nothing was booked.',
  recovered: 'The system recovered this transaction after a restart. Its state is the system’s doing, not a teller’s.',
  recap: 'What was sent',
  updatedAt: 'Updated',
  next: 'Finish, next customer',
  close: 'Close the form',
};

export const print: Translation['print'] = {
  label: 'Passbook print',
  insert: 'Insert the passbook',
  printing: 'Printing…',
  book: 'Book',
  from: 'from line {{line}} on; lines to print: {{count}}.',
  print: 'Print',
  skip: 'Do not print now',
  lookDone: 'Compare with the book',
  lookBroken: 'Printing stopped: look at the book',
  choose: 'Choose the last line that is good on paper; what comes after it is printed again.',
  none: 'No line is good',
  lastGood: 'Last good line',
  lineGood: 'Line {{line}} is good',
  confirm: 'Confirm up to line {{line}}',
  confirmNone: 'Confirm: nothing was printed',
  line: 'Line',
  date: 'Date',
  summary: 'Summary',
  amount: 'Amount',
  balance: 'Balance',
  paper: 'On paper',
  papers: { waiting: 'not printed', maybe: 'may be printed', confirmed: 'device confirmed' },
};

export const stages: Translation['stages'] = {
  open: 'Entering',
  quoted: 'Quoted',
  collected: 'Collected',
  authorised: 'Authorised',
  sending: 'Sending',
  accepted: 'Posted',
  rejected: 'Rejected',
  inDoubt: 'In doubt',
  queued: 'Queued',
  printing: 'Printing',
  done: 'Done',
  parked: 'Parked',
  void: 'Void',
  reversed: 'Reversed',
};

export const stageTexts: Translation['stageTexts'] = {
  open: 'The form is being filled in; nothing was sent.',
  quoted: 'It was quoted; nothing was sent.',
  collected: 'Device data was collected; nothing was sent.',
  authorised: 'It was authorised; nothing was sent.',
  sending: 'It was sent; central has not answered yet.',
  accepted: 'Central has booked it; steps remain.',
  rejected: 'Central refused it; nothing was booked.',
  inDoubt: 'It was sent and the outcome is not known. Do not repeat it; the system keeps asking.',
  queued: 'It is kept here and waits to be forwarded.',
  printing: 'Central has booked it; the passbook print is not finished.',
  done: 'Central has booked it and the teller has finished it.',
  parked: 'The form is parked; nothing was sent.',
  void: 'The form was given up; nothing was booked.',
  reversed: 'It was reversed.',
};
