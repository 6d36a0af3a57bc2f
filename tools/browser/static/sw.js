// @ts-check
// The site's service worker. It keeps what was fetched, so that the course runs without a network after the first visit; it
// adds the headers with which memory can be shared between threads; and it forbids an answer's worker the network.
// A new version takes over when the page asks for it, never by itself.
'use strict';

const VERSION = 'VERSION'; // of all that the export wrote: site.ts puts it here
const NAME = `convlab-${VERSION}`;
/** A host may let a browser keep files for a while: to a new version's, old ones would be added. */
const ASK = /** @type {const} */ ({ cache: 'no-cache' });
const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(caches.open(NAME));
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  const tidy = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('convlab-') && name !== NAME) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'take') worker.skipWaiting();
  if (event.data.fill) event.waitUntil(fill(event.data.fill));
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith(new URL('api/', worker.registration.scope).pathname)) return; // the reference is no part of it
  event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME);
  const address = request.url.replace(/[?#].*$/, '').replace(/\/$/, '/index.html');
  let response = await cache.match(address);
  if (!response) {
    response = await fetch(request.mode === 'navigate' ? address : request, ASK);
    if (response.ok) await keep(cache, address, response.clone());
  }
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (address.endsWith('/assets/run/answer.js'))
    headers.set('Content-Security-Policy', "default-src 'none'; script-src 'unsafe-eval' 'wasm-unsafe-eval'");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** Fetches the rest of the site, one file after the other: of the pages, those of one language. @param {string} language */
async function fill(language) {
  const cache = await caches.open(NAME);
  const scope = worker.registration.scope;
  const lists = await (await fetch(new URL('site.json', scope))).json();
  // Not by match: in Firefox, hundreds of responses that nobody reads keep others waiting forever.
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  for (const path of lists[language]) {
    const address = new URL(path, scope).href;
    if (kept.has(address)) continue;
    const response = await fetch(address, ASK);
    if (response.ok && !(await keep(cache, address, response))) return; // nor is there room for the rest
  }
}

/**
 * Whether there was room for it: where the storage is full, pages go on without it.
 * @param {Cache} cache @param {string} address @param {Response} response
 */
async function keep(cache, address, response) {
  try {
    await cache.put(address, response);
    return true;
  } catch {
    return false;
  }
}
