/** The parts in use of two packages that come without types. */
declare module 'des.js' {
  interface Options {
    readonly type: 'encrypt' | 'decrypt';
    readonly key: ArrayLike<number>;
    readonly padding: false;
  }
  interface Cipher {
    update(data: ArrayLike<number>): number[];
    final(): number[];
  }
  export const EDE: { create(options: Options): Cipher };
}

declare module 'sm-crypto' {
  interface Sm4Options {
    readonly padding: 'none';
    readonly output: 'array';
  }
  export const sm4: {
    encrypt(data: readonly number[], key: readonly number[], options: Sm4Options): number[];
    decrypt(data: readonly number[], key: readonly number[], options: Sm4Options): number[];
  };
  export function sm3(data: readonly number[]): string;
  export const sm2: {
    doVerifySignature(
      message: readonly number[],
      signatureHex: string,
      publicKeyHex: string,
      options: { readonly hash: boolean; readonly userId: string },
    ): boolean;
  };
}
