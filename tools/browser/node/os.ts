// node:os

export const availableParallelism = (): number => navigator.hardwareConcurrency;
