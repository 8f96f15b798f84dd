// The pictures of a large family, with the letters that a browser really draws: nine children, four parents and twenty-five
// people around them, with long names and names in other scripts. No two words meet, and none leaves its picture.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";
import { largeFamily, others } from "./large-family.mjs";

const house = openHouse();
const pictures = new URL("../../test-results/", import.meta.url);

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
