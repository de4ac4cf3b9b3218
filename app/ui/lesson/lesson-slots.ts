/** What a kept lesson page leaves open for the person who reads it. */
export type SlotName = 'name' | 'position' | 'furthest' | 'finished' | 'answers';

// Characters of the private use area: no text of ours holds them, and HTML writers leave them alone.
const OPEN = '\uE000';
const CLOSE = '\uE001';

export const slot = (name: SlotName): string => `${OPEN}${name}${CLOSE}`;

/** A document cut at its slots: text, slot, text, slot, …, text. */
export type SlottedDocument = { readonly texts: readonly string[]; readonly slots: readonly SlotName[] };

export function cutAtSlots(document: string): SlottedDocument {
  const parts = document.split(/\uE000([a-z]+)\uE001/);
  return {
    texts: parts.filter((_, at) => at % 2 === 0),
    slots: parts.filter((_, at) => at % 2 === 1) as SlotName[],
  };
}

/** Text for inside an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
