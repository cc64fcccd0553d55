/** What the sandbox bank gives its tellers, shown at sign-on in the sandbox only. A bank's own installation never shows it. */
export const SANDBOX_TELLERS: readonly { readonly tellerId: string; readonly password: string }[] = [
  { tellerId: '100101', password: 'guitai-100101' },
];
