import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './content.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const of = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

test('pictures and papers are known by what they hold', () => {
  expect(mediaTypeOf(of(...PNG))).toBe('image/png');
  expect(mediaTypeOf(of(0xff, 0xd8, 0xff, 0xe0, 7, 0xff, 0xd9))).toBe('image/jpeg');
  expect(mediaTypeOf(new TextEncoder().encode('%PDF-1.7\n…'))).toBe('application/pdf');
});

test('a picture that was cut off is none', () => {
  expect(mediaTypeOf(of(...PNG.slice(0, -1)))).toBeNull();
  expect(mediaTypeOf(of(0xff, 0xd8, 0xff, 0xe0))).toBeNull();
});

test('a program, a web page and nothing at all are refused', () => {
  for (const text of ['', 'MZ\u0090', '<!doctype html>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '%PDF-x'])
    expect(mediaTypeOf(new TextEncoder().encode(text))).toBeNull();
});

test('what does not begin like one of the three is never taken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      fc.pre(bytes[0] !== 0xff && bytes[0] !== 0x89 && bytes[0] !== 0x25);
      expect(mediaTypeOf(bytes)).toBeNull();
    }),
  );
});
