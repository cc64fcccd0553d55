import type { zh } from './zh/index.ts';

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };

/** The shape that every language must have, given by the Chinese texts. */
export type Translation = Widened<typeof zh>;
