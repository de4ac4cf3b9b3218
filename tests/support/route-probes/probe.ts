import type { Access } from '~/http/route-table/route-entry.ts';
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
  /** by intent; '' is what the action does when the form names none */
  readonly actions?: Readonly<Record<string, ActionProbe | readonly ActionProbe[]>>;
};

/** Where the rows of a probe are: unit A is inside, unit B outside. */
export type Place = 'unitA' | 'unitB';
export type Fields = Readonly<Record<string, string | File>>;

/**
 * What can be posted to a route. The fields pass the form's own checks, so that it is the command that answers: a person
 * who may not do it must be refused, and nothing may have changed; whoever may do it gets past that, to whatever answer.
 */
export type ActionProbe = {
  /** who may do it; left out where it is whoever may see the page */
  readonly may?: Access;
  /** roles that the command refuses although they have the permission, with the reason in a comment */
  readonly refusedInside?: readonly Role[];
  /** the fields; a function where they name something of a unit, which is then asked of the other unit as well */
  readonly form?: Fields | ((world: ProbeWorld, place: Place) => Fields | Promise<Fields>);
  /** another address than that of the page's probe: what is done there must not be done to what others ask about */
  readonly at?: (world: ProbeWorld, place: Place) => string | Promise<string>;
  /** who asks, where the walk's account must not be the one to whom it is done */
  readonly as?: (world: ProbeWorld) => TestAccount | Promise<TestAccount>;
  /** what lies outside is left out, or answered with a sentence; that nothing changes is asked all the same */
  readonly passesOver?: true;
  /** why the journal does not tell of what it changes */
  readonly notEntered?: string;
};

/** Makes something of each unit once for a walk. */
export function once<T>(make: (world: ProbeWorld, place: Place) => Promise<T>) {
  const made = new WeakMap<ProbeWorld, Partial<Record<Place, Promise<T>>>>();
  return (world: ProbeWorld, place: Place): Promise<T> => {
    const known = made.get(world) ?? {};
    made.set(world, known);
    return (known[place] ??= make(world, place));
  };
}

export const isRequest = (asked: string | ProbeRequest): asked is ProbeRequest => typeof asked !== 'string';
