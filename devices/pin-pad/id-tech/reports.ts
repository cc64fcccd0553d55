/**
 * HID reports of SmartPIN pads: 64 bytes in both directions, without report numbers (K100 manual, section 4.1.7: report count 40 hex, no
 * report id). A frame fills as many as it needs, the last one up with zeros.
 */
export const REPORT_BYTES = 64;

/** A report as the HID transport takes it: behind a zero, which stands for the missing number and does not reach the pad. */
export const outputReport = (report: Uint8Array): Uint8Array => Uint8Array.of(0, ...report);

export function toReports(frame: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(frame.length / REPORT_BYTES) }, (_, index) => {
    const report = new Uint8Array(REPORT_BYTES);
    report.set(frame.subarray(index * REPORT_BYTES, (index + 1) * REPORT_BYTES));
    return report;
  });
}
