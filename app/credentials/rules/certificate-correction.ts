import { chineseDate, type CertificateFacts } from './certificate-facts.ts';

/** The labels, as printed, of what the registry says about a person: this much of a certificate can be corrected. */
export const UNIT_ROW = '单位';
export const POST_ROW = '现任职务';
const CORRECTION_ROW = '更正';

export const CORRECTABLE = ['holderName', 'unit', 'post'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** What the registry says about a person: the name and unit of today, the post of the day the first one was issued. */
export type RegisteredFacts = { holderName: string; unit: string; post: string | null };

/** What a certificate says and what the registry says instead; null where nothing is said. */
export type Difference = { field: Correctable; printed: string | null; registered: string | null };

const printedRow = (facts: Pick<CertificateFacts, 'rows'>, label: string): string | null =>
  facts.rows.find(([name]) => name === label)?.[1] ?? null;

/** What could be wrong on a certificate. A unit left or a post taken up later differs as well: a person has to decide. */
export function differences(facts: CertificateFacts, registered: RegisteredFacts): Difference[] {
  const printed: Record<Correctable, string | null> = {
    holderName: facts.holderName,
    unit: printedRow(facts, UNIT_ROW),
    post: printedRow(facts, POST_ROW),
  };
  return CORRECTABLE.filter((field) => field !== 'post' || facts.type === 'TEST_PASS_SLIP')
    .map((field) => ({ field, printed: printed[field], registered: registered[field] }))
    .filter((one) => one.printed !== one.registered);
}

/**
 * The facts of the certificate that takes the place of a wrong one: the same statement and the same period, with what
 * was chosen put right, issued today, and a row that says so.
 *
 * @param today civil date
 */
export function correctedFacts(
  facts: CertificateFacts,
  chosen: readonly Difference[],
  today: string,
): Omit<CertificateFacts, 'version' | 'number' | 'type'> {
  const { version: _version, number: _number, type: _type, ...kept } = facts;
  const right = new Map(chosen.map(({ field, registered }) => [field, registered]));
  const said = (field: Correctable, label: string): [string, string][] => {
    const value = right.has(field) ? (right.get(field) ?? null) : printedRow(facts, label);
    return value === null ? [] : [[label, value]];
  };
  return {
    ...kept,
    holderName: right.get('holderName') ?? facts.holderName,
    rows: [
      ...said('unit', UNIT_ROW),
      ...said('post', POST_ROW),
      ...facts.rows.filter(([label]) => ![UNIT_ROW, POST_ROW, CORRECTION_ROW].includes(label)),
      [CORRECTION_ROW, `更正后另发，原凭证${chineseDate(facts.issuedOn)}签发，不再使用`],
    ],
    issuedOn: today,
  };
}
