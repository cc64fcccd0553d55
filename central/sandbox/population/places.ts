/** The three cities in which the sandbox has branches. */
export type BranchCode = '1001' | '1002' | '1003';

export interface City {
  readonly name: string;
  readonly postcode: string;
  /** Area code of fixed-line telephones. */
  readonly dialling: string;
  readonly districts: readonly [string, ...string[]];
  readonly streets: readonly [string, ...string[]];
}

const list = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

export const CITIES: Readonly<Record<BranchCode, City>> = {
  '1001': {
    name: '北京市',
    postcode: '1000',
    dialling: '010',
    districts: list('朝阳区 东城区 西城区 海淀区 丰台区 通州区 昌平区 大兴区 石景山区'),
    streets: list(
      '建国路 朝阳北路 东直门外大街 工体北路 望京西路 学院路 中关村东路 西大望路 广渠路 阜成路 知春路 安定路 劲松南路 双井东街',
    ),
  },
  '1002': {
    name: '上海市',
    postcode: '2001',
    dialling: '021',
    districts: list('浦东新区 黄浦区 徐汇区 静安区 虹口区 杨浦区 闵行区 宝山区 长宁区'),
    streets: list('世纪大道 张杨路 南京西路 淮海中路 四川北路 肇嘉浜路 延安西路 中山北路 杨高南路 龙阳路 锦绣路 漕溪北路 江苏路 控江路'),
  },
  '1003': {
    name: '广州市',
    postcode: '5106',
    dialling: '020',
    districts: list('天河区 越秀区 海珠区 荔湾区 白云区 番禺区 黄埔区 花都区'),
    streets: list('天河北路 体育东路 中山大道西 环市东路 东风中路 江南大道中 黄埔大道西 广州大道南 员村二横路 林和西路 龙口西路 新港西路'),
  },
};

/** Where resident ID numbers of the sandbox's people come from: county codes, by the branch that most of them bank with. */
const HOME: Readonly<Record<BranchCode, string>> = {
  '1001': '110101 110102 110105 110106 110107 110108 110109 110111 110112 110113 110114 110115 110116 110117 110118 110119',
  '1002': '310101 310104 310105 310106 310107 310109 310110 310112 310113 310114 310115 310116 310117 310118 310120 310151',
  '1003': '440103 440104 440105 440106 440111 440112 440113 440114 440115 440117 440118 440304 440305 440604',
};
/** Of those who came from elsewhere: a district of the provincial capital. */
const ELSEWHERE =
  '130102 140105 210102 220102 230103 320102 330106 340104 350102 360102 370102 410105 420106 430103 510104 500103 610103 650102';

export interface Area {
  readonly code: string;
  /** Null: whoever is from there may bank anywhere. */
  readonly branchCode: BranchCode | null;
}

/** Sixty-four areas: as many people are from each. The number matters to `personIdentity`. */
export const AREAS: readonly Area[] = [
  ...(['1001', '1002', '1003'] as const).flatMap((branchCode) => HOME[branchCode].split(' ').map((code) => ({ code, branchCode }))),
  ...ELSEWHERE.split(' ').map((code) => ({ code, branchCode: null })),
];

export const UYGUR_AREA = '650102';
