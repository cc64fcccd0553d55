import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import type { DraftForm, DraftPresentment } from './draft.ts';
import { draftRefusals, payDraft } from './draftPayment.ts';

const day = (text: string) => businessDateSchema.parse(text);
const today = day('2025-03-20');
const agent = { bankCode: '102100099996', isIssuer: false };
const issuer = { bankCode: '308584000013', isIssuer: true };

const form: DraftForm = {
  saysDraft: true,
  unconditionalPromise: true,
  payer: '深圳蓝海贸易有限公司',
  payee: '北京青禾商行',
  issueDate: day('2025-03-10'),
  signed: true,
  issued: 80_000_000n,
  issuedInCapitals: 80_000_000n,
};

const clean: DraftPresentment = {
  form,
  due: day('2025-04-10'),
  copies: [2, 3],
  actual: 60_000_000n,
  surplus: 20_000_000n,
  actualAmended: false,
  fixedItemsAmended: false,
  endorsed: false,
  endorsementsUnbroken: true,
  markedNotTransferable: false,
  stopped: false,
  cash: null,
  holder: { hasAccountHere: true, identityShown: false, creditTo: 'settlement' },
};
const cash = { applicant: 'individual', payee: 'individual', namedAgent: agent.bankCode } as const;
const refused = (changes: Partial<DraftPresentment>, bank = agent, on = today) => draftRefusals({ ...clean, ...changes }, bank, on);

describe('paying a bank draft', () => {
  it('pays the actual amount and tells the surplus', () => {
    expect(payDraft(clean, agent, today)).toEqual({ ok: true, value: { actual: 60_000_000n, surplus: 20_000_000n } });
  });

  it.each<[string, Partial<DraftPresentment>, string]>([
    ['without copy 2', { copies: [3] }, 'COPY2_MISSING'],
    ['without copy 3', { copies: [2] }, 'COPY3_MISSING'],
    ['without an actual amount', { actual: null, surplus: null }, 'ACTUAL_NOT_FILLED'],
    ['without a surplus', { surplus: null }, 'SURPLUS_NOT_FILLED'],
    ['of more than was issued', { actual: 80_000_001n, surplus: 0n }, 'ACTUAL_EXCEEDS_ISSUED'],
    ['of nothing', { actual: 0n, surplus: 80_000_000n }, 'ACTUAL_NOT_POSITIVE'],
    ['whose surplus does not add up', { surplus: 10_000_000n }, 'SURPLUS_WRONG'],
    ['with an amended actual amount', { actualAmended: true }, 'ACTUAL_AMENDED'],
    ['with an amended payee', { fixedItemsAmended: true }, 'FIXED_ITEM_AMENDED'],
    ['whose capitals say another amount', { form: { ...form, issuedInCapitals: 8_000_000n } }, 'AMOUNTS_DISAGREE'],
    ['without a signature', { form: { ...form, signed: false } }, 'FORM_INCOMPLETE'],
    ['that is stopped', { stopped: true }, 'STOPPED'],
    ['endorsed although marked 不得转让', { endorsed: true, markedNotTransferable: true }, 'NOT_TRANSFERABLE'],
    [
      'endorsed although it is a cash draft',
      { endorsed: true, cash, holder: { ...clean.holder, identityShown: true } },
      'NOT_TRANSFERABLE',
    ],
    ['with a gap in the endorsements', { endorsed: true, endorsementsUnbroken: false }, 'ENDORSEMENT_BROKEN'],
    [
      'to an unbanked holder without ID',
      { holder: { hasAccountHere: false, identityShown: false, creditTo: 'none' } },
      'HOLDER_IDENTITY_NOT_SHOWN',
    ],
    ['into a savings account', { holder: { ...clean.holder, creditTo: 'savings' } }, 'TRANSFER_DRAFT_TO_SAVINGS_OR_CARD'],
    ['in cash for a company', { cash: { ...cash, applicant: 'unit' } }, 'CASH_DRAFT_ONLY_INDIVIDUAL_BOTH_SIDES'],
    ['in cash without a named agent', { cash: { ...cash, namedAgent: null } }, 'CASH_DRAFT_AGENT_NOT_NAMED'],
    ['in cash at another bank than named', { cash: { ...cash, namedAgent: '104100000004' } }, 'CASH_DRAFT_OTHER_AGENT'],
  ])('refuses a draft %s', (_, changes, reason) => {
    expect(refused(changes)).toEqual([reason]);
    expect(payDraft({ ...clean, ...changes }, agent, today).ok).toBe(false);
  });

  it('refuses a late draft as agent; the issuer still pays within two years', () => {
    expect(refused({}, agent, day('2025-04-11'))).toEqual(['PAST_PRESENTMENT_PERIOD']);
    expect(refused({}, issuer, day('2025-04-11'))).toEqual([]);
    expect(refused({}, issuer, day('2027-03-11'))).toEqual(['ISSUER_RIGHT_LAPSED']);
  });

  it('names every reason at once', () => {
    expect(refused({ copies: [], actual: null }, agent, day('2025-04-11'))).toEqual([
      'COPY2_MISSING',
      'COPY3_MISSING',
      'PAST_PRESENTMENT_PERIOD',
      'ACTUAL_NOT_FILLED',
    ]);
  });

  it('lets a bank pay into savings accounts when its rules say so', () => {
    const rules = { transferToSavingsOrCard: true, issuerPaysYears: 2 };
    expect(draftRefusals({ ...clean, holder: { ...clean.holder, creditTo: 'card' } }, agent, today, rules)).toEqual([]);
  });

  it('splits the issued amount without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 80_000_000n }), (actual) => {
        const paid = payDraft({ ...clean, actual, surplus: form.issued - actual }, agent, today);
        expect(paid.ok && paid.value.actual + paid.value.surplus).toBe(form.issued);
      }),
    );
  });
});
