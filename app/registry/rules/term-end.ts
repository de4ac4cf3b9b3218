/** A term that ends within this many days is about to end. */
export const TERM_SOON_DAYS = 183;
