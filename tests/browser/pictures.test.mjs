// The pictures of a large family, with the letters that a browser really draws: nine children, four parents and twenty-five
// people around them, with long names and names in other scripts. No two words meet, and none leaves its picture.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const house = openHouse();
const pictures = new URL("../../test-results/", import.meta.url);

const children = ["Oluwafunmilayo", "عبدالرحمن", "Mary-Elizabeth", "Сергій", "Wolfeschlegelsteinhausen", "Bo", "Anastasia", "Maximilian", "Wilhelmina"];
const adults = ["Bartholomew", "Christopher-James", "نورالهدى", "Mmwmwmmwmw"];
const others = Array.from({ length: 25 }, (_, at) => ["Featherstone", "Abu-Bakr", "Gwendolyn", "سليمان", "Jo"][at % 5] + ` ${at + 1}`);

/** Sends a form as the browser would, with what it holds beside what is typed. */
async function send(page, path, typed) {
  const form = await (await page.request.get(path)).text();
  const held = Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const answer = await page.request.post(path, { form: { ...held, ...typed }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${path}: ${(await answer.text()).slice(0, 2000)}`);
  return answer.headers().location;
}

async function largeFamily(page) {
  const people = {};
  children.forEach((given, at) => {
    people[`children-${at}-given`] = given;
    people[`children-${at}-family`] = "Featherstonehaugh";
    people[`children-${at}-born-day`] = "5";
    people[`children-${at}-born-month`] = "3";
    people[`children-${at}-born-year`] = String(2009 + at);
  });
  adults.forEach((given, at) => {
    people[`adults-${at}-given`] = given;
    people[`adults-${at}-family`] = at ? "Bramley" : "Featherstonehaugh";
    people[`adults-${at}-kinship`] = "parent";
    people[`adults-${at}-sex`] = at ? "male" : "female";
  });
  const [day, month, year] = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).format(new Date()).split("/");
  const home = await send(page, "/families/new", {
    ...people,
    "received-day": day, "received-month": month, "received-year": year, "received-time": "0:01",
    danger_now: "no", danger_words: "They are at school", tonight: "known", tonight_words: "At home",
    worried: "The house is cold", parents_know: "yes", parents_agree: "yes", referrer_role: "Head teacher",
    address: "Flat 14, The Old Rectory Mews", stage: "child_in_need",
  });
  const family = home.match(/^\/families\/[^/?#]+/)[0];
  for (const [at, name] of others.entries()) {
    await send(page, `${family}/network/new`, {
      person: "new", given: name.split(" ")[0], family: `Neighbour ${at + 1}`, natural: at % 6 ? "yes" : "no", knows: ["all", "some", "none"][at % 3],
    });
  }
  return family;
}

/** What of a picture's words meets other words, or leaves the picture. */
function faults(svg) {
  const whole = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].map((text) => ({ said: text.textContent, at: text.getBoundingClientRect() }));
  const found = [];
  words.forEach(({ said, at }, number) => {
    if (at.left < whole.left - 1 || at.right > whole.right + 1 || at.top < whole.top - 1 || at.bottom > whole.bottom + 1) {
      found.push(`“${said}” leaves the picture`);
    }
    for (const other of words.slice(0, number)) {
      const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
      const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
      // The box of a line has room above and below its letters.
      if (across > 0.5 && down > 0.25 * Math.min(at.height, other.at.height)) found.push(`“${said}” meets “${other.said}”`);
    }
  });
  return found;
}

test("the circles and the genogram of a large family hold at 360 pixels, at 1280 and on paper", (t) =>
  house.atDesktop(t, async (page) => {
    page.setDefaultTimeout(30_000);
    await signIn(page, house.personAs("social_worker"));
    const family = await largeFamily(page);
    await mkdir(pictures, { recursive: true });
    for (const [where, picture] of [
      [`${family}/network`, "svg.kith-circles__drawing"],
      [family, "svg.way-genogram__picture"],
    ]) {
      for (const [width, media] of [[1280, "screen"], [360, "screen"], [718, "print"]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(where);
        await page.emulateMedia({ media });
        const found = await page.locator(picture).evaluate(faults);
        assert.deepEqual(found, [], `${where} at ${width} pixels, ${media}`);
        if (process.env.PICTURES) {
          await page.locator(picture).screenshot({ path: new URL(`${picture.slice(4)}-${width}-${media}.png`, pictures).pathname });
        }
        await page.emulateMedia({ media: null });
        if (media === "screen") await fitsAcross(page);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await axe(page);
    }
    await page.goto(`${family}/network`);
    const drawn = await page.locator(".kith-circles__person text").allTextContents();
    const listed = await page.locator(".kith-person__number").evaluateAll((all) => all.map((one) => one.lastChild.textContent.trim()));
    assert.equal(drawn.length, others.length);
    assert.deepEqual(drawn, listed, "the numbers of the drawing are those of the lists");
  }));
