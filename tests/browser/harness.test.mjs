// The harness itself: each helper is shown to pass where it should, and to fail where it should.

import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { test } from "node:test";
import { startDemo } from "./demo.mjs";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const here = (path) => new URL(path, import.meta.url).pathname;
const house = openHouse({ command: [process.execPath, here("small-demo.mjs")], families: 12 });

test("a person signs in and comes to a page that breaks no accessibility rule", (t) =>
  house.atDesktop(t, async (page) => {
    await page.goto("/sign-in");
    await axe(page);
    await signIn(page, house.personAs("worker"));
    await page.getByText("12 families").waitFor();
    await axe(page);
  }));

test("a role that nobody has is named, with the roles that there are", () => {
  assert.throws(() => house.personAs("judge"), /nobody .* is a judge; there are: worker/);
});

test("pale words and a field without a label are found", (t) =>
  house.atDesktop(t, async (page) => {
    await page.goto("/pale");
    await assert.rejects(axe(page), /color-contrast[\s\S]*label/);
  }));

test("a page that is too wide for a phone is found, and one that fits is not", (t) =>
  house.atPhone(t, async (page) => {
    await page.goto("/sign-in");
    await fitsAcross(page);
    await page.goto("/wide");
    await assert.rejects(fitsAcross(page), /wide is \d+ pixels wide on a screen of 320/);
  }));

test("without script no script runs, and people can still sign in", (t) =>
  house.withoutScript(t, async (page) => {
    await page.goto("/script");
    await page.getByText("Without script").waitFor();
    await assert.rejects(axe(page), /axe needs scripts/);
    await signIn(page, house.personAs("worker"));
  }));

test("a failing test leaves a picture of the screen", async () => {
  const picture = here("../../test-results/made-to-fail.png");
  const failing = house.atDesktop({ name: "Made to fail" }, async (page) => {
    await page.goto("/my-work");
    throw new Error("made to fail");
  });
  await assert.rejects(failing, /made to fail\n.*test-results\/made-to-fail\.png/);
  assert.ok(existsSync(picture));
  rmSync(picture);
  rmSync(picture.replace(/png$/, "html"));
});

test("a demonstration that ends before it opens says what it printed", async () => {
  const broken = startDemo({ command: [process.execPath, "--eval", "console.error('No room on the disk'); process.exit(3)"] });
  await assert.rejects(broken, /exit code 3\nNo room on the disk/);
});

test("a demonstration that does not open is given up", async () => {
  const silent = startDemo({ command: [process.execPath, "--eval", "setInterval(() => {}, 1000)"], patience: 300 });
  await assert.rejects(silent, /did not open within 0\.3 seconds/);
});
