import printerModule from "pdfmake/js/Printer.js";
import { PDF_LAYOUTS } from "#shared/runbook/pdf/pdf-layouts";
import { pdfDocument } from "#shared/runbook/pdf/pdf-document";
import type { Runbook } from "#shared/runbook/runbook";
import { canDraw, FONTS } from "./fonts.ts";

// Bundler and test runner disagree about the default export of a CommonJS module.
const Printer = "default" in printerModule ? printerModule.default : printerModule;

/**
 * The runbook as the bytes of a PDF. No file is read and nothing is fetched while it is made: the
 * fonts are in memory, and every request for anything else is refused. Same runbook, same bytes.
 */
export async function printPdf(runbook: Runbook): Promise<Uint8Array> {
  const { created, info, ...definition } = pdfDocument(runbook, canDraw);
  const printer = new Printer(FONTS, NO_FILES, NOTHING_FETCHED, () => false);
  const document = await printer.createPdfKitDocument(
    { ...definition, info: { ...info, creationDate: new Date(created) } },
    { tableLayouts: PDF_LAYOUTS },
  );
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
    document.end();
  });
}

const NO_FILES = {
  existsSync: () => false,
  readFileSync: (name: string): never => {
    throw new Error(`impossible: the document asks for the file ${name}`);
  },
};

const NOTHING_FETCHED = { resolve: async () => {}, resolved: async () => {} };
