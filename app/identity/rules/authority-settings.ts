/** What an authority decides for itself; each is a row of `authority_setting`, absent until somebody decides. */
export const AUTHORITY_SETTINGS = {
  /** anyone may verify a certificate with its number and code */
  'public-verification': true,
} as const satisfies Record<string, boolean>;
export type AuthoritySettingKey = keyof typeof AUTHORITY_SETTINGS;
export const AUTHORITY_SETTING_KEYS = Object.keys(AUTHORITY_SETTINGS) as AuthoritySettingKey[];
