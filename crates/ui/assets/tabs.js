// What moves sideways on a small screen begins where it matters: the page that is open stands in sight among the pages of its
// line, and a genogram that is too wide shows its middle, where the parents are.
for (const open of document.querySelectorAll(".kith-record-nav [aria-current], .govuk-service-navigation [aria-current]")) {
  const line = open.closest("ul");
  line.scrollLeft = open.offsetLeft - line.offsetLeft - (line.clientWidth - open.offsetWidth) / 2;
}
for (const picture of document.querySelectorAll(".way-genogram")) {
  picture.scrollLeft = (picture.scrollWidth - picture.clientWidth) / 2;
}
