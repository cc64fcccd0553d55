interface PostedRates {
  readonly code: 'demand' | 'fixed' | 'instalment' | 'notice';
  /** The day from which they hold. */
  readonly from: string;
  /** Per cent a year by term; empty for demand. */
  readonly rates: Readonly<Record<string, string>>;
}

const demand = (from: string, rate: string): PostedRates => ({ code: 'demand', from, rates: { '': rate } });
const fixed = (from: string, m3: string, m6: string, y1: string, y2: string, y3: string, y5: string): PostedRates => ({
  code: 'fixed',
  from,
  rates: { '3M': m3, '6M': m6, '1Y': y1, '2Y': y2, '3Y': y3, '5Y': y5 },
});
const instalment = (from: string, y1: string, y3: string, y5: string): PostedRates => ({
  code: 'instalment',
  from,
  rates: { '1Y': y1, '3Y': y3, '5Y': y5 },
});
const notice = (from: string, d1: string, d7: string): PostedRates => ({ code: 'notice', from, rates: { '1D': d1, '7D': d7 } });

/** Rate boards: benchmark rates of the central bank until 2015, later ones in the manner of the large banks. */
export const RATES: readonly PostedRates[] = [
  demand('2002-02-21', '0.72'),
  demand('2008-11-27', '0.36'),
  demand('2011-02-09', '0.40'),
  demand('2011-04-06', '0.50'),
  demand('2012-06-08', '0.40'),
  demand('2012-07-06', '0.35'),
  demand('2022-09-15', '0.25'),
  demand('2023-06-08', '0.20'),
  demand('2024-07-25', '0.15'),
  demand('2024-10-18', '0.10'),
  demand('2025-05-20', '0.05'),
  fixed('2002-02-21', '1.71', '1.89', '1.98', '2.25', '2.52', '2.79'),
  fixed('2008-12-23', '1.71', '1.98', '2.25', '2.79', '3.33', '3.60'),
  fixed('2015-10-24', '1.10', '1.30', '1.50', '2.10', '2.75', '2.75'),
  fixed('2023-06-08', '1.25', '1.45', '1.65', '2.05', '2.45', '2.50'),
  fixed('2024-10-18', '0.80', '1.00', '1.10', '1.20', '1.50', '1.55'),
  fixed('2025-05-20', '0.65', '0.85', '0.95', '1.05', '1.25', '1.30'),
  instalment('2002-02-21', '1.71', '1.89', '1.98'),
  instalment('2015-10-24', '1.10', '1.30', '1.30'),
  instalment('2024-10-18', '0.80', '1.00', '1.00'),
  notice('2002-02-21', '1.08', '1.62'),
  notice('2008-12-23', '0.81', '1.35'),
  notice('2015-10-24', '0.80', '1.35'),
  notice('2024-10-18', '0.10', '0.45'),
];
