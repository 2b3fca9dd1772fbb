import { expect, test } from "vitest";
import { READABLE_ENDINGS } from "./endings.ts";
import { IMPORTERS } from "./index.ts";

test("dialogs offer every ending that an importer names, and no other", () => {
  const endings = IMPORTERS.flatMap(({ extensions }) =>
    extensions.map((each) => `.${each.split(".").at(-1) ?? ""}`),
  );
  expect([...new Set(endings)].sort()).toEqual([...READABLE_ENDINGS]);
});
