// Filled in from central/sandbox/ when it exports them.
export const sandboxDevice = { id: 'D1', secret: 's'.repeat(32) };
export const sandboxTellers: readonly { tellerId: string; password: string; name: string; roles: readonly string[] }[] = [];
