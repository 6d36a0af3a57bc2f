import { ShapeError } from '../../errors';
import { figure, type Figure } from '../../figures/figure';
import { t } from '../../language';
import { explorerType } from '../data';
import { networkFigureOf, type ExploreNetworkOptions } from '../explore-network';
import { drawNetworkTwin } from '../network/twin';
import { networkAlternative } from '../network/words';
import type { DrawingData, DrawingSettings } from './data';

export interface DrawingPadOptions extends ExploreNetworkOptions {
  /** What is drawn: 'lines' for letters; 'shapes' for things with an inside: closed lines are filled, or a wide brush paints. Default 'lines'. */
  readonly kind?: DrawingSettings['kind'];
  /** The drawing's longer side, in the image's pixels. Default: three quarters of the image, and for shapes all but 2. */
  readonly box?: number;
  /** The pen's width, in the image's pixels. Default 2.6, and for shapes 1.6. */
  readonly pen?: number;
}

/**
 * A pad to draw on, with a trained network behind it: it answers while the line is drawn, shows its maps, and says what it
 * would take to change its mind. `images` [N, H, H, 1], light on dark, are examples to begin from; they can be changed
 * pixel by pixel, by keyboard, too. All of it is computed in the page.
 *
 * Like `exploreNetwork`, for networks of convolution, pooling, ReLU, tanh and dense layers, on square images of one channel.
 * Throws ShapeError where the images do not fit, RangeError for another layer or number of classes.
 *
 * There are no digits among the course's data: what is free to ship is 8 × 8 pixels small, too few for two poolings and their
 * maps. A network of your own data works here like any other.
 *
 * @example drawingPad({ model, images: first(test.images, 3), classes: test.classes })
 */
export function drawingPad({ kind = 'lines', box, pen, ...options }: DrawingPadOptions): Figure {
  const [h, w, channels] = options.model.inputShape;
  if (h !== w || channels !== 1)
    throw new ShapeError(
      `drawingPad: the network takes [${options.model.inputShape.join(', ')}], but a drawing is square and has 1 channel`,
    );
  const { data, network } = networkFigureOf('drawingPad', options);
  const usual = kind === 'lines' ? { box: (h * 3) / 4, pen: 2.6 } : { box: h - 2, pen: 1.6 };
  const drawing: DrawingSettings = { kind, box: box ?? usual.box, pen: pen ?? usual.pen };
  const alt = [
    t(
      'A pad to draw on; the network answers while you draw. Here it looks at the first example.',
      '그림을 그리는 판입니다. 그리는 동안 신경망이 답합니다. 여기서는 첫 번째 예를 보고 있습니다.',
    ),
    networkAlternative(network, t),
  ].join('\n');
  const described: DrawingData = { ...data, alt, drawing };
  return figure(data.title, alt, () => ({
    [explorerType]: described,
    'image/png': drawNetworkTwin(network, data.title, t),
  }));
}
