import { rulerLabels, rulerStrip, type Ruler } from "#shared/drawing/ruler";
import { textWidth } from "#shared/drawing/text-width";
import styles from "./band-ruler.module.css";

/** Who holds which addresses of a segment, as coloured stretches. */
export function BandRuler({ ruler, width }: { ruler: Ruler; width: number }) {
  const strip = rulerStrip({ x: 0, y: 0, w: width, h: 50 });
  const labels = rulerLabels(ruler, strip.w, (text) => textWidth(text, 11));
  return (
    <div className={styles.ruler} style={{ left: strip.x - 1, width: strip.w }} aria-hidden>
      {labels.map(({ x, stretch }) => (
        <span
          key={`${stretch.label} ${x}`}
          className={styles.label}
          data-tone={stretch.tone}
          style={{ left: x }}
        >
          {stretch.label}
        </span>
      ))}
      <span className={styles.strip}>
        {ruler.stretches.map(({ start, end, tone }) => {
          const w = Math.max(3, (end - start) * strip.w);
          const left = Math.min(start * strip.w, strip.w - w);
          return (
            <span
              key={`${start} ${end} ${tone}`}
              className={styles.stretch}
              data-tone={tone}
              style={{ left, width: w }}
            />
          );
        })}
      </span>
    </div>
  );
}
