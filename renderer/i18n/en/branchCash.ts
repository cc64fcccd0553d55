import type { Translation } from '../translation.ts';

export const transfers: Translation['transfers'] = {
  title: 'On the way and waiting ({{count}})',
  accept: 'Accept',
  return: 'Return',
  between: '{{giver}} to {{receiver}}',
  wholeTill: 'the whole till with all forms',
  token: 'Token',
  tellToken: 'Tell the receiver {{receiver}} this token in person:',
  noneToAccept: 'Nothing waits for you here.',
  noneToReturn: 'There is nothing to return.',
};

export const vouchers: Translation['vouchers'] = {
  type: 'Kind of form',
  number: 'Number',
  first: 'First number',
  last: 'Last number',
  quantity: '{{count}} forms',
  dropLast: 'Remove the last row',
  stock: 'In stock',
  stockEmpty: 'Nothing in stock.',
  booked: 'Booked ranges (they differ from what lies there)',
};

export const branchDay: Translation['branchDay'] = {
  toOpen: 'To open',
  toClose: 'To close',
  refresh: 'Check again',
  blockers: 'Not finished',
  nothing: 'Nothing is left over; the day can be closed.',
  count: '{{count}} things are not finished, so the day cannot be closed:',
  by: 'for {{who}}: {{what}}',
  or: ' or ',
};
