import {
  SANDBOX_DEVICES,
  SANDBOX_TELLERS,
  type SandboxDevice,
  type SandboxTeller,
  sandboxPassword,
} from '../../../central/sandbox/staff.ts';

/** The counter at which the sandbox's window stands. */
const HERE = 'PC-1001-01';

export const sandboxDevice = (id = HERE): SandboxDevice => {
  const found = SANDBOX_DEVICES.find((device) => device.id === id);
  if (found === undefined) throw new Error(`The sandbox bank has no device ${id}`);
  return found;
};

/** Who may sign on at that counter, with their passwords. */
export const tellersOf = (device: SandboxDevice): readonly (SandboxTeller & { readonly password: string })[] =>
  SANDBOX_TELLERS.filter(({ branchCode }) => branchCode === device.branchCode).map((teller) => ({
    ...teller,
    password: sandboxPassword(teller.id),
  }));
