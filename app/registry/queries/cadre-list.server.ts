import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { countCadres, listCadres, unitNames, type CadreQuery } from '../data/cadre-list-rows.ts';
import { TERM_SOON_DAYS, type CadreFilter, type CadreListRow } from '../rules/cadre-list-spec.ts';
import { phoneBlindOf } from '../data/cadre-phone.ts';

export type CadreListPage = { sort: string; descending: boolean; limit: number; offset: number };
export type CadreList = { rows: CadreListRow[]; total: number; all: number };

const ALL: CadreFilter = {
  search: '',
  post: null,
  mode: null,
  within: null,
  term: null,
  age: null,
  account: null,
  status: null,
  ids: null,
};

/** One page of the cadres in the actor's subtrees, how many match, and how many there are in all. */
export async function cadreList(actor: Actor, filter: CadreFilter, page: CadreListPage): Promise<CadreList> {
  const query = queryOf(actor, filter);
  const everybody = { ...queryOf(actor, ALL) };
  const unfiltered = JSON.stringify(filter) === JSON.stringify(ALL);
  const [rows, units, total, all] = await Promise.all([
    listCadres(sqlRead, query, page),
    unitNames(sqlRead, actor.rootId),
    countCadres(sqlRead, query),
    unfiltered ? null : countCadres(sqlRead, everybody),
  ]);
  const unitOf = unitLookup(units);
  const soon = addDays(query.today, TERM_SOON_DAYS);
  return {
    rows: rows.map(({ path, ...row }) => ({
      ...row,
      unit: unitOf(path) ?? row.organization,
      termState: !row.termEnd ? null : row.termEnd < query.today ? 'over' : row.termEnd <= soon ? 'soon' : null,
    })),
    total,
    all: all ?? total,
  };
}

function queryOf(actor: Actor, filter: CadreFilter): CadreQuery {
  const digits = filter.search.replaceAll(/[\s-]/g, '');
  return {
    ...filter,
    rootId: actor.rootId,
    scopes: authorisedScopes(actor, 'registry.read'),
    today: today(),
    phoneBlind: /^1\d{10}$/.test(digits) ? phoneBlindOf(digits) : null,
  };
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

const addDays = (civil: string, days: number): string =>
  new Date(Date.parse(`${civil}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
