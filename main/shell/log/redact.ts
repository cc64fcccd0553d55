// PAN, resident ID, account and phone numbers are runs of at least eleven digits, an ID may end in X. Hexadecimal neighbours are
// spared, because keys and hashes (client key, audit head) must stay readable in a log.
const LONG_NUMBER = /(?<![0-9A-Za-z.-])(\d{7,15})(\d{3}[\dXx])(?![0-9A-Za-z-])/g;

/** The last line of defence: whatever a caller logs, long numbers keep only their last four characters. */
export const redactLine = (line: string): string =>
  line.replaceAll(LONG_NUMBER, (_whole, head: string, tail: string) => `${'*'.repeat(head.length)}${tail}`);

/** Members that are never written, at the depths where the shell logs objects. */
const SECRET = ['password', 'databaseKey', 'deviceSecret', 'secret', 'token', 'pinBlock', 'input', 'name', 'holder', 'phone', 'idNumber'];

export const REDACTED_PATHS: readonly string[] = SECRET.flatMap((each) => [each, `*.${each}`, `*.*.${each}`]);
