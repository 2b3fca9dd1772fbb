/** A question over the wire, its answer, and the two ends of it. Everything is JSON. */
type Message =
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly name: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly message: string };

type Functions = { readonly [name: string]: (...args: never[]) => unknown };

/** What the main process may ask of the screen (the test, with its Chromium). */
export interface Screen extends Functions {
  openWindow(id: number, url: string, preloadCode: string): Promise<void>;
  reloadWindow(id: number): Promise<void>;
  closeWindow(id: number): Promise<void>;
  sendToWindow(id: number, channel: string, args: readonly unknown[]): Promise<void>;
  /** A path, or null for cancelled. */
  showOpenDialog(): Promise<string | null>;
  showSaveDialog(suggested: string): Promise<string | null>;
}

/** What the screen may ask of the main process. */
export interface MainProcess extends Functions {
  invoke(
    window: number,
    frame: FrameFacts,
    channel: string,
    args: readonly unknown[],
  ): Promise<unknown>;
  /** Answers a request for the app's own scheme, or refuses it. */
  request(url: string, method: string): Promise<SchemeAnswer | null>;
  windowClosed(id: number): Promise<void>;
  windowPainted(id: number): Promise<void>;
  secondInstance(argv: readonly string[], folder: string): Promise<void>;
  clickMenu(id: string): Promise<boolean>;
  quit(): Promise<void>;
}

export interface FrameFacts {
  readonly origin: string;
  readonly top: boolean;
}

export interface SchemeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly base64: string;
}

export interface Line {
  send(message: unknown): void;
  onMessage(handler: (message: unknown) => void): void;
}

/** Serves `own` over the line and answers the functions of the other end. */
export function connectLine<Other extends Functions>(
  line: Line,
  own: Functions,
): Other & { hangUp(): void } {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let count = 0;
  let open = true;

  line.onMessage((raw) => {
    const message = raw as Message;
    if (message.kind === "ask") return void answer(message.id, message.name, message.args);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === "answer") asked?.resolve(message.value);
    else asked?.reject(new Error(message.message));
  });

  async function answer(id: number, name: string, args: readonly unknown[]): Promise<void> {
    let message: Message;
    try {
      const value: unknown = await own[name]?.(...(args as never[]));
      message = { kind: "answer", id, value };
    } catch (error) {
      message = { kind: "failure", id, message: String(error) };
    }
    if (open) line.send(message);
  }

  function ask(name: string, args: readonly unknown[]): Promise<unknown> {
    if (!open) return Promise.reject(new Error("the other process is gone"));
    const id = ++count;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      line.send({ kind: "ask", id, name, args } satisfies Message);
    });
  }

  function hangUp(): void {
    open = false;
    for (const asked of waiting.values()) asked.reject(new Error("the other process is gone"));
    waiting.clear();
  }

  return new Proxy({} as Other & { hangUp(): void }, {
    get: (_target, name) =>
      name === "hangUp" ? hangUp : (...args: readonly unknown[]) => ask(String(name), args),
  });
}
