import type { Fields, RowAction, RowCandidate, RowFault } from './import-template.ts';

/** What a row means. `fields` may be completed with ids that were looked up; `apply` gets them back. */
export type Verdict =
  | { readonly status: 'VALID'; readonly action: RowAction; readonly fields: Fields; readonly rank?: number }
  | { readonly status: 'ERROR'; readonly faults: readonly RowFault[] }
  | {
      readonly status: 'AMBIGUOUS';
      /** code of the catalogue `import-faults` */
      readonly reason: string;
      readonly candidates: readonly RowCandidate[];
      /** whether 「是另一个人」 is a possible answer */
      readonly mayCreate: boolean;
      readonly fields: Fields;
      readonly rank?: number;
    };
