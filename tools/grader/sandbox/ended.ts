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
