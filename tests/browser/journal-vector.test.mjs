// The journal's second form, worked out from docs/decisions/0026-journal-2.md alone, in another language than Kith's: what an
// outside verifier would do. Both must come to the same hashes.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const ascii = (text) => Buffer.from(text, 'ascii');
const number = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};
const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);
const words = (value, salt) =>
  value === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), createHmac('sha256', salt).update(value).digest()]);

const core = (entry) =>
  sha256(
    ascii('kith-entry-2'),
    number(entry.chain), number(entry.seq), number(entry.at), number(entry.actor),
    text(entry.verb), text(entry.kind), number(entry.objectId), number(entry.version), text(entry.basis),
    number(entry.change), number(entry.chains),
    words(entry.reason, entry.reasonSalt), words(entry.body, entry.bodySalt),
  );
const together = (change, cores) => sha256(ascii('kith-change-2'), number(change), number(cores.length), ...cores);
const link = (before, ofEntry, ofChange) =>
  sha256(ascii('kith-journal-2'), before, ofEntry, Buffer.from([ofChange ? 1 : 0]), ofChange ?? Buffer.alloc(0));
const filled = (byte) => Buffer.alloc(32, byte);

test('an outside verifier comes to the hashes of the decision page and of the program', async () => {
  const one = core({
    chain: 7, seq: 1, at: 1795000000000000n, actor: 42, verb: 'danger.written', kind: 'danger', objectId: 9, version: 1,
    basis: 'team', change: 1000000, chains: 2,
    reason: 'A teacher rang.', reasonSalt: filled(1), body: '{}', bodySalt: filled(2),
  });
  const hashes = [one, together(1000000, [filled(5), filled(6)]), link(filled(0), one, filled(9))];
  const repository = new URL('../../', import.meta.url);
  for (const file of ['docs/decisions/0026-journal-2.md', 'crates/record/src/journal/second_form.rs']) {
    const page = await readFile(new URL(file, repository), 'utf8');
    for (const hash of hashes) assert.ok(page.includes(hash.toString('hex')), `${file} does not hold ${hash.toString('hex')}`);
  }
});
