// The reading age of a text while somebody types: the measure of `practice::readable`, word for word, so that what stands
// here is what the server says. Without this script the server measures at a press of the button.
const VOWELS = "aeiouyàâäéèêëíîïóôöúûüąęó";
const BEGIN_SILENT = ["some", "every", "home", "care", "safe", "love", "like", "time", "side"];
/** The letters after which each end is heard. */
const SOUNDED = { e: "l", es: "lszxcgh", ed: "ltd" };
const letter = /[\p{L}\p{N}]/u;

for (const box of document.querySelectorAll("[data-reads]")) {
  const fields = box.dataset.reads.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const names = new Set(box.dataset.names.split(" ").filter(Boolean));
  const limits = { age: Number(box.dataset.most), sentence: Number(box.dataset.sentence), word: Number(box.dataset.word) };
  const [age, why, about] = [box.querySelector("[data-reads-age]"), box.querySelector("[data-reads-why]"), document.getElementById("about")];
  const look = () => {
    const isPlan = about?.value.startsWith("plan:");
    const parts = fields.map((field, at) => (at > 0 && isPlan ? "" : field.value.trim()));
    if (!parts[0]) {
      age.textContent = "Nothing to read yet.";
      why.textContent = "";
      return;
    }
    const found = measured(parts.join(".\n"), limits, (word) => names.has(word));
    const easy = found.age <= limits.age && !found.words.length && !found.sentences.length;
    age.textContent = easy
      ? `This reads like age ${found.age}. That is fine.`
      : found.age > limits.age
        ? `This reads like age ${found.age}. It must be ${limits.age} or less, in short sentences.`
        : "This is nearly easy enough.";
    why.textContent =
      (found.words.length ? ` Hard words: ${found.words.join(", ")}.` : "") +
      (found.sentences.length ? ` Long sentences: ${found.sentences.join("; ")}.` : "");
  };
  for (const field of [...fields, about].filter(Boolean)) field.addEventListener("input", look);
}

/** How a text reads, and what in it is too hard for these limits. */
export function measured(text, limits, isName) {
  const all = sentences(text).map((sentence) => [sentence.trim(), words(sentence).map(bare).filter((word) => word && !isName(word))]);
  const years = ageOf(all.map(([, plain]) => plain.join(" ")).join(". "));
  const tooHard = years > limits.age;
  const harder = (most) => [...new Set(all.flatMap(([, plain]) => plain).filter((word) => syllables(word) > most))];
  const longer = (most) => all.filter(([, plain]) => plain.length > most).map(([sentence]) => firstWords(sentence));
  let hard = harder(limits.word);
  let long = longer(limits.sentence);
  if (tooHard && !hard.length) hard = harder(2);
  if (tooHard && !long.length) long = longer(Math.floor((limits.sentence * 2) / 3));
  if (tooHard && !hard.length && !long.length) hard = harder(1);
  return { age: years, words: hard, sentences: long };
}

function ageOf(text) {
  const all = words(text);
  if (!all.length) return 5;
  const count = Math.max(1, sentences(text).length);
  const spoken = all.reduce((sum, word) => sum + syllables(word), 0);
  const grade = Math.max(0, (0.39 * all.length) / count + (11.8 * spoken) / all.length - 15.59);
  return Math.min(15, Math.ceil(grade)) + 5;
}

function words(text) {
  return text.split(/\s+/u).filter((word) => letter.test(word));
}

function sentences(text) {
  return text.split(/[.!?\n]/u).filter((part) => letter.test(part));
}

function bare(word) {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/[’']s$/u, "");
}

function firstWords(sentence) {
  const all = sentence.split(/\s+/u);
  return all.slice(0, 6).join(" ") + (all.length > 6 ? " …" : "");
}

function syllables(word) {
  const letters = [...word.toLowerCase()].filter((one) => letter.test(one));
  const digits = letters.filter((one) => /[0-9]/.test(one)).length;
  if (digits) return digits > 4 ? 1 : digits;
  const vowel = (one) => VOWELS.includes(one);
  const groups = letters.filter((one, at) => vowel(one) && (at === 0 || !vowel(letters[at - 1]))).length;
  const spelt = letters.join("");
  const [, before, end] = /(.)(e|es|ed)$/u.exec(spelt) ?? [];
  const silent = groups > 1 && before !== undefined && !vowel(before) && !SOUNDED[end].includes(before);
  const within = BEGIN_SILENT.some((begin) => {
    const rest = spelt.startsWith(begin) ? [...spelt.slice(begin.length)] : [];
    return rest.length > 0 && !vowel(rest[0]) && rest.some(vowel);
  });
  return Math.max(1, groups - (silent ? 1 : 0) - (within ? 1 : 0));
}
