// Starts `kith demo` in a temporary directory and on a free port, and reads from its first line of
// JSON where it answers and who may sign in.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const mark = "KITH_DEMO ";
const built = new URL("../../target/debug/kith", import.meta.url).pathname;

/**
 * Returns `{ address, signIns, stop, crash }` once the demonstration answers. `command` is the program with any
 * arguments that come before `demo`; `patience` is how many milliseconds it may take to open. `crash` ends it in the
 * middle of whatever it does and starts it again where it was, as after a power cut of the program alone.
 */
export async function startDemo({
  command = [process.env.KITH_BIN ?? built],
  families = 30,
  seed = 7,
  patience = 120_000,
} = {}) {
  const data = await mkdtemp(join(tmpdir(), "kith-browser-"));
  const options = ["--data", data, "--families", `${families}`, "--seed", `${seed}`];
  const start = (listen) => open(command, ["demo", "--listen", listen, ...options], patience);
  const cleanUp = () => rm(data, { recursive: true, force: true });
  let running;
  try {
    running = await start("127.0.0.1:0");
  } catch (error) {
    await cleanUp();
    throw error;
  }
  const { address, signIns } = running;
  return {
    address,
    signIns,
    async stop() {
      await running.end("SIGTERM");
      await cleanUp();
    },
    async crash() {
      await running.end("SIGKILL");
      running = await start(new URL(address).host);
    },
  };
}

/** Runs the program until it says where it answers. `end` sends it a signal and waits until it is gone. */
async function open(command, options, patience) {
  const [program, ...first] = command;
  const child = spawn(program, [...first, ...options], {
    env: { ...process.env, KITH_DEMO_JSON: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });

  const said = [];
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
  });
  // A test that is stopped half-way takes its demonstration along.
  const endNow = () => child.kill("SIGKILL");
  process.once("exit", endNow);

  const end = async (signal) => {
    process.removeListener("exit", endNow);
    child.kill(signal);
    const hurry = setTimeout(endNow, 5_000);
    await ended;
    clearTimeout(hurry);
  };

  const opened = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        if (line.startsWith(mark)) resolve(JSON.parse(line.slice(mark.length)));
        else said.push(line);
      });
    }
  });
  let clock;
  const late = new Promise((resolve) => {
    clock = setTimeout(() => resolve(`it did not open within ${patience / 1000} seconds`), patience);
  });

  const answer = await Promise.race([opened, ended, late]);
  clearTimeout(clock);
  if (typeof answer === "string") {
    await end("SIGTERM");
    throw new Error(`${command.join(" ")} demo did not open: ${answer}\n${said.slice(-20).join("\n")}`);
  }
  return { address: answer.address.replace(/\/$/, ""), signIns: answer.sign_ins, end };
}
