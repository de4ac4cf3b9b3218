import { v7 } from 'uuid';

/** A new row id: UUIDv7, so that rows made after one another stand beside one another. */
export const newId = (): string => v7();

/** Whether a text from an address can be a row id at all; PostgreSQL refuses anything else as a fault. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
