// Keeps what is typed: a draft is sent to the server at each pause, and kept in this tab until the server has it.
const PAUSE = 1200;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const kept = form.querySelector("[data-kept]");
  let timer = 0;
  let last = typed(form);
  let sending = false;

  const send = async () => {
    clearTimeout(timer);
    const now = typed(form);
    if (sending || now === last) return;
    sending = true;
    try {
      const body = new URLSearchParams(now);
      body.set("_token", form.elements._token.value);
      body.set("_draft", form.dataset.draft);
      const answer = await fetch("/drafts", { method: "POST", body, credentials: "same-origin", redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      last = now;
      if (kept) kept.textContent = "Kept as a draft";
    } catch {
      if (kept) kept.textContent = "Not kept yet: there is no connection, or you were signed out. It stays in this tab.";
      timer = setTimeout(send, PAUSE * 5);
    } finally {
      sending = false;
      if (typed(form) !== last && !timer) timer = setTimeout(send, PAUSE);
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("pagehide", () => {
    const now = typed(form);
    if (now === last) return;
    const body = new URLSearchParams(now);
    body.set("_token", form.elements._token.value);
    body.set("_draft", form.dataset.draft);
    navigator.sendBeacon("/drafts", body);
  });
}

/** The fields that somebody types, as they would be sent; the form's own fields begin with an underscore. */
function typed(form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => !name.startsWith("_") && typeof value === "string");
  return new URLSearchParams(pairs).toString();
}
