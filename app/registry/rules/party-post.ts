import { textOf, type CellValue, type Understood } from '~/operations/rules/cell-values.ts';
import { POST_TYPE_WORDS, properWords, type PostType } from './registry-words.ts';

export type PartyPost = { postType: PostType; title: string; partTime: boolean | null };

/**
 * Reads a Party post as sheets write it: 「支部书记（兼）」 is a secretary who serves part-time, 「党支部组织委员」 an
 * organization member. The written title is kept beside the type.
 *
 * @returns null when no known post is in it
 */
export function partyPostOf(written: string): PartyPost | null {
  const bare = written.replaceAll(/[\s(（)）]/g, '');
  const marked = /[(（](兼|兼职|兼任|专|专职)[)）]/.exec(written.replaceAll(/\s/g, ''))?.[1];
  const title = written.replaceAll(/\s/g, '').replaceAll(/[(（](兼|兼职|兼任|专|专职)[)）]/g, '');
  const partTime = marked ? marked.startsWith('兼') : bare.startsWith('专职') ? false : null;
  const exact = POST_TYPE_WORDS[title] ?? POST_TYPE_WORDS[bare];
  // The longest known post at the end: 「市水利局机关党委专职副书记」 ends in 副书记, not in 书记.
  const postType =
    exact ??
    Object.entries(POST_TYPE_WORDS)
      .filter(([word]) => title.endsWith(word))
      .sort(([a], [b]) => b.length - a.length)[0]?.[1];
  return postType ? { postType, title, partTime } : null;
}

/** The cell of a Party post, as its written title. */
export function parsePartyPost(cell: CellValue): Understood<string> {
  const text = textOf(cell);
  if (text === null) return { ok: true, value: null };
  if (text.length > 60) return { ok: false, code: 'too-long', params: { most: 60 } };
  if (!partyPostOf(text))
    return { ok: false, code: 'not-in-list', params: { value: text, list: properWords(POST_TYPE_WORDS).join('、') } };
  return { ok: true, value: text };
}
