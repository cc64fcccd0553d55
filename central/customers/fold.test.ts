import { expect, test } from 'vitest';
import { foldText, searchForms } from './fold.ts';

test.each([
  ['曾小明', 'zengxiaoming', 'zxm'],
  ['单于婉清', 'chanyuwanqing', 'cywq'],
  ['单雄信', 'shanxiongxin', 'sxx'],
  ['欧阳志远', 'ouyangzhiyuan', 'oyzy'],
  ['仇海峰', 'qiuhaifeng', 'qhf'],
  ['区志华', 'ouzhihua', 'ozh'],
  ['尉迟恭', 'yuchigong', 'ycg'],
  ['长孙无忌', 'zhangsunwuji', 'zswj'],
  ['万俟卨', 'moqixie', 'mqx'],
  ['吕小绿', 'lvxiaolv', 'lxl'],
  ['𠮷田美穗', 'jitianmeisui', 'jtms'],
  ['阿卜杜拉·艾买提', 'abudulaaimaiti', 'abdlamt'],
])('finds %s by pinyin %s and initials %s', (name, pinyin, initials) => {
  expect(searchForms(name, 'person')).toMatchObject({ searchPinyin: pinyin, searchInitials: initials });
});

test("reads a company's name as words, not as a surname", () => {
  expect(searchForms('区域发展ABC有限公司', 'company').searchPinyin).toBe('quyufazhanabcyouxiangongsi');
});

test('compares names without width, case, spaces, dots and variants', () => {
  expect(foldText('阿卜杜拉 · 艾买提')).toBe(foldText('阿卜杜拉•艾买提'));
  expect(foldText('ＡＢＣ 公司')).toBe('abc公司');
  expect(foldText('𠮷田')).toBe('吉田');
});
