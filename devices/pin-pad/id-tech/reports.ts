/** HID reports of SmartPIN pads: 64 bytes in both directions, without report numbers; a frame fills as many as it needs, the last one up with zeros. */
export const REPORT_BYTES = 64;

export function toReports(frame: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(frame.length / REPORT_BYTES) }, (_, index) => {
    const report = new Uint8Array(REPORT_BYTES);
    report.set(frame.subarray(index * REPORT_BYTES, (index + 1) * REPORT_BYTES));
    return report;
  });
}
