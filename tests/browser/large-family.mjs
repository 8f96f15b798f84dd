// The family on which pages are tried that hold too much: nine children, their mother, three fathers and twenty-five people
// around them, with long names and names in three scripts.

import assert from "node:assert/strict";

export const children = ["Oluwafunmilayo", "عبدالرحمن", "Mary-Elizabeth", "Сергій", "Wolfeschlegelsteinhausen", "Bo", "Anastasia", "Maximilian", "Wilhelmina"];
const adults = ["Bartholomew", "Christopher-James", "نورالهدى", "Mmwmwmmwmw"];
export const others = Array.from({ length: 25 }, (_, at) => ["Featherstone", "Abu-Bakr", "Gwendolyn", "سليمان", "Jo"][at % 5] + ` ${at + 1}`);

/** Sends a form as the browser would, with what it holds beside what is typed. */
export async function send(page, path, typed) {
  const form = await (await page.request.get(path)).text();
  const held = Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const answer = await page.request.post(path, { form: { ...held, ...typed }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${path}: ${(await answer.text()).slice(0, 2000)}`);
  return answer.headers().location;
}

/** Registers the family and the people around it: where it is found. */
export async function largeFamily(page) {
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
