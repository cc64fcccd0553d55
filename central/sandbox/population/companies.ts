import { COMPANIES } from '../people.ts';
import { type Random, weighted } from '../random.ts';
import { type BranchCode, CITIES } from './places.ts';

const list = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

const FIRST = list('华 中 金 天 恒 瑞 鑫 宏 盛 远 海 东 新 永 泰 安 嘉 博 德 润 汇 亿 凯 启 云 星 兴 佳 正 通');
const SECOND = list('达 源 泰 信 诚 通 和 丰 盛 隆 康 业 创 联 捷 邦 宇 腾 鼎 科 洋 景 旺 顺 益 城 辰 晟 图 坤 美 力');
const THIRD = list('时代 世纪 联合 兄弟 先锋 众合 四海 九州 未来 阳光 长青 百川');

interface Form {
  /** First two characters of the credit code: who registered it, and as what. */
  readonly kind: string;
  readonly trades: readonly [string, ...string[]];
  readonly suffix: readonly [string, ...string[]];
}

const LIMITED: Form = {
  kind: '91',
  trades: list(
    '贸易 信息技术 网络科技 餐饮管理 物流 建筑工程 装饰设计 医疗器械 文化传播 广告 机械设备 电子 纺织 食品 化工 物业管理 人力资源 教育咨询 汽车销售 环保科技 印刷 酒店管理 农业发展 进出口',
  ),
  suffix: list('有限公司 有限公司 有限公司 有限责任公司 股份有限公司'),
};

const form = weighted<Form>([
  [LIMITED, 78],
  [{ kind: '92', trades: list('五金 百货 小吃 服装 理发 水果 烟酒 建材 文具 汽车修理 便利'), suffix: list('店 商行 经营部 店 部') }, 12],
  [{ kind: '93', trades: list('蔬菜种植 水果种植 生猪养殖 农机服务 水产养殖'), suffix: list('专业合作社') }, 4],
  [{ kind: '52', trades: list('职业培训 养老服务 艺术培训'), suffix: list('学校 中心') }, 3],
  [{ kind: '51', trades: list('摄影 书法 志愿者 餐饮行业'), suffix: list('协会') }, 3],
]);

const HANDWRITTEN: ReadonlySet<string> = new Set(COMPANIES.map(({ name }) => name));

export interface NamedCompany {
  readonly name: string;
  readonly kind: string;
}

/** City, two or three characters of good omen, trade and legal form. */
export function inventCompany(random: Random, branchCode: BranchCode): NamedCompany {
  const { kind, trades, suffix } = form(random);
  const city = CITIES[branchCode].name.slice(0, 2);
  const brand = random.chance(15)
    ? random.pick(THIRD)
    : `${random.pick(FIRST)}${random.pick(SECOND)}${random.chance(30) ? random.pick(SECOND) : ''}`;
  const name = `${city}${brand}${random.pick(trades)}${random.pick(suffix)}`;
  return HANDWRITTEN.has(name) ? inventCompany(random, branchCode) : { name, kind };
}

export const OCCUPATIONS = list('职员 教师 工程师 医生 护士 司机 个体经营 公务员 销售 工人 农民 会计 厨师 设计师 自由职业');
