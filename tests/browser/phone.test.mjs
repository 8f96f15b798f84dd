// A family's pages on a telephone: what stands above the page's own words takes at most a third of the screen, with scripts
// and without, also for nine children; and nothing is wider than the screen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsAcross, openHouse, signIn } from "./harness.mjs";
import { children, largeFamily } from "./large-family.mjs";

const house = openHouse();
const [width, height] = [360, 740];

/** The addresses of a family's pages that lead on from its overview: one of each kind. */
async function pagesOf(page, family) {
  const kinds = new Map();
  const waiting = [family];
  while (waiting.length > 0) {
    const next = waiting.shift();
    await page.goto(next);
    for (const link of await page.locator(`a[href^="${family}"]`).evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
      const { pathname, search } = new URL(link, page.url());
      const kind = pathname.replace(/[0-9a-hjkmnp-tv-z]{13}/g, "•") + (search ? "?" : "");
      if (kinds.has(kind)) continue;
      kinds.set(kind, pathname + search);
      waiting.push(pathname + search);
    }
  }
  return [...kinds.values()];
}

/** Where the page's own words begin, below header, bands and tabs; 0 where the page has none of them. */
const above = () => Math.max(0, ...["kith-header", "govuk-service-navigation", "kith-identity", "kith-record-nav"].flatMap((name) =>
  [...document.querySelectorAll(`.${name}`)].map((one) => one.getBoundingClientRect().bottom)));

async function families(page) {
  await page.goto("/my-work");
  const links = await page.locator("a[href^='/families/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  return [...new Set(links.map((link) => link.match(/^\/families\/[0-9a-z]{13}/)?.[0]).filter(Boolean))];
}

test("header, band and tabs of every page of a family take at most a third of a telephone", (t) =>
  house.atSize(t, width, height, async (page) => {
    page.setDefaultTimeout(60_000);
    await signIn(page, house.personAs("social_worker"));
    const large = await largeFamily(page);
    const all = [...(await pagesOf(page, large)), ...(await families(page))];
    assert.ok(all.length > 25, `only ${all.length} pages`);
    const wrong = [];
    for (const address of all) {
      await page.goto(address);
      const taken = await page.evaluate(above);
      if (taken > height / 3) wrong.push(`${address}: ${Math.round(taken)} of ${height} pixels`);
      await fitsAcross(page).catch((error) => wrong.push(error.message));
    }
    assert.deepEqual(wrong, []);
    t.diagnostic(`${all.length} pages`);

    await page.goto(large);
    const seen = await page.locator(".kith-identity__children li").evaluateAll((all) => all.map((one) => one.innerText));
    assert.equal(seen.length, children.length, "no child is left out");
    assert.ok(seen.every((said) => /\d+ years?/.test(said)), seen.join("; "));
    await page.goto(`${large}/history`);
    assert.ok(await page.locator(".kith-record-nav [aria-current]").evaluate((open) => {
      const [tab, line] = [open.getBoundingClientRect(), open.closest("ul").getBoundingClientRect()];
      return tab.left >= line.left && tab.right <= line.right + 1;
    }), "the page that is open is in sight among the tabs");
  }));

test("the same holds where scripts are off", (t) =>
  house.withoutScript(t, async (page) => {
    await page.setViewportSize({ width, height });
    await signIn(page, house.personAs("social_worker"));
    for (const family of await families(page)) {
      await page.goto(family);
      const { bottom } = await page.locator(".kith-record-nav").evaluate((nav) => nav.getBoundingClientRect().toJSON());
      assert.ok(bottom <= height / 3, `${family}: ${bottom}`);
    }
  }));

test("a long page says at its top what is on it, and each of those is there", (t) =>
  house.atSize(t, width, height, async (page) => {
    await signIn(page, house.personAs("practice_supervisor"));
    const [family] = await families(page);
    for (const long of [family, `${family}/map`, `${family}/plan`, `${family}/people`, "/team"]) {
      await page.goto(long);
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      if (tall < 5 * height) continue;
      const parts = await page.locator(".kith-toc a").evaluateAll((all) => all.map((one) => one.getAttribute("href").slice(1)));
      assert.ok(parts.length > 1, `${long} is ${tall} pixels long and does not say what is on it`);
      const missing = await page.evaluate((ids) => ids.filter((id) => !document.getElementById(id)), parts);
      assert.deepEqual(missing, [], long);
    }
  }));
