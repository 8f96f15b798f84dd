// Signing in: the way in, what a wrong password says, and what happens to words typed when a session has ended.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, fitsAcross, openHouse, signIn } from "./harness.mjs";

const house = openHouse();

test("a worker signs in, and the page before and after breaks no accessibility rule", (t) =>
  house.atDesktop(t, async (page) => {
    await page.goto("/sign-in");
    await axe(page);
    await signIn(page, house.personAs("social_worker"));
    await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
    await axe(page);
  }));

test("a wrong password says what to do and keeps the username", (t) =>
  house.atPhone(t, async (page) => {
    const { username } = house.personAs("social_worker");
    await page.goto("/sign-in");
    await page.getByLabel("Username").fill(username);
    await page.getByLabel("Password", { exact: true }).fill("not this one");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("is not right").waitFor();
    assert.equal(await page.getByLabel("Username").inputValue(), username);
    await axe(page);
    await fitsAcross(page);
  }));

test("without script a person can sign in and out", (t) =>
  house.withoutScript(t, async (page) => {
    await signIn(page, house.personAs("practice_supervisor"));
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("You are signed out.").waitFor();
    await page.goto("/my-work");
    assert.match(page.url(), /\/sign-in/);
  }));
