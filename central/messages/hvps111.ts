import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom';
import { toDecimalString } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { Outgoing } from '../remittances/waiting.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pacs.008.001.02';

/** An element: its name, and its text or what stands in it. */
type Node = readonly [name: string, content: string | readonly Node[], attributes?: Readonly<Record<string, string>>];

const party = (name: string): readonly Node[] => [['Nm', name]];
const account = (number: string, bank: string): readonly Node[] => [
  [
    'Id',
    [
      [
        'Othr',
        [
          ['Id', number],
          ['Issr', bank],
        ],
      ],
    ],
  ],
];
const agent = (bank: string): readonly Node[] => [
  ['FinInstnId', [['ClrSysMmbId', [['MmbId', bank]]]]],
  ['BrnchId', [['Id', bank]]],
];

export type Payment = Pick<
  Outgoing,
  | 'message_id'
  | 'payer_account'
  | 'payer_name'
  | 'payee_account'
  | 'payee_name'
  | 'payee_bank'
  | 'amount'
  | 'priority'
  | 'business_type'
  | 'purpose'
>;

/** Business kind of an ordinary customer transfer; the registers do not tell more yet. */
const BUSINESS_KIND = '02102';

/** The body of hvps.111, which is pacs.008.001.02 with the fields that CNAPS2 uses (domain: payment systems). `sentAt`: `YYYY-MM-DDTHH:mm:ss` of the branch. */
export function hvps111(payment: Payment, ownBank: string, sentAt: string): string {
  const { message_id: id, payee_bank: bank } = payment;
  const tree: Node = [
    'FIToFICstmrCdtTrf',
    [
      [
        'GrpHdr',
        [
          ['MsgId', id],
          ['CreDtTm', sentAt],
          ['NbOfTxs', '1'],
          ['SttlmInf', [['SttlmMtd', 'CLRG']]],
        ],
      ],
      [
        'CdtTrfTxInf',
        [
          [
            'PmtId',
            [
              ['EndToEndId', id],
              ['TxId', id],
            ],
          ],
          ['PmtTpInf', [['CtgyPurp', [['Prtry', payment.business_type]]]]],
          ['IntrBkSttlmAmt', toDecimalString(payment.amount, CNY), { Ccy: CNY }],
          ['SttlmPrty', payment.priority],
          ['ChrgBr', 'DEBT'],
          ['Dbtr', party(payment.payer_name)],
          // Who paid in cash has no account; the message must have one, so that it is the paying bank's own.
          ['DbtrAcct', account(payment.payer_account ?? ownBank, ownBank)],
          ['DbtrAgt', agent(ownBank)],
          ['CdtrAgt', agent(bank)],
          ['Cdtr', party(payment.payee_name)],
          ['CdtrAcct', account(payment.payee_account, bank)],
          ['Purp', [['Prtry', BUSINESS_KIND]]],
          ['RmtInf', [['Ustrd', payment.purpose]]],
        ],
      ],
    ],
  ];
  const document = new DOMImplementation().createDocument(NAMESPACE, 'Document', null);
  const build = ([name, content, attributes = {}]: Node): Element => {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (typeof content === 'string') element.appendChild(document.createTextNode(content));
    else for (const child of content) element.appendChild(build(child));
    return element;
  };
  document.documentElement?.appendChild(build(tree));
  return `<?xml version="1.0" encoding="UTF-8"?>${new XMLSerializer().serializeToString(document)}`;
}
