// The way of a new referral, as its worker goes it: from My work to the signed map and the plan on paper. Each step
// follows a link or a button that the screen before offers; nothing is opened by its address. `look` is called on every
// page and in every state: empty, refused, filled.

import assert from "node:assert/strict";

const link = (page, name) => page.getByRole("main").getByRole("link", { name }).first();
const button = (page, name) => page.getByRole("button", { name, exact: true }).first();

/** Follows what the foot of the page says comes next; stays where it comes next on this page. */
async function next(page, text) {
  const foot = page.getByRole("navigation", { name: "What comes next" });
  await foot.getByText(text).waitFor();
  const away = foot.getByRole("link", { name: text });
  if ((await away.count()) > 0) await away.click();
  else await foot.getByText("on this page").waitFor();
}

async function date(page, legend, day) {
  const group = page.getByRole("group", { name: legend });
  await group.getByLabel("Day").fill(`${day.getDate()}`);
  await group.getByLabel("Month").fill(`${day.getMonth() + 1}`);
  await group.getByLabel("Year").fill(`${day.getFullYear()}`);
}

/** Ticks every box of a part of the page, or of all of it, once there is one. */
async function tickAll(part) {
  const boxes = part.getByRole("checkbox");
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.check();
}

const daysFromNow = (days) => new Date(Date.now() + days * 86_400_000);

/** Fills one field for each child with words of its own: no child's record is a copy of another's. */
async function fillEach(fields, words) {
  for (const [at, field] of (await fields.all()).entries()) await field.fill(words[at]);
}

/** Sends the form empty, has the refusal looked at, and leaves the form as it came back. */
async function refused(page, look, name, sentence) {
  await button(page, name).click();
  await page.getByRole("alert").getByText(sentence).first().waitFor();
  assert.match(await page.title(), /^Error: /);
  await look(page);
}

/** Walks it as a worker with this password. Returns the family's address, its name, and the children's short names. */
export async function fromReferralToSignOff(page, look, password) {
  // My work says that a child may be in danger tonight; before the map comes who keeps the children safe until morning.
  await look(page);
  await page.locator(".kith-work--families li", { hasText: "Next: Make an immediate safety plan" }).first().getByRole("link").first().click();
  await look(page);
  const family = new URL(page.url()).pathname;
  const name = await page.locator(".kith-identity__name").innerText();
  await tonight(page, look);
  await page.getByRole("link", { name, exact: true }).first().click();
  await look(page);
  await ring(page, look);
  await page.getByRole("link", { name, exact: true }).first().click();
  await look(page);
  await strategy(page, look);
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { name: "What the referral says" }).waitFor();
  await page.getByRole("button", { name: "Start the map" }).click();
  await look(page);

  // The map: what the referral says stands beside the empty sheet.
  await page.getByText("What the referrer said").waitFor();
  await button(page, "Start the map").click();
  await look(page);
  await map(page, look);
  await pair(page, look);
  await numbers(page, look, password);
  await network(page, look);
  await plan(page, look);
  await paper(page, look);
  await testThePlan(page, look);
  await signOff(page, look);
  return { family, name };
}

async function tonight(page, look) {
  await page.getByRole("button", { name: "Make tonight’s plan" }).click();
  await look(page);
  await refused(page, look, "Agree this plan and print it", "Write at least one thing");
  await page.getByLabel("What happened?").fill("There is a mark on his arm, and his stepfather fetches both from school.");
  await page.getByLabel("What will be done?").first().fill("Gran fetches both from school and they sleep at hers");
  await page.getByLabel("Who does it?").first().selectOption({ index: 3 });
  await page.getByLabel("When?").first().fill("Today at half past three, until we have talked");
  await page.getByRole("group", { name: "Whose behaviour" }).getByRole("checkbox").nth(1).check();
  await page.getByLabel("What should people do if they are worried?").fill("Ring Gran first: 07700 900123. Then ring us: 01632 960999.");
  await tickAll(page.getByRole("group", { name: "Tick each person" }));
  await page.getByLabel("in person").check();
  await look(page);
  await button(page, "Agree this plan and print it").click();
  await page.getByText("they sleep at hers").first().waitFor();
  await look(page);
  await link(page, "Note who has a copy").click();
  await look(page);
  await tickAll(page);
  await button(page, "Save").click();
}

