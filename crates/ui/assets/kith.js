// Keeps what is typed: a draft is sent to the server at each pause, and stays in this tab until the server has it. The
// draft carries the version on which the person began, so that what others save meanwhile is joined and not overwritten,
// the form's key, so that a draft which arrives after its form was saved is not kept, and the draft with which the form began,
// which this one replaces.
const PAUSE = 1200;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const kept = form.querySelector("[data-kept]");
  const say = (words) => kept && (kept.textContent = words);
  let timer = 0;
  let last = typed(form);
  let sending = false;
  let submitted = false;

  const after = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  async function send() {
    const now = typed(form);
    if (sending || submitted || now === last) return;
    sending = true;
    try {
      const answer = await fetch("/drafts", {
        method: "POST",
        body: draft(form, now),
        credentials: "same-origin",
        redirect: "error",
      });
      if (answer.status === 409) {
        say("Not kept as a draft: you have too many of them. Save this, or throw some away under My work.");
        after(PAUSE * 5);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      last = now;
      say("Kept as a draft");
      if (typed(form) !== last) after(PAUSE);
    } catch {
      say("Not kept yet: there is no connection, or you were signed out. It stays in this tab.");
      after(PAUSE * 5);
    } finally {
      sending = false;
    }
  }

  form.addEventListener("input", () => after(PAUSE));
  form.addEventListener("submit", () => {
    submitted = true;
    clearTimeout(timer);
  });
  // Whoever comes back with the browser's own button finds the form as it was left.
  addEventListener("pageshow", () => (submitted = false));
  addEventListener("pagehide", () => {
    const now = typed(form);
    if (!submitted && now !== last) navigator.sendBeacon("/drafts", draft(form, now));
  });
}

/** The fields that somebody types, as they would be sent; the form's own fields begin with an underscore. */
function typed(form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => !name.startsWith("_") && typeof value === "string");
  return new URLSearchParams(pairs).toString();
}

/** What was typed, with what the server needs to know where it belongs. */
function draft(form, typed) {
  const body = new URLSearchParams(typed);
  body.set("_draft", form.dataset.draft);
  for (const name of ["_token", "_once", "_version", "_before"]) {
    if (form.elements[name]) body.set(name, form.elements[name].value);
  }
  return body;
}
