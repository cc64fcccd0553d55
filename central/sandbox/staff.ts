import type { Role } from '../../contract/views/session.ts';
import { sha256 } from '../hash.ts';

/** The sandbox bank's people and PCs. All of it is public: it protects invented data on the reader's own machine. */

export interface SandboxBranch {
  readonly code: string;
  readonly kind: 'headOffice' | 'branch';
  readonly nameZh: string;
  readonly nameEn: string;
}

export const SANDBOX_BRANCHES: readonly SandboxBranch[] = [
  { code: '1000', kind: 'headOffice', nameZh: '柜台沙箱银行总行', nameEn: 'Guitai Sandbox Bank, head office' },
  { code: '1001', kind: 'branch', nameZh: '朝阳门支行', nameEn: 'Chaoyangmen branch' },
  { code: '1002', kind: 'branch', nameZh: '陆家嘴支行', nameEn: 'Lujiazui branch' },
  { code: '1003', kind: 'branch', nameZh: '天河支行', nameEn: 'Tianhe branch' },
];

export interface SandboxTeller {
  readonly id: string;
  readonly branchCode: string;
  readonly name: string;
  readonly roles: readonly [Role, ...Role[]];
  readonly level: number;
}

const NAMES: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  '1001': ['李晓敏', '王建国', '曾静', '赵志强', '陈淑兰'],
  '1002': ['周慧', '吴磊', '欧阳雪', '郑海涛', '孙丽华'],
  '1003': ['黄志明', '林小燕', '区婉仪', '何伟', '梁美玲'],
};

const ofBranch = (branchCode: string, names: readonly [string, string, string, string, string]): SandboxTeller[] => [
  { id: `${branchCode}01`, branchCode, name: names[0], roles: ['teller'], level: 1 },
  { id: `${branchCode}02`, branchCode, name: names[1], roles: ['teller'], level: 1 },
  { id: `${branchCode}03`, branchCode, name: names[2], roles: ['seniorTeller'], level: 3 },
  { id: `${branchCode}80`, branchCode, name: names[3], roles: ['vaultKeeper'], level: 3 },
  { id: `${branchCode}90`, branchCode, name: names[4], roles: ['supervisor'], level: 5 },
];

/** Tellers end in 01 and 02, senior tellers in 03, vault keepers in 80, supervisors in 90. */
export const SANDBOX_TELLERS: readonly SandboxTeller[] = [
  ...Object.entries(NAMES).flatMap(([branchCode, names]) => ofBranch(branchCode, names)),
  { id: '100060', branchCode: '1000', name: '冯雅琴', roles: ['backOffice'], level: 4 },
  { id: '100070', branchCode: '1000', name: '魏东', roles: ['itAdministrator'], level: 0 },
  { id: '100099', branchCode: '1000', name: '蒋正', roles: ['auditor'], level: 0 },
];

/** The head office's back office: who migrated, graded and listed what the sandbox begins with. */
export const BACK_OFFICE = '100060';

/** The password of a sandbox teller. */
export const sandboxPassword = (tellerId: string): string => `guitai-${tellerId}`;

/** The secret of a sandbox teller's one-time codes, 160 bits. */
export const sandboxTotpSecret = (tellerId: string): Uint8Array =>
  new Uint8Array(sha256(`guitai sandbox one-time codes ${tellerId}`).subarray(0, 20));

/** Who needs a code at sign-on, besides. The tellers above need none, and have a secret for trying it out. */
export const SANDBOX_TOTP_TELLERS: readonly SandboxTeller[] = [
  { id: '100061', branchCode: '1000', name: '沈岚', roles: ['backOffice'], level: 4 },
  { id: '100090', branchCode: '1000', name: '顾明远', roles: ['supervisor'], level: 5 },
];

export interface SandboxDevice {
  readonly id: string;
  readonly branchCode: string;
  readonly secret: string;
}

const device = (branchCode: string, counter: string): SandboxDevice => ({
  id: `PC-${branchCode}-${counter}`,
  branchCode,
  secret: `sandbox-device-PC-${branchCode}-${counter}`,
});

/** Enrolled PCs: three counters in each branch, one at the head office. */
export const SANDBOX_DEVICES: readonly SandboxDevice[] = [
  device('1000', '01'),
  ...['1001', '1002', '1003'].flatMap((branchCode) => ['01', '02', '03'].map((counter) => device(branchCode, counter))),
];
