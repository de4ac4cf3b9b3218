import { defineMessages } from './define-messages.ts';

/** Who may use books, as those in the room are told. */
export const examBookMessages = defineMessages({
  books: ['形式', 'Books'],
  booksOf: ['形式：{form}', 'Books: {form}'],
  open: ['开卷', 'Open book'],
  closed: ['闭卷', 'Closed book'],
  'open-by-age': ['开卷（已满{age}周岁）', 'Open book (aged {age} or over)'],
  'age-unknown': [
    '满{age}周岁开卷；出生年月没有登记，请核实',
    'Open book from {age}; month of birth not on record, to be checked',
  ],
  'age-unknown-short': ['年龄待核实', 'Age to check'],
});
