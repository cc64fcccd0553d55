const SERIAL_DIGITS = 8;

/** Trace number 流水号: branch, business date as YYMMDD, serial of the bank. */
export const formatTrace = (branchCode: string, businessDate: string, serial: bigint): string =>
  `${branchCode}${businessDate.slice(2).replaceAll('-', '')}${(serial % 10n ** BigInt(SERIAL_DIGITS)).toString().padStart(SERIAL_DIGITS, '0')}`;
