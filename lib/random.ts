/** A generator of uniform numbers in [0, 1). Code that needs randomness takes one as an argument. */
export type Random = () => number;

/**
 * A small, fast, seeded generator: the same seed gives the same numbers on every machine; of a long one, its lower 32 bits
 * count. Throws RangeError for a seed that is no whole number.
 *
 * Source: mulberry32 by Tommy Ettinger (public domain).
 */
export function seededRandom(seed: number): Random {
  checkSeed('seededRandom', seed);
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Throws RangeError unless the seed is a whole number, exactly held: of 0.3 and 0.7 only the 0 would count, of 1e300 nothing. */
export function checkSeed(name: string, seed: number): void {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`${name}: a seed is a whole number, not ${seed}`);
}

/** Numbers from N(0, 1), by the Box–Muller transform. Throws RangeError for a seed that is no whole number. */
export function seededNormal(seed: number): Random {
  const uniform = seededRandom(seed);
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** 0 … count − 1 in random order. Source: Fisher–Yates; Durstenfeld 1964. */
export function shuffledIndices(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
