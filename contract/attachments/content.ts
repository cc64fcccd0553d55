/** What may be attached to a form. The type is what the content says; names lie. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Bytes of one attachment. */
export const MAX_ATTACHMENT_BYTES = 1_048_576;
/** Attachments of one form. */
export const MAX_ATTACHMENTS = 8;
/** Bytes of one part on its way to the back end: a multiple of three, so that parts in base64 can be joined, below the bound of a call's input. */
export const PART_BYTES = 131_070;
export const MAX_PARTS = Math.ceil(MAX_ATTACHMENT_BYTES / PART_BYTES);

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
const endsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  bytes.length >= mark.length && mark.every((byte, at) => bytes[bytes.length - mark.length + at] === byte);

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The IEND chunk, with which every PNG ends. */
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
/** `%PDF-1.` or `%PDF-2.` */
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** JPEG, PNG or PDF by first (and, for pictures, last) bytes; null for anything else, a cut-off picture among it. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null => {
  if (begins(bytes, [0xff, 0xd8, 0xff]) && endsWith(bytes, [0xff, 0xd9])) return 'image/jpeg';
  if (begins(bytes, PNG) && endsWith(bytes, PNG_END)) return 'image/png';
  if (begins(bytes, PDF) && (bytes[5] === 0x31 || bytes[5] === 0x32) && bytes[6] === 0x2e) return 'application/pdf';
  return null;
};
