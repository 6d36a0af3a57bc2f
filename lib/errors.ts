/** A shape, size, stride or dtype that does not fit. The message names the function and both numbers. */
export class ShapeError extends RangeError {
  override readonly name = 'ShapeError';
}

/** Thrown by an exercise that has not been written yet; `withFallback` then takes the kit's own function. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
  constructor(readonly exercise: string) {
    super(`${exercise} is not started yet`);
  }
}
