import type { Browser, Locator, Page } from 'playwright-core';

type Reads<Of> = Record<string, ((this: Of, ...given: unknown[]) => Promise<unknown>) | undefined>;

/** What looks once and does not wait until it sees what is expected. */
const OF_LOCATORS = [
  'all allInnerTexts allTextContents count evaluate evaluateAll getAttribute innerText inputValue isChecked isDisabled',
  'isEnabled isVisible textContent',
].flatMap((names) => names.split(' '));
const OF_PAGES = ['content', 'evaluate'];

let done = false;

/**
 * Has every look at a page wait until all of its document has come. A heading may be there while the rows under it are
 * still on their way: who counts them then counts too few.
 */
export async function readWholeDocuments(browser: Browser): Promise<void> {
  if (done) return;
  done = true;
  const page = await browser.newPage();
  wait<Locator>(page.locator('html'), OF_LOCATORS, (locator) => locator.page());
  wait<Page>(page, OF_PAGES, (itself) => itself);
  await page.close();
}

function wait<Of extends object>(example: Of, names: readonly string[], pageOf: (of: Of) => Page): void {
  const reads = Object.getPrototypeOf(example) as Reads<Of>;
  for (const name of names) {
    const read = reads[name];
    if (!read) throw new Error(`Playwright has no ${name}`);
    reads[name] = async function (...given) {
      // A page that never comes is told by what is read of it.
      await pageOf(this)
        .waitForLoadState('domcontentloaded')
        .catch(() => undefined);
      return read.apply(this, given);
    };
  }
}
