// What is typed and not saved: kept at each pause, and there again whatever ended in between.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const house = openHouse({ families: 8 });
const words = "Gran sleeps in the room next to hers – Łucja’s “little light” 🕯 is on.";

/** Opens the form for something new on the map of the person's first mapped family. Returns its address. */
async function somethingForTheMap(page) {
  await page.goto("/families");
  for (const link of await page.locator("main a[href^='/families/0']").all()) {
    const family = await link.getAttribute("href");
    await page.goto(`${family}/map`);
    const add = page.getByRole("link", { name: "Add a strength" });
    if ((await add.count()) > 0) {
      await add.first().click();
      await page.getByRole("button", { name: "Save", exact: true }).waitFor();
      return page.url();
    }
    await page.goto("/families");
  }
  throw new Error("no family of this person has a map");
}

const field = (page) => page.locator("form[data-draft] textarea").first();
const kept = (page) => page.getByText("Kept as a draft").waitFor();

test("a browser that is gone and a server that was killed lose nothing that was typed", async (t) => {
  const person = house.personAs("social_worker");
  const form = await house.atDesktop(t, async (page) => {
    await signIn(page, person);
    const address = await somethingForTheMap(page);
    await field(page).fill(words);
    await kept(page);
    return address;
  });
  await house.crash();
  await house.atPhone(t, async (page) => {
    await signIn(page, person);
    await page.getByText("Carry on where you were").waitFor();
    await page.goto(form);
    assert.equal(await field(page).inputValue(), words);
    await page.getByText("This is what you typed and had not saved yet").waitFor();
    await axe(page);
    await fitsAcross(page);
    await page.getByRole("button", { name: "Throw it away" }).click();
    await page.goto(form);
    assert.equal(await field(page).inputValue(), "");
  });
});

test("a form saved before the pause was over leaves no draft behind", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.personAs("social_worker"));
    const form = await somethingForTheMap(page);
    await field(page).pressSequentially("Her teacher walks her home on Fridays");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL((address) => address.pathname.endsWith("/map"));
    await page.waitForTimeout(500);
    await page.goto(form);
    assert.equal(await field(page).inputValue(), "");
    await page.goto("/my-work");
    assert.equal(await page.getByText("Carry on where you were").count(), 0);
  }));

test("while there is no server the words stay in the tab, and are kept when it is back", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.personAs("social_worker"));
    const form = await somethingForTheMap(page);
    await page.route("**/drafts", (route) => route.abort());
    await field(page).fill(words);
    await page.getByText("It stays in this tab").waitFor();
    await page.unroute("**/drafts");
    await kept(page);
    await page.goto(form);
    assert.equal(await field(page).inputValue(), words);
    await page.getByRole("button", { name: "Throw it away" }).click();
  }));

test("words typed in a session that was ended elsewhere ride over the sign-in page", (t) =>
  house.atDesktop(t, async (page) => {
    const person = house.personAs("social_worker");
    await signIn(page, person);
    const form = await somethingForTheMap(page);
    await field(page).fill(words);
    // On another device she signs herself out everywhere.
    const elsewhere = await page.context().browser().newContext({ baseURL: house.address });
    const there = await elsewhere.newPage();
    await signIn(there, person);
    await there.goto("/account");
    await there.getByRole("button", { name: "Sign out everywhere" }).click();
    await there.getByLabel("Username").waitFor();
    await elsewhere.close();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("What you typed is kept").waitFor();
    await axe(page);
    await page.getByLabel("Username").fill(person.username);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("You are back where you were").waitFor();
    assert.equal(new URL(page.url()).pathname, new URL(form).pathname);
    assert.equal(await field(page).inputValue(), words);
    await page.getByRole("button", { name: "Throw it away" }).click();
  }));
