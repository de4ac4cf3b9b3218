const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone|iPod/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/Windows/i, 'Windows'],
  [/Mac OS X/i, 'macOS'],
  [/Linux/i, 'Linux'],
];
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/Edg\//i, 'Edge'],
  [/Firefox/i, 'Firefox'],
  [/HuaweiBrowser/i, 'Huawei Browser'],
  [/Chrome|CriOS/i, 'Chrome'],
  [/Safari/i, 'Safari'],
];

const first = (table: [RegExp, string][], agent: string): string | undefined =>
  table.find(([test]) => test.test(agent))?.[1];

/** What a person calls the device in a list of sign-ins, such as `Android · WeChat`. */
export function deviceLabelOf(userAgent: string): string {
  return [first(SYSTEMS, userAgent), first(BROWSERS, userAgent)].filter(Boolean).join(' · ') || 'Browser';
}
