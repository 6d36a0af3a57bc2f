/** What a page loads: `convlabPhotograph.mount(element, description)`. Everything shown is computed here, in the page. */
import classes from '../../../datasets/efficientnet-lite0/classes.json';
import type { PhotographData } from '../../../lib/photograph/data';
import type { Say } from '../../../lib/photograph/words';
import { addStyle } from '../../labextension/src/dom';
import { PhotographFigure } from './figure';
import { readPng } from './picture';
import style from '../style.css';

// Known only while this script is being read: the network lies beside it, or beside what has unpacked it (exported pages).
const { convlabAssets = location.href } = globalThis as { convlabAssets?: string };
const ownAddress = (document.currentScript as HTMLScriptElement | null)?.src ?? convlabAssets;

/** Puts the figure into an element in place of what was there; the result takes it away again. */
export async function mount(host: HTMLElement, data: PhotographData): Promise<PhotographFigure> {
  const photograph = await readPng(data.png);
  addStyle(style);
  const say: Say = (english, korean) => (data.language === 'ko' ? korean : english);
  const figure = new PhotographFigure(data, classes, ownAddress, say);
  host.replaceChildren(figure.root);
  figure.begin(photograph);
  return figure;
}

Object.assign(globalThis, { convlabPhotograph: { mount } });
