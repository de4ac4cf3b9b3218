/** One list of the page of outages: all of it or what waits for the person who looks, and which page, from 1. */
export type OutagePart = { waiting: boolean; page: number };
export type OutagesAsked = { outages: OutagePart; late: OutagePart };

/** A page holds so many outages, or sittings with late answers. */
export const OUTAGE_ROWS = { outages: 20, late: 50 } as const;

const PAGES = { outages: 'page', late: 'latePage' } as const;

/** What the address of the page of outages asks for: `outages=waiting`, `late=waiting`, `page`, `latePage`. */
export function readOutagesAsked(url: URL): OutagesAsked {
  const part = (name: keyof OutagesAsked): OutagePart => ({
    waiting: url.searchParams.get(name) === 'waiting',
    page: Math.min(100_000, Math.max(1, Math.floor(Number(url.searchParams.get(PAGES[name])) || 1))),
  });
  return { outages: part('outages'), late: part('late') };
}

/** The address of the page with one of its lists changed, or of another path; the rest stays as it is. */
export function outagesHref(asked: OutagesAsked, change: Partial<OutagesAsked> & { path?: string }): string {
  const query = new URLSearchParams();
  const next = { ...asked, ...change };
  for (const name of ['outages', 'late'] as const) {
    if (next[name].waiting) query.set(name, 'waiting');
    if (next[name].page > 1) query.set(PAGES[name], String(next[name].page));
  }
  const text = query.toString();
  return `${change.path ?? '/admin/outages'}${text && `?${text}`}${change.late ? '#late' : ''}`;
}

const NEITHER: OutagesAsked = { outages: { waiting: false, page: 1 }, late: { waiting: false, page: 1 } };

/** Where one of the lists begins with nothing but what waits. */
export const outagesWaitingHref = (name: keyof OutagesAsked): string =>
  outagesHref(NEITHER, { [name]: { waiting: true, page: 1 } });
