import { useEffect, useRef } from "react";

/** Takes a text when its writer pauses. */
export interface TakeOnPause {
  /** Takes the text after a pause, unless a newer one comes. */
  later(text: string): void;
  /** Takes this text at once and forgets what was waiting. */
  now(text: string): void;
  /** Takes at once what is waiting, if anything is. */
  flush(): void;
}

/** Milliseconds without a key after which a typed text is taken. */
const PAUSE = 250;

/** What still waits when the field goes away is taken too: nothing typed is lost. */
export function useTakeOnPause(take: (text: string) => void): TakeOnPause {
  const latest = useRef(take);
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);

  const forget = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const flush = () => {
    const text = waiting.current?.text;
    forget();
    if (text !== undefined) latest.current(text);
  };

  useEffect(() => {
    latest.current = take;
  }, [take]);
  useEffect(() => () => flush(), []);

  return {
    later(text) {
      forget();
      waiting.current = { text, timer: setTimeout(flush, PAUSE) };
    },
    now(text) {
      forget();
      latest.current(text);
    },
    flush,
  };
}
