import type { IdSource } from "#shared/kernel/ids";
import type { Design } from "#shared/kinds/design";
import type { HciSettings } from "./settings.ts";

/** A design while it is drawn. */
export interface Building {
  readonly design: Design;
  readonly ids: IdSource;
  readonly site: string;
  readonly settings: HciSettings;
  /** The id of the router, which is drawn when it is first asked for. */
  readonly router: () => string;
  /** Remembers a field of which the text says nothing although the design needs it. */
  readonly leave: (element: string, field: string) => void;
}
