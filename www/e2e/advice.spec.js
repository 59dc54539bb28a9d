import { expect, test } from "@playwright/test";
import { open, reaches } from "./helpers.js";

/** A game that the learner has spoiled: both strides are far too long. */
const BROKEN = "features_g=4&features_d=4&batch_size=16&z_dim=8&lr_g=0.1&lr_d=0.1&loss=wasserstein";

test("a failure of one's own making is told with what is not as usual, which one press sets back", async ({
  page,
}) => {
  await open(page, `${BROKEN}&lang=en&device=cpu&autoplay=1&steps=400`);
  await reaches(page, "paused");
  const advice = page.locator("#advice");
  await expect(advice).toContainText("Forger’s learning rate 0.1 → 0.002");
  await expect(advice).toContainText("only a new run changes it");
  await advice.getByRole("button", { name: "Set it back to the usual" }).click();
  await expect(page.locator("#setting-lr_g")).toHaveValue("0.002");
  await expect(page.locator("#setting-lr_d")).toHaveValue("0.001");
  await expect(advice).not.toContainText("learning rate");
});
