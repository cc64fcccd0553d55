/** The event by which a restored PC says which rows it lost; the chain goes on after them (docs/audit-format.md). */
export const RESTORED = 'system.restored';
