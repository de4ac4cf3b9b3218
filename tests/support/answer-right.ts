import type { Page } from 'playwright-core';

/**
 * Answers questions of an open sitting right, from the one that is shown on: options of a test bank are named by their
 * ids, A is right (A and B of several).
 */
export async function answerRight(page: Page, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    const form = page.locator(`form.sitting-answer[data-slot="${n}"]`);
    if (await form.locator('.options-several').count()) {
      await form.locator('.option', { hasText: '选项A' }).click();
      await form.locator('.option', { hasText: '选项B' }).click();
    } else if (await form.getByText('对', { exact: true }).count()) await form.locator('.option').first().click();
    else await form.locator('.option', { hasText: '选项A' }).click();
    if (n < to) await page.locator('.sitting-foot .foot-on').click();
  }
}
