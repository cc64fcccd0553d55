import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { err, ok, type Result } from '../../contract/result.ts';

const FOLDER = join(import.meta.dirname, 'schemas');
const KEPT = new Map<string, string>();

/** A message is refused for one reason: what it is not, with the place. */
export interface MessageProblem {
  readonly code: 'NOT_XML' | 'NO_SCHEMA' | 'SCHEMA' | 'IDENTIFIER_DIFFERS' | 'SENDER_DIFFERS' | 'CURRENCY' | 'BIC' | 'IBAN' | 'REFERENCE';
  readonly text: string;
}

/** A message's schema by its namespace; null: none that we know. */
export async function schemaOf(name: string): Promise<string | null> {
  if (!/^[a-z]{4}\.\d{3}\.\d{3}\.\d{2}$/.test(name)) return null;
  const known = KEPT.get(name);
  if (known !== undefined) return known;
  const text = await readFile(join(FOLDER, `${name}.xsd`), 'utf8').catch(() => null);
  if (text !== null) KEPT.set(name, text);
  return text;
}

const FIRST_REASON = 300;

/** Compares a document with the schema of its name. The validator is libxml2, which reads no other file and no address. */
export async function validate(xml: string, name: string): Promise<Result<true, MessageProblem>> {
  const schema = await schemaOf(name);
  if (schema === null) return err({ code: 'NO_SCHEMA', text: name });
  const result = await validateXML({
    xml: { fileName: 'message.xml', contents: xml },
    schema: { fileName: `${name}.xsd`, contents: schema },
  });
  if (result.valid) return ok(true);
  const [first] = result.errors;
  return err({ code: 'SCHEMA', text: (first?.message ?? '').replaceAll(/\{urn:[^}]*\}/g, '').slice(0, FIRST_REASON) });
}
