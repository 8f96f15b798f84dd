// The whole way, as people go it who have never seen Kith: a worker takes a new referral to a signed map and a plan on
// paper, the supervisor sees it on the board, and somebody outside cannot find the restricted family by any route.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";
import { fromReferralToSignOff } from "./journey.mjs";

/** Each page is held to the rules as it stands on a desk and on the narrowest phone. */
async function look(page) {
  const wide = page.viewportSize();
  await axe(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await axe(page);
  await fitsAcross(page);
  await page.setViewportSize(wide);
}

/** The restricted family as the supervisor's board shows it: address, reference, and every name by which it might be sought. */
async function theRestricted(page) {
  await page.goto("/team");
  const row = page.getByRole("listitem").filter({ has: page.getByText("Restricted", { exact: true }) }).first();
  const home = row.locator("a[href^='/families/']").first();
  const address = await home.getAttribute("href");
  const reference = (await row.innerText()).match(/K-\d+/)[0];
  const surname = (await home.innerText()).replace(/ family$/, "");
  await page.goto(`${address}/people`);
  const people = await page.locator(".way-person h2").allInnerTexts();
  assert.ok(people.length > 2 && surname.length > 2);
  // Whoever may know of it finds it by each of these.
  for (const words of [reference, surname, ...people]) {
    await search(page, words);
    assert.ok((await page.getByRole("main").innerHTML()).includes(address), `“${words}” should find it`);
  }
  return { address, reference, names: [surname, ...people] };
}

async function search(page, words) {
  await page.goto("/find");
  await page.getByLabel("Name, date of birth, reference or address").fill(words);
  await page.getByLabel("Why do you need to look in the whole authority?").fill("A neighbour rang about them");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("heading", { level: 2, name: /found/ }).waitFor();
}

/** Looks for it as anybody would: by search, on the lists, at its address. */
async function isNotFound(page, { address, reference, names }, looks) {
  for (const words of [reference, ...names]) {
    await search(page, words);
    await isSilent(page, address, reference);
    await page.goto("/families");
    await page.getByLabel("Name or reference").fill(words);
    await page.getByLabel("Whose").selectOption({ index: 0 });
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await isSilent(page, address, reference);
  }
  await looks(page);
  for (const list of ["/my-work", "/families"]) {
    await page.goto(list);
    await isSilent(page, address, reference);
  }
  // Its own address, each screen below it and the emergency door answer as for a family that never was.
  const missing = address.replace(/[^/]{6}$/, "000zzz");
  for (const rest of ["", "/map", "/people", "/plan", "/family-plan", "/history", "/scaling", "/network/new", "/access"]) {
    assert.deepEqual(await answer(page, address + rest, address), await answer(page, missing + rest, missing));
  }
  const door = (family) => family.replace("/families/", "/emergency/");
  assert.deepEqual(await answer(page, door(address), address), await answer(page, door(missing), missing));
  await looks(page);
}

async function isSilent(page, address, reference) {
  const said = await page.getByRole("main").innerHTML();
  assert.ok(!said.includes(address), `${page.url()} leads to the restricted family`);
  // What was typed into the field may stand there again; nothing else may.
  assert.ok(!(await page.getByRole("main").innerText()).includes(reference), `${page.url()} names it`);
}

async function answer(page, path, family) {
  const response = await page.goto(path);
  return [response.status(), (await page.content()).replaceAll(/name="_token" value="[0-9a-f]{64}"/g, "a token").replaceAll(family.split("/").pop(), "•")];
}

async function onTheBoard(page, supervisor, name) {
  await signIn(page, supervisor);
  await page.getByRole("link", { name: "Team", exact: true }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  await row.getByText("Being tested").waitFor();
  await row.getByText("Lowest number 3 of 10").waitFor();
}

for (const [how, inThis, looks] of [
  ["with script", "atDesktop", look],
  ["without script", "withoutScript", async () => {}],
]) {
  const house = openHouse({ families: 34 });

  test(`a new referral goes from the first worry to a signed map, ${how}`, async (t) => {
    const { name } = await house[inThis](t, async (page) => {
      const worker = house.personAs("social_worker");
      await signIn(page, worker);
      return fromReferralToSignOff(page, looks, worker.password);
    });
    await house[inThis](t, (page) => onTheBoard(page, house.personAs("practice_supervisor"), name));
  });

  test(`somebody outside cannot find the restricted family by any route, ${how}`, async (t) => {
    const hidden = await house[inThis](t, async (page) => {
      await signIn(page, house.personAs("practice_supervisor"));
      return theRestricted(page);
    });
    // A colleague of the same team who is not named, and a worker of another team.
    for (const outsider of [house.personAs("social_worker"), house.person("kasia")]) {
      await house[inThis](t, async (page) => {
        await signIn(page, outsider);
        await isNotFound(page, hidden, looks);
      });
    }
  });
}
