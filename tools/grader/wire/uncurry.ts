type Uncurried<This, Args extends unknown[], Result> = (self: This, ...args: Args) => Result;
/** A method as a function of its object: it works whatever becomes of Function.prototype. */
export const uncurry = Function.prototype.bind.bind(Function.prototype.call) as <
  This,
  Args extends unknown[],
  Result,
>(
  method: (this: This, ...args: Args) => Result,
) => Uncurried<This, Args, Result>;
