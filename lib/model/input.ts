/** Whether an input is one that a network was made for. */
import { ShapeError } from '../errors';
import { isTensor, type Tensor } from '../tensor';
import type { Layer, Shape } from './layer';
import { planLayers, type LayerPlan } from './plan';

/** Throws ShapeError unless x is a batch: one image is easily given as it is. */
export function checkBatchAxis(x: Tensor, image: Shape | undefined): void {
  if (!isTensor(x)) throw new ShapeError('sequential: the input is not a tensor [N, H, W, C]');
  const shape = x.shape.join(', ');
  const alone = image ? x.shape.join() === image.join() : x.shape.length === 3 || x.shape.length === 1;
  if (alone)
    throw new ShapeError(
      `sequential: the input is [${shape}], the batch axis is missing: take reshape(x, [1, ${shape}])`,
    );
  if (x.shape.length < 2)
    throw new ShapeError(`sequential: the input is [${shape}], but needs [N, H, W, C], or [N, I]`);
}

/** Convolutions take images of any size; throws ShapeError where a layer's weights do not. */
export function checkOtherSize(layers: readonly Layer[], plan: readonly LayerPlan[], shape: Shape): void {
  planLayers(layers, shape, 0, 'float32').forEach(({ name, parameters }, i) => {
    parameters.forEach(({ shape: needed }, k) => {
      const own = plan[i].parameters[k].shape;
      if (own.join() !== needed.join()) {
        throw new ShapeError(
          `sequential: the input is [${shape.join(', ')}], the network was made for [${plan[0].inputShape.join(', ')}]: ` +
            `${name} would need weights [${needed.join(', ')}], it has [${own.join(', ')}]`,
        );
      }
    });
  });
}
