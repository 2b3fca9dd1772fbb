import { expect, type Locator, type Page } from "@playwright/test";

/** Underlay as a person uses it: what is on the screen, by the words that are on it. */
export function underlay(page: Page) {
  const canvas = page.getByRole("application", { name: "Drawing" });
  const outline = page.getByRole("treegrid", { name: "Outline" });
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const problems = page.getByRole("tabpanel", { name: /Problems/ });

  return {
    canvas,
    outline,
    inspector,
    problems,

    /** An element on the canvas by what a screen reader says of it, for example `node VM cell4-ledge`. */
    card: (words: string): Locator =>
      canvas.getByRole("group", { name: new RegExp(`^${words}( |,|$)`) }).first(),
    row: (name: string): Locator => outline.getByRole("row", { name, exact: true }),
    field: (label: string): Locator =>
      inspector.getByRole("textbox", { name: label, exact: true }).first(),
    undoButton: page.getByRole("banner").getByRole("button", { name: /^Undo/ }),
    redoButton: page.getByRole("banner").getByRole("button", { name: /^Redo/ }),
    saved: page.getByRole("banner").getByText("Saved", { exact: true }),

    /** Opens a template from the start screen; both are named as they stand there. */
    async openTemplate(platform: string, variant: string): Promise<void> {
      const name = new RegExp(`^${variant}.*${platform}|${platform}.*${variant}|^${variant}$`);
      await page.getByRole("button", { name }).first().click();
      await expect(canvas).toBeVisible();
      await expect(this.saved).toBeVisible();
    },

    /** Selects an element in the outline, which is there for every element. */
    async select(name: string): Promise<void> {
      await this.row(name).click();
      await expect(inspector.getByRole("heading", { name: new RegExp(`^${name},`) })).toBeVisible();
    },

    /** Types into a field of the inspector and leaves it with Enter. */
    async fill(label: string, text: string): Promise<void> {
      const field = this.field(label);
      await field.fill(text);
      await field.press("Enter");
    },

    /** Carries out an action by its name through the command palette. */
    async run(action: string): Promise<void> {
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+k");
      const box = page
        .getByRole("dialog")
        .getByRole("searchbox")
        .or(page.getByRole("dialog").getByRole("combobox"))
        .first();
      await box.fill(action);
      await page.keyboard.press("Enter");
    },
  };
}
