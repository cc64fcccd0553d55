import { EVER } from './since.ts';

type Charge = { basis: 'fixed'; amount: string } | { basis: 'perMille'; rate: string; minimum: string; maximum: string | null };

const fee = (key: string, zh: string, en: string, transactions: readonly string[], charge: Charge) => ({
  kind: 'fee',
  key,
  effectiveFrom: EVER,
  value: { names: { zh, en }, transactions, currency: 'CNY', charge },
});

/** Prices in yuan; a bank replaces them by its own published tariff. */
export const defaultFees = (): unknown[] => [
  fee('REMIT', '汇款手续费', 'Remittance fee', [], { basis: 'perMille', rate: '1', minimum: '1', maximum: '50' }),
  fee('DRAFT', '银行汇票手续费', 'Bank draft fee', [], { basis: 'fixed', amount: '1' }),
  fee('CASHIER', '本票手续费', "Cashier's cheque fee", [], { basis: 'fixed', amount: '1' }),
  fee('CHEQUEBOOK', '支票工本费', 'Cheque book', [], { basis: 'fixed', amount: '10' }),
  fee('PASSBOOK', '存折挂失补发工本费', 'Replacement of a lost passbook', [], { basis: 'fixed', amount: '10' }),
  fee('CERTIFICATE', '存款证明手续费', 'Certificate of deposit balance', [], { basis: 'fixed', amount: '20' }),
];
