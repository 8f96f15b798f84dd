// Keeps what a child has typed on the page in the child's hands, in this tab alone: whoever goes back and comes again finds it.
// Nothing of it is sent. It is gone as soon as the page is sent or stopped, and with the first page that is not the child's.
const KEPT = "kith-child:";
const own = KEPT + location.pathname;
const form = document.querySelector("form[data-childs]");

/** Forgets what was typed on every page but this. */
const forget = (but) => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEPT) && key !== but) sessionStorage.removeItem(key);
};

const typed = () => [...new FormData(form)].filter(([name]) => !name.startsWith("_"));

if (form) {
  forget(own);
  let done = false;
  const put = () => {
    // A page that came back with what was sent stands as it is.
    if (form.dataset.childs === "again") return;
    for (const [name, value] of JSON.parse(sessionStorage.getItem(own) ?? "[]")) {
      for (const field of form.elements) {
        if (field.name !== name) continue;
        if (field.type === "radio") field.checked = field.value === value;
        else if (field.type === "textarea") field.value = value;
      }
    }
  };
  const keep = () => done || sessionStorage.setItem(own, JSON.stringify(typed()));
  addEventListener("input", keep);
  addEventListener("change", keep);
  addEventListener("submit", () => {
    done = true;
    forget();
  });
  addEventListener("pageshow", () => {
    done = false;
    put();
  });
} else if (!document.querySelector("[data-childs-waits]")) {
  forget();
}
