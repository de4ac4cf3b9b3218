import path from 'node:path';

/** The checkout: programs find its files whatever folder they are started from. */
export const REPOSITORY = path.resolve(import.meta.dirname, '../..');
