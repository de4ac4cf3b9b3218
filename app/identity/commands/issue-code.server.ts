import { randomBytes } from 'node:crypto';
import { codeFrom } from '../rules/one-time-code.ts';

/** A code of ten letters and digits (48 bits), in two groups: `K7M2P-9QXRA`. Only its digest is ever stored. */
export const newCode = (): string => codeFrom(randomBytes(40), 10);