/** A child was said to be in danger now, so the plan for tonight is asked after before anything else. */
async function ring(page, look) {
  await page.getByRole("button", { name: "Ring tonight: is the plan holding?" }).click();
  await look(page);
  await recordTest(page, look, "Gran has both children. They are in bed.");
}

async function strategy(page, look) {
  await page.getByRole("button", { name: "Strategy discussion" }).click();
  await look(page);
  await page.getByLabel("Held", { exact: true }).check();
  await page.getByLabel("What was decided?").fill("We see both children at Gran’s tonight, and the school nurse looks at his arm.");
  await button(page, "Save").click();
  await look(page);
}

async function map(page, look) {
  await link(page, "Add harm that has happened").click();
  await look(page);
  await refused(page, look, "Save", "Write what was seen or said");
  await page.getByLabel("What was seen or said?").fill("His stepfather took hold of his arm and left a bruise.");
  await page.getByLabel("Who said it?", { exact: true }).selectOption({ index: 3 });
  await page.getByLabel("Who did it?", { exact: true }).selectOption({ index: 2 });
  await page.locator("input[name=violent][value=no]").check();
  await page.getByLabel("What did they do or not do?").fill("Took hold of his upper arm and shook it");
  await page.getByLabel(/What did it do to /).first().fill("A bruise that he hid under his jumper");
  await page.getByLabel("Serious", { exact: true }).check();
  await date(page, "The last time", daysFromNow(-30));
  await page.getByLabel("How often?").fill("Twice that we know of");
  await page.getByLabel("Where does it come from?").fill("School");
  await look(page);
  await button(page, "Save").click();
  await look(page);
  await link(page, "Add a strength").click();
  await page.getByLabel("What was seen or said?").fill("I go to Gran’s when it’s loud and she makes toast.");
  await page.getByLabel("Who said it?", { exact: true }).selectOption({ index: 3 });
  await page.getByLabel("These are their own words").check();
  await button(page, "Save").click();
  await link(page, "Add what makes it harder").click();
  await page.getByLabel("What was seen or said?").fill("There has been no wage in the house since September.");
  await button(page, "Save").click();
  await look(page);
}

async function pair(page, look) {
  await next(page, "Write the danger statement and its goal");
  await link(page, "Add a danger statement").click();
  await look(page);
  await refused(page, look, "Save", "Say what adults do or do not do");
  await page.getByRole("group", { name: "Who is worried?" }).getByRole("checkbox").first().check();
  await page.getByLabel("What do adults do, or not do, that is worrying?").fill("the grown-ups will row until one of them grabs a child");
  await page.getByRole("group", { name: "Which harm on the map is an example?" }).getByRole("checkbox").first().check();
  await fillEach(page.getByLabel(/Soon: /), ["be grabbed or pushed and badly bruised", "lie awake listening and be afraid to come down"]);
  await page.getByLabel("What do they say?").first().fill("I never meant to hurt him.");
  await page.getByLabel("Who does not agree?", { exact: true }).selectOption({ index: 2 });
  await look(page);
  await button(page, "Save").click();
  await look(page);

  // The pair asks for its goal.
  await link(page, /^Add the .*goal/).click();
  await look(page);
  await page.getByLabel("What will the parents be doing?").fill("When a voice goes up, one of them walks round the block and comes back calm.");
  await fillEach(page.getByLabel(/ notice or feel\?/), ["goes to chess and tells jokes at tea", "sleeps through and sings on the way to school"]);
  await page.getByLabel("What will others see and hear?").fill("School sees both children on time and at ease for a term.");
  await page.getByLabel("For how long must it be seen?").fill("3 months");
  await page.getByLabel("The goal in the family’s own words").fill("Nobody gets grabbed in our house.");
  await look(page);
  await button(page, "Save").click();
  await look(page);
  await link(page, "Add a next step").click();
  await look(page);
  await page.getByLabel("What will be done?").fill("Ask Gran whether both can come on Sundays too");
  await page.getByLabel("Who sees to it?", { exact: true }).selectOption({ index: 1 });
  await date(page, "By when?", daysFromNow(7));
  await button(page, "Save").click();
}

