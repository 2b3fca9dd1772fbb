/** A duration in words: "about 40 min", "about 2 h 30 min". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `about ${minutes} min`;
  return rest === 0 ? `about ${hours} h` : `about ${hours} h ${rest} min`;
}
