/** Call deposits by the length of their notice: one day or seven. */
export type NoticeKind = '1D' | '7D';

export const NOTICE_DAYS: Readonly<Record<NoticeKind, number>> = { '1D': 1, '7D': 7 };

/** Smallest balance to open or keep, and smallest withdrawal, in minor units. */
export type NoticeMinimums = { readonly open: bigint; readonly draw: bigint };

/** 通知存款管理办法 银发[1999]3号, article 5; a bank may set higher ones. */
export const NOTICE_MINIMUMS: Readonly<Record<'personal' | 'corporate', NoticeMinimums>> = {
  personal: { open: 5_000_000n, draw: 5_000_000n },
  corporate: { open: 50_000_000n, draw: 10_000_000n },
};
