// Keeps the board of a group and its look on the phone, for when the network is away. Whatever the
// network gives comes first; nothing is sent from here, and only pages under /zaal/ are looked after.
const STORE = "zaal-1";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  const isBoard = request.mode === "navigate" && /^\/zaal\/\d+\/\d+\/$/.test(address.pathname);
  const isLook = address.pathname.startsWith("/static/") || address.pathname === "/thema.css";
  if (request.method !== "GET" || address.origin !== location.origin || !(isBoard || isLook)) return;
  event.respondWith(fetch(request).then((answer) => {
    const copy = answer.clone();
    if (answer.ok && !answer.redirected) event.waitUntil(caches.open(STORE).then((store) => store.put(request, copy)));
    return answer;
  }).catch(async () => (await caches.match(request, { ignoreVary: true, ignoreSearch: isBoard })) ?? Response.error()));
});