async function numbers(page, look, password) {
  await next(page, "Ask everybody for a number");
  await look(page);
  await link(page, "Ask everybody for a number").click();
  await look(page);
  const scales = page.getByRole("group", { name: "Which scales are asked?" }).getByRole("checkbox");
  await scales.first().check();
  const people = page.getByRole("group", { name: "Who gives a number?" }).getByRole("checkbox");
  for (const person of await people.all()) await person.uncheck();
  const asked = [0, 1, 2, (await people.count()) - 1];
  for (const place of asked) await people.nth(place).check();
  await button(page, "Begin the round").click();
  await look(page);
  for (let handed = 0; handed < asked.length; handed += 1) {
    const mine = link(page, "Give your number");
    const isMine = (await mine.count()) > 0;
    const round = new URL(page.url()).pathname;
    await (isMine ? mine : button(page, /^Hand this device to /)).first().click();
    await page.waitForURL((address) => address.pathname !== round);
    // Before somebody who is feared gets the device, the worker is asked.
    const sure = button(page, "Hand it over");
    await sure.or(room(page)).or(inHand(page)).first().waitFor();
    if ((await sure.count()) > 0) {
      await look(page);
      await sure.click();
    }
    await nobodySees(page, look);
    if (/\/words\/new$/.test(new URL(page.url()).pathname)) {
      await aChild(page, look, password);
      continue;
    }
    if (handed === 0) {
      await look(page);
      await page.getByRole("button", { name: /^Seal my number/ }).click();
      await page.getByRole("alert").waitFor();
      await look(page);
    }
    let value = 3 + handed;
    for (const line of await page.getByRole("group", { name: /^Your number/ }).all()) await line.getByRole("radio", { name: `${value}`, exact: true }).check();
    const each = (words) => ["in the kitchen", "at bedtime"].map((where) => `${words} ${where}, visit ${handed}`);
    await fillEach(page.getByLabel("Why this number?"), each("Because of what I saw"));
    await fillEach(page.getByLabel("What makes it that high, and not lower?"), each("Gran comes when we ring"));
    await fillEach(page.getByLabel("What would be one small step up?"), each("A walk before it gets loud"));
    await page.getByRole("button", { name: /^Seal my number/ }).click();
    await page.getByText("sealed").first().waitFor();
    if (handed === 0) await look(page);
    if (isMine) {
      await link(page, "Back to the round").click();
      continue;
    }
    // The device is locked: nothing else opens until the worker's password is given.
    await page.goto("/my-work");
    await page.getByRole("heading", { level: 1, name: "Give this back to the worker" }).waitFor();
    if (handed < 2) await look(page);
    await page.getByLabel("The worker’s password").fill(password);
    await button(page, "Continue").click();
  }
  await look(page);
  await button(page, "Open the numbers").click();
  await page.getByRole("heading", { level: 1, name: "Everybody’s numbers" }).waitFor();
  await look(page);
  await button(page, "Add to the strengths").click();
  await button(page, "Make it a next step").click();
  await look(page);
}

/** Where somebody is feared, it is asked who can see the screen before it is handed over. */
async function nobodySees(page, look) {
  await room(page).or(inHand(page)).first().waitFor();
  if ((await room(page).count()) === 0) return;
  await look(page);
  await page.getByRole("radio", { name: /^No\. .* can answer without being seen/ }).check();
  await button(page, "Continue").click();
}

