// The service worker (../static/sw.js): the course without a network, and with the headers that threads need. A new version
// waits until the reader takes it.

import { button, make } from './dom';
import { language, word } from './words';

/** After so long the rest of the course is fetched, for when there is no network. */
const IDLE_MS = 4000;

export async function keepOffline(site: URL, show: (notice: HTMLElement) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return; // no https
  let isTaken = false;
  let isControlled = navigator.serviceWorker.controller !== null;
  let shown: HTMLElement | undefined;
  const offer = (reload: () => void): void => {
    shown?.remove();
    shown = make('p', { className: 'notice', role: 'status' }, `${word('newVersion')} `);
    shown.append(button(word('reload'), reload));
    show(shown);
  };
  const offerToTake = (worker: ServiceWorker): void => {
    offer(() => {
      isTaken = true;
      worker.postMessage('take');
    });
  };
  try {
    const registration = await navigator.serviceWorker.register(new URL('sw.js', site), {
      scope: site.pathname,
    });
    if (registration.waiting) offerToTake(registration.waiting);
    registration.onupdatefound = () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && isControlled) offerToTake(worker);
      });
    };
    navigator.serviceWorker.oncontrollerchange = () => {
      const reload = (): void => {
        location.reload();
      };
      if (isTaken) reload();
      else if (isControlled) offer(reload); // another tab has taken it: this one's scripts are of the old version
      isControlled = true;
    };
    await navigator.serviceWorker.ready;
    setTimeout(() => registration.active?.postMessage({ fill: language }), IDLE_MS);
  } catch (error) {
    console.warn(error); // the course runs, but not offline
  }
}
