/** What a code of the error catalogue says. Texts may hold `{name}` placeholders that the wire error's details fill in. */
export interface ErrorEntry {
  /** When it occurs, for the people who extend or operate the system. */
  readonly when: string;
  /** What happened and what was kept, in the teller's words. */
  readonly zh: string;
  readonly en: string;
  /** What the teller does next. */
  readonly actionZh: string;
  readonly actionEn: string;
  /**
   * Whether the same call may be sent again.
   * `safe`: yes, nothing was done. `sameKey`: only with the same client key. `never`: the same input will be refused again.
   */
  readonly retry: 'safe' | 'sameKey' | 'never';
}

export type ErrorFamily = Readonly<Record<string, ErrorEntry>>;
