/** How many people of a session stand where, of those that the reader may know of. */
export type SessionCounts = {
  registered: number;
  deferred: number;
  withdrawn: number;
  signedIn: number;
  noAccount: number;
  running: number;
  handedIn: number;
  graded: number;
  passed: number;
  /** registered and never started */
  notCome: number;
};
