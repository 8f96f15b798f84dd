// Takes the record off the screen of a tab that nobody is at: once the device was handed over or signed out in another
// tab, and once nobody touched any tab for as long as a sign-in lasts without a sign of life.
const idle = Number(document.body.dataset.idle) * 1000;
const TOUCHED = "kith-touched";
const LOOK_EVERY = 5000;

/** What changes with each page that a handed-over device gets, and with each signing out. */
const mark = () => /(?:^|; )__Host-kith-away=([^;]*)/.exec(document.cookie)?.[1] ?? "";

if (idle > 0) {
  const began = mark();
  let leaving = false;

  const leave = (path) => {
    if (leaving) return;
    leaving = true;
    document.body.hidden = true;
    location.replace(path);
  };
  const touched = () => Number(localStorage.getItem(TOUCHED)) || 0;
  const touch = () => {
    if (Date.now() - touched() > LOOK_EVERY) localStorage.setItem(TOUCHED, String(Date.now()));
  };
  const look = () => {
    if (mark() !== began) leave("/");
    else if (Date.now() - touched() > idle) leave(location.pathname + location.search);
  };

  localStorage.setItem(TOUCHED, String(Date.now()));
  // A tab that goes somewhere by itself is not led elsewhere, unless it comes back from there.
  addEventListener("beforeunload", () => (leaving = true));
  addEventListener("pageshow", () => (leaving = false));
  // Looked at first: whoever wakes a tab after a night must not make it look alive.
  for (const kind of ["pageshow", "focus", "visibilitychange"]) addEventListener(kind, look);
  for (const kind of ["keydown", "pointerdown", "wheel"]) addEventListener(kind, () => (look(), touch()), { passive: true });
  setInterval(look, LOOK_EVERY);
}
