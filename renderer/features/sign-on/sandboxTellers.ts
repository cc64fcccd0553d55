/** What the sandbox bank gives its tellers, shown at sign-on in the sandbox only. A bank's own installation never shows it. */
export const SANDBOX_TELLERS = [
  { tellerId: '100101', password: 'guitai-100101', role: 'teller' },
  { tellerId: '100102', password: 'guitai-100102', role: 'teller' },
  { tellerId: '100103', password: 'guitai-100103', role: 'seniorTeller' },
  { tellerId: '100180', password: 'guitai-100180', role: 'vaultKeeper' },
  { tellerId: '100190', password: 'guitai-100190', role: 'supervisor' },
] as const;
