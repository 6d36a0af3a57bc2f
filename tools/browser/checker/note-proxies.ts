// Notes the proxies that are made from here on, the evaluator's own too: answer.ts imports this first.

import { noteProxy } from '../node/proxies';
import { constructorStandIn, standIn } from './stand-ins';

const { apply } = Reflect;
const { revocable } = Proxy;

standIn(
  Proxy,
  'revocable',
  {
    revocable(this: unknown, ...given: [object, object]): object {
      const made = apply(revocable, this, given) as { readonly proxy: object };
      noteProxy(made.proxy);
      return made;
    },
  }.revocable,
);
constructorStandIn(globalThis, 'Proxy', (_, make) => noteProxy(make()));
