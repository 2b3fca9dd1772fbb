import type { IdSource } from "#shared/kernel/ids";
import type { JsonObject } from "#shared/kernel/json";
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
  /** Settings without a place as the text an element carries; what is too long is reported. */
  readonly keep: (parts: Readonly<Record<string, JsonObject>>, path: string) => string;
  /** Remembers a field of which the text says nothing although the design needs it. */
  readonly leave: (element: string, field: string) => void;
}
