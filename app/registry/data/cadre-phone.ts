import type { Sql } from '~/platform/db.ts';
import { blindIndex, openField, sealField } from '~/platform/field-cipher.ts';

const rowOf = (cadreId: string): string => `cadre.phone:${cadreId}`;

/** By what an encrypted phone number is found and compared. */
export const phoneBlindOf = (phone: string): string => blindIndex('cadre.phone', phone);

/** The number encrypted for this person's row, as base64, with its blind index. */
export const sealedPhone = (cadreId: string, phone: string): { phoneCipher: string; phoneBlind: string } => ({
  phoneCipher: Buffer.from(sealField(rowOf(cadreId), phone)).toString('base64'),
  phoneBlind: phoneBlindOf(phone),
});

/** The number in clear; for a person's own page, never for a list. */
export const openPhone = (cadreId: string, cipher: Uint8Array): string => openField(rowOf(cadreId), cipher);

export async function phoneCipherOf(tx: Sql, cadreId: string): Promise<Uint8Array | null> {
  const [row] = await tx.query<{ cipher: Uint8Array | null }>(
    `SELECT phone_cipher AS cipher FROM cadre WHERE id = $1::uuid`,
    [cadreId],
  );
  return row?.cipher ?? null;
}
