import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { once, type RouteProbe } from './probe.ts';

type Made = { code: string; clauseId: string; versionId: string };

/** Own measures of a unit, with one clause. */
const measuresOf = once(async (w, place): Promise<Made> => {
  const [id, clauseId, versionId] = [newId(), newId(), newId()];
  await sql.query(
    `INSERT INTO regulation_document (id, code, organization_id, title, title_en, short_title, kind, issuer, evidence, introduction, content_hash)
     VALUES ($1, $2, $3, '办法', 'Measures', '办法', 'OWN_MEASURES', '本单位', 'PROPOSAL', '', '')`,
    [id, `measures-${id}`, w[place].id],
  );
  await sql.query(
    `INSERT INTO clause (id, document_id, article, ordinal, label, heading) VALUES ($1, $2, '1', 0, '第一条', '目的')`,
    [clauseId, id],
  );
  await sql.query(
    `INSERT INTO clause_version (id, clause_id, substance, evidence, valid_from, content_hash)
     VALUES ($1, $2, '内容', 'PROPOSAL', '2020-01-01', '')`,
    [versionId, clauseId],
  );
  return { code: `measures-${id}`, clauseId, versionId };
});

/** A rule that a unit has set for itself. */
export const ruleOf = once(async (w, place) => {
  const id = newId();
  await sql.query(
    `INSERT INTO rule_version (id, code, scope_organization_id, value, evidence, valid_from)
     VALUES ($1, 'PROBE_RULE', $2, '1', 'PROPOSAL', '2026-01-01')`,
    [id, w[place].id],
  );
  return id;
});

/** Own measures concern those above and below their organization; rules of everybody concern everybody. */
export const regulationsProbes: Record<string, RouteProbe> = {
  regulations: { inside: () => '/regulations' },
  regulation: {
    inside: async (w) => `/regulations/${(await measuresOf(w, 'unitA')).code}`,
    outside: async (w) => `/regulations/${(await measuresOf(w, 'unitB')).code}`,
  },
  'admin-regulations': { inside: () => '/admin/regulations' },
  'admin-regulations-export': { inside: () => '/admin/regulations/export' },
  'admin-regulation-rules': {
    inside: () => '/admin/regulations/rules',
    actions: {
      confirm: { form: async (w, place) => ({ ruleId: await ruleOf(w, place) }) },
      '': {
        form: (w, place) => ({
          code: 'PROBE_RULE',
          organizationId: w[place].id,
          value: '2',
          clauseId: '',
          validFrom: '2027-01-01',
        }),
      },
    },
  },
  'admin-regulation-rules-export': { inside: () => '/admin/regulations/rules/export' },
  'admin-regulation-new': {
    inside: () => '/admin/regulations/new',
    actions: {
      '': {
        form: (w, place) => ({
          organizationId: w[place].id,
          title: '办法',
          titleEn: 'Measures',
          shortTitle: '办法',
          issuedOn: '',
          effectiveFrom: '2026-01-01',
        }),
      },
    },
  },
  'admin-regulation': {
    inside: async (w) => `/admin/regulations/${(await measuresOf(w, 'unitA')).code}`,
    outside: async (w) => `/admin/regulations/${(await measuresOf(w, 'unitB')).code}`,
    actions: {
      write: {
        form: {
          clauseId: '',
          article: '2',
          label: '第二条',
          heading: '范围',
          substance: '适用于本单位。',
          validFrom: '2026-01-01',
        },
      },
      confirm: { form: async (w, place) => ({ versionId: (await measuresOf(w, place)).versionId }) },
      end: { form: async (w, place) => ({ clauseId: (await measuresOf(w, place)).clauseId, day: '2026-12-01' }) },
    },
  },
};
