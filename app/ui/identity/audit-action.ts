import type { Translator } from '../messages/define-messages.ts';
import { auditWords } from '../messages/audit.ts';

const isWord = (part: string): part is keyof typeof auditWords => Object.hasOwn(auditWords, part);

/** `grant.give` → 职责 · 授予. A part that has no word stays as it is. */
export function actionWords(action: string, t: Translator<typeof auditWords>): string {
  return action
    .split('.')
    .map((part) => (isWord(part) ? t(part) : part))
    .join(' · ');
}
