import type { Bilingual } from '../../../lib/language';
import { gridSize, type Answer, type PhotographData } from '../../../lib/photograph/data';
import { indexOf } from '../../../lib/photograph/recognize';
import { shortName, telling, verdict, type Say } from '../../../lib/photograph/words';
import { readTheme, watchTheme } from '../../explorer/src/draw/theme';
import { smallest, type Crop } from './crop';
import { frame } from './frame';
import { Intake } from './intake';
import { Names } from './names';
import { Session } from './session';
import { Stage } from './stage';
import { Status } from './status';
import { loadNetwork } from './weights';

/** What the square asks of the network: nothing, an answer while it moves, or, once it rests, the map as well. */
type Wanted = 'nothing' | 'answer' | 'all';

/** The figure: a photograph, its square, five names, and where the chosen one comes from. */
export class PhotographFigure {
  readonly root: HTMLElement;
  readonly #stage: Stage;
  readonly #names: Names;
  readonly #status = new Status();
  readonly #intake: Intake;
  readonly #slider: HTMLInputElement;
  readonly #unwatch: () => void;
  #session: Promise<Session> | undefined;
  #answers: readonly Answer[];
  #chosen: number;
  #wanted: Wanted = 'nothing';
  #busy = false;
  #mapTurn = 0;
  #closed = false;
  /** How many answers were given since the figure began. */
  answered = 0;
  /** How long the last whole map took, in milliseconds; 0 while there is none. */
  mapTime = 0;

  constructor(
    private readonly data: PhotographData,
    private readonly classes: readonly Bilingual[],
    private readonly beside: string,
    private readonly say: Say,
  ) {
    this.#answers = data.answers;
    this.#chosen = data.answers[0].label;
    this.#stage = new Stage(say, (final) => {
      this.#slider.value = String(Math.round(100 * this.#stage.square.share));
      this.#look(final);
    });
    this.#names = new Names(this.#nameOf, say, (answer) => {
      void this.#map(answer);
    });
    const { root, slider, showMap, controls } = frame(data.title, say, {
      stage: this.#stage.root,
      names: this.#names.root,
      status: this.#status.root,
    });
    this.root = root;
    this.#slider = slider;
    slider.min = String(100 * smallest);
    const resize = (final: boolean) => () => {
      this.#stage.square.resize(Number(slider.value) / 100, final);
    };
    slider.addEventListener('input', resize(false));
    slider.addEventListener('change', resize(true));
    showMap.addEventListener('change', () => {
      this.#stage.showsMap = showMap.checked;
    });
    this.#intake = new Intake(root, say, {
      photograph: (photograph) => {
        this.#stage.show(photograph);
        slider.value = '100';
        this.#look(true);
      },
      failed: (message) => {
        this.#status.say(message);
      },
    });
    controls.prepend(this.#intake.root);
    this.#unwatch = watchTheme(() => readTheme(root));
    readTheme(root);
  }

  /** With the photograph that came with the figure, and its answer. */
  begin(photograph: HTMLCanvasElement): void {
    this.#stage.show(photograph);
    this.#stage.map = { values: this.data.map, uncovered: this.#answers[0].probability };
    this.#showAnswers();
    this.#status.more(
      telling(this.data.map, this.#nameOf(this.#chosen), this.#answers[0].probability, this.say),
    );
  }

  close(): void {
    this.#closed = true;
    this.#unwatch();
    this.#intake.close();
    this.#status.close();
    this.#stage.close();
    this.root.remove();
    void this.#session?.then((session) => {
      session.close();
    });
  }

  get answers(): readonly Answer[] {
    return this.#answers;
  }

  /** The square, in the photograph's pixels. */
  get crop(): Crop {
    return this.#stage.square.crop;
  }

  /** What the network gets. */
  readonly pixels = (): Uint8ClampedArray => this.#stage.pixels();

  readonly #nameOf = (label: number): string => shortName(this.classes[label], this.say);

  #look(final: boolean): void {
    this.#mapTurn++;
    this.mapTime = 0;
    this.#stage.map = undefined;
    this.#wanted = final || this.#wanted === 'all' ? 'all' : 'answer';
    if (!this.#busy) void this.#work();
  }

  /** Answers until nothing more is wanted: while one is computed, the square may have moved on. */
  async #work(): Promise<void> {
    this.#busy = true;
    try {
      const session = await this.#network();
      while (this.#wanted !== 'nothing' && !this.#closed) {
        const all = this.#wanted === 'all';
        this.#wanted = 'nothing';
        this.#answers = await session.answer(this.#stage.pixels());
        this.answered++;
        this.#chosen = this.#answers[0].label;
        this.#showAnswers();
        if (all) void this.#map(this.#answers[0]);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#busy = false;
    }
  }

  /** Where a name comes from, place by place. */
  async #map({ label, probability }: Answer): Promise<void> {
    const turn = ++this.#mapTurn;
    this.mapTime = 0;
    this.#chosen = label;
    this.#names.show(this.#answers, label);
    try {
      const session = await this.#network();
      session.stop();
      const values: (number | undefined)[] = new Array<undefined>(gridSize ** 2).fill(undefined);
      const began = performance.now();
      await session.map(this.#stage.pixels(), label, (place, p) => {
        if (turn !== this.#mapTurn) return;
        values[indexOf(place)] = p;
        this.#stage.map = { values, uncovered: probability };
      });
      if (turn !== this.#mapTurn) return;
      this.mapTime = performance.now() - began;
      this.#status.more(telling(values, this.#nameOf(label), probability, this.say));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The network in its workers, loaded when it is first asked for. */
  #network(): Promise<Session> {
    this.#session ??= this.#load();
    return this.#session;
  }

  async #load(): Promise<Session> {
    const { say } = this;
    const onItsWay = say('The network is on its way', '신경망을 불러오는 중입니다');
    this.#status.more(`${onItsWay} …`);
    try {
      const weights = await loadNetwork(this.beside, (got, total) => {
        const [part, whole] = [got, total].map((bytes) => (bytes / 1e6).toFixed(1));
        this.#status.more(say(`${onItsWay}: ${part} of ${whole} MB`, `${onItsWay}: ${part} / ${whole} MB`));
      });
      const session = await Session.start(weights);
      this.#status.more('');
      if (this.#closed) session.close();
      return session;
    } catch (error) {
      this.#session = undefined; // the next time it is tried again
      throw error;
    }
  }

  #showAnswers(): void {
    const [{ label, probability }] = this.#answers;
    this.#names.show(this.#answers, this.#chosen);
    this.#status.say(verdict(this.#nameOf(label), probability, this.say));
  }

  #fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#status.more(
      this.say(`The network does not run here: ${reason}`, `여기에서는 신경망이 돌지 않습니다: ${reason}`),
    );
  }
}
