/** How what runs an answer ended, where that is not what was asked of it. */
export interface Ending {
  readonly status: 'timeout' | 'out-of-memory' | 'crashed' | 'protocol-error';
  readonly detail: string;
}

export class Ended extends Error {
  constructor(readonly ending: Ending) {
    super(ending.detail);
  }
}

/** Of a reply that is none the protocol knows. */
export const notOfTheProtocol = (): Ended =>
  new Ended({ status: 'protocol-error', detail: 'not a word of the protocol' });
