/**
 * Surnames by their share of the people, in ten-thousandths, rounded from published statistics. At the end stand those that programs read
 * wrong or cut in two, more often than in life, so that a search meets them.
 */
const COMMON =
  '王715 李708 张674 刘538 陈453 杨308 黄223 赵212 吴205 周194 徐146 孙139 马129 朱126 胡119 郭117 何114 林111 高105 罗98 ' +
  '郑92 梁88 谢79 宋78 唐72 许68 邓65 韩64 冯61 曹60 彭58 曾56 肖55 田53 董52 潘50 袁49 蔡47 蒋46 余45 ' +
  '于44 杜43 叶42 程41 魏40 苏39 吕38 丁37 任36 卢35 姚34 沈33 钟32 姜31 崔30 谭29 陆28 范27 汪26 廖25 ' +
  '石24 金24 韦23 贾23 夏22 付22 方21 邹21 熊20 白20 孟19 秦19 邱18 侯18 江17 尹17 薛16 闫16 段15 雷15 ' +
  '龙14 黎14 史13 陶13 贺12 毛12 郝11 顾11 龚10 邵10 万9 覃9 武9 钱9 戴9 严8 莫8 孔8 向8 常8 汤8 康7 易7 乔7 赖7 文7';

const MISREAD =
  '仇6 区6 单5 解5 查5 盖3 乐3 朴4 翟6 华5 尉2 冼3 逄2 欧阳9 单于4 司马5 上官5 诸葛4 夏侯3 皇甫3 尉迟3 令狐2 公孙2 慕容2 东方2';

/** Each surname with its weight. */
export const SURNAMES: readonly (readonly [surname: string, weight: number])[] = `${COMMON} ${MISREAD}`.split(' ').map((entry) => {
  const digits = entry.search(/\d/);
  return [entry.slice(0, digits), Number(entry.slice(digits))];
});
