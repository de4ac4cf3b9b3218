export type LearnerNavEntry = {
  label: string;
  /** A shorter word for the tabs on a phone. */
  shortLabel?: string | undefined;
  href: string;
  current?: boolean | undefined;
};

export type AdminNavEntry = {
  label: string;
  href: string;
  /** How many wait behind it. */
  count?: number | undefined;
  current?: boolean | undefined;
};

export type AdminNavGroup = { title?: string | undefined; entries: readonly AdminNavEntry[] };
