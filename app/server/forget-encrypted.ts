import type pg from 'pg';

/**
 * Takes out what only a lost master secret could read or compare: telephone numbers, mail addresses, second factors and
 * open codes. Passwords stay, they do not depend on it. The next start enters the fingerprint of the secret of today.
 *
 * @param owner a connection of the role that owns the tables; in its transaction, or else in one of its own
 */
export async function forgetEncrypted(owner: pg.Client): Promise<void> {
  await owner.query(`
    UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL,
      activation_hmac = NULL, activation_expires_at = NULL, slip_hmac = NULL, slip_expires_at = NULL;
    UPDATE cadre SET phone_cipher = NULL, phone_blind = NULL;
    DELETE FROM recovery_code;
    DELETE FROM sign_in_failure;
    DELETE FROM notice_address;
    DELETE FROM authority_setting WHERE key IN ('master-secret', 'setup-token')`);
}
