import { expect, test } from 'vitest';
import { errorText, wireError } from '../../contract/errors/wire.ts';
import { detailsInWords } from './errorWords.ts';
import { zh } from './zh/index.ts';

const words = {
  deviceCode: zh.devices.codes,
  device: zh.devices.classes,
  stage: zh.stages,
  reason: zh.ecif.idReasons,
  limit: zh.offline.limits,
  role: zh.roles,
  state: zh.till.states,
  piece: ({ zh: name }: { readonly zh: string }) => name,
};

test('a jam is told in the words of the teller, not of the printer', () => {
  const error = wireError('PRINT_FAILED', { deviceCode: 'mediaJammed', printed: '1', maybe: '1' });
  expect(errorText({ ...error, details: detailsInWords(error.details, words) }, 'zh')).toContain('卡纸');
});

test('a code without words stays for the technician', () => {
  expect(detailsInWords({ deviceCode: 'x9', printed: '1' }, words)).toEqual({ deviceCode: 'x9', printed: '1' });
  expect(detailsInWords({ deviceCode: 'constructor' }, words)).toEqual({ deviceCode: 'constructor' });
});

test('roles, states of a till and pieces are told in words', () => {
  const details = { role: 'teller/supervisor', state: 'paused', denomination: 'n100' };
  expect(detailsInWords(details, words)).toEqual({ role: '柜员/主管', state: '暂停', denomination: '100元纸币' });
  expect(detailsInWords({ role: 'guest', denomination: '100元纸币' }, words)).toEqual({ role: 'guest', denomination: '100元纸币' });
});
