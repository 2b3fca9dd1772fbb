/** A label as it stands inside a sentence: "Node VM" reads "node VM", "MTU" and "DNS" stay. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

/** A thing with its article: "a host", "an address range", "a NAT". */
export function withArticle(label: string): string {
  const word = inSentence(label);
  return `${/^[aeio]/i.test(word) ? "an" : "a"} ${word}`;
}

/** The same text with a capital at its start. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 host", "2 hosts": a count with the form that fits it. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "1st", "2nd", "3rd", "4th", "11th". */
export function ordinal(count: number): string {
  const tail = count % 100;
  const isTeen = tail >= 11 && tail <= 13;
  const ending = isTeen ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${ending}`;
}