/** The page that asks who can see the screen. */
const room = (page) => page.getByRole("heading", { level: 1, name: "Who is in the room?" });

/** What somebody presses who has the device in their hand, or the worker who first writes a child's words. */
const inHand = (page) => page.getByRole("button", { name: /^(Seal my number|Save the words|I am done)/ });

/** A child is handed a page of their own, once the worker's words for it are written. */
async function aChild(page, look, password) {
  await look(page);
  await refused(page, look, "Save the words", "Write what you say");
  await page.getByLabel(/What do you say to /).fill("Mum is sad a lot. Some days it is loud at home. How is it for you?");
  await page.getByLabel(/\b0 means, in /).fill("It is hard for me.");
  await page.getByLabel(/10 means, in /).fill("It is good for me.");
  await page.getByLabel("Faces").check();
  await page.getByLabel(/One box/).check();
  await button(page, "Save the words").click();
  await look(page);
  await button(page, /^Hand this device to /).first().click();
  await nobodySees(page, look);
  await page.getByRole("heading", { level: 1, name: /^Hello, / }).waitFor();
  await look(page);
  await button(page, "I am done").click();
  await page.getByRole("alert").getByText("Please pick one number.").waitFor();
  await look(page);
  await page.getByRole("radio", { name: /^6\b/ }).first().check();
  await page.getByLabel("You can say more here.").first().fill("I like Gran.");
  await button(page, "I am done").click();
  await page.getByRole("heading", { level: 1, name: /^Thank you, / }).waitFor();
  await look(page);
  // Nothing of the record opens in a child's hands.
  await page.goto("/my-work");
  await page.getByRole("heading", { level: 1, name: "Please give this back" }).waitFor();
  await look(page);
  await page.getByLabel("For the grown-up: your password").fill(password);
  await button(page, "Continue").click();
}

