import type { Permission } from '~/identity/rules/permissions.ts';
import { navigationMessages } from '../messages/navigation.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { AdminNavGroup, LearnerNavEntry } from './navigation-entry.ts';

type Words = Translator<typeof navigationMessages>;
type Place = {
  word: keyof typeof navigationMessages;
  href: string;
  needs: readonly Permission[];
  /** a place on the way, not one where somebody begins the day */
  aside?: true;
};

/** The administrator's places, in the order of a working day. A place is shown to whoever may open it. */
const ADMIN: { title: keyof typeof navigationMessages | null; places: Place[] }[] = [
  { title: null, places: [{ word: 'today', href: '/admin', needs: ['overview.read'] }] },
  {
    title: 'people',
    places: [
      { word: 'cadres', href: '/admin/cadres', needs: ['registry.read'] },
      { word: 'organizations', href: '/admin/organizations', needs: ['registry.read'] },
      {
        word: 'imports',
        href: '/admin/imports',
        needs: ['registry.import', 'training.write', 'attendance.write', 'questions.write', 'sessions.register'],
        aside: true,
      },
      { word: 'activation', href: '/admin/accounts/activation', needs: ['accounts.activate'], aside: true },
    ],
  },
  {
    title: 'training',
    places: [
      { word: 'rotation', href: '/admin/rotation', needs: ['training.read'], aside: true },
      { word: 'classes', href: '/admin/classes', needs: ['training.read'] },
      { word: 'learning', href: '/admin/learning', needs: ['learning.assign'] },
    ],
  },
  {
    title: 'testing',
    places: [
      { word: 'sessions', href: '/admin/sessions', needs: ['sessions.read', 'sessions.register'] },
      { word: 'results', href: '/admin/results', needs: ['results.read'] },
      { word: 'exemptions', href: '/admin/exemptions', needs: ['results.read'] },
      { word: 'appeals', href: '/admin/appeals', needs: ['results.read'] },
      { word: 'questions', href: '/admin/questions', needs: ['questions.read'] },
      { word: 'policies', href: '/admin/policies', needs: ['policies.read'] },
      { word: 'outages', href: '/admin/outages', needs: ['outages.decide'] },
    ],
  },
  {
    title: 'certification',
    places: [
      { word: 'applications', href: '/admin/certification', needs: ['certification.review', 'certification.decide'] },
      { word: 'certificates', href: '/admin/certificates', needs: ['credentials.read'] },
    ],
  },
  {
    title: 'system',
    places: [
      { word: 'rules', href: '/admin/regulations', needs: ['regulations.write'] },
      { word: 'jobs', href: '/admin/jobs', needs: ['operations.read'] },
      { word: 'rescue', href: '/admin/rescue', needs: ['accounts.rescue'] },
      { word: 'accounts', href: '/admin/accounts', needs: ['accounts.read'] },
      { word: 'grants', href: '/admin/grants', needs: ['grants.write'] },
      { word: 'audit', href: '/admin/audit', needs: ['audit.read'] },
      { word: 'settings', href: '/admin/settings', needs: ['settings.write'] },
    ],
  },
];

const openTo = (place: Place, permissions: readonly string[]): boolean =>
  place.needs.some((need) => permissions.includes(need));

/** Where this person's day as an administrator begins; null for those who only learn. */
export function firstAdminPlace(permissions: readonly string[]): string | null {
  const open = ADMIN.flatMap((group) => group.places).filter((place) => openTo(place, permissions));
  return (open.find(({ aside }) => !aside) ?? open[0])?.href ?? null;
}

export function adminNavigation(t: Words, permissions: readonly string[], path: string): AdminNavGroup[] {
  const here = path.split('?')[0] ?? '';
  const longest = ADMIN.flatMap((group) => group.places)
    .filter(({ href }) => here === href || here.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  return ADMIN.map(({ title, places }) => ({
    title: title ? t(title) : undefined,
    entries: places
      .filter((place) => openTo(place, permissions))
      .map((place) => ({ label: t(place.word), href: place.href, current: place === longest })),
  })).filter((group) => group.entries.length > 0);
}

export function learnerNavigation(t: Words, permissions: readonly string[], path: string): LearnerNavEntry[] {
  const within = (...prefixes: string[]): boolean =>
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`));
  const admin = firstAdminPlace(permissions);
  const tests = { label: t('tests'), href: '/tests', current: within('/tests', '/sittings', '/practice', '/try') };
  const record = {
    label: t('record'),
    shortLabel: t('recordShort'),
    href: '/record',
    current: within('/record', '/certificates', '/certification', '/account'),
  };
  return [
    { label: t('home'), href: '/', current: path === '/' || path.startsWith('/?') },
    { label: t('courses'), href: '/learn', current: within('/learn', '/courses', '/cases', '/regulations') },
    // Courses are for everybody; tests and a record of one's own are for cadres.
    ...(permissions.includes('self.sit') ? [tests] : []),
    ...(permissions.includes('self.learn') ? [record] : []),
    ...(admin ? [{ label: t('admin'), href: admin, current: false }] : []),
  ];
}
