// Statutory returns as an analyst checks them: files chosen, what was found by rule, child and table, saved, forgotten;
// and the authority's figures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const house = openHouse();

// Two invented children: one whose sex and ethnicity are no codes, one whose only episode ends before it begins.
const header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nK1,X,01/02/2015,NONE,UN1,,\nK2,F,03/04/2012,WBRI,UN1,,\n";
const episodes =
  "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" +
  "K1,01/05/2025,S,C2,N1,U1,PR1,,,,SW1A 1AA,SW1A 1AA,SC000001\n" +
  "K2,01/06/2025,S,C2,N1,U1,PR1,01/05/2025,E11,,SW1A 1AA,SW1A 1AA,SC000001\n";

const files = (text) => [
  { name: "header.csv", mimeType: "text/csv", buffer: Buffer.from(text) },
  { name: "episodes.csv", mimeType: "text/csv", buffer: Buffer.from(episodes) },
];

async function check(page, look) {
  await signIn(page, house.personAs("performance_analyst"));
  await page.goto("/returns");
  await look(page);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByText("Choose the files of this year’s return.").first().waitFor();
  await look(page);
  await page.getByLabel("This year’s files", { exact: true }).setInputFiles(files(header));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "SSDA903" }).waitFor();
  const address = page.url();
  await look(page);
  await page.getByRole("link", { name: "By child" }).click();
  await look(page);
  await page.getByRole("link", { name: "K1" }).click();
  await page.getByRole("heading", { name: "The child’s rows" }).waitFor();
  assert.ok(!page.url().includes("K1"), "no identifier stands in an address");
  await look(page);
  await page.goto(address);
  await page.getByRole("link", { name: "By table" }).click();
  await look(page);
  await page.getByRole("link", { name: "Header", exact: true }).click();
  await look(page);
  await page.goto(address);
  await page.locator(".kith-return__rule a").first().click();
  await page.getByText("Years in which it applies, of those that Kith knows").waitFor();
  await look(page);
  await page.goto(address);
  await page.getByRole("link", { name: "Save what was found" }).click();
  await look(page);
  await page.getByLabel("What is it kept for?").fill("To compare with the mended files");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Kept.").waitFor();
  await page.goto("/returns");
  await page.getByLabel("This year’s files", { exact: true }).setInputFiles(files(header.replace(",X,", ",M,")));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("link", { name: "Compare with an earlier check" }).click();
  await page.getByText(/0 new, [1-9]\d* mended/).waitFor();
  await look(page);
  await page.getByRole("link", { name: "What was found" }).click();
  await page.getByRole("button", { name: "Forget the files now" }).click();
  await page.getByText("Forgotten.").waitFor();
  await page.getByRole("link", { name: "SSDA903, 2025-26" }).last().click();
  await page.getByRole("link", { name: "Delete what is saved" }).click();
  await look(page);
  await page.getByLabel("Why is it deleted?").fill("Mended");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByText("The saved check is deleted.").waitFor();
}

async function figures(page, look) {
  await signIn(page, house.personAs("performance_analyst"));
  await page.goto("/returns");
  // Whoever comes first on a day waits until the figures are worked out.
  await page.getByRole("link", { name: "Our figures" }).click({ timeout: 60_000 });
  await page.getByRole("heading", { level: 1, name: "Our figures" }).waitFor();
  await look(page);
  await page.getByRole("button", { name: "Work them out again" }).click({ timeout: 60_000 });
  await page.getByRole("link", { name: "Re-referrals within 12 months" }).click();
  await page.getByText("This list may be shorter than the figure").waitFor();
  await look(page);
}

test("an analyst reads the figures, on a phone and with axe", (t) =>
  house.atPhone(t, (page) =>
    figures(page, async (page) => {
      await axe(page);
      await fitsAcross(page);
    })));

test("an analyst reads the figures without script", (t) => house.withoutScript(t, (page) => figures(page, async () => {})));

test("an analyst checks a return, on a phone and with axe", (t) =>
  house.atPhone(t, (page) =>
    check(page, async (page) => {
      await axe(page);
      await fitsAcross(page);
    })));

test("an analyst checks a return at a desk", (t) => house.atDesktop(t, (page) => check(page, axe)));

test("an analyst checks a return without script", (t) => house.withoutScript(t, (page) => check(page, async () => {})));
