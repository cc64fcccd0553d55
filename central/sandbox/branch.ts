import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../contract/money/denominations.ts';
import { rangeSize, shiftNumber, type VoucherNumber, type VoucherRange } from '../../contract/vouchers/range.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../contract/vouchers/types.ts';
import type { Tx } from '../database/serializable.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import { formatTrace } from '../ledger/trace.ts';
import { writeEntry } from '../ledger/write.ts';
import { hashPassword, SANDBOX_COST } from '../sessions/password.ts';
import { keyNamed, sealSecret } from '../sessions/totpSecret.ts';
import { type Holder, tellerHolder, vaultOf } from '../vouchers/holder.ts';
import { SANDBOX_BRANCHES, SANDBOX_TELLERS, SANDBOX_TOTP_TELLERS, sandboxPassword, sandboxTotpSecret } from './staff.ts';

/** What lies in each branch's vault. */
const VAULT_COUNT: DenominationCounts = {
  n100: 20_000,
  n50: 4_000,
  n20: 5_000,
  n10: 5_000,
  n5: 4_000,
  n1: 10_000,
  'n0.5': 2_000,
  c1: 5_000,
};

/** Forms of each kind that a branch has received, and how many of them each of its tellers holds, from the lowest number on. */
const RECEIVED = 10_000;
const HELD = 100;

const BRANCHES = SANDBOX_BRANCHES.filter(({ kind }) => kind === 'branch').map(({ code }) => code);
const TYPES = Object.keys(VOUCHER_TYPES) as VoucherTypeId[];

/** Counts trace serials. */
interface Serial {
  next(): bigint;
}

export interface SandboxVault {
  readonly id: string;
  readonly branchCode: string;
  readonly denominations: DenominationCounts;
  /** Fen. */
  readonly balance: bigint;
}

/** One vault a branch. Throws when its count names a denomination that does not exist. */
export const sandboxVaults = (): SandboxVault[] =>
  BRANCHES.map((branchCode) => {
    const sum = sumDenominations(VAULT_COUNT, CNY_DENOMINATIONS);
    if (!sum.ok) throw new Error(`Sandbox vault: ${sum.error.code}`);
    return { id: `${branchCode}-T00`, branchCode, denominations: VAULT_COUNT, balance: sum.value };
  });

/** The lowest number of a kind that a branch has received: 10000001, 20000001 …; debit cards are as wide as a card number. */
export const firstForm = (branchCode: string, type: VoucherTypeId): VoucherNumber => {
  const lead = String(BRANCHES.indexOf(branchCode) + 1);
  return (
    VOUCHER_TYPES[type].digits === 8 ? `${lead}0000001` : `621799${lead}000000000001`.padEnd(VOUCHER_TYPES[type].digits, '0')
  ) as VoucherNumber;
};

const from = (first: VoucherNumber, count: number): VoucherRange => ({ first, last: shiftNumber(first, count - 1) });

interface Holding {
  readonly holder: Holder;
  readonly type: VoucherTypeId;
  readonly range: VoucherRange;
}

/** Tellers hold the lowest numbers of every kind that is not a card, one after the other; the vault has the rest. */
function holdingsOf(branchCode: string): Holding[] {
  const tellers = SANDBOX_TELLERS.filter((each) => each.branchCode === branchCode && /0[123]$/.test(each.id));
  return TYPES.flatMap((type) => {
    const first = firstForm(branchCode, type);
    const holders = VOUCHER_TYPES[type].digits === 8 ? tellers : [];
    const held = holders.map(({ id }, index) => ({
      holder: tellerHolder(id),
      type,
      range: from(shiftNumber(first, index * HELD), HELD),
    }));
    const rest = from(shiftNumber(first, holders.length * HELD), RECEIVED - holders.length * HELD);
    return [...held, { holder: vaultOf(branchCode), type, range: rest }];
  });
}

async function seedVouchers(tx: Tx, branchCode: string, received: string, handedOut: string): Promise<void> {
  const holdings = holdingsOf(branchCode);
  const row = ({ type, range }: Omit<Holding, 'holder'>) => ({
    type,
    first_number: range.first,
    last_number: range.last,
    quantity: rangeSize(range),
  });
  await tx
    .insertInto('voucher_ranges')
    .values(holdings.map((each) => ({ ...row(each), holder: each.holder, branch_code: branchCode })))
    .execute();
  const [vault, out] = [vaultOf(branchCode), holdings.filter(({ holder }) => holder !== vaultOf(branchCode))];
  await tx
    .insertInto('voucher_ledger')
    .values([
      ...TYPES.map((type, index) => ({
        ...row({ type, range: from(firstForm(branchCode, type), RECEIVED) }),
        entry_id: received,
        line: index + 1,
        from_holder: null,
        to_holder: vault,
      })),
      ...out.map((each, index) => ({ ...row(each), entry_id: handedOut, line: index + 1, from_holder: vault, to_holder: each.holder })),
    ])
    .execute();
}

async function seedSecondFactors(tx: Tx): Promise<void> {
  const key = await keyNamed('sandbox');
  if (key === null) throw new Error('The key of the sandbox is missing');
  const sealed = (id: string): string => sealSecret(sandboxTotpSecret(id), id, 'sandbox', key);
  for (const { id } of SANDBOX_TELLERS)
    await tx
      .updateTable('tellers')
      .set({ totp_secret: sealed(id) })
      .where('id', '=', id)
      .execute();
  for (const { id, branchCode, name, roles, level } of SANDBOX_TOTP_TELLERS)
    await tx
      .insertInto('tellers')
      .values({
        id,
        branch_code: branchCode,
        name,
        roles: [...roles],
        level,
        password_hash: await hashPassword(sandboxPassword(id), SANDBOX_COST),
        totp_secret: sealed(id),
        totp_required: true,
      })
      .execute();
}

/** Vaults with cash from the central bank, controlled vouchers in stock and with the tellers, and everybody's second factor. */
export async function seedBranchSide(tx: Tx, serial: Serial, today: BusinessDate): Promise<void> {
  await seedSecondFactors(tx);
  await tx.insertInto('check_code_keys').values({ name: 'sandbox' }).execute();
  const date = addDays(today, -1);
  for (const { id, branchCode, balance, denominations } of sandboxVaults()) {
    await tx.insertInto('tills').values({ id, kind: 'vault', branch_code: branchCode, state: 'closed', teller_id: null }).execute();
    await tx
      .insertInto('till_cash')
      .values({ till_id: id, currency: 'CNY', balance, denominations: JSON.stringify(denominations) })
      .execute();
    const entry = (transactionCode: string) => ({
      traceNumber: formatTrace(branchCode, date, serial.next()),
      branchCode,
      businessDate: date,
      postedAt: `${date}T02:30:00.000Z`,
      transactionCode,
      tellerId: null,
      deviceId: null,
      clientKey: null,
    });
    const funds = { subject: SUBJECT.centralBank, owner: null, branchCode };
    await writeEntry(tx, entry('0221'), between({ subject: SUBJECT.cash, owner: id, branchCode }, funds, 'CNY', balance));
    await seedVouchers(tx, branchCode, await writeEntry(tx, entry('0231'), []), await writeEntry(tx, entry('0232'), []));
  }
}
