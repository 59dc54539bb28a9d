/**
 * One walk over the engine's schema: each of its settings is on the page, in both languages, and in the link.
 * The third way in, the command line, is held to the same schema by cli/tests/cli.rs.
 */
import { expect, test } from "@playwright/test";
import { TINY, linked, openReady, reaches, shown, unfold } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @import { Setting } from "#pkg/types" */

/** Settings that do not work with the others' values below (src/config/conflicts.rs), and what they need instead. */
const APART = ["upsample", "penalty"];
const NEEDED = { norm_d: "none" };

/** @param {Page} page */
function schemaOf(page) {
  return page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("gan-app"));
    return /** @type {Setting[]} */ (view.app.store.schema);
  });
}

/**
 * Every control of the form, with what is said of it by the means that a screen reader also has.
 * @param {Page} page
 */
function fields(page) {
  return page.locator("#settings [name]").evaluateAll((controls) =>
    controls.map((element) => {
      const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (element);
      const label = control.labels?.[0];
      const help = document.getElementById(control.getAttribute("aria-describedby") ?? "");
      const range = help?.querySelector(".range");
      // Without the range, and without the comments by which Lit finds its places again.
      const words = [...(help?.childNodes ?? [])].filter(
        ({ nodeType }) => nodeType === Node.TEXT_NODE,
      );
      return {
        name: control.name,
        isVisible: [control, label, help].every((part) => part?.checkVisibility()),
        label: label?.textContent?.trim() ?? "",
        help: words.map((node) => node.textContent?.trim()).join(""),
        range: range?.textContent ?? "",
        choices: [...(control instanceof HTMLSelectElement ? control.options : [])].map(
          ({ text }) => text,
        ),
      };
    }),
  );
}

for (const lang of ["en", "zh"]) {
  test(`every setting is on the page, in words of its language: ${lang}`, async ({ page }) => {
    await openReady(page, `${TINY}&lang=${lang}`);
    await unfold(page);
    const schema = await schemaOf(page);
    const form = await fields(page);
    expect(schema.length).toBeGreaterThan(30);
    // As lists, so that none is there twice.
    expect(form.map(({ name }) => name).sort()).toEqual(schema.map(({ name }) => name).sort());
    for (const setting of schema) {
      const { name, help } = setting;
      const [field] = form.filter((one) => one.name === name);
      expect(field.isVisible, `${name}, its label and its help are visible`).toBe(true);
      // The page falls back to the engine's own names and English help.
      expect([field.label, field.help]).not.toContain(name);
      expect(field.help, name).not.toContain(help);
      for (const text of [field.label, field.help]) {
        expect(text.length, name).toBeGreaterThan(1);
        expect(/[一-鿿]/.test(text), `${name}: ${text}`).toBe(lang === "zh");
      }
      const choices = setting.kind === "choice" ? setting.choices : [];
      expect(field.choices, name).toHaveLength(choices.length);
      for (const choice of choices) expect(field.choices, name).not.toContain(choice);
      if (setting.kind === "choice") continue;
      for (const end of [setting.min, setting.max])
        expect(field.range, name).toContain(String(end));
    }
  });
}

/**
 * A valid value that is not the default: the smallest there is, for networks that are drawn at once.
 * @param {Setting} setting
 */
function otherValue(setting) {
  const usual = setting.default;
  if (setting.kind === "choice") return String(setting.choices.find((choice) => choice !== usual));
  const { min, max } = setting;
  return String(Number(usual) === min ? max : min);
}

/**
 * Fills the form as a person does, one setting after the other.
 * @param {Page} page
 * @param {Setting} setting
 * @param {string} value
 */
async function choose(page, { name, kind }, value) {
  const control = page.locator(`#setting-${name}`);
  if (kind === "choice") {
    await control.selectOption(value);
  } else {
    await control.fill(value);
    await control.blur();
  }
  // The form is redrawn after each: that must not fall into the next.
  await expect.poll(() => linked(page)[name], { message: `${name} in the link` }).toBe(value);
}

for (const isApart of [false, true]) {
  const which = isApart ? APART.join(" and ") : `all but ${APART.join(" and ")}`;
  test(`settings go from the form into the link, and back: ${which}`, async ({ page }) => {
    // Not every machine has the other images.
    await page.route("**/data/fashion-mnist/**", (route) =>
      route.continue({ url: route.request().url().replace("fashion-mnist", "mnist") }),
    );
    await openReady(page, "weights=none&device=cpu");
    await unfold(page);
    const schema = await schemaOf(page);
    const chosen = schema.filter(({ name }) => APART.includes(name) === isApart);
    /** @type {Record<string, string>} */
    const values = isApart ? { ...NEEDED } : {};
    for (const setting of chosen) values[setting.name] = otherValue(setting);
    const settings = schema.filter(({ name }) => name in values);
    for (const setting of settings) await choose(page, setting, values[setting.name]);
    expect(linked(page)).toEqual({ device: "cpu", ...values });

    await page.reload(); // the link, opened
    await reaches(page, "ready");
    await expect.poll(() => shown(page)).toMatchObject(values);
    await expect(page.locator(".notice")).toHaveCount(0);
  });
}
