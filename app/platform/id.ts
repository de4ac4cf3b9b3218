import { v7 } from 'uuid';

/** A new row id: UUIDv7, so that rows made after one another stand beside one another. */
export const newId = (): string => v7();
