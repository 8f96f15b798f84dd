// A study that runs: its page asks every two seconds how far it is, and shows the report once there is one. Whoever has no
// script presses the button. After ten minutes it stops asking, so that a page left open keeps nobody signed in.
const PAUSE = 2000;
const MOST = 300;

const box = document.querySelector("[data-running]");
if (box) look(MOST);

function look(left) {
  if (left) setTimeout(() => ask(left - 1), PAUSE);
}

async function ask(left) {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer) return look(left);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-running]");
  // Whatever is no longer a study that runs (a report, a sign-in) is shown as it is.
  if (!now) return location.reload();
  if (now.innerHTML !== box.innerHTML) box.replaceChildren(...now.childNodes);
  look(left);
}
