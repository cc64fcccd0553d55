/** What a sandbox customer's first account is like. The others are ordinary. */
export type Peculiarity = 'ordinary' | 'frozen' | 'dormant' | 'closed' | 'lostBook' | 'nearlyFullBook' | 'newBook';

export interface Person {
  readonly name: string;
  readonly sex: 'M' | 'F';
  readonly branchCode: '1001' | '1002' | '1003';
  readonly accounts: 1 | 2;
  readonly peculiarity: Peculiarity;
}

const person = (
  name: string,
  sex: 'M' | 'F',
  branchCode: Person['branchCode'],
  accounts: 1 | 2 = 1,
  peculiarity: Peculiarity = 'ordinary',
): Person => ({ name, sex, branchCode, accounts, peculiarity });

/** Invented people. Among them the surnames that programs read wrong, a transcribed name, and a character beyond the BMP. */
export const PEOPLE: readonly Person[] = [
  person('曾小明', 'M', '1001', 2),
  person('单于婉清', 'F', '1001'),
  person('欧阳志远', 'M', '1001', 2),
  person('阿卜杜拉·艾买提', 'M', '1001'),
  person('𠮷田美穗', 'F', '1001'),
  person('王秀英', 'F', '1001', 1, 'frozen'),
  person('李国强', 'M', '1001', 1, 'dormant'),
  person('张桂芳', 'F', '1001', 1, 'closed'),
  person('刘建军', 'M', '1001', 1, 'lostBook'),
  person('陈玉兰', 'F', '1001', 1, 'nearlyFullBook'),
  person('杨帆', 'M', '1001', 1, 'newBook'),
  person('仇海峰', 'M', '1001'),
  person('黄丽娟', 'F', '1002', 2),
  person('周文博', 'M', '1002'),
  person('吴雨桐', 'F', '1002'),
  person('徐子涵', 'F', '1002', 1, 'frozen'),
  person('孙德胜', 'M', '1002'),
  person('马晓东', 'M', '1002', 2),
  person('朱淑贞', 'F', '1002'),
  person('胡明轩', 'M', '1002', 1, 'dormant'),
  person('郭思远', 'M', '1002'),
  person('司马云飞', 'M', '1002'),
  person('区志华', 'M', '1003', 2),
  person('何婷婷', 'F', '1003'),
  person('高翔', 'M', '1003'),
  person('林美凤', 'F', '1003', 1, 'lostBook'),
  person('罗浩然', 'M', '1003'),
  person('郑雅文', 'F', '1003', 2),
  person('梁启航', 'M', '1003'),
  person('宋佳怡', 'F', '1003'),
  person('谢振华', 'M', '1003'),
  person('古丽娜尔·买买提', 'F', '1003'),
];

export interface Company {
  readonly name: string;
  readonly branchCode: '1001' | '1002' | '1003';
}

export const COMPANIES: readonly Company[] = [
  { name: '北京远山图书有限公司', branchCode: '1001' },
  { name: '北京晨光餐饮管理有限公司', branchCode: '1001' },
  { name: '北京重庆路五金商行', branchCode: '1001' },
  { name: '上海江畔物流股份有限公司', branchCode: '1002' },
  { name: '上海新纪元信息技术有限公司', branchCode: '1002' },
  { name: '广州珠江贸易有限公司', branchCode: '1003' },
  { name: '广州南粤农产品专业合作社', branchCode: '1003' },
  { name: '广州木棉花文化传播有限公司', branchCode: '1003' },
];

/** Area code of the ID, city and street for addresses, by branch. */
export const PLACES: Readonly<Record<Person['branchCode'], { readonly area: string; readonly address: string }>> = {
  '1001': { area: '110105', address: '北京市朝阳区朝阳门外大街' },
  '1002': { area: '310115', address: '上海市浦东新区陆家嘴环路' },
  '1003': { area: '440106', address: '广州市天河区天河路' },
};
