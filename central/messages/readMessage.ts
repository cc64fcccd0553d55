import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { parseBic } from '../../contract/identifiers/bic.ts';
import { parseIban } from '../../contract/identifiers/iban.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type MessageProblem, validate } from './validate.ts';

const PREFIX = 'urn:iso:std:iso:20022:tech:xsd:';
/** Larger ones are no payment message of a counter. */
export const MOST_CHARACTERS = 5_000_000;

/** Metals are goods and no money that a payment could be in. */
const COMMODITIES: ReadonlySet<string> = new Set(['XAU', 'XAG', 'XPT', 'XPD']);

/** References that SWIFT carries in fields in which slashes have a meaning. */
const REFERENCES = ['InstrId', 'EndToEndId', 'TxId'] as const;
/** Bank, country and place; the branch may be left out. */
const BANK_OF_BIC = 8;

export interface ReadMessage {
  /** As `pacs.008.001.08`. */
  readonly name: string;
}

const nameOf = (element: Element): string =>
  (element.namespaceURI ?? '').startsWith(PREFIX) ? (element.namespaceURI ?? '').slice(PREFIX.length) : '';

const elementsOf = (root: Document | Element, local: string): Element[] => {
  const found = root.getElementsByTagNameNS('*', local);
  return Array.from({ length: found.length }, (_, index) => found.item(index)).filter((each) => each !== null);
};
const textsOf = (root: Document | Element, local: string): string[] =>
  elementsOf(root, local).map(({ textContent }) => textContent?.trim() ?? '');

/** Well-formed XML without a document type: entities could be anything. */
function parse(text: string): Result<Document, MessageProblem> {
  if (text.length > MOST_CHARACTERS) return err({ code: 'NOT_XML', text: `longer than ${MOST_CHARACTERS} characters` });
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return err({ code: 'NOT_XML', text: 'a document type is not accepted' });
  let problem: string | null = null;
  const note = (message: unknown): void => {
    problem ??= String(message).slice(0, 200);
  };
  try {
    const document = new DOMParser({ errorHandler: { warning: () => undefined, error: note, fatalError: note } }).parseFromString(
      text,
      'text/xml',
    );
    if (problem !== null || document?.documentElement == null) return err({ code: 'NOT_XML', text: problem ?? 'empty' });
    return ok(document);
  } catch (error) {
    return err({ code: 'NOT_XML', text: (problem ?? (error instanceof Error ? error.message : '')).slice(0, 200) });
  }
}

/** What a schema cannot say: identifiers that agree, money that is money, BIC and IBAN with their check digits. */
function rules(document: Document, name: string): Result<true, MessageProblem> {
  const [definition] = textsOf(document, 'MsgDefIdr');
  if (definition !== undefined && definition !== name) return err({ code: 'IDENTIFIER_DIFFERS', text: `${definition} is not ${name}` });
  for (const element of elementsOf(document, '*')) {
    const currency = element.getAttribute('Ccy');
    if (currency !== null && COMMODITIES.has(currency)) return err({ code: 'CURRENCY', text: currency });
  }
  for (const bic of [...textsOf(document, 'BICFI'), ...textsOf(document, 'AnyBIC'), ...textsOf(document, 'BIC')])
    if (!parseBic(bic).ok) return err({ code: 'BIC', text: bic });
  const [sender] = elementsOf(document, 'Fr').flatMap((from) => textsOf(from, 'BICFI'));
  const [instructing] = elementsOf(document, 'InstgAgt').flatMap((agent) => textsOf(agent, 'BICFI'));
  if (sender !== undefined && instructing !== undefined && sender.slice(0, BANK_OF_BIC) !== instructing.slice(0, BANK_OF_BIC))
    return err({ code: 'SENDER_DIFFERS', text: `${sender} is not ${instructing}` });
  for (const reference of REFERENCES.flatMap((local) => textsOf(document, local)))
    if (reference.startsWith('/') || reference.endsWith('/') || reference.includes('//'))
      return err({ code: 'REFERENCE', text: reference });
  for (const iban of textsOf(document, 'IBAN')) if (!parseIban(iban).ok) return err({ code: 'IBAN', text: iban });
  return ok(true);
}

/** Reads a message as it came in a file: the document, and the application header where one stands with it, each against its own schema. */
export async function readMessage(text: string): Promise<Result<ReadMessage, MessageProblem>> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const [body] = elementsOf(document, 'Document');
  if (body === undefined) return err({ code: 'NO_SCHEMA', text: 'there is no Document' });
  const name = nameOf(body);
  const write = (element: Element): string => new XMLSerializer().serializeToString(element);
  for (const head of elementsOf(document, 'AppHdr')) {
    const valid = await validate(write(head), nameOf(head));
    if (!valid.ok) return valid;
  }
  const valid = await validate(write(body), name);
  if (!valid.ok) return valid;
  const sound = rules(document, name);
  return sound.ok ? ok({ name }) : sound;
}
