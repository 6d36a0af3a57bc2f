import {
  adam,
  adamW,
  denseLayer,
  momentumStep,
  sequential,
  sgd,
  tensor,
  toNestedArray,
  type Optimizer,
} from 'convlab';

/** One weight matrix [2, 1], after steps with the given gradients. */
function walk(
  optimizer: Optimizer,
  start: readonly number[],
  gradients: readonly (readonly number[])[],
): number[] {
  const model = sequential([denseLayer({ units: 1, bias: false })], { inputShape: [2], dtype: 'float64' });
  const [parameter] = model.parameters;
  parameter.value = tensor(start, [2, 1], 'float64');
  for (const gradient of gradients)
    optimizer.step(model.parameters, { 'dense1.w': tensor(gradient, [2, 1], 'float64') });
  return [...parameter.value.data];
}
const gradients = [
  [1, -2],
  [0.5, 0],
  [-3, 4],
];
const expectClose = (found: number[], expected: number[]): void => {
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 10);
  });
};

test('sgd: momentum and weight decay as the formula has them', () => {
  let [w, velocity] = [
    [0.3, -0.7],
    [0, 0],
  ];
  for (const dw of gradients) {
    velocity = velocity.map((v, i) => 0.9 * v - 0.1 * (dw[i] + 0.01 * w[i]));
    w = w.map((value, i) => value + velocity[i]);
  }
  expectClose(walk(sgd({ learningRate: 0.1, momentum: 0.9, weightDecay: 0.01 }), [0.3, -0.7], gradients), w);
});

// torch.optim, float64, lr 0.1; SGD with momentum 0.9 and weight_decay 0.01
test('sgd and adam: where PyTorch arrives', () => {
  expectClose(
    walk(sgd({ learningRate: 0.1, momentum: 0.9, weightDecay: 0.01 }), [0.3, -0.7], gradients),
    [0.23274833969999997, -0.5548361592999999],
  );
  expectClose(
    walk(adam({ learningRate: 0.1 }), [0.3, -0.7], gradients),
    [0.1415043888066561, -0.5669976224675123],
  );
});

test('adamW: where PyTorch arrives, and without decay where adam does', () => {
  const arrived = [
    [0.01, [0.1408984064673589, -0.5651666275914524]],
    [0.3, [0.12401282762861125, -0.5137888971861542]],
  ] as const;
  for (const [weightDecay, expected] of arrived)
    expectClose(walk(adamW({ learningRate: 0.1, weightDecay }), [0.3, -0.7], gradients), [...expected]);
  expectClose(walk(adamW({ learningRate: 0.1 }), [0.3, -0.7], gradients), [...arrived[0][1]]);
  expect(walk(adamW({ weightDecay: 0 }), [0.3, -0.7], gradients)).toEqual(
    walk(adam(), [0.3, -0.7], gradients),
  );
});

test('each parameter has a memory of its own, and a new model a new one', () => {
  const optimizer = sgd({ learningRate: 0.1, momentum: 0.9 });
  const once = walk(optimizer, [1, 2], gradients);
  expect(walk(optimizer, [1, 2], gradients)).toEqual(once);
});

test('float32 parameters stay float32; a view that was set is stepped too', () => {
  const model = sequential([denseLayer({ units: 2, bias: false })], { inputShape: [2] });
  const [parameter] = model.parameters;
  const given = tensor([
    [1, 2],
    [3, 4],
  ]);
  parameter.value = given.transpose(1, 0);
  sgd({ learningRate: 1 }).step(model.parameters, {
    'dense1.w': tensor([
      [0, 1],
      [0, 0],
    ]),
  });
  expect(toNestedArray(parameter.value)).toEqual([
    [1, 2],
    [2, 4],
  ]);
  expect(toNestedArray(given)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('what makes no sense is refused', () => {
  expect(() => sgd({ learningRate: 0 })).toThrow('sgd: learningRate must be a finite number above 0, not 0');
  expect(() => adam({ learningRate: Infinity })).toThrow(
    'adam: learningRate must be a finite number above 0',
  );
  expect(() => adam({ epsilon: 0 })).toThrow('adam: epsilon must be a finite number above 0, not 0');
  expect(() => sgd({ momentum: 1 })).toThrow('sgd: momentum must be at least 0 and below 1, not 1');
  expect(() => adamW({ weightDecay: -1 })).toThrow('adamW: weightDecay must be at least 0');
  expect(() => adamW({ lr: 1 } as never)).toThrow("adamW: there is no option 'lr', only learningRate");
  expect(() => adam({ weightDecay: 0.1 } as never)).toThrow(
    "adam: there is no option 'weightDecay' here: take adamW({ weightDecay })",
  );
  expect(() => adam({ beta2: NaN })).toThrow('adam: beta2');
  expect(() => {
    sgd().step(sequential([denseLayer({ units: 1 })], { inputShape: [1] }).parameters, {});
  }).toThrow('optimizer: there is no gradient for dense1.w');
});

test('a gradient of another shape is refused before any number changes', () => {
  const { parameters } = sequential([denseLayer({ units: 3 })], { inputShape: [2] });
  const numbers = (): number[][] => parameters.map(({ value }) => [...value.data]);
  const before = numbers();
  for (const optimizer of [sgd(), adam()])
    expect(() => {
      optimizer.step(parameters, {
        'dense1.w': tensor(new Array(6).fill(1), [2, 3]),
        'dense1.b': tensor([1, 2]),
      });
    }).toThrow('optimizer: the gradient of dense1.b has shape [2], the parameter is [3]');
  expect(numbers()).toEqual(before);
});

test('momentumStep after momentumStep goes where sgd goes', () => {
  let [w, velocity] = [tensor([0.3, -0.7], [2, 1], 'float64'), tensor([0, 0], [2, 1], 'float64')];
  for (const gradient of gradients)
    ({ w, velocity } = momentumStep(w, tensor(gradient, [2, 1], 'float64'), velocity, 0.1, 0.9));
  expectClose([...w.data], walk(sgd({ learningRate: 0.1, momentum: 0.9 }), [0.3, -0.7], gradients));
});

test('momentumStep reads views, changes nothing that it is given, and refuses other shapes', () => {
  const [w, dw, velocity] = [tensor([[1, 2, 3]]), tensor([[4], [5], [6]]), tensor([[7, 8, 9]])];
  const next = momentumStep(w.step(1, -1), dw.step(-1, 1).transpose(1, 0), velocity, 0.5, 2);
  expect(toNestedArray(next.velocity)).toEqual([[11, 13.5, 16]]);
  expect(toNestedArray(next.w)).toEqual([[14, 15.5, 17]]);
  expect([w, dw, velocity].map(({ data }) => [...data])).toEqual([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
  expect(() => momentumStep(w, dw, velocity, 1, 0)).toThrow('momentumStep: dw has shape [3, 1], w is [1, 3]');
  expect(() => momentumStep(w, w, dw, 1, 0)).toThrow('momentumStep: velocity has shape [3, 1], w is [1, 3]');
});
