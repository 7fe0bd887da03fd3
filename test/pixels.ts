import type { Locator, Page } from 'playwright-core';

/** Room around a thing for the outline of its focus. */
const MARGIN = 8;

/** What is painted of this thing and just around it. */
export async function paintOf(thing: Locator): Promise<Buffer> {
  await thing.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await thing.boundingBox();
  if (!box) throw new Error(`${thing} is not shown.`);
  const { x, y, width, height } = box;
  const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return thing.page().screenshot({ clip, caret: 'hide', animations: 'disabled' });
}

/** How many pixels differ between two pictures of the same size. */
export async function differing(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const blank = await page.context().newPage(); // our own pages let no picture in from elsewhere
  try {
    return await blank.evaluate(
      async (texts) => {
        const [first, second] = await Promise.all(
          texts.map(async (text) => {
            const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
            const picture = await createImageBitmap(new Blob([bytes]));
            const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
            canvas?.drawImage(picture, 0, 0);
            return canvas?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray();
          }),
        );
        let count = 0;
        for (let at = 0; at < (first?.length ?? 0); at += 4) {
          if ([0, 1, 2].some((part) => first?.[at + part] !== second?.[at + part])) count += 1;
        }
        return count;
      },
      [one, other].map((picture) => picture.toString('base64')),
    );
  } finally {
    await blank.close();
  }
}
