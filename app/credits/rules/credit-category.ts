/** Kinds of class by their code in a class number (`conventions` §3.2). */
export const CLASS_TYPES = ['PX', 'LX', 'RZ', 'YW', 'YT', 'SX'] as const;
export type ClassType = (typeof CLASS_TYPES)[number];

/** Where hours come from. A requirement selects categories; it never copies entries. */
export type CreditCategory = `CLASS_${ClassType}` | 'ONLINE_COURSE' | 'TEST';

export const classCategory = (type: ClassType): CreditCategory => `CLASS_${type}`;
