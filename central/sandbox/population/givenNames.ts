type Sex = 'M' | 'F';

/** Given names of the people born from a year on. */
export interface Generation {
  readonly from: number;
  /** Whole names that many bear. */
  readonly popular: Readonly<Record<Sex, readonly string[]>>;
  /** Characters that names of two are made of. */
  readonly first: Readonly<Record<Sex, readonly string[]>>;
  readonly second: Readonly<Record<Sex, readonly string[]>>;
}

const names = (text: string): readonly string[] => text.split(' ');
const characters = (text: string): readonly string[] => [...text];

/** Names go with the times: the newest generation first. */
export const GENERATIONS: readonly Generation[] = [
  {
    from: 2000,
    popular: {
      M: names('浩然 子轩 宇轩 浩宇 沐宸 奕辰 宇航 梓豪 俊熙 铭泽 子墨 皓轩 天佑 博文 睿哲 雨泽 嘉懿 煜城 煜祺 致远'),
      F: names('梓涵 欣怡 诗涵 雨桐 一诺 思涵 可馨 若汐 语桐 佳琪 梦瑶 紫萱 雨萱 艺涵 芷若 晨曦 佳怡 沐瑶 清妍 安然'),
    },
    first: { M: characters('子宇浩俊梓铭奕睿博皓泽沐承景嘉天煜晨柏思'), F: characters('梓欣雨诗思佳可语芷若梦紫艺婉清书舒晨沐悦') },
    second: { M: characters('轩宇辰泽豪熙阳航霖哲琛铭毅恒洋博瑞诚凯喆'), F: characters('涵怡桐萱琪瑶妍彤汐悦琳娜月雯宁婷蕾楠茜瑾') },
  },
  {
    from: 1980,
    popular: {
      M: names('伟 磊 洋 涛 超 鹏 杰 鑫 浩 斌 波 辉 凯 健 俊 帅 宁 飞 志强 文博 晓东 明轩 建华 海涛 立新'),
      F: names('静 婷 娜 丹 雪 倩 敏 丽 莉 洁 璐 颖 琳 晶 欢 玲 燕 慧 雅文 晓燕 婷婷 丽娟 海燕 雪梅 思雨'),
    },
    first: { M: characters('志文晓海建明立永世家少俊振伟国嘉宏启思云'), F: characters('晓雅丽海雪思婷佳美玉文春小秋慧梦淑艳红嘉') },
    second: { M: characters('强博东涛华新峰龙辉鹏军平飞斌宇超明林波堃'), F: characters('燕娟梅雨静丽玲芳霞萍琴敏红莹洁婷英华琼云') },
  },
  {
    from: 1960,
    popular: {
      M: names('伟 强 军 勇 刚 平 辉 斌 建军 建国 志强 国强 建华 志明 海峰 德胜 卫东 红军 新民 永强 文革 跃进 立军 玉柱'),
      F: names('丽 芳 敏 艳 静 霞 燕 玲 红 萍 桂芳 丽华 秀丽 玉梅 红梅 春梅 秀芳 爱华 美玲 淑芬 亚萍 卫红 建英 丽萍'),
    },
    first: { M: characters('建志国永文卫新海德立玉春红忠大光长福金庆'), F: characters('丽秀玉红春桂淑美爱亚小卫建凤金月翠素慧彩') },
    second: { M: characters('军国强华民平东明生林山海清福祥义成峰柱良'), F: characters('芳华梅英兰萍丽霞珍琴云玲香凤娟荣莲芬红珠') },
  },
  {
    from: 0,
    popular: {
      M: names('建国 国华 德明 志国 永福 福生 长生 玉山 文清 振华 金生 树林 有财 根生 大林 世昌 家骏 国栋'),
      F: names('秀兰 桂英 玉兰 淑珍 秀珍 桂兰 凤英 玉珍 淑英 素珍 桂珍 翠兰 月英 金凤 玉英 桂花 秀云 淑兰'),
    },
    first: { M: characters('德福永长玉文振金树有根大世家国志光宝万庆'), F: characters('秀桂玉淑凤素翠月金兰春银彩巧爱惠雪瑞连锦') },
    second: { M: characters('生山林清华财昌栋骏才发贵宝田根祥瑞堂元亭'), F: characters('英兰珍花云凤娥芝莲芬香琴梅荣芳珠贞仙英娣') },
  },
];

/** Transcribed names of the Uygur: one's own, a middle dot, the father's. */
export const UYGUR: Readonly<Record<Sex, readonly [string, ...string[]]>> = {
  M: ['阿卜杜拉', '买买提', '艾买提', '吐尔逊', '艾力', '库尔班', '阿迪力', '玉素甫', '热合曼', '依马木', '卡德尔', '亚森'],
  F: ['古丽娜尔', '阿依古丽', '帕提古丽', '热依汗', '米日古丽', '迪丽努尔', '阿孜古丽', '祖丽菲亚', '茹仙古丽', '阿米娜'],
};

/** Tibetan names have no surname and no dot. */
export const TIBETAN: Readonly<Record<Sex, readonly [string, ...string[]]>> = {
  M: ['扎西次仁', '多吉才让', '丹增罗布', '格桑旺堆', '洛桑顿珠'],
  F: ['卓玛央金', '德吉拉姆', '白玛措姆', '次仁曲珍', '央金卓嘎'],
};

/** People from abroad, as their passports write them. */
export const FOREIGN: readonly (readonly [country: string, M: readonly [string, ...string[]], F: readonly [string, ...string[]]])[] = [
  ['US', ['SMITH JOHN WILLIAM', 'JOHNSON DAVID', "O'BRIEN PATRICK"], ['MILLER ANNE MARIE', 'DAVIS SARAH', 'GARCIA-LOPEZ ELENA']],
  ['KR', ['KIM MINJUN', 'LEE SEOJUN', 'PARK JIHOON'], ['KIM SEOYEON', 'CHOI JIWOO', 'JUNG HAEUN']],
  ['JP', ['TANAKA HIROSHI', 'SATO KENJI', 'YAMADA TARO'], ['SUZUKI YUKO', 'ITO AKIKO', 'NAKAMURA EMI']],
  ['DE', ['MÜLLER JÜRGEN', 'SCHMIDT KARL HEINZ'], ['WEBER ANNA', 'FISCHER SABINE']],
];
