import type { Translation } from '../translation.ts';

export const frame: Translation['frame'] = {
  central: 'Central',
  connection: { online: 'Central online', offline: 'Central offline', starting: 'Connecting' },
  since: 'since {{time}}',
  offlineTitle: 'Central is offline.',
  offlineText:
    'You can go on filling in; forms are kept. What needs central is refused. What was sent is being asked for; do not repeat it.',
  businessDate: 'Business date',
  branchDay: 'Branch day',
  branchDays: { open: 'Open', closed: 'Not open' },
  till: 'Till position',
  tillNone: 'Till not open',
  inDoubt: 'In doubt {{count}}',
  queued: 'Queued {{count}}',
  language: '中文',
  otherLanguage: '中文',
  functionKeys: 'Function keys',
  work: 'Work area',
  navigation: 'Transactions and forms',
  forms: 'Forms in progress',
  noForms: 'No form in progress',
  panels: {
    customer360: 'Customer view',
    journal: 'Journal',
    overrides: 'Override queue',
    offlineQueue: 'Offline queue',
    compare: 'Compare with central',
  },
};

export const keys: Translation['keys'] = {
  codeBar: 'Code',
  virtualCounter: 'Virtual counter',
  customer: 'Customer',
  nextForm: 'Next form',
  journal: 'Journal',
  post: 'Post',
  askNow: 'Ask now',
  print: 'Print',
  skipPrint: 'No print',
  confirmPrint: 'Confirm print',
  fillInAgain: 'Fill in again',
  leave: 'Leave form',
  aside: 'Later',
  back: 'Back',
};

export const codeBar: Translation['codeBar'] = {
  label: 'Transaction',
  placeholder: 'Code, name or pinyin initials',
  list: 'Transactions',
  none: 'No transaction matches',
};

export const home: Translation['home'] = {
  title: 'Ready for the next customer',
  hint: 'Type a code, part of a name or pinyin initials, then Enter.',
  openTill: 'Your till is not open, so no cash can be handled. Open it first with 0211.',
};

export const devices: Translation['devices'] = {
  label: 'Devices',
  none: 'No device configured',
  noPrinter: 'No passbook printer',
  classes: {
    passbookPrinter: 'Passbook printer',
    receiptPrinter: 'Receipt printer',
    cardReader: 'Card reader',
    pinPad: 'PIN pad',
    idCardReader: 'ID card reader',
  },
  states: {
    online: 'online',
    offline: 'offline',
    powerOff: 'switched off',
    noDevice: 'not connected',
    hardwareError: 'hardware fault',
    userError: 'wrongly used',
    deviceBusy: 'busy',
    fraudAttempt: 'suspected fraud',
    potentialFraud: 'suspected fraud',
    starting: 'starting',
  },
  media: {
    unknown: 'media unknown',
    present: 'book inserted',
    notPresent: 'no book inserted',
    jammed: 'paper jam',
    entering: 'taking the book in',
    retracted: 'book retained',
  },
  codes: {
    noMediaPresent: 'no book in the printer',
    mediaJammed: 'paper jam',
    paperOut: 'the book was taken out',
    mediaOverflow: 'beyond the page',
    fieldError: 'text too wide',
    charSetData: 'a character the printer lacks',
    msfError: 'the stripe failed',
    noMSF: 'the stripe is blank',
    timeOut: 'the printer does not answer',
    canceled: 'cancelled',
    deviceNotReady: 'the printer is not ready',
    hardwareError: 'hardware fault',
    internalError: 'program fault',
    invalidData: 'wrong data',
    agentRestarted: 'the back end was restarted',
  },
};
