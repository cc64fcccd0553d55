import { describe, expect, it } from 'vitest';
import { personInitials, personPinyin, textPinyin } from './pinyin.ts';

describe('readings of names', () => {
  it.each([
    ['曾国藩', 'zeng guo fan'],
    ['单于', 'shan yu'],
    ['仇和', 'qiu he'],
    ['区文诗', 'ou wen shi'],
    ['尉迟恭', 'yu chi gong'],
    ['阿卜杜拉·艾买提', 'a bu du la ai mai ti'],
    ['吕布', 'lv bu'],
  ])('%s is %s', (name, reading) => {
    expect(personPinyin(name)).toBe(reading);
  });

  it('reads other texts without surnames', () => {
    expect(textPinyin('单据')).toBe('dan ju');
    expect(textPinyin('重庆商行')).toBe('chong qing shang hang');
  });

  it('gives the initials that a teller types', () => {
    expect(personInitials('曾国藩')).toBe('zgf');
  });
});
