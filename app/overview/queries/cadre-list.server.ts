import { hoursOwedByAll } from '~/credits/queries/hours-owed-by-all.server.ts';
import { authorisedScopes, canAnywhere, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { inStretches } from '~/platform/in-stretches.ts';
import { phoneDigest } from '~/registry/queries/phone-digest.server.ts';
import { TERM_SOON_DAYS } from '~/registry/rules/term-end.ts';
import { runningPlan } from '~/training/queries/rotation-pages.server.ts';
import {
  cadreIds,
  countCadres,
  describeCadres,
  unitNames,
  type CadreOrder,
  type CadreQuery,
  type ListedCadre,
} from '../data/cadre-list-rows.ts';
import { cadreFilter, type CadreFilter, type CadreListRow } from '../rules/cadre-list-spec.ts';
import { daysAfter } from '../rules/days-between.ts';

export type CadreList = {
  rows: CadreListRow[];
  total: number;
  /** without search and filters */
  all: number;
  /** the running rotation plan, which the column 轮训 speaks of */
  plan: { id: string; title: string } | null;
  /** the calendar year whose hours are shown, and what everybody owes in it where a rule says so */
  year: number;
  hoursOwed: number | null;
};

const EVERYBODY = cadreFilter('', {}, []);

/**
 * One page of the cadres in the actor's subtrees with where each stands in test, rotation and hours, how many match, and
 * how many there are in all. Whoever reads the registry of an organization reads its coverage and training as well.
 */
export async function cadreList(actor: Actor, filter: CadreFilter, page: CadreOrder): Promise<CadreList> {
  const { query, plan } = await prepared(actor, filter);
  const unfiltered = JSON.stringify(filter) === JSON.stringify(EVERYBODY);
  const [rows, units, total, all] = await Promise.all([
    cadreIds(sqlRead, query, page).then(async (ids) => describeCadres(sqlRead, ids, query)),
    unitNames(sqlRead, actor.rootId),
    countCadres(sqlRead, query),
    unfiltered ? null : countCadres(sqlRead, { ...query, ...EVERYBODY, phoneBlind: null }),
  ]);
  const shown = shownCadre(query, unitLookup(units));
  return {
    rows: rows.map(shown),
    total,
    all: all ?? total,
    plan: plan && { id: plan.id, title: plan.title },
    ...hoursOf(query),
  };
}

/** Everybody whom a list shows, on all its pages, in stretches; for a file that is written while it is read. */
export async function wholeCadreList(
  actor: Actor,
  filter: CadreFilter,
  { sort, descending }: Pick<CadreOrder, 'sort' | 'descending'>,
): Promise<Pick<CadreList, 'year' | 'hoursOwed'> & { stretches: AsyncGenerator<readonly CadreListRow[]> }> {
  const { query } = await prepared(actor, filter);
  const [ids, units] = await Promise.all([
    cadreIds(sqlRead, query, { sort, descending, limit: MOST_LISTED, offset: 0 }),
    unitNames(sqlRead, actor.rootId),
  ]);
  const shown = shownCadre(query, unitLookup(units));
  const stretches = inStretches(ids, async (some) => (await describeCadres(sqlRead, some, query)).map(shown));
  return { ...hoursOf(query), stretches };
}

/** Everybody whom a list shows, on all its pages. */
export async function listedCadreIds(actor: Actor, filter: CadreFilter): Promise<string[]> {
  const { query } = await prepared(actor, filter);
  return cadreIds(sqlRead, query, { sort: 'staffNumber', descending: false, limit: MOST_LISTED, offset: 0 });
}

/** More than any authority has cadres. */
const MOST_LISTED = 1_000_000;

const hoursOf = ({ today: day, hoursOwed }: CadreQuery) => ({ year: Number(day.slice(0, 4)), hoursOwed });

/** A described cadre as the list shows it. */
function shownCadre(query: CadreQuery, unitOf: (path: string) => string | null): (row: ListedCadre) => CadreListRow {
  const soon = daysAfter(query.today, TERM_SOON_DAYS);
  return ({ path, ...row }) => ({
    ...row,
    unit: unitOf(path) ?? row.organization,
    termState: !row.termEnd ? null : row.termEnd < query.today ? 'over' : row.termEnd <= soon ? 'soon' : null,
  });
}

async function prepared(actor: Actor, filter: CadreFilter) {
  const scopes = authorisedScopes(actor, 'registry.read');
  const day = today();
  const [plan, hoursOwed] = await Promise.all([
    canAnywhere(actor, 'training.read') ? runningPlan(actor, day) : null,
    hoursOwedByAll(actor.rootId, day),
  ]);
  const query: CadreQuery = {
    ...filter,
    rootId: actor.rootId,
    scopes,
    today: day,
    planId: plan?.id ?? null,
    hoursOwed,
    phoneBlind: phoneDigest(filter.search),
  };
  return { query, plan };
}

/** The topmost directly subordinate unit above a path: each ancestor is a prefix that ends in a dot. */
function unitLookup(units: readonly { path: string; name: string }[]): (path: string) => string | null {
  const byPath = new Map(units.map((unit) => [unit.path, unit.name]));
  return (path) => {
    for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) {
      const name = byPath.get(path.slice(0, end + 1));
      if (name) return name;
    }
    return null;
  };
}
