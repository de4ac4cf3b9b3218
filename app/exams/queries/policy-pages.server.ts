import { authorisedScopes, can, grantedOn, NotFound, scopesOf, touches, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { ownMeasureClauses, clausesByVersion } from '../data/clause-rows.ts';
import { placesAt } from '../data/organization-place.ts';
import { findPolicy, listPolicies, policyCodes, policyVersions, type PoliciesAsked } from '../data/policy-rows.ts';
import { topicTitles } from '../data/session-rows.ts';
import { POLICY_PRESETS, type PresetCode } from '../rules/policy-presets.ts';
import { paperShape } from '../rules/policy-settings.ts';

/** A page of the policies the actor may use, and the presets that an organization of theirs does not have yet. */
export async function policyList(actor: Actor, asked: PoliciesAsked) {
  const scopes = authorisedScopes(actor, 'policies.read');
  const [{ rows, total }, known, organizations] = await Promise.all([
    listPolicies(sqlRead, scopes, asked, {
      read: scopesOf(actor, 'sessions.read'),
      register: scopesOf(actor, 'sessions.register'),
    }),
    policyCodes(sqlRead, scopes),
    placesAt(
      sqlRead,
      grantedOn(actor, 'policies.write').map(({ path }) => path),
    ),
  ]);
  const presets = Object.keys(POLICY_PRESETS) as PresetCode[];
  return {
    total,
    rows: rows.map(({ current, ...policy }) => ({
      ...policy,
      number: current.number,
      minutes: current.settings.minutes,
      passMark: current.settings.passMark,
      ...paperShape(current.settings),
    })),
    offers: organizations.flatMap((organization) =>
      presets
        .filter((code) => !known.some((policy) => policy.rootId === organization.rootId && policy.code === code))
        .map((code) => ({
          organizationId: organization.id,
          organizationName: organization.name,
          code,
          title: POLICY_PRESETS[code].title,
          titleEn: POLICY_PRESETS[code].titleEn,
        })),
    ),
  };
}

/** One policy with its versions; the settings of one of them with the clauses they rest on. */
export async function policyPage(actor: Actor, policyId: string, number: number | null) {
  const policy = await findPolicy(sqlRead, policyId);
  const usable = policy && touches(authorisedScopes(actor, 'policies.read'), policy.path);
  if (!policy || !usable) throw new NotFound('policy');
  const versions = await policyVersions(sqlRead, { policyId });
  const version = number === null ? versions[0] : versions.find((one) => one.number === number);
  const [latest] = versions;
  if (!version || !latest) throw new NotFound('policy version');
  const [topics, clauses, choices] = await Promise.all([
    topicTitles(sqlRead),
    clausesByVersion(sqlRead, Object.values(version.sources)),
    ownMeasureClauses(sqlRead, [policy.rootId, policy.organizationId], today()),
  ]);
  return {
    policy,
    version,
    latest: latest.number,
    versions: versions.map(({ number: n, reason, createdByName, createdAt }) => ({
      number: n,
      reason,
      createdByName,
      createdAt,
    })),
    shape: paperShape(version.settings),
    topics,
    clauses,
    choices: choices.map(({ id, document, label, heading }) => ({ id, document, label, heading })),
    mayWrite: can(actor, 'policies.write', policy.path),
  };
}
