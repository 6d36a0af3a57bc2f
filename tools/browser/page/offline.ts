// The service worker (../static/sw.js): the course without a network, and with the headers that threads need. A new version
// waits until the reader takes it.

import { button, make } from './dom';
import { language, word } from './words';

/** After so long the rest of the course is fetched, for when there is no network. */
const IDLE_MS = 4000;

export async function keepOffline(site: URL, show: (notice: HTMLElement) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return; // no https
  let isTaken = false;
  const offer = (worker: ServiceWorker): void => {
    const notice = make('p', { className: 'notice', role: 'status' }, `${word('newVersion')} `);
    notice.append(
      button(word('reload'), () => {
        isTaken = true;
        worker.postMessage('take');
      }),
    );
    show(notice);
  };
  try {
    const registration = await navigator.serviceWorker.register(new URL('sw.js', site), {
      scope: site.pathname,
    });
    const isFirst = !navigator.serviceWorker.controller;
    if (registration.waiting) offer(registration.waiting);
    registration.onupdatefound = () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && !isFirst) offer(worker);
      });
    };
    navigator.serviceWorker.oncontrollerchange = () => {
      if (isTaken) location.reload();
    };
    await navigator.serviceWorker.ready;
    setTimeout(() => registration.active?.postMessage({ fill: language }), IDLE_MS);
  } catch (error) {
    console.warn(error); // the course runs, but not offline
  }
}
