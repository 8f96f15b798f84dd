// Stands in for `kith demo` when the harness tests itself: the same arguments, the same first line,
// and pages just large enough to show that each helper sees what it should. Not a test, not Kith.

import { createServer } from "node:http";
import { parseArgs } from "node:util";

const [username, password] = ["amara.whitlock", "three quiet rivers"];

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    listen: { type: "string" },
    data: { type: "string" },
    families: { type: "string" },
    seed: { type: "string" },
  },
});

const page = (title, body) => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;

const form = `<form method="post"><p><label>Username <input name="username" autocomplete="username"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
<p><button>Sign in</button></p></form>`;

const pages = {
  "/sign-in": page("Sign in", form),
  "/my-work": page("My work", `<p>${values.families} families</p>`),
  "/pale": page("Pale", '<p style="color:#bbb">Hard to read</p><p><input></p>'),
  "/wide": page("Wide", '<p style="width:900px">A page wider than a phone</p>'),
  "/script": page("Script", '<p id="told">Without script</p><script>told.textContent = "With script"</script>'),
};

async function read(request) {
  let body = "";
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}

const server = createServer(async (request, response) => {
  if (request.method === "POST") {
    const sent = await read(request);
    const known = sent.get("username") === username && sent.get("password") === password;
    response.writeHead(303, { location: known ? "/my-work" : "/sign-in" }).end();
  } else {
    const body = pages[request.url];
    response.writeHead(body ? 200 : 404, { "content-type": "text/html" }).end(body ?? page("Not found", ""));
  }
});

const [host, port] = values.listen.split(":");
server.listen(Number(port), host, () => {
  const address = `http://${host}:${server.address().port}`;
  const sign_ins = [{ username, password, role: "worker" }];
  console.log("Making an invented authority …");
  console.log(`KITH_DEMO ${JSON.stringify({ address, sign_ins })}`);
});
