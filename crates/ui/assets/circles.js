// Dragging in the circles of the network. Letting go over another ring opens the same form as the links beside each name.
for (const svg of document.querySelectorAll("[data-circles]")) {
  for (const hint of document.querySelectorAll("[data-drag-hint]")) hint.hidden = false;
  const rings = [...svg.querySelectorAll("[data-ring]")]
    .map((ring) => ({ code: ring.dataset.ring, radius: Number(ring.getAttribute("r")) }))
    .sort((a, b) => a.radius - b.radius);

  const centre = svg.viewBox.baseVal.width / 2;
  const place = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  for (const person of svg.querySelectorAll("[data-move]")) {
    let start = null;
    person.addEventListener("pointerdown", (event) => {
      start = place(event);
      person.setPointerCapture(event.pointerId);
      person.classList.add("kith-circles__person--held");
    });
    person.addEventListener("pointermove", (event) => {
      if (!start) return;
      const now = place(event);
      person.setAttribute("transform", `translate(${now.x - start.x} ${now.y - start.y})`);
    });
    const stop = () => {
      start = null;
      person.removeAttribute("transform");
      person.classList.remove("kith-circles__person--held");
    };
    person.addEventListener("pointercancel", stop);
    person.addEventListener("pointerup", (event) => {
      if (!start) return;
      const now = place(event);
      const from = Math.hypot(now.x - centre, now.y - centre);
      const ring = rings.find((ring) => from <= ring.radius);
      stop();
      if (ring && ring.code !== person.dataset.knows) location.assign(`${person.dataset.move}?knows=${ring.code}`);
    });
  }
}
