// What comes out of the printer: pages are printed to PDF as a browser prints them, and their text is read as it stands in
// print. Each page of a record says at the head of every sheet whose it is and when it was printed; a child's paper is one page
// without a grown-up's name; a page that tells where somebody hidden is prints nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, signIn } from "./harness.mjs";

const house = openHouse();

/** How many pages come out, and the text on them. */
async function printed(page) {
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("body").innerText();
  await page.emulateMedia({ media: null });
  return { pages: pdf.match(/\/Type\s*\/Page\b/g).length, text: text.trim() };
}

/** A family of this worker with a plan that holds: its address, the plan, and the readers offered. */
async function familyWithPlan(page) {
  await page.goto("/my-work");
  const links = await page.locator("a[href^='/families/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const family of new Set(links.map((link) => link.match(/^\/families\/[^/?#]+/)[0]))) {
    await page.goto(`${family}/family-plan`);
    if ((await page.locator("#reader").count()) === 0) continue;
    const plan = await page.locator("input[name=plan]").first().inputValue();
    const readers = await page.locator("#reader option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    for (const reader of readers) {
      const paper = `${family}/family-plan?plan=${plan}&reader=${reader}`;
      await page.goto(paper);
      if (page.url().includes("/words/new")) return { family, paper };
    }
  }
  throw new Error("no family of this worker has a plan and a child without words");
}

/** The given names of the grown-ups, and where one of them, who is not hidden, is changed. */
async function grownUps(page, family) {
  await page.goto(`${family}/people`);
  const people = await page.locator(".way-person").evaluateAll((all) =>
    all.map((one) => ({
      name: one.querySelector("h2").innerText,
      facts: one.querySelector("p").innerText,
      edit: one.querySelector(".kith-links a").getAttribute("href"),
      hidden: one.innerText.includes("Hidden: do not tell"),
    })),
  );
  return people.filter((person) => !person.facts.startsWith("Child"));
}

test("a child's paper is one page without a grown-up's name, and a page that tells a hidden address prints nothing", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.personAs("social_worker"));
    const { family, paper } = await familyWithPlan(page);
    await page.locator("#words").fill("You sleep at Gran’s tonight. You can ask us. It is not because of you.");
    await page.locator("#main-form button[type=submit]:not([name])").last().click();
    await page.waitForURL((address) => !address.pathname.endsWith("/new"));
    const adults = await grownUps(page, family);
    assert.ok(adults.length > 1);

    await page.goto(paper);
    const childs = await printed(page);
    assert.equal(childs.pages, 1, childs.text);
    assert.match(childs.text, /^Hello, /);
    assert.match(childs.text, /You sleep at Gran’s tonight/);
    assert.match(childs.text, /Somebody to ring/);
    for (const { name } of adults) {
      for (const word of name.split(" ").filter((word) => word.length > 2)) {
        // A surname is the child's own too, and is on no page of theirs either.
        assert.ok(!new RegExp(`\\b${word}\\b`).test(childs.text), `${word} stands on the child's paper: ${childs.text}`);
      }
    }
    assert.doesNotMatch(childs.text, /Change the words|Print it with your browser/);

    // The map prints, until it tells where somebody is who is hidden.
    await page.goto(`${family}/map`);
    await page.getByRole("main").getByRole("link", { name: "Add what makes it harder" }).first().click();
    await page.getByLabel("What was seen or said?").fill("They have slept at Larkspur Cottage since Monday.");
    await page.locator("#main-form button[type=submit]:not([name])").last().click();
    await page.waitForURL((address) => !address.pathname.endsWith("/new"));
    await page.goto(`${family}/map`);
    const open = await printed(page);
    assert.match(open.text, /Larkspur Cottage/);
    assert.match(open.text, /From the record, for work/);

    await page.goto(adults.find((person) => !person.hidden).edit);
    await page.locator("[name=address]").fill("Larkspur Cottage\nLittle Marl");
    await page.locator("[name=address_hidden][value=yes]").check();
    await page.locator("#main-form button[type=submit]:not([name])").last().click();
    await page.waitForURL((address) => address.pathname.endsWith("/people"));
    await page.goto(`${family}/map`);
    await page.getByText("Not ready to give away").waitFor();
    const held = await printed(page);
    assert.equal(held.text, "This page was not printed. Open it in Kith to see why.", "nothing of it prints");
    assert.equal(held.pages, 1, "one page");
    await page.goto(`${family}/people`);
    await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    assert.doesNotMatch((await printed(page)).text, /Larkspur|Little Marl/, "nor do the people print it, folded open or not");
    await page.goto(paper);
    assert.equal((await printed(page)).text, childs.text, "what holds no address prints as before");
  }));

