/**
 * ISO 4217 minor units: digits after the decimal point, by alphabetic code.
 * Kept as data because `Intl.NumberFormat` reports display digits (AFN, COP, HUF, IDR, IQD, LBP, MGA: 0), and money stored
 * with that scale would be wrong by a factor of 100 or 1000.
 * Precious metals, SDR and test codes have no minor unit in the standard and are left out: no account is kept in them here.
 */
const BY_DIGITS: ReadonlyArray<readonly [digits: number, codes: string]> = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CVE ' +
      'CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT ' +
      'LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN ' +
      'QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS ' +
      'VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  // Withdrawn since 2023, kept because balances and messages in them are still met: ANG (now XCG), BGN (EUR), CUC (CUP), HRK (EUR), SLL (SLE), ZWL (ZWG).
  [2, 'ANG BGN CUC CUP HRK SLL ZWL'],
];

export const MINOR_UNITS_BY_CODE: ReadonlyMap<string, number> = new Map(
  BY_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);
