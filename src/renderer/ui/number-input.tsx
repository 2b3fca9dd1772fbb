import { useState } from "react";
import { parseNumber, rangeInWords, type NumberRange } from "./number-range";
import { TextInput, type TextInputProps } from "./text-input";

export interface NumberInputProps
  extends
    NumberRange,
    Omit<TextInputProps, "value" | "onInput" | "onCommit" | "onStep" | "inputMode" | "mono"> {
  value: number | null;
  /** Null when the field was emptied; only numbers inside the range arrive here. */
  onCommit?: ((value: number | null) => boolean | void) | undefined;
  /** Arrow keys change the number by this much, 1 unless told. */
  step?: number | undefined;
}

/** A number as text: it may be typed freely, and is checked against its range in words. */
export function NumberInput(props: NumberInputProps) {
  const { value, onCommit, step = 1, min, max, allowsDecimals, ...rest } = props;
  const [fault, setFault] = useState<string | null>(null);
  const range = { min, max, allowsDecimals };

  const judge = (text: string) => {
    const parsed = parseNumber(text, range);
    setFault(parsed.ok ? null : rangeInWords(range));
    return parsed;
  };

  return (
    <TextInput
      {...rest}
      mono
      inputMode={allowsDecimals ? "decimal" : "numeric"}
      value={value === null ? "" : String(value)}
      error={fault ?? props.error}
      onInput={judge}
      onCommit={(text) => {
        const parsed = judge(text);
        return parsed.ok ? onCommit?.(parsed.value) : false;
      }}
      onStep={(text, direction) => {
        const current = parseNumber(text, {});
        const from = current.ok ? (current.value ?? 0) : (value ?? 0);
        return String(
          Math.min(max ?? Infinity, Math.max(min ?? -Infinity, from + direction * step)),
        );
      }}
    />
  );
}
