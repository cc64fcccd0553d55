import { mod1110CheckDigit } from '../../contract/identifiers/iso7064.ts';

export interface SandboxBank {
  readonly code: string;
  readonly nameZh: string;
  readonly city: string;
}

/** Numbers that the banks publish. */
const PUBLISHED: ReadonlyArray<readonly [code: string, nameZh: string, city: string]> = [
  ['102100099996', '中国工商银行股份有限公司', '北京'],
  ['104100000004', '中国银行股份有限公司', '北京'],
  ['105100000017', '中国建设银行股份有限公司', '北京'],
  ['303100000006', '中国光大银行股份有限公司', '北京'],
  ['304100040000', '华夏银行股份有限公司', '北京'],
  ['305100000013', '中国民生银行股份有限公司', '北京'],
  ['308584000013', '招商银行股份有限公司', '深圳'],
  ['310290000013', '上海浦东发展银行股份有限公司', '上海'],
  ['313100000013', '北京银行股份有限公司', '北京'],
  ['402100000018', '北京农村商业银行股份有限公司', '北京'],
];

/** City codes as they stand inside of bank numbers. */
const CITIES: ReadonlyArray<readonly [code: string, nameZh: string]> = [
  ['1000', '北京'],
  ['2900', '上海'],
  ['5810', '广州'],
  ['5840', '深圳'],
  ['3010', '南京'],
  ['6510', '成都'],
];

/** The sandbox's own bank and an invented one to remit to. Both bank types are unassigned. */
const INVENTED: ReadonlyArray<readonly [bankType: string, nameZh: string]> = [
  ['998', '柜台沙箱银行'],
  ['997', '演示商业银行'],
];

const BRANCHES = ['总部', '城东支行', '城西支行', '城南支行', '城北支行', '开发区支行'];

const withCheck = (body: string): string => body + mod1110CheckDigit(body);

/** The bank-code directory: published numbers of the large banks, and branches of two invented ones in six cities. */
export const sandboxBanks = (): SandboxBank[] => [
  ...PUBLISHED.map(([code, nameZh, city]) => ({ code, nameZh, city })),
  ...INVENTED.flatMap(([bankType, bank]) =>
    CITIES.flatMap(([cityCode, city]) =>
      BRANCHES.map((branch, index) => ({
        code: withCheck(`${bankType}${cityCode}${String(index + 1).padStart(4, '0')}`),
        nameZh: `${bank}${city}${branch}`,
        city,
      })),
    ),
  ),
];

/** City and place in the directory of the sandbox's own branches. */
const OWN_NUMBERS: Readonly<Record<string, string>> = { '1000': '10000001', '1001': '10000002', '1002': '29000002', '1003': '58100002' };

/** The number of a branch of the sandbox's own bank in the payment systems; null: it has none. */
export const sandboxBankCode = (branchCode: string): string | null => {
  const [[ownType] = ['']] = INVENTED;
  const place = OWN_NUMBERS[branchCode];
  return place === undefined ? null : withCheck(`${ownType}${place}`);
};
