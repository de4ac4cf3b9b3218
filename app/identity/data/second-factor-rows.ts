import type { Database, Transaction } from '~/platform/db.ts';

export const setSecondFactorSecret = (tx: Transaction, accountId: string, sealed: Uint8Array): Promise<unknown> =>
  tx.prisma.account.updateMany({
    where: { id: accountId, totpConfirmedAt: null },
    data: { totpSecret: new Uint8Array(sealed), totpConfirmedAt: null, totpLastStep: null },
  });

/** Uses up a time step, so that a code that was read over a shoulder works once only. @returns whether it was unused */
export async function spendStep(tx: Transaction, accountId: string, step: number): Promise<boolean> {
  const { count } = await tx.prisma.account.updateMany({
    where: { id: accountId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

export const confirmSecret = (tx: Transaction, accountId: string, at: Date): Promise<unknown> =>
  tx.prisma.account.updateMany({ where: { id: accountId }, data: { totpConfirmedAt: at } });

export async function clearSecondFactor(tx: Transaction, accountId: string): Promise<void> {
  await tx.prisma.account.updateMany({
    where: { id: accountId },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
  });
  await tx.prisma.recoveryCode.deleteMany({ where: { accountId } });
}

export async function replaceRecoveryCodes(
  tx: Transaction,
  accountId: string,
  codes: readonly { id: string; hmac: string }[],
): Promise<void> {
  await tx.prisma.recoveryCode.deleteMany({ where: { accountId } });
  await tx.prisma.recoveryCode.createMany({ data: codes.map(({ id, hmac }) => ({ id, accountId, codeHmac: hmac })) });
}

/** @returns whether the code was there and unused */
export async function spendRecoveryCode(tx: Transaction, accountId: string, hmac: string, at: Date): Promise<boolean> {
  const { count } = await tx.prisma.recoveryCode.updateMany({
    where: { accountId, codeHmac: hmac, usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

export const countRecoveryCodes = (on: Database, accountId: string): Promise<number> =>
  on.prisma.recoveryCode.count({ where: { accountId, usedAt: null } });
