import { policyFormOf } from '~/exams/rules/policy-form.ts';
import { PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import type { Permission } from '~/identity/rules/permissions.ts';
import { today } from '~/platform/clock.ts';
import { bankOf, exemptionOf, listOf, policyOf, roomOf, sessionOf, type Room } from './exam-room.ts';
import { once, type ActionProbe, type Fields, type Place, type ProbeWorld, type RouteProbe } from './probe.ts';

const at =
  (rest: string, status = 'PUBLISHED') =>
  async (w: ProbeWorld, place: Place): Promise<string> =>
    `/admin/sessions/${await sessionOf(w, place, status)}${rest}`;

const ofSession = (rest: string, status?: string): RouteProbe => ({
  inside: (w) => at(rest, status)(w, 'unitA'),
  outside: (w) => at(rest, status)(w, 'unitB'),
});

/** What is done with a session that nobody else asks about. */
const upon = (status: string, form: ActionProbe['form'] = {}): ActionProbe => ({
  may: ['sessions.write'],
  at: at('', status),
  form,
});

const listed = (permission: Permission, names: (list: Awaited<ReturnType<typeof listOf>>) => Fields): ActionProbe => ({
  may: [permission],
  at: async (w, place) => `/admin/sessions/${(await listOf(w, place)).sessionId}/registrations`,
  form: async (w, place) => names(await listOf(w, place)),
});

const inRoom = (names: (room: Room) => Fields = () => ({})): ActionProbe => ({
  may: ['sessions.invigilate'],
  at: async (w, place) => `/admin/sessions/${(await roomOf(w, place)).sessionId}/board`,
  form: async (w, place) => ({ reason: '停电', ...names(await roomOf(w, place)) }),
});

const sitting = ({ attemptId }: Room): Fields => ({ attemptId });

const confirming = (permission: Permission, names: (room: Room) => Fields): ActionProbe => ({
  may: [permission],
  form: async (w, place) => names(await roomOf(w, place)),
});

const planned = async (w: ProbeWorld, place: Place): Promise<Fields> => ({
  organizationId: w[place].id,
  title: '任用前测试',
  occasion: 'PRE_APPOINTMENT',
  policyVersionId: (await policyOf(w, place)).versionId,
  bankId: await bankOf(w, place),
  opensAt: '2027-01-10T09:00',
  closesAt: '2027-01-10T11:00',
});

/** Somebody of a unit who can be exempted; nobody new, whom the plan of the unit would miss. */
const personIn = (w: ProbeWorld, place: Place): string => w.as('CADRE', place).cadreId ?? '';
/** An exemption of a unit that can be withdrawn. */
const exemptionIn = once(exemptionOf);

export const examOfficeProbes: Record<string, RouteProbe> = {
  'admin-sessions': { inside: () => '/admin/sessions' },
  'admin-sessions-export': { inside: () => '/admin/sessions/export' },
  'admin-session-new': { inside: () => '/admin/sessions/new', actions: { '': { form: planned } } },
  'admin-session': {
    ...ofSession(''),
    actions: {
      publish: upon('DRAFT'),
      invigilators: upon('PUBLISHED', (w, place) => ({ invigilator: w.as('INVIGILATOR', place).accountId })),
      close: upon('PUBLISHED'),
      cancel: upon('PUBLISHED'),
      end: upon('REGISTRATION_CLOSED'),
    },
  },
  'admin-session-edit': { ...ofSession('/edit', 'DRAFT'), actions: { '': { form: planned } } },
  'admin-registrations': {
    ...ofSession('/registrations'),
    actions: {
      add: listed('sessions.register', ({ other }) => ({ cadreId: other.cadreId ?? '' })),
      paste: listed('sessions.register', ({ other }) => ({ numbers: other.accountNumber })),
      substitute: listed('sessions.register', ({ registrationId, other }) => ({
        registrationId,
        cadreId: other.cadreId ?? '',
      })),
      present: listed('sessions.invigilate', ({ registrationId }) => ({ registrationId })),
      absent: listed('sessions.invigilate', ({ registrationId }) => ({ registrationId })),
      withdraw: listed('sessions.register', ({ registrationId }) => ({ registrationId })),
      restore: listed('sessions.register', ({ registrationId }) => ({ registrationId })),
      defer: listed('sessions.write', ({ registrationId }) => ({ registrationId, reason: '病假' })),
    },
  },
  'admin-registrations-export': ofSession('/registrations/export'),
  'admin-sign-in-sheet': ofSession('/sign-in-sheet'),
  'admin-board': {
    ...ofSession('/board'),
    actions: {
      note: inRoom(({ attemptId }) => ({ attemptId, note: '换了座位' })),
      present: inRoom(({ registrationId }) => ({ registrationId })),
      pause: inRoom(sitting),
      resume: inRoom(sitting),
      extend: inRoom(({ attemptId }) => ({ attemptId, minutes: '5' })),
      'pause-all': inRoom(),
      'resume-all': inRoom(),
      'extend-all': inRoom(() => ({ minutes: '5' })),
      'approve-move': inRoom(({ moveId }) => ({ moveId })),
      'refuse-move': inRoom(({ moveId }) => ({ moveId })),
      collect: inRoom(sitting),
    },
  },
  'admin-board-export': ofSession('/board/export'),
  'admin-results': {
    inside: () => '/admin/results',
    actions: {
      hold: confirming('results.confirm', ({ eligibilityId }) => ({ ids: eligibilityId, reason: '待核' })),
      '': confirming('results.confirm', ({ eligibilityId }) => ({ ids: eligibilityId })),
      refuse: confirming('results.confirm', ({ eligibilityId }) => ({ ids: eligibilityId, reason: '不符' })),
    },
  },
  'admin-results-export': { inside: () => '/admin/results/export' },
  'admin-appeals': {
    inside: () => '/admin/appeals',
    actions: {
      '': confirming('appeals.decide', ({ appealId }) => ({
        appealId,
        decision: 'REJECTED',
        answer: '经复核，维持原判。',
      })),
    },
  },
  'admin-appeals-export': { inside: () => '/admin/appeals/export' },
  'admin-exemptions': {
    inside: () => '/admin/exemptions',
    actions: {
      '': {
        may: ['exemptions.grant'],
        form: async (w, place) => ({ exemptionId: await exemptionIn(w, place), reason: '条件不再具备' }),
      },
    },
  },
  'admin-exemptions-export': { inside: () => '/admin/exemptions/export' },
  'admin-exemption-new': {
    inside: (w) => `/admin/exemptions/new?cadre=${personIn(w, 'unitA')}`,
    outside: (w) => `/admin/exemptions/new?cadre=${personIn(w, 'unitB')}`,
    actions: {
      '': {
        form: async (w, place) => ({
          cadreId: personIn(w, place),
          occasion: 'PRE_APPOINTMENT',
          kind: `${(await policyOf(w, place)).versionId} ${PRE_LIGHT_50.waiverKinds[0]}`,
          reason: '援派期间',
          approvedBy: '工委',
          validFrom: today(),
          validUntil: '',
        }),
      },
    },
  },
  'admin-outages': {
    inside: () => '/admin/outages',
    actions: {
      late: confirming('outages.decide', ({ lateId }) => ({
        attemptId: lateId,
        decision: 'not',
        reason: '超过时限',
        seen: '1',
      })),
      '': confirming('outages.decide', ({ outageId }) => ({ outageId })),
    },
  },
  'admin-outages-export': { inside: () => '/admin/outages/export' },
  'admin-policies-export': { inside: () => '/admin/policies/export' },
  'admin-policies': {
    inside: () => '/admin/policies',
    actions: {
      '': {
        may: ['policies.write'],
        form: (w, place) => ({ preset: 'PRE_LIGHT_50', organizationId: w[place].id }),
      },
    },
  },
  'admin-policy': {
    inside: async (w) => `/admin/policies/${(await policyOf(w, 'unitA')).id}`,
    outside: async (w) => `/admin/policies/${(await policyOf(w, 'unitB')).id}`,
    actions: {
      '': {
        may: ['policies.write'],
        form: async (w, place) => {
          // The form can name the topics that there are.
          await bankOf(w, place);
          return { ...policyFormOf(PRE_LIGHT_50, {}), basedOn: '1', reason: '按新规定' };
        },
      },
    },
  },
};
