/** What the class numbers of each dataset mean, in the order of the numbers. */
import type { Bilingual } from '../language';

export const fashionClasses: readonly Bilingual[] = [
  { en: 'T-shirt', ko: '티셔츠' },
  { en: 'trousers', ko: '바지' },
  { en: 'pullover', ko: '풀오버' },
  { en: 'dress', ko: '드레스' },
  { en: 'coat', ko: '코트' },
  { en: 'sandal', ko: '샌들' },
  { en: 'shirt', ko: '셔츠' },
  { en: 'sneaker', ko: '운동화' },
  { en: 'bag', ko: '가방' },
  { en: 'ankle boot', ko: '앵클부츠' },
];

export const hangulClasses: readonly Bilingual[] = Array.from('가나다라마바사아자차카타파하', (syllable) => ({
  en: syllable,
  ko: syllable,
}));

export const emojiClasses: readonly Bilingual[] = [
  { en: 'face', ko: '얼굴' },
  { en: 'person', ko: '사람' },
  { en: 'hand', ko: '손' },
  { en: 'animal', ko: '동물' },
  { en: 'food', ko: '음식' },
  { en: 'vehicle', ko: '탈것' },
  { en: 'flag', ko: '깃발' },
];

export const cifar10Classes: readonly Bilingual[] = [
  { en: 'airplane', ko: '비행기' },
  { en: 'automobile', ko: '자동차' },
  { en: 'bird', ko: '새' },
  { en: 'cat', ko: '고양이' },
  { en: 'deer', ko: '사슴' },
  { en: 'dog', ko: '개' },
  { en: 'frog', ko: '개구리' },
  { en: 'horse', ko: '말' },
  { en: 'ship', ko: '배' },
  { en: 'truck', ko: '트럭' },
];
