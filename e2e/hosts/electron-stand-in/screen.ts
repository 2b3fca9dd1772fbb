import type { Browser, BrowserContext, Page, Route } from "@playwright/test";
import { APP_ORIGIN, DELIVER, INVOKE, pageScript, STAGE } from "./page-script.ts";
import type { MainProcess, Screen } from "./wire.ts";

export interface ScreenParts {
  readonly browser: Browser;
  readonly main: () => MainProcess;
  readonly onPage: (page: Page) => void;
  readonly chooseOpen: () => string | null;
  readonly chooseSave: (suggested: string) => string | null;
}

/** Shows the windows of a main process as pages of the test's own Chromium. */
export function createScreen(parts: ScreenParts): Screen & { dispose(): Promise<void> } {
  const { browser, main, onPage } = parts;
  const pages = new Map<number, Page>();
  const contexts: BrowserContext[] = [];

  async function answer(route: Route): Promise<void> {
    const request = route.request();
    const answered = await main()
      .request(toApp(request.url()), request.method())
      .catch(() => null);
    // The app may have gone meanwhile, and the page with it.
    await (
      answered
        ? route.fulfill({
            status: answered.status,
            headers: answered.headers,
            body: Buffer.from(answered.base64, "base64"),
          })
        : route.abort("blockedbyclient")
    ).catch(() => undefined);
  }

  return {
    async openWindow(id, url, preloadCode) {
      const context = await browser.newContext();
      contexts.push(context);
      await context.route("**/*", answer);
      const page = await context.newPage();
      await page.exposeBinding(INVOKE, ({ frame }, channel: string, args: unknown[]) =>
        main().invoke(
          id,
          { origin: toApp(new URL(frame.url()).origin), top: frame.parentFrame() === null },
          channel,
          args,
        ),
      );
      await page.addInitScript({ content: pageScript(preloadCode) });
      pages.set(id, page);
      page.on("close", () => {
        if (pages.delete(id))
          void main()
            .windowClosed(id)
            .catch(() => undefined);
      });
      onPage(page);
      await page.goto(toStage(url));
      await main().windowPainted(id);
    },
    reloadWindow: async (id) => void (await pages.get(id)?.reload()),
    closeWindow: async (id) => pages.get(id)?.close(),
    async sendToWindow(id, channel, args) {
      await pages.get(id)?.evaluate(
        ([deliver, name, values]) => {
          const receive: unknown = Reflect.get(window, deliver);
          if (typeof receive === "function") receive(name, values);
        },
        [DELIVER, channel, args] as const,
      );
    },
    showOpenDialog: async () => parts.chooseOpen(),
    showSaveDialog: async (suggested) => parts.chooseSave(suggested),
    async dispose() {
      pages.clear();
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}

function toApp(url: string): string {
  return url.startsWith(STAGE) ? `${APP_ORIGIN}${url.slice(STAGE.length)}` : url;
}

function toStage(url: string): string {
  return url.startsWith(APP_ORIGIN) ? `${STAGE}${url.slice(APP_ORIGIN.length)}` : url;
}
