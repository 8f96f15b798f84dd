// What every browser test stands on: a demonstration of its own, a browser, people who sign in, and
// the accessibility check. A test file opens the house once and then describes what people do:
//
//   const house = openHouse();
//   test("a worker sees her families", (t) =>
//     house.atDesktop(t, async (page) => {
//       await signIn(page, house.personAs("worker"));
//       await axe(page);
//     }));

import { mkdir, writeFile } from "node:fs/promises";
import { after, before } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { startDemo } from "./demo.mjs";

const desktop = { width: 1280, height: 900 };
// 320 CSS pixels is the width at which WCAG 1.4.10 asks that nobody has to scroll sideways.
const phone = { width: 320, height: 640 };

const pictures = new URL("../../test-results/", import.meta.url);
// Pages on which scripts are off, where axe, itself a script, would wait for ever.
const scriptless = new WeakSet();
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Starts `kith demo` and Chromium before the tests of this file, and ends both after them.
 * `options` go to `startDemo`; a test of something else than Kith gives its own `start`,
 * which returns `{ address, signIns, stop }`. `keepsPages` leaves the browser its way back to whole pages.
 */
export function openHouse({ start = startDemo, keepsPages = false, ...options } = {}) {
  let demo;
  let browser;

  before(async () => {
    demo = await start(options);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
      // As people’s browsers do, and not as Playwright’s: whole pages are kept for the way back.
      ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
    });
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  // Gives `use` a page in a context of its own (no cookie of another test), and keeps a picture of
  // what was on the screen when it failed.
  async function inContext(t, settings, use) {
    const context = await browser.newContext({ baseURL: demo.address, locale: "en-GB", ...settings });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    if (settings.javaScriptEnabled === false) scriptless.add(page);
    try {
      return await use(page);
    } catch (error) {
      await keepPicture(page, t.name, error);
      throw error;
    } finally {
      await context.close();
    }
  }

  return {
    /** Where the demonstration answers, without a slash at the end. */
    get address() {
      return demo.address;
    },
    /** Ends the program in the middle of whatever it does, and starts it again on the same data. */
    crash: () => demo.crash(),
    /** The demonstration's first person in this role: `{ username, password, role }`. */
    personAs(role) {
      const person = demo.signIns.find((one) => one.role === role);
      if (person) return person;
      const roles = [...new Set(demo.signIns.map((one) => one.role))].join(", ");
      throw new Error(`nobody in the demonstration is a ${role}; there are: ${roles}`);
    },
    /** The demonstration's person with this user name. */
    person(username) {
      const person = demo.signIns.find((one) => one.username === username);
      if (person) return person;
      throw new Error(`nobody in the demonstration signs in as ${username}`);
    },
    atDesktop: (t, use) => inContext(t, { viewport: desktop }, use),
    atPhone: (t, use) => inContext(t, { viewport: phone, hasTouch: true }, use),
    withoutScript: (t, use) => inContext(t, { viewport: desktop, javaScriptEnabled: false }, use),
    atSize: (t, width, height, use) => inContext(t, { viewport: { width, height } }, use),
  };
}

async function keepPicture(page, name, error) {
  const file = new URL(`${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`, pictures);
  try {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: file.pathname, fullPage: true });
    await writeFile(new URL(file.href.replace(/png$/, "html")), await page.content());
    error.message += `\nThe screen is kept in test-results/${file.pathname.split("/").pop()} (address ${page.url()}).`;
  } catch (second) {
    error.message += `\nNo picture could be taken of the screen: ${second.message}`;
  }
}

/** Signs this person in through the sign-in page, as they would, and waits until it is left. */
export async function signIn(page, { username, password }) {
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => address.pathname !== "/sign-in");
}

/** Fails, naming each element, where the page as it stands breaks an accessibility rule. */
export async function axe(page) {
  if (scriptless.has(page)) throw new Error("axe needs scripts: check this page at the desktop or on the phone");
  // No page of ours has frames, so that axe need not open a page of its own to gather from them ("legacy mode").
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await builder.options({ runOnly: rules, resultTypes: ["violations"] }).analyze();
  if (violations.length === 0) return;
  const sentences = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `  ${id}: ${help}\n    ${node.html}\n    at ${node.target.join(" ")}`),
  );
  throw new Error(`${page.url()} breaks ${sentences.length} accessibility rule(s):\n${sentences.join("\n")}`);
}

/** Fails where the page is wider than the screen it is read on. */
export async function fitsAcross(page) {
  const [wide, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  if (wide > room) throw new Error(`${page.url()} is ${wide} pixels wide on a screen of ${room}`);
}
