/** The parts in use of a package that comes without types. Lengths are in points, from the top left corner. */
declare module 'pdfkit' {
  interface Options {
    readonly autoFirstPage: false;
    /** Empty: no font until one is chosen, for the library's own one would be read from a file beside it. */
    readonly font: '';
    readonly info: Readonly<Record<string, string | Date>>;
    readonly lang: string;
    readonly displayTitle: boolean;
  }
  interface TextOptions {
    readonly lineBreak: false;
    readonly fill: boolean;
    readonly stroke: boolean;
    readonly baseline: 'alphabetic';
    readonly characterSpacing: number;
    readonly horizontalScaling: number;
  }
  export class PDFDocument {
    constructor(options: Options);
    /** The font in use. Not in the library's manual; its shape has been the same for years, and a test holds it. */
    readonly _font: { readonly font: { readonly unitsPerEm: number; hasGlyphForCodePoint(codePoint: number): boolean } };
    on(event: 'data', listener: (bytes: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: 0 }): this;
    registerFont(name: string, source: Uint8Array | string, face?: string): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(points: number): this;
    text(text: string, x: number, y: number, options: TextOptions): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    stroke(): this;
    end(): void;
  }
}
