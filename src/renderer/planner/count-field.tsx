import { useState } from "react";
import { TextInput } from "../ui/text-input.tsx";

interface CountFieldProps {
  readonly label: string;
  readonly value: number;
  /** 0 unless given. */
  readonly least?: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number; arrow keys step it. Text that is none stays, with the reason, and counts for nothing. */
export function CountField({ label, value, least = 0, most, onChange }: CountFieldProps) {
  const [wrong, setWrong] = useState(false);
  const take = (text: string): boolean => {
    const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
    const isGood = count >= least && count <= most;
    setWrong(!isGood);
    if (isGood) onChange(count);
    return isGood;
  };
  return (
    <TextInput
      label={label}
      value={String(value)}
      mono
      inputMode="numeric"
      error={wrong ? `Write a whole number from ${least} to ${most}.` : undefined}
      onInput={take}
      onCommit={take}
      onStep={(text, direction) => {
        const next = Math.min(Math.max((Number(text) || 0) + direction, least), most);
        return String(next);
      }}
    />
  );
}
