// A device that goes from hand to hand: what the browser's own way back leads to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, signIn } from "./harness.mjs";

const house = openHouse({ keepsPages: true });

// A page that the browser kept comes back without a request, so that there is nothing to wait for but the page.
async function back(page) {
  await page.goBack({ timeout: 3000, waitUntil: "commit" }).catch(() => undefined);
  return page.locator("body").innerText();
}

test("nobody who is handed the device reads the record behind it, nor does whoever sits down after signing out", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.person("amir"));
    const round = await roundThatWaits(page);
    await page.goto(round.split("/rounds/")[0]);
    await page.goto(round);
    await page.getByRole("button", { name: /Hand this device/ }).first().click();
    const sees = page.getByRole("button", { name: "Hand it over" });
    await sees.or(page.getByRole("heading", { level: 1, name: "Who is in the room?" })).or(page.getByText("This is your own number")).first().waitFor();
    if (await sees.count()) await sees.click();
    const alone = page.getByRole("radio", { name: /^No\. .* can answer without being seen/ });
    if (await alone.count()) {
      await alone.check();
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await page.getByText("This is your own number").waitFor();
    for (let step = 0; step < 4; step += 1) {
      const words = await back(page);
      assert.doesNotMatch(words, /Sign out|Who has answered|Families/, `${page.url()}: ${words}`);
    }
  }).then(() =>
    house.atDesktop(t, async (page) => {
      await signIn(page, house.person("amir"));
      await page.goto("/families");
      await page.getByRole("button", { name: "Sign out" }).first().click();
      await page.getByText("You are signed out.").waitFor();
      assert.match(await back(page), /Sign in to Kith/);
    }),
  ));

async function roundThatWaits(page) {
  await page.goto("/families");
  const paths = await page.$$eval("a[href^='/families/']", (links) => links.map((link) => link.getAttribute("href")));
  for (const family of new Set(paths.filter((path) => /^\/families\/[0-9a-z]{13}$/.test(path)))) {
    await page.goto(`${family}/scaling`);
    const rounds = await page.$$eval("a[href*='/rounds/']", (links) => links.map((link) => link.getAttribute("href")));
    for (const round of rounds) {
      await page.goto(round);
      if (await page.getByRole("button", { name: /Hand this device/ }).count()) return round;
    }
  }
  throw new Error("no round of the demonstration waits for anybody to whom the device could be handed");
}

test("tabs that stand open behind are cleared when the device is handed over, signed out or left alone", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.person("amir"));
    const round = await roundThatWaits(page);
    const behind = await page.context().newPage();
    await behind.goto(round.split("/rounds/")[0]);
    await behind.getByText("Sign out").waitFor();
    await page.bringToFront();
    await page.goto(round);
    await page.getByRole("button", { name: /Hand this device/ }).first().click();
    const sees = page.getByRole("button", { name: "Hand it over" });
    await sees.or(page.getByRole("heading", { level: 1, name: "Who is in the room?" })).or(page.getByText("This is your own number")).first().waitFor();
    if (await sees.count()) await sees.click();
    const alone = page.getByRole("radio", { name: /^No\. .* can answer without being seen/ });
    if (await alone.count()) {
      await alone.check();
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await page.getByText("This is your own number").waitFor();
    await behind.waitForURL(/\/hand-back/);
    assert.doesNotMatch(await behind.locator("body").innerText(), /Families|Who has answered/);
  }).then(() =>
    house.atDesktop(t, async (page) => {
      // The tab believes that nobody touched it for a day; the program is asked anew, and says whether the sign-in still stands.
      await signIn(page, house.person("amir"));
      await page.goto("/families");
      await page.evaluate(() => (window.before = true));
      await page.evaluate(() => localStorage.setItem("kith-touched", String(Date.now() - 86_400_000)));
      await page.waitForFunction(() => window.before === undefined);
    }),
  ));
