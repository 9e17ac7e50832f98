import type { Page } from '@playwright/test';
import { fonts } from './style.ts';

/** Which no font has: https://www.unicode.org/faq/private_use.html#noncharacters */
const noncharacter = '\u{10fffe}';

/** What a browser draws for each of these characters. No function in it has a name, which a transpiler would wrap. */
const draw = (page: Page, characters: readonly string[]): Promise<string[]> =>
  page.evaluate(
    ({ all, family }) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [24, 24];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      return all.map((character) => {
        if (!context) {
          return '';
        }
        context.font = `18px ${family}`;
        context.clearRect(0, 0, 24, 24);
        context.fillText(character, 2, 19);
        return context.getImageData(0, 0, 24, 24).data.join();
      });
    },
    { all: characters, family: fonts },
  );

/**
 * The Han characters of a text for which the browser of a page has no font: they look like what no font has. Every browser
 * has Latin.
 */
export const charactersWithoutFont = async (page: Page, text: string): Promise<string[]> => {
  const characters = [...new Set(text.match(/\p{Script=Han}/gu) ?? [])];
  const [missing, ...drawn] = await draw(page, [noncharacter, ...characters]);
  return characters.filter((_, at) => drawn[at] === missing);
};
