// Evidence as an analyst uses it: an authority beside its neighbours, a measure, a study run and its report read.

import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const house = openHouse();

// Without script, whoever waits for a study presses the button; with it, the page looks by itself.
async function pressUntil(page, shown) {
  const now = page.getByRole("button", { name: "See how far it is now" });
  while (!(await shown.count()) && (await now.count())) await now.click();
}

async function look(page, see, hasScript = true) {
  // A build for tests takes its time over ten thousand draws.
  page.setDefaultTimeout(90_000);
  await signIn(page, house.personAs("performance_analyst"));
  await page.goto("/evidence");
  await see(page);
  await page.getByLabel("Authority").selectOption("Wakefield");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("heading", { level: 1, name: "Wakefield beside others" }).waitFor();
  await see(page);
  await page.getByRole("link", { name: "Re-referrals within 12 months" }).click();
  await page.getByRole("heading", { name: "What it is" }).waitFor();
  await see(page);
  await page.goto("/evidence/studies");
  await see(page);
  await page.getByRole("button", { name: "Run the study", exact: true }).click();
  await page.getByText("Choose one study file.").waitFor();
  await see(page);
  for (const [example, words] of [
    ["Run the study of the pilot authorities", "No demonstrated effect on outcomes"],
    ["Run the study of surveys, audits and interviews", "nothing can be said of cause"],
  ]) {
    await page.goto("/evidence/studies");
    await page.getByRole("button", { name: example }).click();
    const report = page.getByRole("heading", { level: 1, name: words });
    if (!hasScript) await pressUntil(page, report);
    await report.waitFor();
    await see(page);
    await page.getByRole("button", { name: "Read the report" }).click();
    await page.getByRole("heading", { name: "What this does not show" }).first().waitFor();
    await see(page);
  }
}

test("an analyst finds and runs the evidence on a phone, with axe", (t) =>
  house.atPhone(t, (page) =>
    look(page, async (page) => {
      await axe(page);
      await fitsAcross(page);
    })));

test("an analyst finds and runs the evidence at a desk, with axe", (t) => house.atDesktop(t, (page) => look(page, axe)));

test("an analyst finds and runs the evidence without script", (t) => house.withoutScript(t, (page) => look(page, async () => {}, false)));
