import { residentIdCheckCharacter } from '../../contract/identifiers/residentId.ts';
import type { FormValues } from '../../contract/transactions/definition.ts';
import type { Random } from '../soak/random.ts';

const SURNAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨'];
const GIVEN = ['一鸣', '雨欣', '子墨', '思源', '佳怡', '浩然', '梦洁', '俊杰', '诗涵', '志强', '晓燕', '建平'];

/** Somebody who has never been here: what they say at the counter, as a 1001 form holds it. No two have the same number. */
export const invent = (random: Random, serial: number): FormValues & { readonly name: string } => {
  const female = random.chance(0.5);
  const year = random.int(1955, 1999);
  const [month, date] = [random.int(1, 12), random.int(1, 28)].map((part) => String(part).padStart(2, '0'));
  // The order of birth tells apart who was born on the same day; its last figure is odd for men.
  const order = String(100 + Math.floor(serial / 5)).slice(-2) + String(female ? (serial % 5) * 2 : (serial % 5) * 2 + 1);
  const body = `110105${year}${month}${date}${order}`;
  return {
    kind: 'person',
    idType: 'residentId',
    idNumber: body + residentIdCheckCharacter(body),
    name: `${random.pick(SURNAMES)}${random.pick(GIVEN)}`,
    expiresOn: '20391231',
    birthDate: `${year}-${month}-${date}`,
    sex: female ? 'F' : 'M',
    phone: `139${String(10_000_000 + serial * 7_919).slice(-8)}`,
    address: `北京市朝阳区建国路${serial + 1}号`,
  };
};
