import { create } from "fontkit";
import sansBold from "pdfmake/fonts/Roboto/Roboto-Medium.ttf?inline";
import sans from "pdfmake/fonts/Roboto/Roboto-Regular.ttf?inline";
import monoBold from "@expo-google-fonts/roboto-mono/600SemiBold/RobotoMono_600SemiBold.ttf?inline";
import mono from "@expo-google-fonts/roboto-mono/400Regular/RobotoMono_400Regular.ttf?inline";
import { MONO, SANS, type CanDraw } from "#shared/runbook/pdf/pdf-text";

// The fonts are part of the bundle: a packaged program has no folder of fonts beside it.

/** A font as pdfmake takes it. The setters are there because it writes back what it has resolved. */
function family(normal: Uint8Array, bold: Uint8Array): object {
  return {
    get normal() {
      return normal;
    },
    set normal(_resolved: unknown) {},
    get bold() {
      return bold;
    },
    set bold(_resolved: unknown) {},
  };
}

function bytesOf(dataAddress: string): Uint8Array {
  return Buffer.from(dataAddress.slice(dataAddress.indexOf(",") + 1), "base64");
}

export const FONTS: Readonly<Record<string, object>> = {
  [SANS]: family(bytesOf(sans), bytesOf(sansBold)),
  [MONO]: family(bytesOf(mono), bytesOf(monoBold)),
};

const both = [create(bytesOf(sans)), create(bytesOf(mono))];

/** Whether both families can draw a character: a name may stand in either. */
export const canDraw: CanDraw = (codePoint) =>
  both.every((font) => font.hasGlyphForCodePoint(codePoint));
