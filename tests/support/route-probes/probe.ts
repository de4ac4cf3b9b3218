import type { Role } from '~/identity/rules/roles.ts';
import type { TestAccount, World } from '../world.ts';

/** The small authority, as a probe sees it: `as('EXAM_OFFICER', 'unitA')` acts inside, `unitB` outside. */
export type ProbeWorld = World;

/** What is asked: an address alone is a GET of a page; `form` makes it a POST, `json` a POST to an endpoint. */
export type ProbeRequest = {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** who asks where the walk's account of unit A will not do, such as the candidate whose sitting it is */
  readonly as?: TestAccount;
  /** where the walk's account holds its role: unit A, or the authority itself */
  readonly where?: 'unitA' | 'root';
};

type Ask = (world: ProbeWorld) => string | ProbeRequest | Promise<string | ProbeRequest>;

/**
 * How the permission test reaches one route. The walk signs in as each role of unit A and asks for `inside` (something
 * that belongs to unit A) and for `outside` (the same of unit B): a role without the permission must be refused both,
 * a role with it must be let in inside and refused outside.
 */
export type RouteProbe = {
  readonly inside: Ask;
  /** left out for a page that shows each person only what is theirs (a list, a form without a row in the address) */
  readonly outside?: Ask;
  /** roles that the route's command refuses although the table lets them to the page, with the reason in a comment */
  readonly refusedInside?: readonly Role[];
  /** statuses that count as let in; standard: 200, 204, 302 to anywhere but sign-in, 303 */
  readonly letIn?: readonly number[];
};

export const isRequest = (asked: string | ProbeRequest): asked is ProbeRequest => typeof asked !== 'string';
