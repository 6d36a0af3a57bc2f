import type { StepperData } from 'convlab';
import { element } from './dom';
import { drawImages, type ImagesData } from './images';
import { drawByScript, scriptTypes } from './page-script';
import { drawStepper } from './stepper';

const images = 'application/vnd.convlab.images+json';
const stepper = 'application/vnd.convlab.stepper+json';

/** The MIME types that are drawn here. */
export const mimeTypes: readonly string[] = [...scriptTypes, stepper, images];

/**
 * Draws a figure's bundle into an element; used by JupyterLab's renderer and by the exported pages alike.
 * `false`: the bundle holds nothing of ours.
 *
 * @param still the address of the figure's picture
 */
export async function draw(
  host: HTMLElement,
  bundle: Readonly<Record<string, unknown>>,
  still = `data:image/png;base64,${String(bundle['image/png'])}`,
): Promise<boolean> {
  const byScript = scriptTypes.find((type) => bundle[type]);
  const root = element('div', { class: 'convlab-figure' });
  if (bundle[stepper]) drawStepper(root, bundle[stepper] as StepperData);
  else if (bundle[images]) await drawImages(root, bundle[images] as ImagesData, still);
  else if (byScript) {
    host.replaceChildren(root); // it measures its place
    await drawByScript(root, byScript, bundle);
    return true;
  } else return false;
  host.replaceChildren(root);
  return true;
}
