/** What the frame shows of the signed-in person. */
export type ShellViewer = {
  name: string;
  /** Words of the roles held, in the page's language. */
  roles: readonly string[];
  /** What this person may do somewhere; decides which places the navigation shows, and nothing else. */
  permissions: readonly string[];
};
