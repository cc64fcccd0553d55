import { expect, test } from 'vitest';
import { refuseMarkup } from './trustedTypes.ts';

test('lets style text through', () => {
  expect(refuseMarkup('.ant-btn{color:red}')).toBe('.ant-btn{color:red}');
});

test('refuses anything that holds a tag', () => {
  expect(() => refuseMarkup('x<img src=x onerror=alert(1)>')).toThrow(TypeError);
});
