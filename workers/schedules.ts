/** Work that is due by the clock. Two workers may run the same one at the same moment: each is harmless when doubled. */
export type Schedule = { readonly name: string; readonly everyMs: number; run(): Promise<unknown> };

export const schedules: readonly Schedule[] = [];
