/** Where the codes on an authority's certificates lead. */
export type IssuedAddress = {
  /** what is printed on the certificates of today; null where none is known yet */
  address: string | null;
  /** whether it stays when the machine gets another address: it was set and not found out */
  fixed: boolean;
  /** what is printed on certificates in force that were issued under another address, most of them first */
  former: readonly { address: string; certificates: number }[];
};

/** Whether somebody must hear of it. */
export const needsAttention = ({ fixed, former }: IssuedAddress): boolean => !fixed || former.length > 0;
