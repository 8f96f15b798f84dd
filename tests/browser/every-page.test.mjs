// Every page that can be reached by links, as each role: no accessibility rule broken, nothing wider than a phone, one
// main heading, no error in the console. Forms are also sent empty, and the page that comes back is held to the same.
// Pages are counted by their shape (ids taken out), so that one of each kind is looked at and not a thousand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const house = openHouse();

/** The address with ids and day taken out: what kind of page it is. */
const shape = (address) => address.pathname.replace(/[0-9a-hjkmnp-tv-z]{13}/g, "•").replace(/\d+/g, "n") + (address.searchParams.has("on") ? "?on" : "");

/** How many pages of one kind are opened. Two: a busy family and a quieter one. */
const OF_EACH = 2;

// What one role has looked at, the next only opens: most pages are the same for both.
const looked = new Map();

async function walk(page, { sendForms }) {
  // A build for tests takes its time over the first page of the evidence, more so while other tests run beside it.
  page.setDefaultTimeout(90_000);
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  const seen = new Map();
  const done = new Set();
  const sent = new Set();
  const waiting = [new URL(page.url()).pathname, ...(process.env.KITH_WALK_FROM ?? "").split(" ").filter(Boolean)];
  // Everything that is wrong is told at once, not the first thing alone.
  const wrong = [];
  const look = async (where) => {
    const kind = shape(new URL(where.split(" ")[0], page.url())) + where.slice(where.split(" ")[0].length);
    looked.set(kind, (looked.get(kind) ?? 0) + 1);
    if (looked.get(kind) > OF_EACH) return;
    for (const check of [
      () => axe(page),
      () => fitsAcross(page),
      async () => assert.equal(await page.locator("h1").count(), 1, `${page.url()} should have one main heading`),
    ]) {
      await check().catch((error) => wrong.push(`${where}: ${error.message}`));
    }
  };
  while (waiting.length > 0) {
    const next = waiting.shift();
    const answer = await page.goto(next);
    if (answer.status() >= 400) {
      wrong.push(`${next} answers ${answer.status()}`);
      continue;
    }
    await look(next);
    const links = await page.locator("a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    for (const link of links) {
      const address = new URL(link, page.url());
      const key = address.pathname + address.search;
      const kind = shape(address);
      if (done.has(key) || address.pathname.startsWith("/assets/") || address.pathname.endsWith("/download") || (seen.get(kind) ?? 0) >= OF_EACH) continue;
      done.add(key);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      waiting.push(key);
    }
    const kind = shape(new URL(next, page.url()));
    if (sendForms && !sent.has(kind) && (await page.locator("#main-form").count()) > 0) {
      sent.add(kind);
      const empty = await page.evaluate(() => {
        const form = document.querySelector("#main-form");
        for (const field of form.elements) {
          if (field.name?.startsWith("_") || field.type === "hidden") continue;
          if (field.type === "checkbox" || field.type === "radio") field.checked = false;
          else if ("value" in field && field.type !== "submit") field.value = "";
        }
        return form.action;
      });
      // An emptied form of something that may be empty is kept, and leads on; one that may not comes back with words.
      await Promise.all([page.waitForEvent("load"), page.locator("#main-form button[type=submit]:not([name])").last().click()]).catch((error) => {
        throw new Error(`the form ${empty} was sent and nothing came back: ${error.message}`);
      });
      if ((await page.locator(".govuk-error-summary").count()) > 0) {
        await look(`${next} sent empty`);
        const broken = await page.locator(".govuk-error-summary a[href^='#']").evaluateAll((all) =>
          all.map((link) => link.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
        if (broken.length > 0) wrong.push(`${next} sent empty: the summary links to fields that are not there: ${broken.join(", ")}`);
      }
    }
  }
  // A form sent empty is answered with 422, which the browser notes in its console as it should.
  const real = errors.filter((error) => !/status of (4\d\d)/.test(error));
  assert.deepEqual([...wrong, ...real], []);
  return [...seen.keys()].sort();
}

for (const role of ["social_worker", "practice_supervisor", "conference_chair", "practice_lead", "performance_analyst", "administrator"]) {
  test(`every page that a ${role.replaceAll("_", " ")} can reach holds on a phone`, (t) =>
    house.atPhone(t, async (page) => {
      await signIn(page, house.personAs(role));
      const kinds = await walk(page, { sendForms: role === "social_worker" || role === "administrator" });
      t.diagnostic(`${kinds.length} kinds of page: ${kinds.join(" ")}`);
    }));
}