async function network(page, look) {
  await next(page, "Bring the network together");
  await look(page);
  await link(page, "Add somebody").click();
  await look(page);
  await refused(page, look, "Save", "Choose who it is");
  // The last is somebody who is not in the record yet; before it stands the grandmother.
  await page.getByRole("group", { name: "Who is it?" }).getByRole("radio").nth(-2).check();
  await page.getByLabel("One of the family’s own people").check();
  await page.getByRole("group", { name: "How much do they know?" }).getByRole("radio").first().check();
  await date(page, "When were they told?", daysFromNow(-1));
  await page.getByLabel("Who told them?", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("What have they agreed to do?").fill("Have both children on any evening, no questions asked");
  await look(page);
  await button(page, "Save").click();
  await look(page);
}

async function plan(page, look) {
  await next(page, "Make the safety plan and agree it");
  await look(page);
  await button(page, "Begin the safety plan").click();
  await look(page);
  await page.getByLabel("What should people do if they are worried?").fill("Ring Gran first: 07700 900123. Then ring us: 01632 960999.");
  await date(page, "When does the network meet next?", daysFromNow(21));
  await button(page, "Save").click();
  await look(page);
  await link(page, "Add a rule").click();
  await look(page);
  await refused(page, look, "Save", "Write what");
  await page.getByLabel("What will you do?").fill("We stop when a voice goes up. One of us walks round the block.");
  await page.getByRole("group", { name: "Which goals does it serve?" }).getByRole("checkbox").first().check();
  await page.getByRole("group", { name: "Who sees to it?" }).getByRole("checkbox").first().check();
  await page.getByRole("group", { name: "Who does it when they cannot?" }).getByRole("checkbox", { name: /^Halyna/ }).check();
  await page.getByRole("group", { name: "When does it apply?" }).getByRole("radio").first().check();
  await page.getByLabel("When exactly?").fill("Whenever a voice goes up");
  await page.getByLabel("How will you find out whether it works?").fill("Gran asks each child on Wednesdays");
  await look(page);
  await button(page, "Save").click();
  await look(page);
  await link(page, "Add a red flag").click();
  await look(page);
  await page.getByLabel("Which sign will people watch for?").fill("A child comes to school without breakfast");
  await page.getByLabel("Who watches for it?", { exact: true }).selectOption({ index: 5 });
  await page.getByLabel("What will they do?").fill("Ring Gran the same morning");
  await page.getByLabel("Whom do they ring?").fill("Gran, 07700 900123");
  await button(page, "Save").click();
  await look(page);
  // What was agreed for tonight is carried over, and lacks what a plan for longer needs.
  await page.getByRole("heading", { name: "Before the plan can be agreed" }).waitFor();
  await link(page, "Change rule 1").click();
  await look(page);
  await page.getByRole("group", { name: "Which goals does it serve?" }).getByRole("checkbox").first().check();
  await page.getByRole("group", { name: "Who does it when they cannot?" }).getByRole("checkbox").first().check();
  await page.getByLabel("How will you find out whether it works?").fill("The school sees who fetches them");
  await button(page, "Save").click();
  await look(page);
  await page.getByRole("button", { name: "Agree this plan" }).click();
  await look(page);
  await refused(page, look, "Agree this plan", "not said yes");
  await tickAll(page.getByRole("group", { name: "Tick each person" }));
  for (const how of await page.getByLabel(/How did .* say yes/).all()) await how.selectOption("in person");
  for (const readers of await page.getByRole("group", { name: /How much may .* have on paper/ }).all()) await readers.getByRole("radio").last().check();
  for (const why of await page.getByLabel("Why?", { exact: true }).all()) await why.fill("They said so when we met");
  await look(page);
  await button(page, "Agree this plan").click();
  await page.getByText("The plan is agreed.").waitFor();
  await look(page);
}

async function paper(page, look) {
  await next(page, "Print the plan and hand it out");
  await page.getByText("We stop when a voice goes up.").waitFor();
  await page.getByText("If a child is in danger now, ring 999.").waitFor();
  await look(page);
  await link(page, "Note who has a copy").click();
  await tickAll(page);
  await button(page, "Save").click();
}

async function testThePlan(page, look) {
  await button(page, "Begin to test it").click();
  await look(page);
  await recordTest(page, look, "He went out and came back in ten minutes; both children slept.");
}

/** Writes down that the first rule without a test was followed and kept the children safe. */
async function recordTest(page, look, seen) {
  await link(page, /Record a test/).first().click();
  await look(page);
  await date(page, "On which day?", daysFromNow(0));
  await page.getByLabel("Who saw it?", { exact: true }).selectOption({ index: 5 });
  await page.getByRole("group", { name: "Was the rule followed?" }).getByLabel("Yes").check();
  await page.getByRole("group", { name: "Did it keep the children safe?" }).getByLabel("Yes").check();
  await page.getByLabel("What was seen?").fill(seen);
  await button(page, "Save").click();
  await look(page);
}

async function signOff(page, look) {
  await next(page, "Check and sign off the map");
  await look(page);
  // One child has not been heard. The check says so and leads to the map.
  await link(page, /Nothing on the map is in .* own words/).click();
  await look(page);
  await link(page, "Add a strength").click();
  await page.getByLabel("What was seen or said?").fill("I like it when Daddy does the voices.");
  await page.getByLabel("Who said it?", { exact: true }).selectOption({ index: 4 });
  await page.getByLabel("These are their own words").check();
  await button(page, "Save").click();
  await next(page, "Check and sign off the map");
  await page.getByText("Nothing stands in the way of signing").waitFor();
  await page.getByLabel(/A note with your signature/).fill("Mapped with both parents and Gran.");
  await button(page, "Sign off").click();
  await page.getByText("Signed off with a disagreement recorded").waitFor();
  await look(page);
}
