import type { BookRule } from '~/exams/rules/book-rule.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { examBookMessages } from '../messages/exam-books.ts';

/** Whether somebody may use books, for those who let people into the room. */
export const bookWords = (t: Translator<typeof examBookMessages>, book: BookRule): string =>
  'age' in book ? t(book.form, { age: book.age }) : t(book.form);
