// Every module worker starts here and becomes what it is called. What it is sent until then is kept for it.

import { loadModule } from './modules';
import { scope } from './worker-scope';

const early: MessageEvent[] = [];
scope.onmessage = (event) => early.push(event);

loadModule(`${scope.name}.js`)
  .then(() => {
    for (const event of early) scope.onmessage?.(event);
  })
  .catch((error: unknown) => {
    setTimeout(() => {
      throw error; // whoever started the worker hears it
    });
  });
