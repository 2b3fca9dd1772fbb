// The part of pdfmake that this program uses. Its public entry reads fonts by file name and has a
// network behind it; the printer inside takes both from us.
declare module "pdfmake/js/Printer.js" {
  import type { Readable } from "node:stream";

  interface Files {
    existsSync(name: string): boolean;
    readFileSync(name: string): Uint8Array;
  }

  interface Resolver {
    resolve(url: unknown): Promise<void>;
    resolved(): Promise<void>;
  }

  class Printer {
    constructor(
      fonts: Readonly<Record<string, object>>,
      files: Files,
      resolver: Resolver,
      mayRead: (path: string) => boolean,
    );
    createPdfKitDocument(
      definition: object,
      options: { readonly tableLayouts: object },
    ): Promise<Readable & { end(): void }>;
  }

  const entry: typeof Printer | { readonly default: typeof Printer };
  export default entry;
}

declare module "*.ttf?inline" {
  /** The font as a data address. */
  const url: string;
  export default url;
}

declare module "fontkit" {
  export function create(bytes: Uint8Array): {
    hasGlyphForCodePoint(codePoint: number): boolean;
  };
}
