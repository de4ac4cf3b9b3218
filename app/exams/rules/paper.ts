import type { QuestionType } from './paper-blueprint.ts';

/**
 * One place of a paper, frozen at the start. Names are short because every attempt keeps its own copy.
 * `q` question version, `t` type, `k` topic, `p` points, `o` ids of the options in the order shown (`CADB`; empty for
 * true and false, which are never reordered).
 */
export type PaperItem = {
  readonly q: string;
  readonly t: QuestionType;
  readonly k: string;
  readonly p: number;
  readonly o: string;
};

/** A paper as `attempt.paper` keeps it. The place of an item, from 1, is its slot. */
export type Paper = { readonly items: readonly PaperItem[] };

/** The item at a slot. */
export const itemAt = (paper: Paper, slot: number): PaperItem | undefined => paper.items[slot - 1];

/** The letter under which the option at this place is shown. */
export const letterAt = (place: number): string => String.fromCharCode(65 + place);

/** Option ids of a choice that was made by the letters shown (`T` and `F` stand for the bank's `true` and `false`); letters that the item does not offer are dropped. */
export function optionIdsOf(item: PaperItem, choice: string): string[] {
  if (item.t === 'TRUE_FALSE') return choice === 'T' ? ['true'] : choice === 'F' ? ['false'] : [];
  return [...choice].flatMap((letter) => item.o[letter.charCodeAt(0) - 65] ?? []);
}

/** The letters under which option ids are shown, in the order shown. */
export function lettersOf(item: PaperItem, ids: readonly string[]): string {
  if (item.t === 'TRUE_FALSE') return ids[0] === 'true' ? 'T' : ids[0] === 'false' ? 'F' : '';
  return [...item.o].map((id, place) => (ids.includes(id) ? letterAt(place) : '')).join('');
}