test("every page of a record says at the head of each sheet whose it is, with dates of birth and the day, and its title names nobody", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.personAs("social_worker"));
    const { family } = await familyWithPlan(page);
    await page.goto(`${family}/people`);
    const people = await page.locator(".way-person").evaluateAll((all) =>
      all.map((one) => ({ name: one.querySelector("h2").innerText, facts: one.querySelector("p").innerText, all: one.innerText })));
    const children = people.filter((person) => person.facts.startsWith("Child"));
    const births = children.map((child) => child.all.match(/\d{1,2} [A-Z][a-z]+ \d{4}/)[0]);
    const reference = await page.locator(".kith-identity__reference").innerText();
    const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "long" }).format(new Date());
    const tabs = await page.locator(".kith-record-nav a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    await page.goto(family);
    const elsewhere = await page.locator(".way-elsewhere a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    // The plan for the family is for them: what stands on it is decided for each reader.
    const pages = [...tabs, ...elsewhere, `${family}/parents`].filter((one) => !one.endsWith("/family-plan"));
    assert.ok(pages.length >= 14, pages.join(" "));
    const names = people.flatMap(({ name }) => name.split(/[ ()]+/)).filter((word) => word.length > 2);
    const missing = [];
    for (const one of pages) {
      await page.goto(one);
      const { text } = await printed(page);
      for (const words of [reference, `Printed on ${today}`, ...children.map(({ name }) => name), ...births]) {
        if (!text.includes(words)) missing.push(`${one} does not print “${words}”`);
      }
      await page.emulateMedia({ media: "print" });
      const head = await page.locator(".kith-identity").evaluate((band) => [getComputedStyle(band).display, getComputedStyle(band).breakInside]);
      await page.emulateMedia({ media: null });
      // A browser prints such a head again on each sheet.
      if (head.join() !== "table-header-group,avoid") missing.push(`${one}: its head is not printed again on each sheet`);
      const title = await page.title();
      for (const name of names) if (new RegExp(`\\b${name}\\b`).test(title)) missing.push(`${one}: ${name} stands in the title`);
    }
    assert.deepEqual(missing, []);
  }));

test("a child's paper is one page also where a worker has much to say", (t) =>
  house.atDesktop(t, async (page) => {
    await signIn(page, house.personAs("social_worker"));
    const { paper } = await familyWithPlan(page);
    const said = "You sleep at Gran’s tonight. You can take your bear with you. You can ask us. ";
    for (const letters of [500, 1000, 2500]) {
      await page.goto(paper);
      if (!page.url().includes("/words/new")) {
        await page.getByRole("link", { name: "Change the words" }).click();
        await page.locator("main").getByRole("link", { name: /^Change/ }).last().click();
      }
      await page.locator("#words").fill(said.repeat(Math.floor(letters / said.length)));
      await Promise.all([page.waitForEvent("load"), page.locator("#main-form button[type=submit]:not([name])").last().click()]);
      await page.goto(paper);
      const childs = await printed(page);
      assert.ok(childs.text.length > letters - said.length, `the ${letters} letters stand on it`);
      assert.equal(childs.pages, 1, `${letters} letters`);
      await page.emulateMedia({ media: "print" });
      const smallest = await page.locator(".child__say").first().evaluate((one) => getComputedStyle(one).fontSize);
      await page.emulateMedia({ media: null });
      assert.ok(parseFloat(smallest) >= 16, `letters that a child can read: ${smallest}`);
    }
  }));
